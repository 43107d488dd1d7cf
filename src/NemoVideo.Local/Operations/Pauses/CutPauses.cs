using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Pauses;

/// <summary>Cuts out the pauses in the speech.</summary>
/// <param name="LongerThan">Only pauses longer than this; null leaves it to the editor.</param>
/// <param name="Where">Null is everywhere. Of a pause at the border, the part inside is cut out.</param>
/// <param name="Keep">Which of the pauses stay, in order of time: 1 is the first, −1 the last.</param>
internal sealed record CutPauses(TimeSpan? LongerThan = null, Scope? Where = null, IReadOnlyList<int>? Keep = null) : Operation
{
    /// <summary>"Cut the pauses, but keep the first": one cut.</summary>
    public override Operation? With(Operation earlier, bool isLast) =>
        isLast && earlier is CutPauses && Keep is not null ? this : base.With(earlier, isLast);

    public bool Equals(CutPauses? other) =>
        other is not null && LongerThan == other.LongerThan && Where == other.Where && (Keep ?? []).SequenceEqual(other.Keep ?? []);

    public override int GetHashCode() => HashCode.Combine(LongerThan, Where, Keep?.Count);
}
