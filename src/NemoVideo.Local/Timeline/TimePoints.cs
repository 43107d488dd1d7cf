using NemoVideo.Local.Model;

namespace NemoVideo.Local.Timeline;

/// <summary>Finds where on a timeline (or in a clip) the points are that people name.</summary>
internal static class TimePoints
{
    /// <summary>In milliseconds from the beginning; may be outside 0 to <paramref name="length"/>.</summary>
    public static long In(this TimePoint point, long length)
    {
        var offset = (long)Math.Round(point.Offset.TotalMilliseconds + (point.Share * length));
        return point.FromEnd ? length - offset : offset;
    }

    /// <summary>The range within 0 to <paramref name="length"/>.</summary>
    /// <param name="what">For the reason: "the timeline", "the clip".</param>
    /// <exception cref="NotPossibleException">It is past the end, or ends before it begins.</exception>
    public static TimeRange Range(TimePoint from, TimePoint to, long length, Phrase what)
    {
        var (start, end) = (Math.Max(0, from.In(length)), to.In(length));
        if (start >= length)
        {
            throw TooShort(length, what);
        }

        return end > start
            ? new(start, Math.Min(end, length))
            : throw new NotPossibleException("That range ends before it begins.", "这个时间范围的结束早于开始。");
    }

    public static NotPossibleException TooShort(long length, Phrase what) =>
        new(
            $"{char.ToUpperInvariant(what.English[0])}{what.English[1..]} is only {Phrase.Seconds(length)} s long.",
            $"{what.Chinese}只有 {Phrase.Seconds(length)} 秒长。"
        );

    /// <summary>Such as "2-5, 7-9", in seconds.</summary>
    public static string Describe(IEnumerable<TimeRange> ranges) =>
        string.Join(", ", ranges.Select(range => $"{Phrase.Seconds(range.From)}-{Phrase.Seconds(range.To)}"));

    public static Phrase TheTimeline { get; } = new("the timeline", "时间线");

    public static Phrase EachClip { get; } = new("each clip", "每个片段");

    public static Phrase TheClip { get; } = new("the clip", "该片段");
}
