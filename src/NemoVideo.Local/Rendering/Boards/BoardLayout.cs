using NemoVideo.Local.Model;

namespace NemoVideo.Local.Rendering.Boards;

/// <summary>Where everything on a board is, in pixels of its own canvas, and where in the frame the canvas is.</summary>
internal sealed record BoardLayout
{
    /// <summary>Left and top of the canvas in the frame; even, as the frame's colours are on every second pixel.</summary>
    public required (int X, int Y) Place { get; init; }

    public required (int Width, int Height) Size { get; init; }

    public required Box Header { get; init; }

    /// <summary>The rows' places, best first.</summary>
    public required IReadOnlyList<Box> Slots { get; init; }

    /// <summary>How far the board slides as it enters and leaves.</summary>
    public required (int X, int Y) Slide { get; init; }

    public required double TitleWidth { get; init; }

    /// <summary>Sizes that do not depend on the words.</summary>
    public required BoardSizes Sizes { get; init; }

    /// <summary>Room for a name next to a score of this width.</summary>
    public double Room(double score) => Slots[0].Width - Sizes.Reserved - score;

    /// <param name="sizes">The sizes for this frame and number of rows.</param>
    /// <param name="title">Width of the whole title, in pixels.</param>
    /// <param name="row">The widths of name and score in the row that needs the most.</param>
    public static BoardLayout Of(BoardSizes sizes, double title, double row)
    {
        var s = sizes;
        var needed = s.Reserved + row;
        var below = s.Header > 0 ? s.Header + s.Gap : 0;
        List<Box> slots = [];
        double width;
        double headerWidth;
        if (s.Side == LeaderboardSide.Bottom)
        {
            var most = (s.MostWidth - ((s.Columns - 1) * s.Gap)) / s.Columns;
            var cell = s.Columns == 1 ? most : Math.Min(most, Math.Max(620 * s.Unit, needed));
            width = (s.Columns * cell) + ((s.Columns - 1) * s.Gap);
            headerWidth = Math.Min(width, Math.Max(title + (2 * s.Pad) + s.Pad, Math.Min(cell, 360 * s.Unit)));
            var lines = (s.Rows + s.Columns - 1) / s.Columns;
            for (var index = 0; index < s.Rows; index++)
            {
                slots.Add(new(index / lines * (cell + s.Gap), below + (index % lines * (s.Row + s.Gap)), cell, s.Row));
            }
        }
        else
        {
            width = Math.Clamp(Math.Max(needed, title + (2 * s.Pad)), s.LeastWidth, s.MostWidth);
            headerWidth = width;
            for (var index = 0; index < s.Rows; index++)
            {
                slots.Add(new(0, below + (index * (s.Row + s.Gap)), width, s.Row));
            }
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
            Slide = s.Side switch
            {
                LeaderboardSide.Left => (-slide, 0),
                LeaderboardSide.Right => (slide, 0),
                _ => (0, slide),
            },
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

    /// <summary>How large names and scores are relative to their usual size.</summary>
    public double Letters { get; init; } = 1;

    public required double LeastWidth { get; init; }

    public required double MostWidth { get; init; }

    public double Gap => 7 * Unit;

    public double Shadow => Math.Ceiling(7 * Unit) * 2;

    public double Pad => Row * 0.3;

    public double Chip => Row - (10 * Unit);

    public double NameX => (5 * Unit) + Chip + Pad;

    /// <summary>What a row takes up besides its name and score.</summary>
    public double Reserved => NameX + (2.2 * Pad);

    public double NameEm => Row * 0.44 * Letters;

    public double ScoreEm => Row * 0.46 * Letters;

    public double RankEm => Row * 0.44;

    public double TitleEm => Header * 0.46;

    public double Radius => 9 * Unit;

    /// <summary>
    /// The ways to lay out a board, best first: with the usual letters, with smaller ones as long as they are readable, then
    /// with fewer columns, whose rows are longer.
    /// </summary>
    public static IEnumerable<BoardSizes> Options(int width, int height, LeaderboardSide side, int rows, bool titled)
    {
        var usual = Of(width, height, side, rows, titled);
        for (var columns = usual.Columns; columns >= 1; columns--)
        {
            var sizes = columns == usual.Columns ? usual : Of(width, height, side, rows, titled, columns);
            foreach (var letters in (double[])[1, 0.92, 0.85, 0.78])
            {
                var option = sizes with { Letters = letters };
                if (option == usual || option.NameEm >= LeastEm * option.Unit)
                {
                    yield return option;
                }
            }
        }
    }

    /// <summary>The smallest letters readable at a glance, in 1080ths of the frame's shorter side.</summary>
    private const double LeastEm = 19;

    /// <summary>Within the title-safe area of the frame; a tall frame keeps clear of what players overlay at its ends.</summary>
    /// <param name="columns">Columns of a board at the bottom; 0 is the usual number.</param>
    public static BoardSizes Of(int width, int height, LeaderboardSide side, int rows, bool titled = true, int columns = 0)
    {
        var unit = Math.Min(width, height) / 1080.0;
        var tall = height > width * 1.2;
        var wide = width > height * 1.2;
        var (marginX, marginY) = (width * 0.05, height * (tall ? 0.11 : 0.06));
        double row = rows switch
        {
            <= 6 => 64,
            <= 8 => 60,
            <= 10 => 56,
            _ => 54,
        };
        double header = 66;
        var asked = columns;
        columns = 1;
        if (side == LeaderboardSide.Bottom)
        {
            var most =
                asked > 0 ? asked
                : wide ? 4
                : tall && rows <= 6 ? 1
                : 2;
            var lines = (rows + most - 1) / most;
            columns = (rows + lines - 1) / lines;
            (row, header) =
                wide ? (60, 56)
                : columns == 1 ? (80, 72)
                : (66, 64);
        }

        if (!titled)
        {
            header = 0;
        }
        // A board never takes more than its share of the height.
        var lineCount = (rows + columns - 1) / columns;
        var fits = (height - (2 * marginY)) * (side == LeaderboardSide.Bottom ? 0.6 : 1) / unit / (header + (lineCount * (row + 7)));
        if (fits < 1)
        {
            (row, header) = (row * fits, header * fits);
        }

        var share =
            side == LeaderboardSide.Bottom ? 1 - (2 * 0.05)
            : wide ? 0.34
            : tall ? 0.6
            : 0.52;
        return new()
        {
            FrameWidth = width,
            FrameHeight = height,
            Side = side,
            Rows = rows,
            Columns = columns,
            Unit = unit,
            MarginX = marginX,
            MarginY = marginY,
            Row = row * unit,
            Header = header * unit,
            LeastWidth = 420 * unit,
            MostWidth = width * share,
        };
    }
}
