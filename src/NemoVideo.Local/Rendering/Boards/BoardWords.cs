using NemoVideo.Local.Model;
using NemoVideo.Local.Rendering.Text;

namespace NemoVideo.Local.Rendering.Boards;

/// <summary>How wide a row's name is, and the widest score next to it, in pixels.</summary>
internal readonly record struct RowNeed(double Name, double Score);

/// <summary>The words of a board, drawn in full in one size, to choose its layout by.</summary>
internal sealed record BoardWords(BoardSizes Sizes, Mask Title, IReadOnlyList<Mask> Names, Digits Scores, Digits Ranks)
{
    public static async Task<BoardWords> DrawAsync(
        TextMasks masks,
        BoardSizes sizes,
        string title,
        IReadOnlyList<string> names,
        Func<string, TextFont> fontOf,
        CancellationToken cancellationToken
    )
    {
        // Without a title there is still a mask to measure.
        var titleEm = sizes.Header > 0 ? sizes.TitleEm : sizes.NameEm;
        var drawn = await masks.DrawAsync(
            [
                (title, titleEm),
                .. names.Select(name => (BoardLook.Line(name), sizes.NameEm)),
                .. Digits.Samples.Select(sample => (sample, sizes.ScoreEm)),
                .. Digits.Samples.Select(sample => (sample, sizes.RankEm)),
            ],
            fontOf,
            cancellationToken
        );
        List<Mask> samples = [.. drawn.Skip(1 + names.Count)];
        return new(
            sizes,
            drawn[0],
            [.. drawn.Skip(1).Take(names.Count)],
            new([.. samples.Take(Digits.Samples.Count)]),
            new([.. samples.Skip(Digits.Samples.Count)])
        );
    }

    /// <summary>What each name's rows need, across all states of a board.</summary>
    public IReadOnlyList<RowNeed> Needs(IReadOnlyList<Leaderboard> boards, IReadOnlyList<string> names)
    {
        var scores = boards
            .SelectMany(board => board.Rows.Select(row => (row.Name, Width: Scores.Width(board.Write(row.Score)))))
            .GroupBy(row => row.Name)
            .ToDictionary(group => group.Key, group => group.Max(row => row.Width));
        return [.. names.Select((name, index) => new RowNeed(Names[index].Width, scores[name]))];
    }

    /// <summary>The layout in another size; words scale with their letters.</summary>
    public BoardLayout Layout(BoardSizes sizes, IReadOnlyList<RowNeed> needs) =>
        BoardLayout.Of(
            sizes,
            Sizes.Header > 0 ? Title.Width * sizes.TitleEm / Sizes.TitleEm : 0,
            needs.Max(need => need.Name + need.Score) * Scale(sizes)
        );

    /// <summary>How much of a name fits in a layout; 1 or more is all of it.</summary>
    public double Share(BoardLayout layout, RowNeed need)
    {
        var scale = Scale(layout.Sizes);
        // A little is left for the rounding of letters in another size.
        var share = (layout.Room(need.Score * scale) + (layout.Sizes == Sizes ? 0.01 : -1)) / Math.Max(1, need.Name * scale);
        return Math.Clamp(share, 0, 1);
    }

    private double Scale(BoardSizes sizes) => sizes.NameEm / Sizes.NameEm;
}
