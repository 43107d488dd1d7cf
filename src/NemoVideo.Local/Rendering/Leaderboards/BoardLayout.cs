using NemoVideo.Local.Editing.Leaderboards;

namespace NemoVideo.Local.Rendering.Leaderboards;

/// <summary>Where everything of a board lies, in pixels of its own canvas; and where in the frame the canvas lies.</summary>
internal sealed record BoardLayout
{
    /// <summary>Left and top of the canvas in the frame; even, as the frame's colours lie on every second pixel.</summary>
    public required (int X, int Y) Place { get; init; }

    public required (int Width, int Height) Size { get; init; }

    public required Box Header { get; init; }

    /// <summary>The rows' places, best first.</summary>
    public required IReadOnlyList<Box> Slots { get; init; }

    /// <summary>How far the board slides as it comes and goes.</summary>
    public required (int X, int Y) Slide { get; init; }

    /// <summary>Room for a name, and for the title.</summary>
    public required double NameWidth { get; init; }

    public required double TitleWidth { get; init; }

    /// <summary>Sizes that do not depend on what the words are.</summary>
    public required BoardSizes Sizes { get; init; }

    /// <param name="sizes">For this frame and number of rows.</param>
    /// <param name="title">Width of the whole title, in pixels; likewise of the widest name and score.</param>
    public static BoardLayout Of(BoardSizes sizes, double title, double name, double score)
    {
        var s = sizes;
        var reserved = s.NameX + (1.2 * s.Pad) + score + s.Pad;
        List<Box> slots = [];
        double width;
        double headerWidth;
        if (s.Side == LeaderboardSide.Bottom)
        {
            var cell = Math.Min((s.MostWidth - ((s.Columns - 1) * s.Gap)) / s.Columns, s.Columns == 1 ? s.MostWidth : 620 * s.Unit);
            width = (s.Columns * cell) + ((s.Columns - 1) * s.Gap);
            headerWidth = Math.Min(width, Math.Max(title + (2 * s.Pad) + s.Pad, Math.Min(cell, 360 * s.Unit)));
            var lines = (s.Rows + s.Columns - 1) / s.Columns;
            for (var row = 0; row < s.Rows; row++)
                slots.Add(new(row / lines * (cell + s.Gap), s.Header + s.Gap + (row % lines * (s.Row + s.Gap)), cell, s.Row));
        }
        else
        {
            width = Math.Clamp(Math.Max(reserved + name, title + (2 * s.Pad)), s.LeastWidth, s.MostWidth);
            headerWidth = width;
            for (var row = 0; row < s.Rows; row++)
                slots.Add(new(0, s.Header + s.Gap + (row * (s.Row + s.Gap)), width, s.Row));
        }

        var (across, down) = (Even(width + (2 * s.Shadow)), Even(slots.Max(slot => slot.Bottom) + (2 * s.Shadow)));
        var x = s.Side switch
        {
            LeaderboardSide.Left => s.MarginX - s.Shadow,
            LeaderboardSide.Right => s.FrameWidth - s.MarginX - width - s.Shadow,
            _ => ((s.FrameWidth - width) / 2) - s.Shadow,
        };
        var y = s.Side == LeaderboardSide.Bottom ? s.FrameHeight - s.MarginY + s.Shadow - down : s.MarginY - s.Shadow;
        var slide = Even(48 * s.Unit);
        return new()
        {
            Place = (Even(x), Even(y)),
            Size = (across, down),
            Header = new(s.Shadow, s.Shadow, headerWidth, s.Header),
            Slots = [.. slots.Select(slot => slot with { X = slot.X + s.Shadow, Y = slot.Y + s.Shadow })],
            Slide = s.Side switch { LeaderboardSide.Left => (-slide, 0), LeaderboardSide.Right => (slide, 0), _ => (0, slide) },
            NameWidth = slots[0].Width - reserved,
            TitleWidth = headerWidth - (2 * s.Pad),
            Sizes = sizes,
        };
    }

    private static int Even(double value) => (int)Math.Round(value / 2) * 2;
}

/// <summary>The sizes of a board's parts, in pixels.</summary>
internal sealed record BoardSizes
{
    public required int FrameWidth { get; init; }

    public required int FrameHeight { get; init; }

    public required LeaderboardSide Side { get; init; }

    public required int Rows { get; init; }

    public required int Columns { get; init; }

    /// <summary>A thousand-and-eightieth of the frame's shorter side.</summary>
    public required double Unit { get; init; }

    public required double MarginX { get; init; }

    public required double MarginY { get; init; }

    public required double Row { get; init; }

    public required double Header { get; init; }

    public required double LeastWidth { get; init; }

    public required double MostWidth { get; init; }

    public double Gap => 7 * Unit;

    public double Shadow => Math.Ceiling(7 * Unit) * 2;

    public double Pad => Row * 0.3;

    public double Chip => Row - (10 * Unit);

    public double NameX => (5 * Unit) + Chip + Pad;

    public double NameEm => Row * 0.44;

    public double ScoreEm => Row * 0.46;

    public double RankEm => Row * 0.44;

    public double TitleEm => Header * 0.46;

    public double Radius => 9 * Unit;

    /// <summary>Within the title-safe area of the frame; a tall frame keeps free what players lay over its ends.</summary>
    public static BoardSizes Of(int width, int height, LeaderboardSide side, int rows)
    {
        var unit = Math.Min(width, height) / 1080.0;
        var tall = height > width * 1.2;
        var wide = width > height * 1.2;
        var (marginX, marginY) = (width * 0.05, height * (tall ? 0.11 : 0.06));
        double row = rows switch { <= 6 => 64, <= 8 => 60, <= 10 => 56, _ => 54 };
        double header = 66;
        var columns = 1;
        if (side == LeaderboardSide.Bottom)
        {
            var most = wide ? 4 : tall && rows <= 6 ? 1 : 2;
            var lines = (rows + most - 1) / most;
            columns = (rows + lines - 1) / lines;
            (row, header) = wide ? (60, 56) : columns == 1 ? (80, 72) : (66, 64);
        }

        // A board never takes more than its share of the height.
        var lineCount = (rows + columns - 1) / columns;
        var fits = (height - (2 * marginY)) * (side == LeaderboardSide.Bottom ? 0.6 : 1) / unit / (header + (lineCount * (row + 7)));
        if (fits < 1)
            (row, header) = (row * fits, header * fits);
        var share = side == LeaderboardSide.Bottom ? 1 - (2 * 0.05) : wide ? 0.34 : tall ? 0.6 : 0.52;
        return new()
        {
            FrameWidth = width, FrameHeight = height, Side = side, Rows = rows, Columns = columns, Unit = unit, MarginX = marginX, MarginY = marginY,
            Row = row * unit, Header = header * unit, LeastWidth = 420 * unit, MostWidth = width * share,
        };
    }
}
