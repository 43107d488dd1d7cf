using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Joins;

/// <summary>Puts all clips one after another.</summary>
/// <param name="Order">File names or numbers in the order asked for; clips that it does not name follow in their present order; null keeps the order of upload.</param>
internal sealed record JoinClips(IReadOnlyList<ClipReference>? Order = null) : Operation;
