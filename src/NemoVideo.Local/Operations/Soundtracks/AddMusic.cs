using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Soundtracks;

/// <summary>Background music: the uploaded audio file of that name, any uploaded one, else a bed that the backend makes.</summary>
/// <param name="Volume">Percent; null is the editor's own level.</param>
internal sealed record AddMusic(double? Volume = null, string? FileName = null) : Operation;
