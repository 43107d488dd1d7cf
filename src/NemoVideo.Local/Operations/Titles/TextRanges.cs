using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Titles;

/// <summary>When a text is shown.</summary>
internal static class TextRanges
{
    /// <summary>Milliseconds of a text with only one end given.</summary>
    public const long DefaultDuration = 3000;

    /// <summary>
    /// The ranges of the timeline for times within a clip, or on the timeline without one. Where only the beginning is given, it lasts
    /// <paramref name="usual"/> from there; "at the end" means the last part of that length.
    /// </summary>
    /// <param name="start">Where it begins if that is not said, in ms on the timeline; outside of the clip, where the clip does.</param>
    /// <param name="untilEnd">Without times it lasts until the end.</param>
    /// <returns>At least one; several where other clips lie between the shots of the clip, and where several clips are meant.</returns>
    /// <exception cref="NotPossibleException">The clip is not there, or it or the timeline is not that long.</exception>
    public static IReadOnlyList<TimeRange> Of(
        ClipReference? clip,
        TimePoint? from,
        TimePoint? to,
        long usual,
        bool untilEnd,
        EditContext context,
        long start = 0
    )
    {
        var draft = context.Draft;
        if (clip is null)
        {
            return [Range(from, to, draft.Duration, usual, untilEnd, start, TimePoints.TheTimeline)];
        }

        var clips = draft.FindClips(clip, context.Media);
        var what = clips.Count > 1 ? TimePoints.EachClip : TimePoints.TheClip;
        return
        [
            .. clips.SelectMany(one =>
            {
                var stretches = draft.StretchesOf(one);
                var inside = start > stretches[0].From && start < stretches[0].To ? start - stretches[0].From : 0;
                return stretches.Part(Range(from, to, stretches.LengthOf(), usual, untilEnd: true, inside, what));
            }),
        ];
    }

    private static TimeRange Range(TimePoint? from, TimePoint? to, long length, long usual, bool untilEnd, long start, Phrase what)
    {
        var (first, last) = (from?.In(length), to?.In(length));
        if (first == length && last is null or 0)
        {
            (first, last) = (length - usual, length);
        }

        if (first >= length)
        {
            throw TimePoints.TooShort(length, what);
        }

        var begin = Math.Clamp(first ?? start, 0, length);
        var end = last ?? (from is null && untilEnd ? length : begin + usual);
        return end > begin
            ? new(begin, Math.Min(end, length))
            : throw new NotPossibleException("That range ends before it begins.", "这个时间范围的结束早于开始。");
    }
}
