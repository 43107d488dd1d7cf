using System.Globalization;
using System.Text;
using NemoVideo.Local.Model;
using static System.FormattableString;

namespace NemoVideo.Local.Rendering.Text;

/// <summary>
/// Draws a ranking's graphics as ASS: the card with badge, name and score over each clip, and the closing table.
/// Lengths are in 1080ths of the frame's shorter side.
/// </summary>
internal sealed class RankGraphics(StringBuilder file, int width, int height)
{
    // ASS writes colours as blue, green, red.
    private const string Dark = "1F1814";
    private const string White = "FFFFFF";
    private const string Grey = "D2C8C0";

    private readonly double _unit = Math.Min(width, height) / 1080.0;

    /// <summary>Rank, name and score, one per line.</summary>
    public void Card(Segment segment, string text)
    {
        if (text.Split('\n') is not [var rank, var name, var score, ..])
        {
            return;
        }

        const double Side = 148,
            Pad = 34,
            NameEm = 54,
            ScoreEm = 74;
        var left = Math.Max(48 * _unit, width * 0.05);
        var top = (height * 0.93) - (Side * _unit);
        var body = Math.Min(width - (2 * left), 1020 * _unit) - (Side * _unit);
        var scoreWidth = Width(score) * ScoreEm * _unit;
        name = Shorten(name, (body - scoreWidth - (3 * Pad * _unit)) / (NameEm * _unit));
        // Short names get a short card.
        body = Math.Min(body, Math.Max(520 * _unit, (Width(name) * NameEm * _unit) + scoreWidth + (3.6 * Pad * _unit)));
        var colour = Colour(rank);
        var slide = new Motion(segment.Start, segment.End, 0, FromLeft: 70 * _unit);
        var (side, pad) = (Side * _unit, Pad * _unit);

        Shape(slide, left, top, side + body, side, 18, Dark, 0x2C);
        Shape(slide, left, top, side, side, 18, colour, 0);
        Words(slide, left + (side / 2), top + (side / 2), 5, rank.Length > 1 ? 78 : 104, Dark, rank);
        Words(slide, left + side + pad, top + (side * 0.42), 4, NameEm, White, name);
        Words(slide, left + side + body - pad, top + (side * 0.42), 6, ScoreEm, colour, score);
        Bar(slide, left + side + pad, top + (side * 0.77), body - (2 * pad), 12, colour, score);
    }

    /// <summary>A title, rows of rank, name and score with tabs between, and a note.</summary>
    public void Table(Segment segment)
    {
        var lines = (segment.Text ?? "").Split('\n');
        var rows = lines
            .Select(line => line.Split('\t'))
            .Where(cells => cells.Length == 3)
            .Select(cells => cells.Select(AssText.Clean).ToArray())
            .ToList();
        if (rows.Count == 0)
        {
            return;
        }

        var title = lines[0].Contains('\t', StringComparison.Ordinal) ? "" : AssText.Clean(lines[0]);
        var note = lines[^1].Contains('\t', StringComparison.Ordinal) || lines.Length < 2 ? "" : AssText.Clean(lines[^1]);
        var full = width / _unit;
        var tall = height / _unit;
        var wide = Math.Min(full * 0.88, 1240);
        var row = Math.Min(112, ((tall * 0.86) - 230) / rows.Count);
        var left = (full - wide) / 2;
        var high = 230 + (row * rows.Count);
        var top = (tall - high) / 2;
        var em = row * 0.46;

        var still = new Motion(segment.Start, segment.End, 0, 0);
        Shape(still, 0, 0, width, height, 0, "000000", 0x58);
        Shape(still, left * _unit, top * _unit, wide * _unit, high * _unit, 26, Dark, 0x20);
        Words(still, (left + 56) * _unit, (top + 80) * _unit, 4, 66, White, title);
        for (var i = 0; i < rows.Count; i++)
        {
            var (rank, name, score) = (rows[i][0], rows[i][1], rows[i][2]);
            var appear = new Motion(segment.Start, segment.End, Math.Min(i * 90, 900), FromLeft: 0);
            var y = top + 144 + (i * row);
            var colour = Colour(rank);
            var badge = row * 0.74;
            if (i % 2 == 0)
            {
                Shape(appear, (left + 32) * _unit, y * _unit, (wide - 64) * _unit, row * _unit, 14, White, 0xEE);
            }

            Shape(appear, (left + 50) * _unit, (y + ((row - badge) / 2)) * _unit, badge * _unit, badge * _unit, 12, colour, 0);
            var middle = (y + (row / 2)) * _unit;
            Words(appear, (left + 50 + (badge / 2)) * _unit, middle, 5, badge * (rank.Length > 1 ? 0.52 : 0.64), Dark, rank);
            var nameAt = left + 50 + badge + 30;
            var scoreAt = left + wide - 60;
            var scoreWidth = 3.1 * em;
            // In a narrow frame, the names need the room.
            var hasBar = wide > 1000;
            var barAt = hasBar ? left + (wide * 0.62) : scoreAt - scoreWidth;
            Words(appear, nameAt * _unit, middle, 4, em, White, Shorten(name, (barAt - nameAt - 24) / em));
            if (hasBar)
            {
                Bar(appear, barAt * _unit, middle - (6 * _unit), (scoreAt - scoreWidth - barAt) * _unit, 12, colour, score);
            }

            Words(appear, scoreAt * _unit, middle, 6, em, White, score);
        }

        Words(still, (left + 56) * _unit, (top + high - 44) * _unit, 4, 32, Grey, note);
    }

    /// <summary>Gold, silver, bronze, and blue for the rest.</summary>
    private static string Colour(string rank) =>
        rank switch
        {
            "1" => "42C9FF",
            "2" => "E8DED6",
            "3" => "629FEA",
            _ => "F2A06A",
        };

    private static double Width(string text) => TextLayout.Width(text) * TextFont.Of(text).Width;

    private static string Shorten(string text, double limit)
    {
        limit /= TextFont.Of(text).Width;
        if (TextLayout.Width(text) <= limit)
        {
            return text;
        }

        var head = TextLayout.Head(text, Math.Max(1, limit - TextLayout.Width("…")));
        return head.TrimEnd() + "…";
    }

    private void Bar(Motion motion, double x, double y, double length, double thick, string colour, string score)
    {
        if (!double.TryParse(score, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || length <= 0)
        {
            return;
        }

        Shape(motion, x, y, length, thick * _unit, thick / 2, White, 0xC8);
        Shape(motion, x, y, Math.Max(thick * _unit, length * Math.Clamp(value, 0, 100) / 100), thick * _unit, thick / 2, colour, 0);
    }

    /// <summary>A rectangle with rounded corners.</summary>
    private void Shape(Motion motion, double x, double y, double wide, double high, double corner, string colour, int alpha)
    {
        // A drawing's numbers are whole pixels unless they are scaled: \p4 counts in eighths.
        string N(double value) => Math.Round(value * 8).ToString("0", CultureInfo.InvariantCulture);
        var r = Math.Min(corner * _unit, Math.Min(wide, high) / 2);
        var k = r * 0.448;
        var path =
            r <= 0
                ? $"m 0 0 l {N(wide)} 0 {N(wide)} {N(high)} 0 {N(high)}"
                : $"m {N(r)} 0 l {N(wide - r)} 0 b {N(wide - k)} 0 {N(wide)} {N(k)} {N(wide)} {N(r)} l {N(wide)} "
                    + $"{N(high - r)} b {N(wide)} {N(high - k)} {N(wide - k)} {N(high)} {N(wide - r)} {N(high)} "
                    + $"l {N(r)} {N(high)} b {N(k)} {N(high)} 0 {N(high - k)} 0 {N(high - r)} l 0 {N(r)} b 0 {N(k)} {N(k)} 0 {N(r)} 0";
        Event(motion, x, y, Invariant($"\\an7\\bord0\\shad0\\1c&H{colour}&\\1a&H{alpha:X2}&\\p4"), path);
    }

    private void Words(Motion motion, double x, double y, int alignment, double em, string colour, string text)
    {
        var font = TextFont.Of(text);
        if (text.Length > 0)
        {
            Event(
                motion,
                x,
                y,
                Invariant($"\\an{alignment}\\q2\\bord0\\shad0\\1c&H{colour}&\\fn{font.Family}\\fs{em * _unit * font.LineHeight:0.#}"),
                AssText.Escape(text)
            );
        }
    }

    private void Event(Motion motion, double x, double y, string tags, string text)
    {
        var place =
            motion.FromLeft > 0
                ? Invariant($"\\move({x - motion.FromLeft:0.#},{y:0.#},{x:0.#},{y:0.#},0,260)")
                : Invariant($"\\pos({x:0.#},{y:0.#})");
        var from = Math.Min(motion.Start + motion.Delay, motion.End - 1);
        file.Append(
            Invariant($"Dialogue: 0,{AssText.Time(from)},{AssText.Time(motion.End)},Text,,0,0,0,,")
                + Invariant($"{{{place}\\fad({Math.Min(260, (motion.End - from) / 4)},0){tags}}}{text}\n")
        );
    }

    private readonly record struct Motion(long Start, long End, long Delay, double FromLeft);
}
