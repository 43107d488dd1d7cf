using System.Buffers;
using System.Text;
using NemoVideo.Client.Http;
using NemoVideo.Core.Ports;
using NemoVideo.Core.Text;

namespace NemoVideo.Client.Messages;

/// <summary>
/// Sits below the event parser and sees every byte: any byte is a sign of life; what the parser yields nothing for (comments, events
/// without data, lines that are no fields) is reported; if an event or all of them are too large, the stream ends (the parser has no
/// limit). It also keeps each event's own type, because the parser lets a type leak into the next event. A last event that lacks its
/// blank line is closed at the end.
/// </summary>
/// <param name="onQuiet">A comment, or an event without data; with the event's type if it has one.</param>
/// <param name="onBare">Lines that are no event's: a whole JSON value, or a line of a body that is not a stream at all.</param>
internal sealed class LifeStream(Stream inner, IdleWatch watch, NemoOptions options, Action<string?> onQuiet, Action<string> onBare)
    : ReadingStream(inner)
{
    private static readonly byte[] LastBlankLine = "\n\n"u8.ToArray();

    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly StringBuilder _bare = new();

    /// <summary>Lines that a server wrote into an event without the field's name before each: the parser ignores them.</summary>
    private readonly StringBuilder _more = new();

    /// <summary>Events (with their type) and bare lines between them that the parser has not yielded yet, in order.</summary>
    private readonly Queue<(bool IsEvent, string? Text, string More)> _ahead = new();

    private long _bytes;
    private int _eventBytes;
    private JsonNesting _nesting;
    private string? _type;
    private bool _afterCarriageReturn;
    private bool _isFirstLine = true;
    private bool _hasData;
    private bool _hasFields;
    private bool _isEventStream;
    private int _left = -1;

    /// <summary>Called for each event that the parser yields: bare lines before it are reported, and its own type is returned.</summary>
    /// <param name="more">Lines of its data that lack the field's name.</param>
    public string? NextType(out string more)
    {
        more = "";
        while (_ahead.TryDequeue(out var next))
        {
            if (next.IsEvent)
            {
                more = next.More;
                return next.Text;
            }

            onBare(next.Text!);
        }

        return null;
    }

    /// <summary>The parser has yielded its last event.</summary>
    public void End()
    {
        NextType(out _);
        if (_bare.Length > 0)
        {
            onBare(_bare.ToString());
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_left < 0)
        {
            var read = await Inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
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
            Scan(LastBlankLine);
        }

        var count = Math.Min(_left, buffer.Length);
        LastBlankLine.AsSpan(LastBlankLine.Length - _left, count).CopyTo(buffer.Span);
        _left -= count;
        return count;
    }

    private void Scan(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_afterCarriageReturn && bytes[0] == (byte)'\n')
            {
                bytes = bytes[1..];
            }

            _afterCarriageReturn = false;
            var end = bytes.IndexOfAny((byte)'\n', (byte)'\r');
            var part = end < 0 ? bytes : bytes[..end];
            if (_eventBytes + _line.WrittenCount + part.Length > options.MaxEventBytes)
            {
                throw new StreamTooLargeException("one of its events was larger than any should be.");
            }

            _line.Write(part);
            if (end < 0)
            {
                return;
            }

            _afterCarriageReturn = bytes[end] == (byte)'\r';
            bytes = bytes[(end + 1)..];
            EndLine();
            _line.ResetWrittenCount();
        }
    }

    private void EndLine()
    {
        var line = _line.WrittenSpan;
        if (_isFirstLine && line.StartsWith("\uFEFF"u8))
        {
            line = line[3..];
        }

        _isFirstLine = false;
        if (line.IsEmpty)
        {
            EndEvent();
            return;
        }

        var colon = line.IndexOf((byte)':');
        var name = colon < 0 ? line : line[..colon];
        if (colon == 0)
        {
            _isEventStream = true;
            onQuiet(null);
        }
        else if (
            name.SequenceEqual("data"u8)
            || name.SequenceEqual("event"u8)
            || name.SequenceEqual("id"u8)
            || name.SequenceEqual("retry"u8)
        )
        {
            _isEventStream = _hasFields = true;
            _hasData |= name.SequenceEqual("data"u8);
            if (name.SequenceEqual("event"u8))
            {
                _type = colon < 0 ? null : Encoding.UTF8.GetString(line[(colon + 1)..]).Trim();
            }

            _eventBytes += line.Length;
        }
        else if (_hasData)
        {
            _more.Append('\n').Append(Encoding.UTF8.GetString(line));
            _eventBytes += line.Length;
        }
        else
        {
            AddBare(line);
        }
    }

    private void EndEvent()
    {
        if (_hasData)
        {
            _ahead.Enqueue((true, _type, _more.ToString()));
        }
        else if (_hasFields)
        {
            onQuiet(_type);
        }

        _hasFields = _hasData = false;
        _type = null;
        _more.Clear();
        _eventBytes = 0;
    }

    private void AddBare(ReadOnlySpan<byte> line)
    {
        // The standard has fields of other names ignored.
        var isJson = _nesting.IsOpen || line.TrimStart(" \t"u8) is [(byte)'{' or (byte)'[', ..];
        if (!isJson && _isEventStream)
        {
            return;
        }

        _bare.Append(Encoding.UTF8.GetString(line));
        if (isJson)
        {
            _nesting.Add(line);
            if (_nesting.IsOpen)
            {
                _bare.Append('\n');
                if (_bare.Length > options.MaxEventBytes)
                {
                    throw new StreamTooLargeException("one of its events was larger than any should be.");
                }

                return;
            }
        }

        var text = _bare.ToString();
        _bare.Clear();
        _nesting = default;
        if (_ahead.Count == 0)
        {
            onBare(text);
        }
        else
        {
            _ahead.Enqueue((false, text, ""));
        }
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
