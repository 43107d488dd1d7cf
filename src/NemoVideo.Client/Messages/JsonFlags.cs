using System.Text.Json;
using NemoVideo.Client.Json;

namespace NemoVideo.Client.Messages;

/// <summary>True and false, also where they come as text.</summary>
internal static class JsonFlags
{
    public static bool IsTrue(this JsonElement element, params string[] names) => Is(element, JsonValueKind.True, "true", names);

    public static bool IsFalse(this JsonElement element, params string[] names) => Is(element, JsonValueKind.False, "false", names);

    private static bool Is(JsonElement element, JsonValueKind kind, string word, string[] names) =>
        Array.Exists(names, name => element.Member(name) is { } member && (member.ValueKind == kind || IsWord(member, word)));

    private static bool IsWord(JsonElement member, string word) =>
        member.ValueKind == JsonValueKind.String && word.Equals(member.SafeString(), StringComparison.OrdinalIgnoreCase);
}
