using System.Text.Json;
using NemoVideo.Core;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Ports;

namespace NemoVideo.Client.Json;

/// <summary>The answers of the calls, in every documented shape (api.md, "Calls").</summary>
internal static class AnswerShapes
{
    private static readonly string[] AvailableKeys =
    [
        "available",
        "available_credits",
        "availableCredits",
        "balance",
        "credits",
        "credit",
        "remaining",
        "remaining_credits",
        "amount",
    ];

    public static AnonymousToken Token(JsonElement data, DateTimeOffset now)
    {
        var value = JsonReading.Required(
            data.Required("the token's answer").Text("token", "access_token", "accessToken"),
            "token",
            "the answer"
        );
        var expires = data.Date(now, "expires_at", "expiresAt", "expires", "expiration") ?? In(data, now);
        return new AnonymousToken(
            new AccessToken(value, isAnonymous: true, expires, UserId(data)),
            data.Decimal("credits"),
            data.Id("bind_id", "bindId")
        );
    }

    public static SessionInfo Session(JsonElement data)
    {
        if (data.ValueKind is JsonValueKind.String or JsonValueKind.Number)
        {
            return new SessionInfo(data.ToString(), null, null, null);
        }

        var session = data.Required("the session's answer").Member("session") ?? default;
        return new(
            JsonReading.Required(
                data.Id("session_id", "sessionId", "sid") ?? session.Id("session_id", "sessionId", "id") ?? data.Id("id"),
                "session_id",
                "the answer"
            ),
            data.Id("task_id", "taskId") ?? data.Member("task")?.Id("task_id", "taskId", "id"),
            UserId(data),
            data.Id("bind_id", "bindId")
        );
    }

    public static Credit Credits(JsonElement data)
    {
        if (data.AsNumber() is { } bare)
        {
            return new Credit { Available = (decimal)bare, Total = (decimal)bare };
        }

        var balance = data.Required("the balance's answer");
        balance = balance.Member("balance", "credits", "credit", "account") is { ValueKind: JsonValueKind.Object } inner ? inner : balance;
        var available = balance.Decimal(AvailableKeys);
        var frozen = balance.Decimal("frozen", "frozen_credits", "reserved", "locked") ?? 0;
        var total = balance.Decimal("total", "total_credits");
        available ??= total - frozen;
        return available is null
            ? throw NemoErrors.AnswerUnreadable("the balance has no 'available'.")
            : new Credit
            {
                Available = available.Value,
                Frozen = frozen,
                Total = total ?? available.Value + frozen,
            };
    }

    public static string ClaimToken(JsonElement data) =>
        JsonReading.Required(data.Required("the claim's answer").Id("claim_token", "claimToken"), "claim_token", "the answer");

    /// <summary>A file's description, in an upload's answer or in <c>video_infos</c>. A bare string is its address or name.</summary>
    public static UploadedFile File(JsonElement file, Uri origin, string? key = null)
    {
        if (file.ValueKind == JsonValueKind.String)
        {
            var text = file.SafeString() ?? "";
            return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
                ? new UploadedFile { FileName = CleanText.Line(key), RemoteUri = uri }
                : new UploadedFile { FileName = CleanText.Line(text) };
        }

        return new UploadedFile
        {
            FileName = CleanText.Line(
                file.Text(
                    "original_filename",
                    "original_name",
                    "originalName",
                    "originalname",
                    "filename",
                    "file_name",
                    "fileName",
                    "name",
                    "title"
                ) ?? key
            ),
            Kind = CleanText.Line(file.Text("file_type", "fileType", "media_type", "type", "kind")),
            Duration = file.Seconds("duration") ?? Milliseconds(file),
            Width = file.Int("width"),
            Height = file.Int("height"),
            FrameRate = FrameRate(file),
            Hash = CleanText.Line(file.Text("hash", "file_hash", "md5", "sha256")),
            RemoteUri = file.Address(origin, "cdn_url", "cdnUrl", "url", "file_url", "fileUrl", "video_url", "uri"),
            MediaId = CleanText.Line(file.Text("media_id", "mediaId", "file_id", "fileId", "id")),
            Length = file.Long("size", "file_size", "fileSize", "length"),
        };
    }

    private static DateTimeOffset? In(JsonElement data, DateTimeOffset now) =>
        data.Number("expires_in", "expiresIn") is { } seconds and > 0 and < 1e10 ? now.AddSeconds(seconds) : null;

    private static string? UserId(JsonElement data) => data.Id("user_id", "userId") ?? data.Member("user")?.Id("user_id", "userId", "id");

    private static TimeSpan? Milliseconds(JsonElement file) =>
        file.Number("duration_ms", "durationMs") is { } milliseconds and >= 0 and < 1e12 ? TimeSpan.FromMilliseconds(milliseconds) : null;

    /// <summary>A number, or a fraction such as <c>30000/1001</c>.</summary>
    private static double? FrameRate(JsonElement file)
    {
        if (file.Number("fps", "frame_rate", "frameRate") is { } number)
        {
            return number;
        }

        var parts = file.Text("fps", "frame_rate", "frameRate")?.Split('/');
        return
            parts is [var over, var under]
            && double.TryParse(over, System.Globalization.CultureInfo.InvariantCulture, out var numerator)
            && double.TryParse(under, System.Globalization.CultureInfo.InvariantCulture, out var denominator)
            && denominator > 0
            ? numerator / denominator
            : null;
    }
}
