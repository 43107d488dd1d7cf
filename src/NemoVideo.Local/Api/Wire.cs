using System.Text.Json;
using System.Text.Json.Serialization;
using NemoVideo.Local.Model;
using NemoVideo.Local.Work;

namespace NemoVideo.Local.Api;

internal sealed record TokenAnswer(string Token, string UserId, DateTimeOffset ExpiresAt, int Credits);

internal sealed record SessionRequest(string? TaskName, string? Language);

internal sealed record SessionAnswer(string TaskId, WireId SessionId, string UserId);

internal sealed record ClaimRequest(string? TaskId, WireId SessionId);

internal sealed record ClaimAnswer(string ClaimToken, int ExpiresIn);

internal sealed record CreditsAnswer(int Available, int Frozen, int Total);

internal sealed record MessageRequest(string? AppName, string? UserId, WireId SessionId, MessageContent? NewMessage);

/// <param name="Parts">From a client, like everything read here: any of them may be null.</param>
internal sealed record MessageContent(IReadOnlyList<MessagePart?>? Parts);

internal sealed record MessagePart(string? Text);

internal sealed record UrlsRequest(IReadOnlyList<string?>? Urls, string? SourceType);

internal sealed record UploadAnswer(IReadOnlyList<FileAnswer> Files, bool SessionStateApplied);

/// <param name="Duration">Seconds; 0 for an image.</param>
/// <param name="Hash">SHA-256, hexadecimal.</param>
internal sealed record FileAnswer(
    string MediaId,
    string Filename,
    string FileType,
    string CdnUrl,
    double Duration,
    int Width,
    int Height,
    double Fps,
    long Size,
    string Hash
);

internal sealed record StateAnswer(WireId SessionId, string TaskId, string TaskName, SessionState State);

/// <param name="VideoInfos">A list of <see cref="FileAnswer"/>, or an object keyed by id, like the other collections.</param>
internal sealed record SessionState(
    Draft? Draft,
    JsonElement VideoInfos,
    JsonElement GeneratedMedia,
    JsonElement VideoAnalyses,
    CanvasConfig? CanvasConfig
);

internal sealed record CanvasConfig(int Width, int Height, double Fps);

/// <param name="SessionId">The one name on the wire that is not snake_case.</param>
internal sealed record RenderRequest(
    WireId Id,
    [property: JsonPropertyName("sessionId")] WireId SessionId,
    JsonElement Draft,
    RenderRequestOutput? Output
);

internal sealed record RenderRequestOutput(string? Format, string? Quality, string? Resolution);

internal sealed record RenderAnswer(string Id, string Status, int Progress);

/// <summary>A poll's answer without an envelope.</summary>
internal sealed record BarePoll(
    [property: JsonPropertyName("taskId")] string TaskId,
    string Status,
    int Progress,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Error,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] BarePollOutput? Output
);

/// <param name="Duration">Seconds.</param>
/// <param name="Size">Bytes.</param>
internal sealed record BarePollOutput(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Url,
    double Duration,
    long Size
);

/// <summary>The data in a poll's wrapped answer; times are in epoch milliseconds.</summary>
internal sealed record WrappedPoll(
    string Id,
    string Status,
    int Progress,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Error,
    [property: JsonPropertyName("outputUrl"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? OutputUrl,
    [property: JsonPropertyName("createdAt")] long CreatedAt,
    [property: JsonPropertyName("completedAt"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? CompletedAt
);

/// <summary>What the server saw.</summary>
/// <param name="Open">Requests still under way.</param>
internal sealed record RequestsAnswer(int Open, IReadOnlyList<SeenRequest> Requests);

internal sealed record ClockRequest(double AdvanceSeconds);

internal sealed record ClockAnswer(DateTimeOffset Now);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(SessionRequest))]
[JsonSerializable(typeof(SessionAnswer))]
[JsonSerializable(typeof(ClaimRequest))]
[JsonSerializable(typeof(ClaimAnswer))]
[JsonSerializable(typeof(CreditsAnswer))]
[JsonSerializable(typeof(MessageRequest))]
[JsonSerializable(typeof(UrlsRequest))]
[JsonSerializable(typeof(UploadAnswer))]
[JsonSerializable(typeof(IReadOnlyList<FileAnswer>))]
[JsonSerializable(typeof(Dictionary<string, FileAnswer>))]
[JsonSerializable(typeof(IReadOnlyList<Analysis>))]
[JsonSerializable(typeof(Dictionary<string, Analysis>))]
[JsonSerializable(typeof(StateAnswer))]
[JsonSerializable(typeof(RenderRequest))]
[JsonSerializable(typeof(RenderAnswer))]
[JsonSerializable(typeof(BarePoll))]
[JsonSerializable(typeof(WrappedPoll))]
[JsonSerializable(typeof(RequestsAnswer))]
[JsonSerializable(typeof(ClockRequest))]
[JsonSerializable(typeof(ClockAnswer))]
internal sealed partial class WireJson : JsonSerializerContext;
