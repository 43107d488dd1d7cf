namespace NemoVideo.Local.Operations;

/// <summary>What a volume, mute or fade is about.</summary>
internal enum SoundTarget
{
    Everything,
    Clips,
    Music,
}
