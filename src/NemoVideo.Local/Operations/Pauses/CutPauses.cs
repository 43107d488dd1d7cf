using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Pauses;

/// <summary>Cuts out the pauses in the speech.</summary>
/// <param name="LongerThan">Only pauses longer than this; null leaves it to the editor.</param>
internal sealed record CutPauses(TimeSpan? LongerThan = null) : Operation;
