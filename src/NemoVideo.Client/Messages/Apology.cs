namespace NemoVideo.Client.Messages;

/// <summary>
/// "A trailing text 'I encountered a temporary issue' after normal replies can be left out" (api.md). Only the end shows that it is
/// trailing, so it is held back until more words arrive.
/// </summary>
internal sealed class Apology
{
    private const string Words = "I encountered a temporary issue";

    /// <summary>Anything longer is a reply that begins like one; otherwise what is held back would grow with it.</summary>
    private const int Longest = 1000;

    private string _held = "";
    private bool _hasNormalText;

    /// <summary>Returns what can be shown now.</summary>
    public string Pass(string text, bool isNewMessage)
    {
        if (text.Length == 0)
        {
            return "";
        }

        var released = "";
        if (isNewMessage && _held.Length > 0)
        {
            // Words after it: it was not the end.
            released = _held;
            _held = "";
            _hasNormalText = true;
        }

        var all = _held + text;
        var start = Start(all);
        if (start < 0 || all.Length - start > Longest || (!_hasNormalText && string.IsNullOrWhiteSpace(all[..start])))
        {
            _held = "";
            _hasNormalText |= !string.IsNullOrWhiteSpace(all);
            return released + all;
        }

        _hasNormalText |= !string.IsNullOrWhiteSpace(all[..start]);
        _held = all[start..];
        return released + all[..start];
    }

    /// <summary>The end: what was held back is shown unless it is the apology.</summary>
    public string End(out bool isLeftOut)
    {
        isLeftOut = _held.TrimStart().StartsWith(Words, StringComparison.OrdinalIgnoreCase);
        return isLeftOut ? "" : _held;
    }

    /// <summary>The same for a whole text.</summary>
    public static string Without(string text)
    {
        var start = text.LastIndexOf(Words, StringComparison.OrdinalIgnoreCase);
        return start <= 0 ? text : text[..start].TrimEnd();
    }

    /// <summary>Where the apology, or its beginning at the very end, starts, with the white space before it; -1 if there is none.</summary>
    private static int Start(string text)
    {
        var found = text.LastIndexOf(Words, StringComparison.OrdinalIgnoreCase);
        for (var length = Math.Min(Words.Length - 1, text.Length); found < 0 && length > 0; length--)
        {
            var at = text.Length - length;
            if (
                (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
                && string.Compare(text, at, Words, 0, length, StringComparison.OrdinalIgnoreCase) == 0
            )
            {
                found = at;
            }
        }

        while (found > 0 && char.IsWhiteSpace(text[found - 1]))
        {
            found--;
        }

        return found;
    }
}
