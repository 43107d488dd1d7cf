using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Trims;

/// <summary>What a range is counted in: the timeline, or a clip in its stretches of the timeline.</summary>
/// <param name="Name">The clip's file name; null for the timeline.</param>
internal sealed record Span(IReadOnlyList<TimeRange> Stretches, string? Name = null)
{
    public long Length => Stretches.LengthOf();

    /// <summary>The clip that is meant, or each of them; without one, the timeline.</summary>
    public static (IReadOnlyList<Span> Spans, Phrase What) Of(EditContext context, ClipReference? clip)
    {
        var draft = context.Draft;
        if (clip is null)
        {
            return ([new([new(0, draft.Duration)])], TimePoints.TheTimeline);
        }

        List<Span> spans = [.. draft.FindClips(clip, context.Media).Select(clip => new Span(draft.StretchesOf(clip), draft.NameOf(clip)))];
        return (spans, spans.Count > 1 || clip.IsEach() ? TimePoints.EachClip : TimePoints.TheClip);
    }

    /// <summary>Whether a range begins before its end.</summary>
    public bool Reaches(TimePoint from) => from.In(Length) < Length;

    /// <summary>The range as times within the span.</summary>
    /// <exception cref="NotPossibleException">It is past the end, or ends before it begins.</exception>
    public TimeRange Resolve(TimePoint from, TimePoint to, Phrase what) => TimePoints.Range(from, to, Length, what);
}
