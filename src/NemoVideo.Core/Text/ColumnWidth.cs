using System.Text;

namespace NemoVideo.Core.Text;

/// <summary>Widths in terminal columns: East Asian characters take two.</summary>
internal static class ColumnWidth
{
    public static int Of(string text) => text.Sum(Of);

    public static string Pad(string text, int width)
    {
        var cut = Cut(text, width);
        return cut + new string(' ', width - Of(cut));
    }

    public static string Cut(string text, int width)
    {
        var result = new StringBuilder();
        var used = 0;
        for (var index = 0; index < text.Length; index++)
        {
            // A surrogate pair is one character of two columns.
            var length = char.IsSurrogatePair(text, index) ? 2 : 1;
            var letter = text.Substring(index, length);
            used += Of(letter);
            if (used > width)
            {
                break;
            }

            result.Append(letter);
            index += length - 1;
        }

        return result.ToString();
    }

    /// <summary>Cut off with an ellipsis if it is too long.</summary>
    public static string Shorten(string text, int width) =>
        Of(text) <= width ? text
        : width > 3 ? Cut(text, width - 3) + "..."
        : Cut(text, width);

    // The wide blocks of Unicode's East Asian Width that names and titles use.
    private static int Of(char letter) =>
        letter
            is (>= '\u1100' and <= '\u115F')
                or (>= '\u2E80' and <= '\uA4CF')
                or (>= '\uAC00' and <= '\uD7A3')
                or (>= '\uF900' and <= '\uFAFF')
                or (>= '\uFE30' and <= '\uFE4F')
                or (>= '\uFF00' and <= '\uFF60')
                or (>= '\uFFE0' and <= '\uFFE6')
            ? 2
            : 1;
}
