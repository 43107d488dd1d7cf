using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NemoVideo.Local.Faults;

namespace NemoVideo.Local.Api;

/// <summary>Writes the events of a message in the form the server was told to use: ADK's, or the simple one.</summary>
internal sealed class EventStream(Stream body, WireShape shape, TimeProvider clock)
{
    private const int PieceLength = 24;
    private const string Author = "nemo_agent";
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _invocation = "e-" + Guid.NewGuid();

    /// <summary>Sends the headers before there is any event.</summary>
    public Task BeginAsync(CancellationToken cancellationToken) => body.FlushAsync(cancellationToken);

    /// <summary>Text in pieces, then the event that repeats all of it.</summary>
    public async Task TextAsync(string text, CancellationToken cancellationToken)
    {
        if (shape.Partial)
        {
            foreach (var piece in Pieces(text))
            {
                await TextEventAsync(piece, partial: true, cancellationToken);
            }
        }

        // The simple form has no repeating event: its pieces are all there is.
        if (shape.Stream == StreamForm.Adk || !shape.Partial)
        {
            await TextEventAsync(text, partial: false, cancellationToken);
        }
    }

    public Task ToolCallAsync(
        string id,
        string tool,
        IReadOnlyDictionary<string, object?> arguments,
        CancellationToken cancellationToken
    ) =>
        SendAsync(
            writer =>
            {
                if (shape.Stream == StreamForm.Simple)
                {
                    writer.WriteString("type", "tool_call");
                    writer.WriteString("name", tool);
                    writer.WritePropertyName("args");
                    WriteValue(writer, arguments);
                    return;
                }

                WriteAdk(writer, "model", partial: false, () =>
                {
                    writer.WriteStartObject("functionCall");
                    writer.WriteString("id", id);
                    writer.WriteString("name", tool);
                    writer.WritePropertyName("args");
                    WriteValue(writer, arguments);
                    writer.WriteEndObject();
                });
            },
            cancellationToken
        );

    public Task ToolResultAsync(string id, string tool, CancellationToken cancellationToken) =>
        SendAsync(
            writer =>
            {
                if (shape.Stream == StreamForm.Simple)
                {
                    writer.WriteString("type", "tool_result");
                    writer.WriteString("name", tool);
                    WriteSuccess(writer, "result");
                    return;
                }

                WriteAdk(writer, "user", partial: false, () =>
                {
                    writer.WriteStartObject("functionResponse");
                    writer.WriteString("id", id);
                    writer.WriteString("name", tool);
                    WriteSuccess(writer, "response");
                    writer.WriteEndObject();
                });
            },
            cancellationToken
        );

    public Task ErrorAsync(string message, CancellationToken cancellationToken) =>
        SendAsync(writer => writer.WriteString("error", message), cancellationToken);

    public Task HeartbeatAsync(CancellationToken cancellationToken) =>
        WriteAsync(
            shape.Heartbeat switch
            {
                HeartbeatForm.Comment => ": heartbeat\n\n",
                HeartbeatForm.Event => "event: heartbeat\n\n",
                HeartbeatForm.EventData => "event: heartbeat\ndata: {}\n\n",
                HeartbeatForm.Empty => "data:\n\n",
                HeartbeatForm.Text => "data: heartbeat\n\n",
                _ => "data: {\"type\":\"heartbeat\"}\n\n",
            },
            cancellationToken
        );

    private Task TextEventAsync(string text, bool partial, CancellationToken cancellationToken) =>
        SendAsync(
            writer =>
            {
                if (shape.Stream == StreamForm.Simple)
                {
                    writer.WriteString("type", "text");
                    writer.WriteString("content", text);
                    return;
                }

                WriteAdk(writer, "model", partial, () => writer.WriteString("text", text));
            },
            cancellationToken
        );

    private void WriteAdk(Utf8JsonWriter writer, string role, bool partial, Action writePart)
    {
        writer.WriteString("invocationId", _invocation);
        writer.WriteString("author", Author);
        writer.WriteStartObject("content");
        writer.WriteString("role", role);
        writer.WriteStartArray("parts");
        writer.WriteStartObject();
        writePart();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        if (partial)
        {
            writer.WriteBoolean("partial", true);
        }

        writer.WriteString("id", Guid.NewGuid().ToString("N")[..8]);
        writer.WriteStartObject("actions");
        writer.WriteStartObject("stateDelta");
        writer.WriteEndObject();
        writer.WriteEndObject();
        var milliseconds = clock.GetUtcNow().ToUnixTimeMilliseconds();
        if (shape.Timestamps == TimestampUnit.Milliseconds)
        {
            writer.WriteNumber("timestamp", milliseconds);
        }
        else
        {
            writer.WriteNumber("timestamp", milliseconds / 1000m);
        }
    }

    private static void WriteSuccess(Utf8JsonWriter writer, string name)
    {
        writer.WriteStartObject(name);
        writer.WriteString("status", "success");
        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case int or long or short or byte:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double or float or decimal:
                writer.WriteNumberValue(Convert.ToDecimal(value, CultureInfo.InvariantCulture));
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case IReadOnlyDictionary<string, object?> members:
                writer.WriteStartObject();
                foreach (var (name, member) in members)
                {
                    writer.WritePropertyName(name);
                    WriteValue(writer, member);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    WriteValue(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static IEnumerable<string> Pieces(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = Math.Min(text.Length, start + PieceLength);
            if (end < text.Length && char.IsLowSurrogate(text[end]))
            {
                end++;
            }

            yield return text[start..end];
            start = end;
        }
    }

    private Task SendAsync(Action<Utf8JsonWriter> writeMembers, CancellationToken cancellationToken)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, WriterOptions))
        {
            writer.WriteStartObject();
            writeMembers(writer);
            writer.WriteEndObject();
        }

        return WriteAsync($"data: {Encoding.UTF8.GetString(json.WrittenSpan)}\n\n", cancellationToken);
    }

    private async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        await body.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        await body.FlushAsync(cancellationToken);
    }
}
