using System.Text;

namespace NemoVideo.Local.Rendering.Text;

/// <summary>Breaks text into lines. libass only breaks at blanks, which Chinese and Japanese don't have.</summary>
internal static class TextLayout
{
    /// <summary>Breaks text into as few lines as possible, with lengths as even as possible.</summary>
    /// <param name="limit">The line's width in em.</param>
    public static IReadOnlyList<string> Wrap(string text, double limit)
    {
        var lines = Break(text, limit);
        if (lines.Count == 1)
        {
            return lines;
        }
        // Never so narrow that a word that fits would be broken.
        var widest = text.Split('\n').SelectMany(Words).Select(word => Width(word.TrimEnd())).DefaultIfEmpty().Max();
        var (low, high) = (Math.Min(limit, Math.Max(limit / 2, widest)), limit);
        while (high - low > 0.1)
        {
            var middle = (low + high) / 2;
            if (Break(text, middle).Count > lines.Count)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return Break(text, high);
    }

    private static List<string> Break(string text, double limit)
    {
        List<string> lines = [];
        foreach (var paragraph in text.Split('\n'))
        {
            var line = new StringBuilder();
            var width = 0.0;
            foreach (var word in Words(paragraph))
            {
                var space = Width(word);
                if (width + Width(word.TrimEnd()) > limit && line.Length > 0)
                {
                    lines.Add(line.ToString().TrimEnd());
                    line.Clear();
                    width = 0;
                }

                line.Append(word);
                width += space;
                while (width > limit && Width(line.ToString().TrimEnd()) > limit)
                {
                    // A word wider than the line is broken where it must be.
                    var head = Head(line.ToString(), limit);
                    lines.Add(head);
                    line.Remove(0, head.Length);
                    width = Width(line.ToString());
                }
            }

            lines.Add(line.ToString().TrimEnd());
        }

        return lines;
    }

    /// <summary>Words with the blanks after them; a wide letter is a word, and closing marks stay with what they close.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        var wide = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var ended = word.Length > 0 && word[^1] == ' ' && rune.Value != ' ';
            if (word.Length > 0 && !Closes(rune) && rune.Value != ' ' && (ended || wide || IsWide(rune)))
            {
                yield return word.ToString();
                word.Clear();
            }

            word.Append(rune);
            wide = IsWide(rune);
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    internal static string Head(string text, double limit)
    {
        var length = 0;
        var width = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Width(rune);
            if (width > limit && length > 0)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }

    /// <summary>Roughly how wide a text is, in em.</summary>
    public static double Width(string text)
    {
        var width = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Width(rune);
        }

        return width;
    }

    /// <summary>Close enough for a bold sans; measured in em.</summary>
    private static double Width(Rune rune) =>
        rune.Value switch
        {
            _ when IsWide(rune) => 1,
            ' ' => 0.24,
            'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' => 0.31,
            'm' or 'w' or 'M' or 'W' or '@' or '%' => 0.9,
            _ when Rune.IsUpper(rune) => 0.66,
            _ => 0.58,
        };

    private static bool Closes(Rune rune) => "。，、；：？！）》」』】…,.;:?!)]}%".Contains(rune.ToString(), StringComparison.Ordinal);

    /// <summary>Letters that fill a square: CJK, kana, Hangul, full-width forms, emoji.</summary>
    private static bool IsWide(Rune rune) =>
        rune.Value
            is (>= 0x1100 and <= 0x115F)
                or (>= 0x2E80 and <= 0xA4CF)
                or (>= 0xAC00 and <= 0xD7A3)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0xFE30 and <= 0xFE4F)
                or (>= 0xFF00 and <= 0xFF60)
                or (>= 0xFFE0 and <= 0xFFE6)
                or (>= 0x1F300 and <= 0x1FAFF)
                or (>= 0x20000 and <= 0x3FFFD);
}
