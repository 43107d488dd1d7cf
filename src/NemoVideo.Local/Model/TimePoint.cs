namespace NemoVideo.Local.Model;

/// <summary>A point in a clip or timeline, counted from its beginning or, with <paramref name="FromEnd"/>, back from its end.</summary>
internal readonly record struct TimePoint(TimeSpan Offset, bool FromEnd = false)
{
    public static TimePoint Start => new(TimeSpan.Zero);

    public static TimePoint End => new(TimeSpan.Zero, FromEnd: true);
}
