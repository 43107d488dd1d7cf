using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NemoVideo.Local.Faults;

namespace NemoVideo.Local.Api;

/// <summary>The envelopes of the API.</summary>
internal static class Answers
{
    private const string ContentType = "application/json; charset=utf-8";

    // Letters of every script stay readable; nothing here ends up in HTML.
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary><c>{"code":0,"data":…}</c></summary>
    public static Task DataAsync<T>(HttpContext context, T data, JsonTypeInfo<T> type) => WriteAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("code", 0);
            writer.WritePropertyName("data");
            JsonSerializer.Serialize(writer, data, type);
            writer.WriteEndObject();
        });

    /// <summary><c>{"success":true,"data":…}</c></summary>
    public static Task SuccessAsync<T>(HttpContext context, T data, JsonTypeInfo<T> type) => WriteAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteBoolean("success", true);
            writer.WritePropertyName("data");
            JsonSerializer.Serialize(writer, data, type);
            writer.WriteEndObject();
        });

    /// <summary>Without an envelope.</summary>
    public static Task BareAsync<T>(HttpContext context, T data, JsonTypeInfo<T> type) =>
        WriteAsync(context, writer => JsonSerializer.Serialize(writer, data, type));

    /// <param name="form">Null for the default of <see cref="WireShape.Errors"/>.</param>
    /// <param name="status">The HTTP status, where it is not the matching one.</param>
    public static Task ErrorAsync(HttpContext context, int code, string message, ErrorForm? form, int? status = null)
    {
        var plain = form ?? (code is >= 400 and <= 599 ? ErrorForm.Http : ErrorForm.Code);
        context.Response.StatusCode = status ?? (plain == ErrorForm.Code ? StatusCodes.Status200OK : ApiCode.HttpStatusOf(code));
        if (plain == ErrorForm.Empty)
        {
            return Task.CompletedTask;
        }

        return WriteAsync(context, writer =>
        {
            writer.WriteStartObject();
            switch (plain)
            {
                case ErrorForm.Detail:
                    writer.WriteString("detail", message);
                    break;
                case ErrorForm.Error:
                    writer.WriteString("error", message);
                    break;
                case ErrorForm.Success:
                    writer.WriteBoolean("success", false);
                    writer.WriteString("error", message);
                    break;
                default:
                    writer.WriteNumber("code", code);
                    writer.WriteString("message", message);
                    break;
            }

            writer.WriteEndObject();
        });
    }

    private static async Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> write)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            write(writer);
        }

        context.Response.ContentType = ContentType;
        context.Response.ContentLength = buffer.WrittenCount;
        await context.Response.Body.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
    }
}
