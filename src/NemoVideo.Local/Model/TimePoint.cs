namespace NemoVideo.Local.Model;

/// <summary>
/// A point in a clip or timeline: a share of its length (0.5 is its middle) and an offset from there, counted from its beginning or,
/// with <paramref name="FromEnd"/>, back from its end.
/// </summary>
internal readonly record struct TimePoint(TimeSpan Offset, bool FromEnd = false, double Share = 0)
{
    public static TimePoint Start => new(TimeSpan.Zero);

    public static TimePoint End => new(TimeSpan.Zero, FromEnd: true);

    public static TimePoint At(double share) => new(TimeSpan.Zero, Share: share);
}
