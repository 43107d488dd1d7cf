using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Volumes;

/// <summary>Sets the volume. <paramref name="Relative"/>: percent of the current level, otherwise of the source's. 0 is mute.</summary>
internal sealed record SetVolume(SoundTarget Target, double Percent, bool Relative = false, ClipReference? Clip = null) : Operation;
