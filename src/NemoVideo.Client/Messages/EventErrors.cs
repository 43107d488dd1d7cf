using System.Globalization;
using System.Text.Json;
using NemoVideo.Client.Http;
using NemoVideo.Client.Json;
using NemoVideo.Core.Edits;

namespace NemoVideo.Client.Messages;

/// <summary>Finds the error in an event: the codes and words of every envelope, and of objects inside them.</summary>
internal static class EventErrors
{
    private const int Deepest = 4;

    private static readonly string[] Codes =
    [
        "code",
        "errorCode",
        "error_code",
        "err_code",
        "errcode",
        "errno",
        "statusCode",
        "status_code",
    ];

    private static readonly string[] Inside =
    [
        "error",
        "err",
        "detail",
        "data",
        "payload",
        "body",
        "exception",
        "errors",
        "response",
        "result",
        "message",
        "status",
        "base_resp",
        "last_error",
    ];

    /// <param name="isError">Its type says that it is one.</param>
    /// <returns>Null if it is no error.</returns>
    public static (string? Code, string? Said)? Of(JsonElement root, bool isError = false)
    {
        // A reason why the model stopped is no error, whatever else is said of it.
        var reason = root.Text("errorCode", "error_code");
        if (!isError && reason is not null && FinishCodes.Of(reason) == FinishKind.Ordinary && !IsGiven(root, "error"))
        {
            return null;
        }

        return isError || IsError(root) ? (Code(root, Deepest), Said(root, Deepest)) : null;
    }

    /// <summary>The result of a tool says that it failed.</summary>
    public static bool IsFailure(JsonElement? result) =>
        result is { ValueKind: JsonValueKind.Object } told && (IsGiven(told, "error") || HasFailed(told));

    private static bool IsError(JsonElement root) =>
        root.Text("errorCode", "error_code", "errorMessage", "error_message") is not null
        || IsGiven(root, "error")
        || IsGiven(root, "errors")
        || HasFailed(root)
        || HasCode(root)
        || Array.Exists(["result", "response", "message", "status", "header", "meta", "base_resp"], name =>
            root.Member(name) is { } inner && HasCode(inner)
        )
        || root.Number("status", "statusCode", "status_code") is >= 400 and < 600
        || (root.Member("detail") is not null && root.Member("content") is null && EventWords.Of(root).Length == 0);

    private static bool HasCode(JsonElement element) =>
        Array.Exists(Codes, name => element.Member(name) is { } code && Number(code) is not null);

    private static bool HasFailed(JsonElement root) =>
        root.IsFalse("success", "ok")
        || root.IsTrue("isError", "is_error", "failed")
        || root.Text("status")?.ToLowerInvariant() is "error" or "failed" or "failure" or "fail" or "errored";

    private static bool IsGiven(JsonElement root, string name) =>
        root.Member(name) switch
        {
            { } given => IsGiven(given),
            _ => false,
        };

    private static bool IsGiven(JsonElement given) =>
        given.ValueKind switch
        {
            JsonValueKind.String => given.SafeString()?.Trim().ToLowerInvariant() is not (null or "" or "0" or "none" or "null" or "false"),
            JsonValueKind.Number => given.AsNumber() is not 0,
            JsonValueKind.Array => given.EnumerateArray().Any(IsGiven),
            JsonValueKind.Object => given.EnumerateObject().Any(member => IsGiven(member.Value))
                && !(given.Member("code") is { } code && code.AsNumber() is 0 or (>= 200 and < 300)),
            JsonValueKind.True => true,
            _ => false,
        };

    /// <summary>A number wherever there is one; else the word that stands for it.</summary>
    private static string? Code(JsonElement root, int depth) =>
        Search(root, depth, element =>
            Codes.Select(name => element.Member(name) is { } code ? Number(code) : null).FirstOrDefault(code => code is not null)
        )
        ?? (root.Number("status") is >= 400 and < 600 ? root.Text("status") : null)
        ?? Search(root, depth, element =>
            element.Text("errorCode", "error_code") ?? (element.Member("message") is null ? null : element.Text("code"))
        );

    private static string? Said(JsonElement root, int depth) =>
        Search(root, depth, element => AnswerReader.Said(element) is { Length: > 0 } said && EventWords.Nested(said) is null ? said : null)
        ?? (EventWords.Of(root) is { Length: > 0 } words ? words : null);

    private static string? Search(JsonElement element, int depth, Func<JsonElement, string?> find)
    {
        if (element.ValueKind == JsonValueKind.String && EventWords.Nested(element.SafeString() ?? "") is { } nested)
        {
            element = nested;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            return depth == 0
                ? null
                : element.EnumerateArray().Select(entry => Search(entry, depth - 1, find)).FirstOrDefault(found => found is not null);
        }

        if (depth == 0 || element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (find(element) is { } found)
        {
            return found;
        }

        foreach (var name in Inside)
        {
            if (element.Member(name) is { } inner && Search(inner, depth - 1, find) is { } deeper)
            {
                return deeper;
            }
        }

        return null;
    }

    /// <summary>A number that means an error.</summary>
    private static string? Number(JsonElement code) =>
        code.AsNumber() is { } number and not 0 and not (>= 100 and < 300) and > int.MinValue and < int.MaxValue
            ? ((int)number).ToString(CultureInfo.InvariantCulture)
            : null;
}
