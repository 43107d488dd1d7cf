using System.Text;

namespace NemoVideo.Client.Messages;

/// <summary>
/// Tells pieces that add to what came from pieces that repeat all of it and go on. "I", "I cut" repeats; "ha", "haha" may be either:
/// such a piece is held back until the next one shows which it is.
/// </summary>
internal sealed class Repeats
{
    /// <summary>Fewer letters that come twice are no sign of anything: "no", "no".</summary>
    private const int Few = 8;

    /// <summary>The last piece that repeated all before it; empty as long as none did.</summary>
    private string _all = "";

    private int _count;

    /// <summary>A piece that is held back, in full.</summary>
    public string Held { get; private set; } = "";

    /// <summary>What a piece adds to all that came before it.</summary>
    public string New(StringBuilder before, string text)
    {
        _count++;
        var released = "";
        if (Held.Length > 0)
        {
            if (text.StartsWith(Held, StringComparison.Ordinal) && text.Length > Held.Length)
            {
                Held = "";
                _all = text;
                return text[before.Length..];
            }

            released = Release();
        }

        // Pieces that add something are shorter than all before them, once a few have come.
        if (released.Length > 0 || before.Length == 0 || text.Length < before.Length)
        {
            return released.Length == 0 && IsStart(_all, text) ? "" : released + text;
        }

        var all = before.ToString();
        if (!text.StartsWith(all, StringComparison.Ordinal))
        {
            return text;
        }

        var rest = text[all.Length..];
        if (_all.Length > 0 || (rest.Length == 0 ? IsWhole(all) : IsLonger(all, text)))
        {
            _all = text;
            return rest;
        }

        if (rest.Length > 0)
        {
            Held = text;
            return "";
        }

        return text;
    }

    /// <summary>Nothing came that would tell: it is taken as one more piece.</summary>
    public string Release()
    {
        var held = Held;
        Held = "";
        return held;
    }

    private static bool IsStart(string all, string text) => text.Length > 3 && all.StartsWith(text, StringComparison.Ordinal);

    /// <summary>The same text again: in several pieces before, or long enough not to be said twice.</summary>
    private bool IsWhole(string all) =>
        all.Any(char.IsLetter)
        && (all + all).IndexOf(all, 1, StringComparison.Ordinal) == all.Length
        && (_count > 2 ? all.Length > 3 : all.Length >= Few && all.Any(letter => char.IsWhiteSpace(letter) || letter > '\u2E80'));

    /// <summary>More than the same few letters again and again.</summary>
    private static bool IsLonger(string all, string text) =>
        all.Any(char.IsLetter) && text.Replace(all, "", StringComparison.Ordinal).Any(char.IsLetterOrDigit);
}
