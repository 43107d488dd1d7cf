namespace NemoVideo.Local.Media;

/// <summary>What an uploaded file is, as ffprobe sees it (never as its name says).</summary>
internal enum MediaKind { Video, Audio, Image }

/// <summary>The facts of a media file, read by ffprobe.</summary>
internal sealed record MediaInfo
{
    public required MediaKind Kind { get; init; }

    /// <summary>Length of the longest stream; zero for an image.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Size as shown: after rotation and with square pixels. Zero where there is no picture.</summary>
    public int Width { get; init; }

    /// <inheritdoc cref="Width"/>
    public int Height { get; init; }

    /// <summary>Average frames a second; zero where there is no moving picture.</summary>
    public double FrameRate { get; init; }

    public bool HasAudio { get; init; }
}

/// <summary>A file that was uploaded into a project.</summary>
/// <param name="Id">Made by the backend; what a draft's <c>src</c> names.</param>
/// <param name="FileName">The name it was uploaded under, for people.</param>
/// <param name="FilePath">Where it lies on this machine.</param>
internal sealed record MediaItem(string Id, string FileName, string FilePath, MediaInfo Info);
