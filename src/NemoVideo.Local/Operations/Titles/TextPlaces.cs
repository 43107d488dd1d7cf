using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Titles;

/// <summary>Where texts go in the frame, so that none lies over another.</summary>
internal static class TextPlaces
{
    /// <summary>Where a text goes when its place is taken, in this order.</summary>
    private static readonly Position[] Places =
    [
        Position.Bottom,
        Position.Top,
        Position.Center,
        Position.BottomLeft,
        Position.BottomRight,
        Position.TopLeft,
        Position.TopRight,
    ];

    /// <summary>All texts of a draft, without leaderboards.</summary>
    public static List<Segment> Texts(this Draft draft) =>
        [
            .. draft
                .Tracks.Where(track => track.Type == TrackType.Text)
                .SelectMany(track => track.Segments)
                .Where(segment => segment.Leaderboard is null),
        ];

    /// <summary>The wanted place, or else the first that is free at that time.</summary>
    /// <exception cref="NotPossibleException">None is free.</exception>
    public static Position Free(IEnumerable<Segment> others, TimeRange range, Position wanted, string text)
    {
        var taken = others
            .Where(other => other.Start < range.To && other.End > range.From)
            .Select(other => other.Position ?? Position.Center)
            .ToList();
        return new[] { wanted }.Concat(Places).Cast<Position?>().FirstOrDefault(place => !taken.Any(other => Collide(other, place!.Value)))
            ?? throw new NotPossibleException(
                $"There is no room left for the text \"{text}\" at that time.",
                $"该时间段已没有位置放置文字“{text}”。"
            );
    }

    /// <summary>Says that a text is in another place than wanted; empty if it is not.</summary>
    public static Phrase Moved(Position place, Position wanted) =>
        place == wanted
            ? new("", "")
            : new(
                $" It is {Name(place).English}, because another text is already in its place.",
                $"原位置已有其他文字,因此放在{Name(place).Chinese}。"
            );

    public static Phrase Name(Position position) =>
        position switch
        {
            Position.Top => new("at the top", "顶部"),
            Position.Bottom => new("at the bottom", "底部"),
            Position.TopLeft => new("at the top left", "左上角"),
            Position.TopRight => new("at the top right", "右上角"),
            Position.BottomLeft => new("at the bottom left", "左下角"),
            Position.BottomRight => new("at the bottom right", "右下角"),
            _ => new("in the middle", "中间"),
        };

    /// <summary>Whether two places share part of the frame: a text in the middle of a row can be as wide as the frame.</summary>
    private static bool Collide(Position one, Position other) =>
        one == other || (Row(one) == Row(other) && (one is Position.Top or Position.Bottom || other is Position.Top or Position.Bottom));

    private static int Row(Position position) =>
        position switch
        {
            Position.Top or Position.TopLeft or Position.TopRight => 0,
            Position.Center => 1,
            _ => 2,
        };
}
