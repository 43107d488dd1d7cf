namespace NemoVideo.Client.Http;

/// <summary>
/// A server may answer "too large" and close while a body is still being sent. SocketsHttpHandler then fails at the write and
/// never reads the answer. Here a failed write is dropped, and so are those after it, so that the handler goes on to read:
/// it finds either the answer or the same broken connection. The body is told that its bytes did not leave.
/// </summary>
internal sealed class AnswerFirstStream(Stream inner) : Stream
{
    private volatile bool _cannotWrite;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

    public override int Read(Span<byte> buffer) => inner.Read(buffer);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        inner.ReadAsync(buffer, offset, count, cancellationToken);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        inner.ReadAsync(buffer, cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (!_cannotWrite)
        {
            try
            {
                inner.Write(buffer);
                return;
            }
            catch (IOException)
            {
                _cannotWrite = true;
            }
        }

        TrackedContent.Lose();
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_cannotWrite)
        {
            try
            {
                await inner.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (IOException)
            {
                _cannotWrite = true;
            }
        }

        TrackedContent.Lose();
    }

    public override void Flush()
    {
        if (!_cannotWrite)
        {
            inner.Flush();
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        _cannotWrite ? Task.CompletedTask : inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
