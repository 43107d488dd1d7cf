using NemoVideo.Core.Ports;

namespace NemoVideo.Core.Clips;

/// <summary>Makes clips of what the service says of a file.</summary>
internal static class ClipReader
{
    public static Clip Read(UploadedFile info, Project project) => new()
    {
        Name = info.FileName ?? info.RemoteUri?.Segments.LastOrDefault() ?? "clip",
        Kind = info.Kind,
        Duration = info.Duration,
        Width = info.Width,
        Height = info.Height,
        FrameRate = info.FrameRate,
        Hash = info.Hash,
        RemoteUri = info.RemoteUri,
        Length = info.Length,
        Project = project,
    };
}
