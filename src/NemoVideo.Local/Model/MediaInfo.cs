using System.Text.Json.Serialization;

namespace NemoVideo.Local.Model;

/// <summary>What an uploaded file is, going by ffprobe (never by its name).</summary>
internal enum MediaKind
{
    Video,
    Audio,
    Image,
}

/// <summary>The facts of a media file, read by ffprobe.</summary>
internal sealed record MediaInfo
{
    public required MediaKind Kind { get; init; }

    /// <summary>The end of the stream that ends last, from the beginning of the file; zero for an image.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Size as shown: after rotation and with square pixels. Zero where there is no picture.</summary>
    public int Width { get; init; }

    /// <inheritdoc cref="Width"/>
    public int Height { get; init; }

    /// <summary>Average frames per second; zero where there is no moving picture.</summary>
    public double FrameRate { get; init; }

    public bool HasAudio { get; init; }

    /// <summary>Channels of the sound; zero without sound, or where it is not known.</summary>
    public int Channels { get; init; }

    /// <summary>The end of the moving picture, from the beginning of the file; zero for an image or sound.</summary>
    public TimeSpan PictureDuration { get; init; }

    /// <summary>
    /// The picture's colour matrix as ffmpeg names it (<c>bt709</c>, <c>smpte170m</c> …); null where the file doesn't say.
    /// </summary>
    public string? ColorSpace { get; init; }

    /// <summary>
    /// The picture's transfer curve as ffmpeg names it (<c>bt709</c>, <c>smpte2084</c> …); null where the file doesn't say.
    /// </summary>
    public string? ColorTransfer { get; init; }

    /// <summary>High dynamic range: PQ or HLG.</summary>
    [JsonIgnore]
    public bool IsHdr => ColorTransfer is "smpte2084" or "arib-std-b67";

    /// <summary>The picture may be transparent.</summary>
    public bool HasAlpha { get; init; }

    /// <summary>
    /// Clockwise rotation in degrees that ffmpeg doesn't apply itself (a photo's EXIF orientation): 0, 90, 180 or 270. The size
    /// is after it.
    /// </summary>
    public int PhotoRotation { get; init; }
}
