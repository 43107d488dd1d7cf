using NemoVideo.Local.Language;

namespace NemoVideo.Local.Editing.Operations;

/// <summary>Ranges to keep, all on the timeline (or on one clip) as it is before.</summary>
internal sealed record KeepRanges(IReadOnlyList<KeepRange> Ranges) : Operation;

/// <summary>Ranges to cut out, all on the timeline (or on clips) as it is before.</summary>
internal sealed record CutRanges(IReadOnlyList<CutRange> Ranges) : Operation;

/// <summary>Trims to ranges.</summary>
internal sealed class KeepRangesHandler : OperationHandler<KeepRanges>
{
    public override string Tool => "trim";

    public override Phrase Ability => new("trim", "裁剪");

    protected override Outcome Apply(KeepRanges operation, EditContext context)
    {
        var draft = context.Draft;
        // Editor.Combine puts together only ranges of the same clip.
        var (span, what) = Spans.Of(draft, operation.Ranges[0].Clip);
        var kept = Ripple.Merge(
            operation.Ranges.Select(range => Spans.Resolve(range.From, range.To, span, what)), draft.Duration);
        var removed = Ripple.Invert(kept, draft.Duration).Select(range => new TimeRange(Math.Max(range.From, span.From), Math.Min(range.To, span.To)));
        if (Ripple.Merge(removed, draft.Duration).Count == 0)
        {
            var reason = TimePoints.TooShort(span.Duration, what).Text;
            return Outcome.NothingToDo($"{reason.English} There was nothing to trim.", $"{reason.Chinese}没有可裁剪的内容。");
        }

        var length = Phrase.Seconds(kept.Sum(range => range.Duration));
        var ranges = Spans.Describe(kept, span);
        return Outcome.Done(
            Ripple.Remove(draft, removed),
            $"Trimmed {what.English} to {length} s ({ranges}).",
            $"已将{what.Chinese}裁剪为 {length} 秒({ranges})。");
    }
}

/// <summary>Cuts ranges out.</summary>
internal sealed class CutRangesHandler : OperationHandler<CutRanges>
{
    public override string Tool => "cut";

    public override Phrase Ability => new("cut parts out", "剪掉某一段");

    protected override Outcome Apply(CutRanges operation, EditContext context)
    {
        var draft = context.Draft;
        var removed = Ripple.Merge(
            operation.Ranges.Select(range =>
            {
                var (span, what) = Spans.Of(draft, range.Clip);
                return Spans.Resolve(range.From, range.To, span, what);
            }),
            draft.Duration);
        var length = Phrase.Seconds(removed.Sum(range => range.Duration));
        var (whole, target) = operation.Ranges.Select(range => range.Clip).Distinct().Count() == 1
            ? Spans.Of(draft, operation.Ranges[0].Clip)
            : Spans.Of(draft, null);
        var ranges = Spans.Describe(removed, whole);
        return Outcome.Done(
            Ripple.Remove(draft, removed),
            $"Cut {length} s out of {target.English} ({ranges}).",
            $"已从{target.Chinese}剪掉 {length} 秒({ranges})。");
    }
}

/// <summary>Ranges of clips as ranges of the timeline.</summary>
internal static class Spans
{
    /// <summary>Where the clip lies; without one the whole timeline.</summary>
    public static (TimeRange Span, Phrase What) Of(Draft draft, ClipReference? clip) => clip is null
        ? (new(0, draft.Duration), TimePoints.TheTimeline)
        : (draft.SpanOf(draft.FindClip(clip)), TimePoints.TheClip);

    /// <summary>The range on the timeline that is named within a span.</summary>
    public static TimeRange Resolve(TimePoint from, TimePoint to, TimeRange span, Phrase what)
    {
        var range = TimePoints.Range(from, to, span.Duration, what);
        return new(span.From + range.From, span.From + range.To);
    }

    public static string Describe(IReadOnlyList<TimeRange> ranges, TimeRange span) => string.Join(
        ", ", ranges.Select(range => $"{Phrase.Seconds(range.From - span.From)}-{Phrase.Seconds(range.To - span.From)} s"));
}
