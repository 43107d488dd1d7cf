namespace NemoVideo.Local.Model;

/// <summary>
/// How large, long, fast and loud things may be: defined once here, for the agent, the endpoints and the renderer.
/// Media beyond them are refused on upload, by their header and packets, before any of it is decoded.
/// </summary>
internal static class Limits
{
    /// <summary>Pixels per side of the frame.</summary>
    public const int SmallestSide = 16;

    /// <summary>8K.</summary>
    public const int LargestSide = 7680;

    /// <summary>Pixels of a video frame, as read and as rendered: 8K. Several frames are in memory at once.</summary>
    public const int FramePixels = 36_000_000;

    /// <summary>Pixels of a still picture: a phone's 108 megapixels, and a little more.</summary>
    public const int StillPixels = 120_000_000;

    /// <summary>For an export's resolution: the shorter side, in pixels.</summary>
    public const int FewestLines = 144;

    public const int MostLines = 4320;

    /// <summary>As a multiple of the source's speed.</summary>
    public const double Slowest = 0.05;

    public const double Fastest = 20;

    /// <summary>Percent of the source's level: +14 dB. Louder is noise.</summary>
    public const double Loudest = 500;

    /// <summary>The loudness that the whole can be set to, in LUFS.</summary>
    public const double LeastLoudness = -30;

    public const double MostLoudness = -9;

    /// <summary>Loudness of the whole in LUFS unless another is named: what the large video sites play at.</summary>
    public const double UsualLoudness = -14;

    public const double SlowestFrameRate = 1;

    public const double FastestFrameRate = 120;

    public const int MostTracks = 100;

    public const int MostSegments = 10_000;

    /// <summary>States of a leaderboard, one after another.</summary>
    public const int MostBoards = 200;

    /// <summary>Different music beds; each is made again for each render, and takes 10 MB.</summary>
    public const int MostBeds = 8;

    /// <summary>Characters of one text.</summary>
    public const int LongestText = 2_000;

    /// <summary>Bytes that ffmpeg may allocate at a time: enough for a still picture with four bytes per pixel.</summary>
    public const long LargestBlock = 512L * 1024 * 1024;

    /// <summary>The longest timeline, and thus the longest file.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromHours(10);

    /// <summary>Time to probe one upload.</summary>
    public static TimeSpan ProbeTime { get; } = TimeSpan.FromMinutes(2);

    public static bool AllowFrame(long width, long height) =>
        Math.Min(width, height) >= SmallestSide && Math.Max(width, height) <= LargestSide && width * height <= FramePixels;

    public static bool AllowSpeed(double speed) => speed is >= Slowest and <= Fastest;

    public static bool AllowVolume(double percent) => percent is >= 0 and <= Loudest;

    public static bool AllowLoudness(double lufs) => lufs is >= LeastLoudness and <= MostLoudness;
}
