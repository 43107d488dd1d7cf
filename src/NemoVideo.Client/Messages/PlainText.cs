namespace NemoVideo.Client.Messages;

/// <summary>Events that are text, not JSON: words for the user, but for what services send as a sign of life.</summary>
internal static class PlainText
{
    private static readonly HashSet<string> Signs =
    [
        "heartbeat",
        "hb",
        "ping",
        "pong",
        "keepalive",
        "alive",
        "stillalive",
        "done",
        "end",
        "eof",
        "eos",
        "null",
        "undefined",
        "true",
        "false",
        "connected",
        "open",
        "start",
        "noop",
        "ok",
        "ack",
    ];

    /// <param name="isInSeries">Words came before it: what begins with a space, or might be one of them, is the next one.</param>
    public static bool IsSign(string text, bool isInSeries)
    {
        if (text.Length == 0)
        {
            return true;
        }

        if (isInSeries && char.IsWhiteSpace(text[0]))
        {
            return false;
        }

        var word = string.Concat(text.Where(char.IsLetter)).ToLowerInvariant();
        return word.Length == 0
            ? !isInSeries || IsTime(text)
            : Signs.Contains(word) && text.Trim().Length <= word.Length + 4 && text.TrimEnd()[^1] is not ('.' or '!' or '。');
    }

    /// <summary>A page, such as a gateway's or a sign-in page.</summary>
    public static bool IsMarkup(string text) =>
        text.AsSpan().TrimStart() is ['<', ('!' or '/' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')), ..];

    /// <summary>A whole page, which no reply is.</summary>
    public static bool IsPage(string text) =>
        text.AsSpan().TrimStart() is var start
        && (
            start.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>Bytes that are no text.</summary>
    public static bool IsBinary(string text) =>
        text.Any(c => c == '\uFFFD' || (char.IsControl(c) && c is not ('\n' or '\r' or '\t' or '\u001B')));

    /// <summary>The white space between a text and the next: events that are whole sentences come without it.</summary>
    public static string Separator(string before, string text) =>
        before.Length > 0
        && before[^1] is '.' or '!' or '?' or '。' or '！' or '？'
        && text.Length > 0
        && (char.IsUpper(text[0]) || text[0] > '\u2E80')
            ? "\n"
            : "";

    private static bool IsTime(string text) => text.Trim().Length >= 9 && double.TryParse(text, out _);
}
