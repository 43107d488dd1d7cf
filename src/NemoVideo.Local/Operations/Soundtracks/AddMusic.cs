using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Soundtracks;

/// <summary>Background music: the uploaded audio file with that name, any uploaded one, or else a bed that the backend makes.</summary>
/// <param name="Volume">Percent; null leaves it to the editor.</param>
internal sealed record AddMusic(double? Volume = null, string? FileName = null) : Operation;
