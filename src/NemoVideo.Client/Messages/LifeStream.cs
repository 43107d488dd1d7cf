using NemoVideo.Client.Http;
using NemoVideo.Core.Ports;
using NemoVideo.Core.Text;

namespace NemoVideo.Client.Messages;

/// <summary>
/// Sits below the event parser and sees every byte: any byte is a sign of life; comments and events without data, for which
/// the parser yields nothing, are reported as such; if an event or all of
/// them are too large, the stream ends (the parser has no limit). A last event that lacks its blank line is closed at the end.
/// </summary>
internal sealed class LifeStream(Stream inner, IdleWatch watch, NemoOptions options, Action onQuietSign) : Stream
{
    private static readonly byte[] LastBlankLine = "\n\n"u8.ToArray();

    private long _bytes;
    private int _lineBytes;
    private int _eventBytes;
    private byte _lineFirst;
    private bool _afterCarriageReturn;
    private bool _hasData;
    private bool _hasFields;
    private int _left = -1;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_left < 0)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (read > 0)
            {
                watch.Touch();
                _bytes += read;
                if (_bytes > options.MaxStreamBytes)
                {
                    throw new StreamTooLargeException(
                        $"it is larger than any answer should be: more than {Size.Of(options.MaxStreamBytes)} came."
                    );
                }

                Scan(buffer.Span[..read]);
                return read;
            }

            _left = LastBlankLine.Length;
        }

        var count = Math.Min(_left, buffer.Length);
        LastBlankLine.AsSpan(LastBlankLine.Length - _left, count).CopyTo(buffer.Span);
        _left -= count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Scan(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            if (b == (byte)'\n' && _afterCarriageReturn)
            {
                _afterCarriageReturn = false;
                continue;
            }

            _afterCarriageReturn = b == (byte)'\r';
            if (b is (byte)'\n' or (byte)'\r')
            {
                EndLine();
                continue;
            }

            if (_lineBytes++ == 0)
            {
                _lineFirst = b;
            }

            if (_eventBytes + _lineBytes > options.MaxEventBytes)
            {
                throw new StreamTooLargeException("one of its events was larger than any should be.");
            }
        }
    }

    private void EndLine()
    {
        if (_lineBytes == 0)
        {
            if (_hasFields && !_hasData)
            {
                onQuietSign();
            }

            _hasFields = _hasData = false;
            _eventBytes = 0;
        }
        else if (_lineFirst == (byte)':')
        {
            onQuietSign();
        }
        else
        {
            _hasFields = true;
            _hasData |= _lineFirst == (byte)'d';
            _eventBytes += _lineBytes;
        }

        _lineBytes = 0;
    }
}

/// <summary>A stream, or something in it, is larger than any should be; the message says what.</summary>
internal sealed class StreamTooLargeException : IOException
{
    public StreamTooLargeException()
        : base("it is larger than any should be.") { }

    public StreamTooLargeException(string message)
        : base(message) { }

    public StreamTooLargeException(string message, Exception innerException)
        : base(message, innerException) { }
}
