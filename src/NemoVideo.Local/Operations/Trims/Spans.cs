using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Trims;

/// <summary>Ranges of clips as ranges of the timeline.</summary>
internal static class Spans
{
    /// <summary>Where the clip is, or each of them; without one, the whole timeline.</summary>
    public static (IReadOnlyList<TimeRange> Spans, Phrase What) Of(Draft draft, ClipReference? clip) =>
        clip is null ? ([new(0, draft.Duration)], TimePoints.TheTimeline)
        : clip.IsEach() ? ([.. draft.Clips().Select(draft.SpanOf)], TimePoints.EachClip)
        : ([draft.SpanOf(draft.FindClip(clip))], TimePoints.TheClip);

    /// <summary>The range on the timeline for one named within a span.</summary>
    public static TimeRange Resolve(TimePoint from, TimePoint to, TimeRange span, Phrase what)
    {
        var range = TimePoints.Range(from, to, span.Duration, what);
        return new(span.From + range.From, span.From + range.To);
    }

    /// <summary>The ranges as times within the one span, or on the timeline where there are several.</summary>
    public static string Describe(IReadOnlyList<TimeRange> ranges, IReadOnlyList<TimeRange> spans)
    {
        var zero = spans.Count == 1 ? spans[0].From : 0;
        return string.Join(", ", ranges.Select(range => $"{Phrase.Seconds(range.From - zero)}-{Phrase.Seconds(range.To - zero)} s"));
    }
}
