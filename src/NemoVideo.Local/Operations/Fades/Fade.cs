using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Fades;

/// <summary>Fades in, out or both, by default over one second.</summary>
internal sealed record Fade(bool In, bool Out, TimeSpan? Duration = null, SoundTarget? SoundOnly = null) : Operation;
