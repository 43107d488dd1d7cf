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
        var ranges = operation.Ranges;
        // DraftEditor.Combine only combines ranges of the same clip.
        var (spans, what) = Span.Of(context, ranges[0].Clip);
        List<TimeRange> kept = [],
            removed = [];
        List<Span> unchanged = [];
        foreach (var span in spans)
        {
            // A clip that is over before the range begins stays as it is.
            var keep =
                span.Name is null || ranges.Any(range => span.Reaches(range.From))
                    ? Ripple.Merge(
                        ranges
                            .Where(range => span.Name is null || span.Reaches(range.From))
                            .Select(range => span.Resolve(range.From, range.To, what)),
                        span.Length
                    )
                    : [new(0, span.Length)];
            var rest = Ripple.Invert(keep, span.Length);
            if (rest.Count == 0)
            {
                unchanged.Add(span);
                continue;
            }

            kept.AddRange(keep.SelectMany(span.Stretches.Part));
            removed.AddRange(rest.SelectMany(span.Stretches.Part));
        }

        var left = Left(unchanged);
        if (removed.Count == 0)
        {
            var reason = TimePoints.TooShort(spans.Max(span => span.Length), what).Text;
            var nothing = Outcome.NothingToDo($"{reason.English} There was nothing to trim.", $"{reason.Chinese}没有可裁剪的内容。");
            // On a new timeline the clips are what was asked for.
            return context.IsNew ? nothing with { Kind = OutcomeKind.Done, Draft = draft } : nothing;
        }

        var length = Phrase.Seconds(kept.Sum(range => range.Duration));
        var described = Ranges.Describe(kept, spans);
        return Outcome.Done(
            Ripple.Remove(draft, removed),
            $"Trimmed {what.English} to {length} s ({described}).{left.English}",
            $"已将{what.Chinese}裁剪为 {length} 秒({described})。{left.Chinese}"
        );
    }

    /// <summary>Which clips stay as they are, and how long they are.</summary>
    private static Phrase Left(List<Span> spans)
    {
        if (spans.Count == 0)
        {
            return new("", "");
        }

        var (verb, stays) = spans.Count == 1 ? ("is", "stays as it is") : ("are", "stay as they are");
        var names = string.Join(", ", spans.Select(span => $"{span.Name} ({Phrase.Seconds(span.Length)} s)"));
        return new(
            $" {names} {verb} no longer than that and {stays}.",
            $"{string.Join("、", spans.Select(span => $"{span.Name}({Phrase.Seconds(span.Length)} 秒)"))}没有更长,保持不变。"
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
            var (parts, whole) = Span.Of(context, range.Clip);
            // Of several clips, those that are too short have no such part.
            var reached = parts.Where(part => part.Reaches(range.From)).ToList();
            ranges.AddRange(
                (reached.Count > 0 ? reached : parts).SelectMany(part => part.Stretches.Part(part.Resolve(range.From, range.To, whole)))
            );
        }

        var removed = Ripple.Merge(ranges, draft.Duration);
        var length = Phrase.Seconds(removed.Sum(range => range.Duration));
        var clips = operation.Ranges.Select(range => range.Clip).Distinct().ToList();
        var (spans, what) = Span.Of(context, clips.Count == 1 ? clips[0] : null);
        var described = Ranges.Describe(removed, spans);
        return Outcome.Done(
            Ripple.Remove(draft, removed),
            $"Cut {length} s out of {what.English} ({described}).",
            $"已从{what.Chinese}剪掉 {length} 秒({described})。"
        );
    }
}

/// <summary>Says ranges of the timeline.</summary>
file static class Ranges
{
    /// <summary>As times within the one span that is in one piece, or else on the timeline.</summary>
    public static string Describe(IReadOnlyList<TimeRange> ranges, IReadOnlyList<Span> spans)
    {
        var zero = spans is [{ Stretches: [var only] }] ? only.From : 0;
        return string.Join(", ", ranges.Select(range => $"{Phrase.Seconds(range.From - zero)}-{Phrase.Seconds(range.To - zero)} s"));
    }
}
