using System.Text.Json;
using NemoVideo.Client.Http;
using NemoVideo.Core;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Ports;

namespace NemoVideo.Client.Json;

/// <summary>
/// Reads the answer to an upload: the file that was kept, or why it was not. Lists of files have many names, and a file that was
/// refused may stand in the same list as those that were kept.
/// </summary>
internal static class UploadReader
{
    private static readonly string[] KeptKeys =
    [
        "files",
        "uploaded_files",
        "uploadedFiles",
        "uploaded",
        "file",
        "videos",
        "video",
        "clips",
        "media",
        "items",
        "results",
        "result",
        "data",
        "urls",
        "file_urls",
        "cdn_urls",
    ];

    private static readonly string[] FailedKeys =
    [
        "failed_files",
        "failedFiles",
        "failed",
        "failures",
        "rejected_files",
        "rejected",
        "invalid_files",
        "skipped_files",
        "errors",
        "fail_list",
        "failList",
        "failed_list",
    ];

    private static readonly string[] NameKeys = ["filename", "file_name", "fileName", "original_filename", "name", "file"];

    /// <param name="name">The name that the file was sent under; null for an address.</param>
    /// <exception cref="NemoException">
    /// The file was refused (a code's own error, or <c>Nemo.UploadRefused</c>), or nothing is said of it
    /// (<c>Nemo.UploadUnconfirmed</c>).
    /// </exception>
    public static UploadedFile Read(ApiCall call, string? name, JsonElement data, Uri origin)
    {
        var file = call.File ?? name ?? "";
        var entries = Entries(data);
        var kept = (entries ?? [])
            .Where(entry => !IsFailed(entry.Value))
            .Select(entry => AnswerShapes.File(entry.Value, origin, entry.Key))
            .Where(IsFile)
            .ToList();
        var failed = Failed(data).Concat((entries ?? []).Where(entry => IsFailed(entry.Value))).ToList();
        var refused = failed.Where(entry => name is not null && NameOf(entry) == name).Concat(kept.Count == 0 ? failed : []).ToList();
        if (refused.Count > 0)
        {
            throw Refused(call, file, Code(refused[0].Value), Words(refused[0], name) ?? AnswerReader.Said(data));
        }

        if (data.IsNo("success") || (kept.Count == 0 && (entries is { Count: 0 } || IsFailed(data))))
        {
            throw Refused(call, file, Code(data), AnswerReader.Said(data));
        }

        return kept.Count == 0 ? throw NemoErrors.UploadUnconfirmed(file, "the answer says nothing about it.")
            : data.IsNo("session_state_applied")
                ? throw NemoErrors.UploadUnconfirmed(file, "the service says that it did not add it to the project.")
            : kept.FirstOrDefault(one => one.FileName == name) ?? kept[0];
    }

    /// <summary>It has a list of files that were not kept.</summary>
    public static bool HasFailed(JsonElement answer) => Failed(answer).Any();

    /// <summary>The words for the first file that was not kept, for an answer that is an error as a whole.</summary>
    public static string? Said(JsonElement data) => Failed(data).Select(entry => Words(entry)).FirstOrDefault(words => words is not null);

    /// <summary>The code of the first file that was not kept.</summary>
    public static int? Code(JsonElement data) =>
        AnswerReader.Code(data) is { } code and not (0 or (>= 200 and < 300))
            ? code
            : Failed(data).Select(entry => AnswerReader.Code(entry.Value)).FirstOrDefault(found => found is not (null or 0));

    private static NemoException Refused(ApiCall call, string file, int? code, string? said)
    {
        // The documented codes, and the two statuses that are about a file; as the code of an entry, any other status says nothing more.
        var error = code is 413 or 415 or >= 1000 ? AnswerReader.Translate(call, code, null, said) : null;
        return error is null || error.Is(Ids.ServiceError) ? NemoErrors.UploadRefused(file, CleanText.Remark(said), code) : error;
    }

    /// <summary>The files that it lists; null if it has no such list, and an empty one if it has one without files.</summary>
    private static List<(string? Key, JsonElement Value)>? Entries(JsonElement data)
    {
        switch (data.ValueKind)
        {
            case JsonValueKind.Array:
                return [.. data.EnumerateArray().Where(IsEntry).Select(value => ((string?)null, value))];
            case JsonValueKind.String:
                return IsEntry(data) ? [(null, data)] : null;
            case JsonValueKind.Object:
                break;
            default:
                return null;
        }

        List<(string? Key, JsonElement Value)>? found = null;
        foreach (var key in KeptKeys)
        {
            if (data.Member(key) is { } member && Inner(member) is { } entries)
            {
                found ??= [];
                found.AddRange(entries);
                if (found.Count > 0)
                {
                    return found;
                }
            }
        }

        return found ?? (IsDescribed(data) ? [(null, data)] : null);
    }

    /// <summary>A member under one of the names: a list, one file, an object with a list in it, or files by name.</summary>
    private static List<(string? Key, JsonElement Value)>? Inner(JsonElement member) =>
        member.ValueKind != JsonValueKind.Object ? Entries(member)
        : Entries(member) is { } entries ? entries
        :
        [
            .. member
                .EnumerateObject()
                .Where(file => file.Value.ValueKind == JsonValueKind.Object && !FailedKeys.Contains(file.Name))
                .Select(file => ((string?)file.Name, file.Value)),
        ];

    /// <summary>An object, an address or a file's name; a word such as "ok" is none of them.</summary>
    private static bool IsEntry(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
        || (value.ValueKind == JsonValueKind.String && value.SafeString()?.Contains('.', StringComparison.Ordinal) == true);

    private static bool IsDescribed(JsonElement data) =>
        data.Text(["cdn_url", "cdnUrl", "url", "file_url", "fileUrl", "video_url", "uri", "file_id", "fileId", .. NameKeys]) is not null;

    private static bool IsFile(UploadedFile file) =>
        file.FileName is not null
        || file.RemoteUri is not null
        || file.Hash is not null
        || file.Kind is not null
        || file.Duration is not null;

    private static IEnumerable<(string? Key, JsonElement Value)> Failed(JsonElement data) =>
        from key in FailedKeys
        from entry in data.Member(key).Entries()
        where entry.Value.ValueKind is JsonValueKind.Object or JsonValueKind.String
        select entry;

    private static bool IsFailed(JsonElement entry) =>
        entry.IsNo("success")
        || entry.IsNo("ok")
        || entry.Text("status", "state")?.ToLowerInvariant()
            is "failed"
                or "failure"
                or "fail"
                or "error"
                or "errored"
                or "rejected"
                or "refused"
                or "invalid"
                or "unsupported"
        || (entry.Text("status", "state")?.ToLowerInvariant() is "skipped" && !HasAddress(entry))
        || entry.Number("status", "statusCode", "status_code", "http_status") is >= 400
        || entry.IsNo("uploaded")
        || entry.IsNo("accepted")
        || entry.IsNo("valid")
        || (entry.Member("errors") is { ValueKind: JsonValueKind.Array } errors && errors.GetArrayLength() > 0)
        || (AnswerReader.IsErrorWord(entry.Text("code", "errorCode", "error_code")) && !HasAddress(entry))
        || AnswerReader.Code(entry) is not (null or 0 or (>= 200 and < 300))
        || entry.Text("error", "error_message", "errorMessage", "fail_reason", "failReason") is not null
        || (entry.Text("reason") is not null && !HasAddress(entry))
        || (entry.Member("error") is { ValueKind: JsonValueKind.Object } error && error.EnumerateObject().Any());

    private static bool HasAddress(JsonElement entry) => entry.Text("cdn_url", "cdnUrl", "url", "file_url", "fileUrl") is not null;

    private static string? NameOf((string? Key, JsonElement Value) entry) =>
        entry.Value.ValueKind == JsonValueKind.String ? entry.Key ?? entry.Value.SafeString() : entry.Value.Text(NameKeys) ?? entry.Key;

    /// <summary>What is said of it. In a list of texts, each is a remark, or no more than the file's name.</summary>
    private static string? Words((string? Key, JsonElement Value) entry, string? name = null) =>
        entry.Value.ValueKind != JsonValueKind.String ? AnswerReader.Said(entry.Value)
        : entry.Value.SafeString() is { } text && text != name ? text
        : null;
}
