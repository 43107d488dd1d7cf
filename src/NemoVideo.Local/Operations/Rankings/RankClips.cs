using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Rankings;

/// <summary>Ranks the clips by a measured score and makes a countdown of the best.</summary>
internal sealed record RankClips : Operation
{
    /// <summary>What should count, in the order said; empty for the usual parts with their usual weights.</summary>
    public IReadOnlyList<RankedPart> Parts { get; init; } = [];

    /// <summary>
    /// Only <see cref="Parts"/> count ("rank by motion"); otherwise the others share what is left ("weight loudness 40%").
    /// </summary>
    public bool OnlyParts { get; init; }

    /// <summary>How many places are shown; null leaves it to the editor.</summary>
    public int? Top { get; init; }

    /// <summary>All are shown.</summary>
    public bool All { get; init; }

    /// <summary>What the words rank by but footage can't tell ("engagement score"); the measured score stands in for it.</summary>
    public string? StandsFor { get; init; }

    public override bool Keeps(Limit limit) => limit is Limit.Look or Limit.Clip;

    public override Operation? With(Operation earlier, bool isLast) =>
        earlier is not RankClips before
            ? null
            : new RankClips
            {
                Parts = [.. before.Parts.Where(part => Parts.All(other => other.Part != part.Part)), .. Parts],
                OnlyParts = before.OnlyParts || OnlyParts,
                Top = Top ?? before.Top,
                All = (before.All || All) && Top is null,
                StandsFor = before.StandsFor ?? StandsFor,
            };
}

/// <summary>A named part of the score, with its weight in percent where given.</summary>
internal readonly record struct RankedPart(RankPart Part, double? Percent = null);
