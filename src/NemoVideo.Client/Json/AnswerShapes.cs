using System.Text.Json;
using NemoVideo.Core;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Ports;

namespace NemoVideo.Client.Json;

/// <summary>The answers of the calls, in every documented shape (api.md, "Calls").</summary>
internal static class AnswerShapes
{
    public static AnonymousToken Token(JsonElement data)
    {
        var value = JsonReading.Required(data.Required("the token's answer").Text("token", "access_token"), "token", "the answer");
        var token = new AccessToken(value, isAnonymous: true, data.Date("expires_at", "expiresAt"), data.Id("user_id", "userId"));
        return new AnonymousToken(token, data.Decimal("credits"), data.Id("bind_id", "bindId"));
    }

    public static SessionInfo Session(JsonElement data) =>
        new(
            JsonReading.Required(data.Required("the session's answer").Id("session_id", "sessionId"), "session_id", "the answer"),
            data.Id("task_id", "taskId"),
            data.Id("user_id", "userId"),
            data.Id("bind_id", "bindId")
        );

    public static Credit Credits(JsonElement data)
    {
        var available = data.Required("the balance's answer").Decimal("available");
        var frozen = data.Decimal("frozen") ?? 0;
        var total = data.Decimal("total");
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

    /// <summary>The uploaded file: <c>files[]</c>, <c>uploaded_files[]</c>, or the answer itself.</summary>
    public static UploadedFile Uploaded(JsonElement data, Uri origin)
    {
        var files = data.Required("the upload's answer").Member("files", "uploaded_files", "file");
        var first = files switch
        {
            { ValueKind: JsonValueKind.Array } list => list.GetArrayLength() > 0 ? list[0] : default,
            { ValueKind: JsonValueKind.Object } one => one,
            _ => data,
        };
        return File(first, origin);
    }

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
            FileName = CleanText.Line(file.Text("filename", "file_name", "fileName", "original_filename", "name", "title") ?? key),
            Kind = CleanText.Line(file.Text("file_type", "fileType", "media_type", "type", "kind")),
            Duration = file.Seconds("duration") ?? Milliseconds(file),
            Width = file.Int("width"),
            Height = file.Int("height"),
            FrameRate = FrameRate(file),
            Hash = CleanText.Line(file.Text("hash", "file_hash", "md5", "sha256")),
            RemoteUri = file.Address(origin, "cdn_url", "cdnUrl", "url", "file_url", "uri"),
            Length = file.Long("size", "file_size", "fileSize", "length"),
        };
    }

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
