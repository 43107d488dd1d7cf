using System.Globalization;
using NemoVideo.Local.Model;
using NemoVideo.Local.Rendering.Text;

namespace NemoVideo.Local.Rendering.Boards;

/// <summary>
/// What a board looks like: a headline in the board's colour, under it a card for each row with rank, name, score and a bar
/// as long as the score. Dark cards with white letters are readable on bright and dark pictures.
/// </summary>
internal sealed class BoardLook
{
    private const string UsualColor = "2463EB";

    private static readonly Ink White = new(255, 255, 255);
    private static readonly Ink Night = Ink.Of("0B111C");
    private static readonly (Ink Top, Ink Bottom, Ink Text)[] Medals =
    [
        (Ink.Of("FFE08A"), Ink.Of("DDA01C"), Ink.Of("2B1D00")),
        (Ink.Of("F1F5F9"), Ink.Of("A9B4C2"), Ink.Of("161D27")),
        (Ink.Of("E9AE7E"), Ink.Of("B06A34"), Ink.Of("261204")),
    ];

    private readonly Canvas _ground;
    private readonly BoardSizes _sizes;
    private readonly Dictionary<string, Mask> _names;
    private readonly Digits _scores;
    private readonly Digits _ranks;
    private readonly Ink _color;

    private BoardLook(BoardLayout layout, Leaderboard board, Mask title, Dictionary<string, Mask> names, Digits scores, Digits ranks)
    {
        (Layout, _sizes, _names, _scores, _ranks) = (layout, layout.Sizes, names, scores, ranks);
        _color = Ink.Of(board.Color ?? UsualColor);
        _ground = new(layout.Size.Width, layout.Size.Height);
        if (layout.Header.Height <= 0)
        {
            return;
        }

        var header = layout.Header;
        _ground.Shadow(header, _sizes.Radius, _sizes.Shadow, 0.45);
        _ground.Fill(header, _sizes.Radius, _color.Mix(White, 0.12).With(0.96), _color.Mix(Night, 0.38).With(0.96));
        // A bright headline gets dark letters.
        var bright = ((0.299 * _color.R) + (0.587 * _color.G) + (0.114 * _color.B)) > 165;
        _ground.Draw(title, header.X + _sizes.Pad, header.CenterY - (title.Height / 2.0), bright ? Night : White);
    }

    public BoardLayout Layout { get; }

    /// <param name="boards">The states of one board; the first determines side, title and colour.</param>
    public static async Task<BoardLook> MakeAsync(
        TextMasks masks,
        IReadOnlyList<Leaderboard> boards,
        int width,
        int height,
        CancellationToken cancellationToken
    )
    {
        var title = Line(boards[0].Title);
        List<string> names = [.. boards.SelectMany(board => board.Rows).Select(row => row.Name).Distinct()];
        var fontOf = TextFont.Of([title, .. names.Select(Line)]);
        List<BoardSizes> options =
        [
            .. BoardSizes.Options(width, height, boards[0].Side, boards.Max(board => board.Rows.Count), title.Length > 0),
        ];
        var words = await BoardWords.DrawAsync(masks, options[0], title, names, fontOf, cancellationToken);
        var needs = words.Needs(boards, names);

        // The first layout in which most names can stay whole; if hardly any can, the one that shows most of them.
        var layouts = options.Select(option => words.Layout(option, needs)).ToList();
        var best = layouts.MaxBy(layout => needs.Count(need => words.Share(layout, need) >= 1))!;
        if (needs.Count(need => words.Share(best, need) >= 1) * 2 < needs.Count)
        {
            best = layouts.MaxBy(layout => Math.Round(needs.Sum(need => words.Share(layout, need)), 2))!;
        }

        if (best.Sizes != options[0])
        {
            words = await BoardWords.DrawAsync(masks, best.Sizes, title, names, fontOf, cancellationToken);
            needs = words.Needs(boards, names);
            best = words.Layout(best.Sizes, needs);
        }

        var fitted = await TextCut.FitAsync(
            masks,
            fontOf,
            [
                (title, best.Sizes.TitleEm, words.Title, best.TitleWidth),
                .. names.Select((name, index) => (Line(name), best.Sizes.NameEm, words.Names[index], best.Room(needs[index].Score))),
            ],
            cancellationToken
        );
        return new(
            best,
            boards[0],
            fitted[0],
            names.Zip(fitted.Skip(1)).ToDictionary(pair => pair.First, pair => pair.Second),
            words.Scores,
            words.Ranks
        );
    }

    /// <summary>The board at rest.</summary>
    public Canvas Still(Leaderboard board)
    {
        var picture = _ground.Copy();
        foreach (var (row, index) in board.Rows.Select((row, index) => (row, index)))
        {
            DrawRow(picture, Layout.Slots[index], row.Rank, row.Name, board.Write(row.Score), Share(board, row), 0, 1);
        }

        return picture;
    }

    /// <summary>The board on its way from one state to the next: rows move to their new places, scores count up.</summary>
    /// <param name="time">From 0 to 1.</param>
    public Canvas Between(Leaderboard before, Leaderboard after, double time)
    {
        var share = time < 0.5 ? 4 * time * time * time : 1 - (Math.Pow((-2 * time) + 2, 3) / 2);
        var picture = _ground.Copy();
        var (old, now) = (Keys(before), Keys(after));
        foreach (var (key, index) in old.Where(row => !now.ContainsKey(row.Key)))
        {
            var row = before.Rows[index];
            var slot = Layout.Slots[index];
            DrawRow(
                picture,
                slot.Toward(Below(slot), share),
                row.Rank,
                row.Name,
                before.Write(row.Score),
                Share(before, row),
                0,
                1 - share
            );
        }

        // Climbing rows pass in front of the others.
        foreach (var (key, index) in now.OrderBy(row => old.TryGetValue(row.Key, out var from) ? from - row.Value : int.MinValue))
        {
            var row = after.Rows[index];
            var slot = Layout.Slots[index];
            if (!old.TryGetValue(key, out var from))
            {
                DrawRow(picture, Below(slot).Toward(slot, share), row.Rank, row.Name, after.Write(row.Score), Share(after, row), 0, share);
                continue;
            }

            var was = before.Rows[from];
            var score = was.Score + ((row.Score - was.Score) * share);
            var bar = Share(before, was) + ((Share(after, row) - Share(before, was)) * share);
            var glow = from > index ? Math.Sin(Math.PI * time) : 0;
            DrawRow(
                picture,
                Layout.Slots[from].Toward(slot, share),
                share < 0.5 ? was.Rank : row.Rank,
                row.Name,
                after.Write(score),
                bar,
                glow,
                1
            );
        }

        return picture;
    }

    private Box Below(Box slot) => slot with { Y = slot.Y + (_sizes.Row * 0.5) };

    /// <summary>The rows by what identifies them: a name, and how many times it came before.</summary>
    private static Dictionary<(string Name, int Time), int> Keys(Leaderboard board)
    {
        Dictionary<(string, int), int> keys = [];
        for (var index = 0; index < board.Rows.Count; index++)
        {
            var time = 0;
            while (!keys.TryAdd((board.Rows[index].Name.ToUpperInvariant(), time), index))
            {
                time++;
            }
        }

        return keys;
    }

    /// <summary>How long a row's bar is, 0 to 1. Where less is better, the shortest time has the longest bar.</summary>
    private static double Share(Leaderboard board, LeaderboardRow row)
    {
        var (first, last) = (board.Rows[0].Score, board.Rows[^1].Score);
        if (first > 0 && last > first)
        {
            return first / row.Score;
        }

        var low = Math.Min(0, board.Rows.Min(other => other.Score));
        var high = board.Rows.Max(other => other.Score);
        return high > low ? Math.Clamp((row.Score - low) / (high - low), 0, 1) : 0;
    }

    private void DrawRow(Canvas picture, Box box, int rank, string name, string score, double share, double glow, double opacity)
    {
        var s = _sizes;
        var medal = rank <= Medals.Length ? Medals[rank - 1] : ((Ink Top, Ink Bottom, Ink Text)?)null;
        var card = rank == 1 ? Night.Mix(_color, 0.3) : Night;
        if (glow > 0)
        {
            card = card.Mix(_color, 0.55 * glow);
        }

        if (opacity > 0.99)
        {
            picture.Shadow(box, s.Radius, s.Shadow, 0.3);
        }
        // A hairline of light around the card sets it off from a dark picture.
        var hair = Math.Max(1, 1.5 * s.Unit);
        picture.Fill(
            new(box.X - hair, box.Y - hair, box.Width + (2 * hair), box.Height + (2 * hair)),
            s.Radius + hair,
            White.With(0.16 * opacity),
            White.With(0.07 * opacity)
        );
        picture.Fill(box, s.Radius, card.Mix(White, 0.1).With(0.9 * opacity), card.With(0.92 * opacity));

        var inset = (box.Height - s.Chip) / 2;
        var chip = new Box(box.X + inset, box.Y + inset, s.Chip, s.Chip);
        picture.Fill(
            chip,
            s.Radius * 0.7,
            (medal?.Top ?? Ink.Of("33435C")).With(opacity),
            (medal?.Bottom ?? Ink.Of("243247")).With(opacity)
        );
        var number = rank.ToString(CultureInfo.InvariantCulture);
        _ranks.Draw(
            picture,
            number,
            chip.X + ((chip.Width - _ranks.Width(number)) / 2),
            chip.CenterY,
            (medal?.Text ?? White).With(opacity)
        );

        var (left, right) = (box.X + s.NameX, box.Right - s.Pad);
        var thick = Math.Max(2, 5 * s.Unit);
        var track = new Box(left, box.Bottom - (thick * 2.1), right - left, thick);
        var middle = box.Y + ((track.Y - box.Y) * 0.54);
        picture.Fill(track, thick / 2, White.With(0.16 * opacity), White.With(0.16 * opacity));
        if (share > 0)
        {
            var bar = track with { Width = Math.Max(thick, track.Width * share) };
            var (top, bottom) = medal is { } m && rank == 1 ? (m.Top, m.Bottom) : (_color.Mix(White, 0.45), _color.Mix(White, 0.2));
            picture.Fill(bar, thick / 2, top.With(opacity), bottom.With(opacity));
        }

        var mask = _names[name];
        picture.Draw(mask, left, middle - (mask.Height / 2.0), White.With(opacity));
        _scores.Draw(picture, score, right - _scores.Width(score), middle, White.With(opacity));
    }

    public static string Line(string text) => AssText.Clean(text).Replace('\n', ' ');
}
