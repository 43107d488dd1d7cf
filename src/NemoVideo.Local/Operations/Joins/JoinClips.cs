using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Joins;

/// <summary>Puts all clips one after another.</summary>
/// <param name="Order">
/// File names or numbers in the order asked for; other clips follow in their present order; null keeps the order of upload.
/// </param>
internal sealed record JoinClips(IReadOnlyList<ClipReference>? Order = null) : Operation;
