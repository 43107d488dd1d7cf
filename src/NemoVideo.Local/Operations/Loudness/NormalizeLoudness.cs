using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Loudness;

/// <summary>Brings the whole to a loudness.</summary>
/// <param name="Target">LUFS; null is the editor's own.</param>
internal sealed record NormalizeLoudness(double? Target = null) : Operation;
