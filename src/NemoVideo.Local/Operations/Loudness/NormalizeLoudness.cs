using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Loudness;

/// <summary>Normalizes the whole to a loudness.</summary>
/// <param name="Target">LUFS; null leaves it to the editor.</param>
internal sealed record NormalizeLoudness(double? Target = null) : Operation;
