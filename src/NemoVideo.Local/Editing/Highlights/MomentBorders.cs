namespace NemoVideo.Local.Editing.Highlights;

/// <summary>Moves the borders of moments out of spoken words, and keeps the reel at its length.</summary>
internal static class MomentBorders
{
    /// <summary>Milliseconds: how far a border goes to find a pause.</summary>
    public const long Reach = 1500;

    /// <summary>Milliseconds that stay before and after the peak.</summary>
    private const long AroundPeak = 600;

    /// <param name="moments">In order of time.</param>
    /// <param name="pauses">Of each moment the pauses around its borders, on the timeline; null where nobody speaks.</param>
    /// <param name="stretches">What one moment can lie in.</param>
    /// <param name="total">Length that the moments shall have together.</param>
    public static List<Moment> Settle(
        IReadOnlyList<Moment> moments, IReadOnlyList<IReadOnlyList<TimeRange>?> pauses, IReadOnlyList<TimeRange> stretches, long total)
    {
        List<Moment> settled = [.. moments.Select((moment, i) => moment with { Range = Move(i, (limits, range) => new(
            ToPause(range.From, pauses[i], new(limits.From, PeakOf(moment) - AroundPeak)),
            ToPause(range.To, pauses[i], new(PeakOf(moment) + AroundPeak, limits.To)))) })];

        // What the pauses took or gave comes back at borders where nobody speaks, or within a pause.
        var missing = total - settled.Sum(moment => moment.Range.Duration);
        for (var i = 0; i < settled.Count && missing != 0; i++)
        {
            var share = missing / (settled.Count - i);
            var range = settled[i].Range;
            var end = Math.Clamp(range.To + share, PeakOf(settled[i]) + AroundPeak, Limits(settled, i).To);
            if (pauses[i] is { } quiet && quiet.FirstOrDefault(pause => pause.From <= range.To && pause.To >= range.To) is var pause)
                end = pause.Duration > 0 ? Math.Clamp(end, pause.From, pause.To) : range.To;
            if (end <= range.From)
                continue;
            missing -= end - range.To;
            settled[i] = settled[i] with { Range = range with { To = end } };
        }

        return settled;

        TimeRange Move(int index, Func<TimeRange, TimeRange, TimeRange> move) => move(Limits(moments, index), moments[index].Range);

        TimeRange Limits(IReadOnlyList<Moment> all, int index)
        {
            var stretch = stretches.First(s => s.From <= all[index].Range.From && s.To > all[index].Range.From);
            var from = index > 0 ? Math.Max(stretch.From, Middle(all[index - 1].Range.To, all[index].Range.From)) : stretch.From;
            var to = index + 1 < all.Count ? Math.Min(stretch.To, Middle(all[index].Range.To, all[index + 1].Range.From)) : stretch.To;
            return new(from, to);
        }
    }

    private static long PeakOf(Moment moment) => (moment.Peak * FootageCurves.Step) + (FootageCurves.Step / 2);

    private static long Middle(long one, long other) => (one + other) / 2;

    /// <summary>The nearest place in a pause, within reach and limits; the place itself when there is none.</summary>
    private static long ToPause(long border, IReadOnlyList<TimeRange>? pauses, TimeRange limits) => (pauses ?? [])
        .Select(pause => Math.Clamp(border, pause.From, pause.To))
        .Where(place => Math.Abs(place - border) <= Reach && place >= limits.From && place <= limits.To)
        .DefaultIfEmpty(border)
        .MinBy(place => Math.Abs(place - border));
}
