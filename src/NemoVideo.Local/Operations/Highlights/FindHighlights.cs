using NemoVideo.Local.Measuring.Footage;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Highlights;

/// <summary>Keeps the best moments. Members that are null were not said.</summary>
/// <param name="Total">Length of the result.</param>
/// <param name="Count">How many moments.</param>
/// <param name="Length">Length of each.</param>
/// <param name="StandsFor">What "best" is meant to be but can't be measured, in the message's words: "goals".</param>
/// <param name="TakeOut">Whether the words ask, or may ask, to take them out.</param>
internal sealed record FindHighlights(
    TimeSpan? Total = null,
    int? Count = null,
    TimeSpan? Length = null,
    string? StandsFor = null,
    bool TakeOut = false
) : Operation
{
    /// <summary>How many moments, and how long, make up the reel.</summary>
    /// <param name="duration">Of the footage, in milliseconds.</param>
    public MomentPlan PlanFor(long duration) => MomentPlan.For(Milliseconds(Total), Count, Milliseconds(Length), duration);

    /// <summary>The length of the reel that the words say, in milliseconds; null when they don't.</summary>
    public long? WantedTotal() => MomentPlan.Wanted(Milliseconds(Total), Count, Milliseconds(Length));

    public override bool Keeps(Limit limit) => false;

    public override Operation? With(Operation earlier, bool isLast) =>
        !isLast || earlier is not FindHighlights before
            ? null
            : new FindHighlights(
                Total ?? before.Total,
                Count ?? before.Count,
                Length ?? before.Length,
                before.StandsFor ?? StandsFor,
                before.TakeOut || TakeOut
            );

    private static long? Milliseconds(TimeSpan? time) => time is { } t ? (long)t.TotalMilliseconds : null;
}
