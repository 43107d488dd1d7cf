using NemoVideo.Local.Model;

namespace NemoVideo.Local.Measuring.Footage;

/// <summary>A stretch to show.</summary>
/// <param name="Peak">The step of its highest score.</param>
internal sealed record Moment(TimeRange Range, int Peak, float Score)
{
    /// <summary>Score from which a moment stands out.</summary>
    public const float StandOut = 0.3f;

    public bool StandsOut => Score >= StandOut;
}

/// <summary>Picks the moments with the highest scores, each with some time before and after.</summary>
internal static class MomentPicker
{
    private const int Step = FootageCurves.Step;

    /// <summary>The share of a moment's spare time that comes before the action: viewers want to see it coming.</summary>
    private const double Lead = 0.55;

    /// <param name="score">For each step.</param>
    /// <param name="stretches">Where a single moment can be: clips. In milliseconds, in order.</param>
    /// <returns>In order of time, without overlaps; fewer than planned if there is no room for more.</returns>
    public static List<Moment> Pick(IReadOnlyList<float> score, IReadOnlyList<TimeRange> stretches, MomentPlan plan)
    {
        List<TimeRange> free = [.. stretches];
        List<Moment> moments = [];
        var left = score.ToArray();
        var least = Math.Min(plan.Exact ? plan.Length : plan.Length * 2 / 3, stretches.Max(s => s.Duration));
        foreach (var peak in Enumerable.Range(0, left.Length).OrderByDescending(i => left[i]).ThenBy(i => i).ToList())
        {
            if (moments.Count == plan.Count)
            {
                break;
            }

            var index = free.FindIndex(gap => gap.From <= peak * Step && gap.To > peak * Step);
            if (left[peak] <= 0 && score[peak] > 0)
            {
                continue;
            }

            if (index < 0 || free[index].Duration < least)
            {
                continue;
            }

            var gap = free[index];
            var extent = Extent(left, peak, 0.5f);
            var range = Place(extent, peak, gap, Math.Min(plan.Length, gap.Duration));
            moments.Add(new(range, peak, left[peak]));
            // What is left of it next to the moment is not another one.
            var flanks = Extent(left, peak, 0.2f);
            Array.Clear(left, flanks.From, flanks.To - flanks.From);
            free.RemoveAt(index);
            free.InsertRange(index, [new(gap.From, range.From), new(range.To, gap.To)]);
        }

        return [.. moments.OrderBy(moment => moment.Range.From)];
    }

    /// <summary>The best moment in each of this many equal parts of the time.</summary>
    public static List<Moment> PickEvenly(IReadOnlyList<float> score, IReadOnlyList<TimeRange> stretches, MomentPlan plan)
    {
        var duration = stretches[^1].To;
        var parts = Enumerable.Range(0, plan.Count).Select(i => new TimeRange(duration * i / plan.Count, duration * (i + 1) / plan.Count));
        return
        [
            .. parts.SelectMany(part =>
                Pick(
                    score,
                    [
                        .. stretches
                            .Select(s => new TimeRange(Math.Max(s.From, part.From), Math.Min(s.To, part.To)))
                            .Where(s => s.Duration > 0),
                    ],
                    plan with
                    {
                        Count = 1,
                    }
                )
            ),
        ];
    }

    /// <summary>
    /// The best choice of moments of the planned length where there is little room: as many as planned, or as many as fit.
    /// </summary>
    public static List<Moment> Pack(IReadOnlyList<float> score, IReadOnlyList<TimeRange> stretches, MomentPlan plan)
    {
        // A window begins at every step of each stretch; the best sum for each number of windows up to each cell.
        var width = (int)((plan.Length + Step - 1) / Step);
        List<(long Time, bool Fits)> cells = [];
        foreach (var stretch in stretches)
        {
            for (var i = 0; i < stretch.Duration / Step; i++)
            {
                cells.Add((stretch.From + (i * Step), i + 1 >= width));
            }
        }

        var best = new float[plan.Count + 1][];
        best[0] = new float[cells.Count + 1];
        var count = 0;
        for (var k = 1; k <= plan.Count; k++)
        {
            best[k] = new float[cells.Count + 1];
            best[k][0] = float.NegativeInfinity;
            for (var i = 0; i < cells.Count; i++)
            {
                best[k][i + 1] = Math.Max(
                    best[k][i],
                    cells[i].Fits ? best[k - 1][i + 1 - width] + score[PeakFrom(i + 1 - width)] : float.NegativeInfinity
                );
            }

            if (float.IsNegativeInfinity(best[k][^1]))
            {
                break;
            }

            count = k;
        }

        List<Moment> moments = [];
        for (var end = cells.Count; count > 0; end--)
        {
            if (best[count][end] == best[count][end - 1])
            {
                continue;
            }

            var start = end - width;
            var peak = PeakFrom(start);
            moments.Add(new(new(cells[start].Time, cells[start].Time + plan.Length), peak, score[peak]));
            (count, end) = (count - 1, start + 1);
        }

        moments.Reverse();
        return moments;

        int PeakFrom(int cell)
        {
            var from = (int)(cells[cell].Time / Step);
            return Enumerable.Range(from, width).Where(i => i < score.Count).DefaultIfEmpty(score.Count - 1).MaxBy(i => score[i]);
        }
    }

    /// <summary>The steps around a peak in which the score stays above a share of it.</summary>
    private static (int From, int To) Extent(float[] score, int peak, float share)
    {
        var (from, to) = (peak, peak + 1);
        while (from > 0 && score[from - 1] > score[peak] * share)
        {
            from--;
        }

        while (to < score.Length && score[to] > score[peak] * share)
        {
            to++;
        }

        return (from, to);
    }

    private static TimeRange Place((int From, int To) extent, int peak, TimeRange gap, long length)
    {
        // What is too long to be shown whole is shown around its peak.
        var spare = length - ((extent.To - extent.From) * Step);
        var start = spare >= 0 ? (extent.From * Step) - (long)(Lead * spare) : (peak * Step) - (long)(Lead * length);
        start = Math.Clamp(start, gap.From, gap.To - length);
        return new(start, start + length);
    }
}
