using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using NemoVideo.Core.Ports;

namespace NemoVideo.Client.Http;

/// <summary>The JSON bodies that are sent (api.md, "Calls").</summary>
internal static class Bodies
{
    public static JsonBody NewSession(string name, string? language) => Of(new NewSession(name, language), BodiesJson.Default.NewSession);

    public static JsonBody Message(string sessionId, string text) =>
        Of(new Message("nemo_agent", "me", sessionId, new MessageContent([new MessagePart(text)])), BodiesJson.Default.Message);

    public static JsonBody UploadUrls(Uri uri) => Of(new UploadUrls([uri.AbsoluteUri], "url"), BodiesJson.Default.UploadUrls);

    public static JsonBody Claim(string taskId, string sessionId) => Of(new Claim(taskId, sessionId), BodiesJson.Default.Claim);

    /// <summary>The draft goes in as received, byte for byte.</summary>
    public static JsonBody Render(RenderOrder order)
    {
        var bytes = new ArrayBufferWriter<byte>(order.Draft.Length + 256);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("id", order.Id);
            json.WriteString("sessionId", order.SessionId);
            json.WritePropertyName("draft");
            json.WriteRawValue(order.Draft, skipInputValidation: true);
            json.WriteStartObject("output");
            json.WriteString("format", order.Format);
            json.WriteString("quality", order.Quality);
            if (order.Resolution is not null)
            {
                json.WriteString("resolution", order.Resolution);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return new JsonBody(bytes.WrittenMemory);
    }

    private static JsonBody Of<T>(T body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        new(JsonSerializer.SerializeToUtf8Bytes(body, type));
}

internal sealed record NewSession(string TaskName, string? Language);

internal sealed record Message(string AppName, string UserId, string SessionId, MessageContent NewMessage);

internal sealed record MessageContent(IReadOnlyList<MessagePart> Parts);

internal sealed record MessagePart(string Text);

internal sealed record UploadUrls(IReadOnlyList<string> Urls, string SourceType);

internal sealed record Claim(string TaskId, string SessionId);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(NewSession))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(UploadUrls))]
[JsonSerializable(typeof(Claim))]
internal sealed partial class BodiesJson : JsonSerializerContext;
