using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Volumes;

/// <summary>Sets the volume. <paramref name="Relative"/>: percent of the current level, otherwise of the source's. 0 is mute.</summary>
/// <param name="Where">Null is everywhere. The music has no clips: in a clip's place it is what plays while the clip is shown.</param>
internal sealed record SetVolume(SoundTarget Target, double Percent, bool Relative = false, Scope? Where = null) : Operation;
