using NemoVideo.Local.Measuring.Footage;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Highlights;

/// <summary>Moves the borders of moments out of spoken words.</summary>
internal static class MomentBorders
{
    /// <summary>Milliseconds: how far a border goes to find a pause.</summary>
    public const long Reach = 1500;

    /// <summary>Milliseconds that stay before and after the peak, as far as they exist.</summary>
    public const long AroundPeak = 600;

    /// <param name="moments">In order of time.</param>
    /// <param name="pauses">For each moment, the pauses around its borders, on the timeline; null where nobody speaks.</param>
    /// <param name="stretches">Where a single moment can be.</param>
    /// <param name="tolerance">Milliseconds by which a moment's length may change; null for any.</param>
    public static List<Moment> Settle(
        IReadOnlyList<Moment> moments,
        IReadOnlyList<IReadOnlyList<TimeRange>?> pauses,
        IReadOnlyList<TimeRange> stretches,
        long? tolerance = null
    )
    {
        List<Moment> settled = [.. moments];
        for (var i = 0; i < settled.Count; i++)
        {
            if (pauses[i] is { } quiet)
            {
                settled[i] = settled[i] with
                {
                    Range = Settle(settled[i], quiet, Limits(settled, i, stretches), tolerance ?? long.MaxValue),
                };
            }
        }

        return settled;
    }

    /// <summary>How far a moment can reach: to its neighbours and the ends of its clip.</summary>
    public static TimeRange Limits(IReadOnlyList<Moment> all, int index, IReadOnlyList<TimeRange> stretches)
    {
        var range = all[index].Range;
        var stretch = stretches.First(s => s.From <= range.From && s.To > range.From);
        return new(
            index > 0 ? Math.Max(stretch.From, all[index - 1].Range.To) : stretch.From,
            index + 1 < all.Count ? Math.Min(stretch.To, all[index + 1].Range.From) : stretch.To
        );
    }

    /// <summary>The part of a moment that is always shown: its peak and a little around it, as far as the moment goes.</summary>
    /// <param name="around">Milliseconds to each side.</param>
    public static TimeRange Core(Moment moment, long around = AroundPeak)
    {
        var peak = ((long)moment.Peak * FootageCurves.Step) + (FootageCurves.Step / 2);
        return new(Math.Max(moment.Range.From, peak - around), Math.Min(moment.Range.To, peak + around));
    }

    /// <summary>The nearest pair of places for the borders: both in a pause if possible, or else one, or else where they are.</summary>
    private static TimeRange Settle(Moment moment, IReadOnlyList<TimeRange> pauses, TimeRange limits, long tolerance)
    {
        var (range, core) = (moment.Range, Core(moment));
        var starts = Places(range.From, new(limits.From, core.From));
        var ends = Places(range.To, new(core.To, limits.To));
        return starts
            .SelectMany(start => ends.Select(end => (Range: Pair(start.Place, end.Place), Words: start.Words + end.Words)))
            .Where(pair => Math.Abs(pair.Range.Duration - range.Duration) <= tolerance)
            .OrderBy(pair => pair.Words)
            .ThenBy(pair => Math.Abs(pair.Range.From - range.From) + Math.Abs(pair.Range.To - range.To))
            .First()
            .Range;

        // The last is the border as it is, which is always possible.
        List<(TimeRange Place, int Words)> Places(long border, TimeRange within) =>
            [
                .. pauses
                    .Select(pause => new TimeRange(
                        Math.Max(pause.From, Math.Max(within.From, border - Reach)),
                        Math.Min(pause.To, Math.Min(within.To, border + Reach))
                    ))
                    .Where(place => place.From <= place.To)
                    .Select(place => (place, 0)),
                (new(border, border), 1),
            ];

        TimeRange Pair(TimeRange start, TimeRange end)
        {
            var from = Math.Clamp(range.From, start.From, start.To);
            var to = Math.Clamp(range.To, end.From, end.To);
            if (Math.Abs(to - from - range.Duration) > tolerance)
            {
                to = Math.Clamp(from + Math.Clamp(to - from, range.Duration - tolerance, range.Duration + tolerance), end.From, end.To);
            }

            if (Math.Abs(to - from - range.Duration) > tolerance)
            {
                from = Math.Clamp(to - Math.Clamp(to - from, range.Duration - tolerance, range.Duration + tolerance), start.From, start.To);
            }

            return new(from, to);
        }
    }
}
