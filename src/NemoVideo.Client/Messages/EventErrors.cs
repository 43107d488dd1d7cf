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

    private static readonly string[] Codes = ["code", "errorCode", "error_code", "err_code", "errcode", "statusCode", "status_code"];

    private static readonly string[] Inside = ["error", "err", "detail", "data", "payload", "body", "exception"];

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
        || (root.Member("code") is { } code && Number(code) is not null)
        || root.Number("status", "statusCode", "status_code") is >= 400 and < 600
        || (root.Member("detail") is not null && root.Member("content") is null && EventWords.Of(root).Length == 0);

    private static bool HasFailed(JsonElement root) =>
        root.IsFalse("success", "ok")
        || root.IsTrue("isError", "is_error", "failed")
        || root.Text("status")?.ToLowerInvariant() is "error" or "failed" or "failure" or "fail" or "errored";

    private static bool IsGiven(JsonElement root, string name) =>
        root.Member(name) switch
        {
            { ValueKind: JsonValueKind.String } text => !string.IsNullOrWhiteSpace(text.SafeString()),
            { ValueKind: JsonValueKind.Object } inner => inner.EnumerateObject().Any(),
            { ValueKind: JsonValueKind.Array } list => list.GetArrayLength() > 0,
            { ValueKind: JsonValueKind.True or JsonValueKind.Number } => true,
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
        code.AsNumber() is { } number and not 0 and not (>= 200 and < 300) and > int.MinValue and < int.MaxValue
            ? ((int)number).ToString(CultureInfo.InvariantCulture)
            : null;
}
