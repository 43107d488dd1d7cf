using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Trims;

/// <summary>Trims to ranges.</summary>
internal sealed class KeepRangesHandler : OperationHandler<KeepRanges>
{
    public override string Tool => "trim";

    public override Phrase Ability => new("trim", "裁剪");

    protected override Outcome Apply(KeepRanges operation, EditContext context)
    {
        var draft = context.Draft;
        // DraftEditor.Combine only combines ranges of the same clip.
        var (spans, what) = Spans.Of(draft, operation.Ranges[0].Clip);
        List<TimeRange> kept = [],
            removed = [];
        foreach (var span in spans)
        {
            var keep = Ripple.Merge(operation.Ranges.Select(range => Spans.Resolve(range.From, range.To, span, what)), draft.Duration);
            kept.AddRange(keep);
            removed.AddRange(
                Ripple
                    .Invert(keep, draft.Duration)
                    .Select(range => new TimeRange(Math.Max(range.From, span.From), Math.Min(range.To, span.To)))
            );
        }

        if (Ripple.Merge(removed, draft.Duration).Count == 0)
        {
            var reason = TimePoints.TooShort(spans.Max(span => span.Duration), what).Text;
            return Outcome.NothingToDo($"{reason.English} There was nothing to trim.", $"{reason.Chinese}没有可裁剪的内容。");
        }

        var length = Phrase.Seconds(kept.Sum(range => range.Duration));
        var ranges = Spans.Describe(kept, spans);
        return Outcome.Done(
            Ripple.Remove(draft, removed),
            $"Trimmed {what.English} to {length} s ({ranges}).",
            $"已将{what.Chinese}裁剪为 {length} 秒({ranges})。"
        );
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
        List<TimeRange> ranges = [];
        foreach (var range in operation.Ranges)
        {
            var (parts, whole) = Spans.Of(draft, range.Clip);
            ranges.AddRange(parts.Select(part => Spans.Resolve(range.From, range.To, part, whole)));
        }

        var removed = Ripple.Merge(ranges, draft.Duration);
        var length = Phrase.Seconds(removed.Sum(range => range.Duration));
        var clips = operation.Ranges.Select(range => range.Clip).Distinct().ToList();
        var (spans, what) = Spans.Of(draft, clips.Count == 1 ? clips[0] : null);
        var described = Spans.Describe(removed, spans);
        return Outcome.Done(
            Ripple.Remove(draft, removed),
            $"Cut {length} s out of {what.English} ({described}).",
            $"已从{what.Chinese}剪掉 {length} 秒({described})。"
        );
    }
}
