using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NemoVideo.Local.Faults;
using NemoVideo.Local.Work;

namespace NemoVideo.Local.Api;

/// <summary>A fault has ended an answer: its handler has nothing more to do.</summary>
internal sealed class AnswerEndedException : Exception
{
    public AnswerEndedException() { }

    public AnswerEndedException(string message)
        : base(message) { }

    public AnswerEndedException(string message, Exception innerException)
        : base(message, innerException) { }
}

/// <summary>An answer that a fault hits after a number of events or bytes. Knows nothing of its content.</summary>
internal sealed class FaultyBody(Stream inner, FaultRule rule, ServerClock clock, HttpContext context) : Stream
{
    private long _bytes;
    private int _events;
    private bool _afterNewLine;
    private bool _happened;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!_happened)
        {
            var before = Before(buffer.Span);
            if (before is null)
            {
                break;
            }

            await inner.WriteAsync(buffer[..before.Value], cancellationToken);
            await inner.FlushAsync(cancellationToken);
            buffer = buffer[before.Value..];
            _happened = true;
            await HappenAsync(cancellationToken);
        }

        await inner.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>How many of these bytes still pass before the fault; null when it doesn't come within them.</summary>
    private int? Before(ReadOnlySpan<byte> bytes)
    {
        var afterBytes = rule.AfterBytes ?? (rule.AfterEvents is null ? 0 : long.MaxValue);
        for (var i = 0; i <= bytes.Length; i++)
        {
            if (_bytes >= afterBytes || _events >= (rule.AfterEvents ?? int.MaxValue))
            {
                return i;
            }

            if (i == bytes.Length)
            {
                break;
            }

            _bytes++;
            // An event ends with an empty line.
            var newLine = bytes[i] == '\n';
            if (newLine && _afterNewLine)
            {
                _events++;
            }

            _afterNewLine = newLine && !_afterNewLine;
        }

        return null;
    }

    private async Task HappenAsync(CancellationToken cancellationToken)
    {
        switch (rule.Do)
        {
            case FaultAction.Stall:
                using (var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, cancellationToken))
                {
                    await Task.Delay(TimeSpan.FromSeconds(rule.Seconds), clock, either.Token);
                }

                return;
            case FaultAction.ErrorFrame:
                var message = rule.Message ?? "The model \"nemo\" is overloaded";
                var text = rule.BrokenJson
                    ? message
                    : JsonEncodedText.Encode(message, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
                await inner.WriteAsync(Encoding.UTF8.GetBytes($"data: {{\"error\":\"{text}\"}}\n\n"), cancellationToken);
                await inner.FlushAsync(cancellationToken);
                break;
            case FaultAction.Break:
                context.Drop();
                break;
        }

        throw new AnswerEndedException();
    }
}
