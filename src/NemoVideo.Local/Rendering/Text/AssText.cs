using System.Globalization;
using System.Text;
using NemoVideo.Local.Model;
using static System.FormattableString;

namespace NemoVideo.Local.Rendering.Text;

/// <summary>Writes a draft's texts as one ASS file for libass. What users wrote is text, never read as tags.</summary>
internal static class AssText
{
    /// <summary>The em, as a fraction of the frame's shorter side.</summary>
    private static double Em(TextStyle style) =>
        style switch
        {
            TextStyle.Title => 0.098,
            TextStyle.Caption => 0.046,
            _ => 0.058,
        };

    private const double SideMargin = 0.07;
    private const int FadeMilliseconds = 200;

    /// <returns>The file's text; null if the draft has no words to show.</returns>
    public static string? Write(Draft draft, int width, int height, CancellationToken cancellationToken)
    {
        var segments = draft
            .Tracks.Where(track => track.Type == TrackType.Text)
            .SelectMany((track, layer) => track.Segments.Where(segment => segment.Leaderboard is null).Select(segment => (segment, layer)))
            .Select(item => (item.segment, item.layer, Text: Clean(item.segment.Text ?? item.segment.Name ?? "")))
            .Where(item => item.Text.Length > 0)
            .ToList();
        if (segments.Count == 0)
        {
            return null;
        }

        var file = new StringBuilder(
            Invariant(
                $"""
                [Script Info]
                ScriptType: v4.00+
                PlayResX: {width}
                PlayResY: {height}
                WrapStyle: 0
                ScaledBorderAndShadow: yes
                YCbCr Matrix: None

                [V4+ Styles]
                Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding

                """
            )
        );
        var shorter = Math.Min(width, height);
        var (side, top) = ((int)(width * SideMargin), (int)(height * 0.07));
        foreach (var style in Enum.GetValues<TextStyle>())
        {
            var em = Em(style) * shorter;
            // White with a soft, dark rim and shadow is readable on bright and dark pictures alike.
            file.Append(
                Invariant($"Style: {style},{TextFont.Cjk.Family},{em * TextFont.Cjk.LineHeight:0.#},&H00FFFFFF,&H00FFFFFF,")
                    + Invariant($"&H30100C0A,&H70000000,-1,0,0,0,100,100,{(style == TextStyle.Title ? em * 0.01 : 0):0.#},0,1,")
                    + Invariant($"{em * (style == TextStyle.Title ? 0.045 : 0.065):0.##},{em * 0.035:0.##},5,{side},{side},{top},1\n")
            );
        }

        file.Append("\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n");
        var graphics = new RankGraphics(file, width, height);
        foreach (var (segment, layer, text) in segments)
        {
            // Breaking a long text into lines takes time, and a draft can hold thousands.
            cancellationToken.ThrowIfCancellationRequested();
            var style = segment.Style ?? TextStyle.Text;
            if (style is TextStyle.Rank)
            {
                graphics.Card(segment, text);
            }

            if (style is TextStyle.Table)
            {
                graphics.Table(segment);
            }

            if (style is TextStyle.Rank or TextStyle.Table)
            {
                continue;
            }

            var em = Em(style) * shorter;
            var font = TextFont.Of(text);
            var lines = TextLayout.Wrap(text, (width - (2 * side)) / em / font.Width);
            // Long texts get smaller until they fit in the frame.
            while (lines.Count * em * font.LineHeight > height * 0.8 && em > shorter * 0.02)
            {
                em *= 0.9;
                lines = TextLayout.Wrap(text, (width - (2 * side)) / em / font.Width);
            }

            var fade = Math.Min(FadeMilliseconds, segment.Duration / 4);
            var position = segment.Position ?? (style == TextStyle.Title ? Position.Center : Position.Bottom);
            file.Append(
                Invariant($"Dialogue: {layer},{Time(segment.Start)},{Time(segment.End)},{style},,0,0,0,,")
                    + Invariant($"{{\\an{Alignment(position)}\\fn{font.Family}\\fs{em * font.LineHeight:0.#}")
                    + Invariant($"\\blur{em * 0.012:0.#}\\fad({fade},{fade})}}")
                    + string.Join("\\N", lines.Select(Escape))
                    + "\n"
            );
        }

        return file.ToString();
    }

    /// <summary>Removes control characters; line breaks stay.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n')
            {
                clean.Append('\n');
            }
            else if (Rune.IsWhiteSpace(rune))
            {
                clean.Append(' ');
            }
            else if (!Rune.IsControl(rune) && rune.Value != 0xFFFD)
            {
                clean.Append(rune);
            }
        }

        return clean.ToString().Trim();
    }

    /// <summary>
    /// One line of a text: what would end it in the file, and marks that change the writing direction, are removed.
    /// libass reads <c>\{</c> as a brace. A backslash has no escape sequence: an invisible joiner after it keeps it from
    /// being read together with the next letter.
    /// </summary>
    public static string Escape(string line) =>
        string.Concat(line.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c).Where(c => !IsMark(c)))
            .Replace("\\", "\\\u2060", StringComparison.Ordinal)
            .Replace("{", "\\{", StringComparison.Ordinal)
            .Replace("}", "\\}", StringComparison.Ordinal);

    private static bool IsMark(char c) =>
        c is '\u200E' or '\u200F' or '\u061C' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>The place's position on the numeric keypad.</summary>
    private static int Alignment(Position position) =>
        position switch
        {
            Position.BottomLeft => 1,
            Position.Bottom => 2,
            Position.BottomRight => 3,
            Position.TopLeft => 7,
            Position.Top => 8,
            Position.TopRight => 9,
            _ => 5,
        };

    /// <summary>ASS counts in hundredths of a second.</summary>
    internal static string Time(long milliseconds)
    {
        var time = TimeSpan.FromMilliseconds(Math.Round(milliseconds / 10.0) * 10);
        return string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time:mm\\:ss\\.ff}");
    }
}
