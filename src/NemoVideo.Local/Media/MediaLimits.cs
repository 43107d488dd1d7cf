namespace NemoVideo.Local.Media;

/// <summary>How large media may be. What is more is refused at the upload, by its header and its packets, before anything of it is decoded.</summary>
internal static class MediaLimits
{
    /// <summary>Pixels of a still picture: the 108 megapixels of a phone, and a little.</summary>
    public const int StillPixels = 120_000_000;

    /// <summary>Pixels of a frame of moving pictures, as read and as rendered: 8K. Several frames are in memory at a time.</summary>
    public const int FramePixels = 36_000_000;

    /// <summary>Bytes that ffmpeg may ask for at a time: enough for a still picture with four bytes a pixel.</summary>
    public const long LargestBlock = 512L * 1024 * 1024;

    /// <summary>The longest timeline that is rendered, and so the longest file.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromHours(10);

    /// <summary>Time to look at one upload.</summary>
    public static TimeSpan ProbeTime { get; } = TimeSpan.FromMinutes(2);
}
