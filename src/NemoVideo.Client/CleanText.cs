using System.Text;
using System.Text.RegularExpressions;
using NemoVideo.Core.Text;

namespace NemoVideo.Client;

/// <summary>
/// The one place where text from a server is made safe to show: terminal escapes, control characters and marks that change
/// the text direction are removed. Drafts and ids do not go through it: they are kept as received.
/// </summary>
internal static partial class CleanText
{
    /// <summary>Longest error text that is passed on.</summary>
    private const int LongestRemark = 1000;

    /// <summary>Text of several lines: line feeds and tabs stay.</summary>
    public static string Of(string text)
    {
        if (IsClean(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var c in TerminalEscape().Replace(text, ""))
        {
            if (c is '\u2028' or '\u2029')
            {
                clean.Append('\n');
            }
            else if (!IsUnwanted(c))
            {
                clean.Append(c);
            }
        }

        return clean.ToString();
    }

    /// <summary>A name or a label: one line. Null stays null, and so does what is empty once it is clean.</summary>
    public static string? Line(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var line = Of(text).Replace('\n', ' ').Replace('\t', ' ').Trim();
        return line.Length == 0 ? null : line;
    }

    /// <summary>What is said about an error: clean, of limited length, and without the secret parts of addresses.</summary>
    public static string? Remark(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        // The address pattern need not see megabytes.
        var remark = Of(text.Length <= 4 * LongestRemark ? text : text[..(4 * LongestRemark)]).Trim();
        remark = ShownAddress.InText(remark);
        return remark.Length <= LongestRemark ? remark : remark[..LongestRemark] + " …";
    }

    private static bool IsClean(string text)
    {
        foreach (var c in text)
        {
            if (IsUnwanted(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Control characters, line and paragraph separators, marks that change the text direction, and the byte order mark.</summary>
    public static bool IsUnwanted(char c) =>
        (char.IsControl(c) && c is not ('\n' or '\t'))
        || c is (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '\u061C' or '\uFEFF';

    // ECMA-48: CSI … final byte, OSC/DCS/SOS/PM/APC … terminator (or the end), and the two-character escapes; in 7 and 8 bits.
    [GeneratedRegex(
        """(?:\x1B\[|\x9B)[0-?]*[ -/]*[@-~]?|"""
            + """(?:\x1B[\]PX^_]|[\x9D\x90\x98\x9E\x9F])[^\x07\x1B\x9C]*(?:\x07|\x1B\\|\x9C)?|\x1B[ -/]*[0-~]?"""
    )]
    private static partial Regex TerminalEscape();
}
