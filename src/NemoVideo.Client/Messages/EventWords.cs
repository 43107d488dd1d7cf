using System.Text.Json;
using NemoVideo.Client.Json;

namespace NemoVideo.Client.Messages;

/// <summary>
/// Finds the words for the user in an event of unknown form, wherever the usual services put them. Words of tools, thoughts and the
/// user's own are never among them, and neither is JSON.
/// </summary>
internal static class EventWords
{
    private const int Deepest = 8;

    /// <summary>Where words are, the likeliest first: only one of them is read.</summary>
    private static readonly string[] Places =
    [
        "text",
        "content",
        "delta",
        "textDelta",
        "text_delta",
        "response",
        "answer",
        "output_text",
        "outputText",
        "reply",
        "message",
        "parts",
        "choices",
        "candidates",
        "content_block",
        "part",
        "item",
        "output",
        "completion",
        "generated_text",
        "generation",
        "chunk",
        "token",
        "value",
        "markdown",
        "msg",
        "data",
        "payload",
        "event",
        "body",
        "kwargs",
    ];

    /// <summary>Words in the names of members that say something about an event, not to the user.</summary>
    private static readonly HashSet<string> About =
    [
        "type",
        "kind",
        "event",
        "object",
        "role",
        "author",
        "branch",
        "model",
        "name",
        "version",
        "id",
        "ids",
        "uuid",
        "at",
        "time",
        "timestamp",
        "date",
        "ts",
        "lang",
        "language",
        "fingerprint",
        "tier",
        "logprobs",
        "actions",
        "finish",
        "stop",
        "signature",
        "encrypted",
        "args",
        "arguments",
        "partial",
        "token",
    ];

    public static string Of(JsonElement element) => Of(element, Deepest, skipRemark: false);

    /// <summary>Words of an event that ends a reply; "stream complete" in its <c>message</c> is no part of the reply.</summary>
    public static string OfEnd(JsonElement element) => Of(element, Deepest, skipRemark: true);

    /// <summary>A text that sums up what was done, where the end of a stream is all that is said; never JSON.</summary>
    public static string OfResult(JsonElement root) =>
        root.Text("result", "summary", "output") is { } said && said.TrimStart() is not ['{' or '[', ..] && !IsAcknowledgement(said)
            ? said
            : "";

    /// <summary>There is text in it under names that are not known: it may have been for the user.</summary>
    public static bool HasOthers(JsonElement element, int depth = Deepest) =>
        depth > 0
        && element.ValueKind switch
        {
            JsonValueKind.String => element.SafeString()?.Any(char.IsLetter) == true,
            JsonValueKind.Array => element.EnumerateArray().Any(entry => HasOthers(entry, depth - 1)),
            JsonValueKind.Object => !IsForOthers(element)
                && element.EnumerateObject().Any(member => !IsAbout(member.Name) && HasOthers(member.Value, depth - 1)),
            _ => false,
        };

    /// <summary>Words that a service says when it has nothing to say.</summary>
    public static bool IsAcknowledgement(string text) =>
        text.Trim().TrimEnd('.', '!').ToLowerInvariant() is "" or "ok" or "success" or "succeeded" or "successful" or "true";

    /// <summary>A tool's, a thought, or said by somebody other than the agent.</summary>
    public static bool IsForOthers(JsonElement element) =>
        EventKinds.Of(element.Text("type", "kind")) is not (EventKind.Open or EventKind.Final or EventKind.Error)
        || element.Text("role", "author", "sender")?.ToLowerInvariant()
            is "user"
                or "human"
                or "tool"
                or "function"
                or "system"
                or "developer"
        || EventKinds.Words(element.Text("type", "kind")).Overlaps(["user", "human"])
        || element.IsTrue("thought")
        || element.Text("channel")?.ToLowerInvariant() is "analysis" or "commentary";

    /// <summary>JSON that came as text, or null.</summary>
    public static JsonElement? Nested(string text)
    {
        if (text.AsSpan().TrimStart() is not ['{' or '[', ..])
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text, JsonReading.Options);
            var root = document.RootElement;
            var isText =
                root.ValueKind == JsonValueKind.Array && root.EnumerateArray().All(entry => entry.ValueKind != JsonValueKind.Object);
            return isText ? null : root.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Of(JsonElement element, int depth, bool skipRemark)
    {
        if (depth == 0)
        {
            return "";
        }

        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                var text = element.SafeString() ?? "";
                return Nested(text) is { } inside ? Of(inside, depth - 1, skipRemark) : text;
            case JsonValueKind.Array:
                return string.Concat(element.EnumerateArray().Select(entry => Of(entry, depth - 1, skipRemark)));
            case JsonValueKind.Object when depth == Deepest || !IsForOthers(element):
                foreach (var place in Places)
                {
                    if (
                        element.Member(place) is { } member
                        && !(member.ValueKind == JsonValueKind.String && IsRemark(place, skipRemark))
                        && Of(place is "choices" or "candidates" ? First(member) : member, depth - 1, skipRemark) is { Length: > 0 } words
                    )
                    {
                        return words;
                    }
                }

                // {"contentBlockDelta":{"delta":{"text":"…"}}}
                var others = element.EnumerateObject().Where(member => !IsAbout(member.Name)).Take(2).ToList();
                return others.Count == 1 && others[0].Value.ValueKind is JsonValueKind.Object && !Places.Contains(others[0].Name)
                    ? Of(others[0].Value, depth - 1, skipRemark)
                    : "";
            default:
                return "";
        }
    }

    /// <summary>A text there is a label, perhaps a secret one, or what is said about an end.</summary>
    private static bool IsRemark(string place, bool skipRemark) =>
        place is "event" or "item" or "part" or "token" || (skipRemark && place is "message" or "msg");

    private static JsonElement First(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().FirstOrDefault() : list;

    private static bool IsAbout(string name) =>
        EventKinds.Of(name) is not (EventKind.Open or EventKind.Final)
        || EventKinds.Words(name).Overlaps(About)
        || name.EndsWith("Id", StringComparison.Ordinal);
}
