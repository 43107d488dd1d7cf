using NemoVideo.Local.Measuring.Footage;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Highlights;

/// <summary>Which moments a reel shows, from a score alone: chosen, and then settled once the pauses around them are known.</summary>
internal static class ReelCut
{
    /// <summary>In order of time, without overlaps, each within a clip.</summary>
    /// <param name="score">For each step.</param>
    /// <param name="stretches">Where a single moment can be, in order.</param>
    public static List<Moment> Choose(IReadOnlyList<float> score, IReadOnlyList<TimeRange> stretches, MomentPlan plan)
    {
        var moments = MomentPicker.Pick(score, stretches, plan);
        var standOut = moments.Count(moment => moment.StandsOut);
        if (standOut == 0)
        {
            moments = MomentPicker.PickEvenly(score, stretches, plan);
        }
        else if (!plan.Asked && standOut < moments.Count)
        {
            moments = MomentPicker.Pick(score, stretches, plan = plan.For(standOut));
        }

        if (plan.Exact)
        {
            return moments.Count < plan.Count || moments.Exists(moment => moment.Range.Duration < plan.Length)
                ? Better(MomentPicker.Pack(score, stretches, plan), moments)
                : moments;
        }

        return MomentFit.Fill(moments, score, stretches, plan.Total, mayAdd: !plan.Counted && plan.Asked);
    }

    /// <param name="moments">What was chosen.</param>
    /// <param name="pauses">For each moment, the pauses around its borders; null where nobody speaks.</param>
    public static List<Moment> Settle(
        IReadOnlyList<Moment> moments,
        IReadOnlyList<IReadOnlyList<TimeRange>?> pauses,
        IReadOnlyList<float> score,
        IReadOnlyList<TimeRange> stretches,
        MomentPlan plan
    )
    {
        if (plan.Exact)
        {
            return MomentBorders.Settle(moments, pauses, stretches, MomentFit.Tolerance);
        }
        // What the pauses took or added is made up where nobody speaks or within a pause, and anywhere only if that is not enough.
        var total = MomentFit.Length(moments, stretches);
        var settled = MomentFit.Fit(MomentBorders.Settle(moments, pauses, stretches), score, stretches, total, pauses);
        if (Math.Abs(MomentFit.Length(settled, stretches) - total) > MomentFit.Tolerance)
        {
            settled = MomentFit.Fit(settled, score, stretches, total, null);
        }

        return plan.Counted ? settled : MomentFit.Merge(settled, stretches);
    }

    private static List<Moment> Better(List<Moment> packed, List<Moment> picked) => packed.Count >= picked.Count ? packed : picked;
}
