namespace NemoVideo.Local.Model;

/// <summary>
/// How large, long, fast and loud things may be: said here once, for the agent, the endpoints and the renderer.
/// Media beyond them are refused at the upload, by their header and packets, before anything of them is decoded.
/// </summary>
internal static class Limits
{
    /// <summary>Pixels of a side of the frame.</summary>
    public const int SmallestSide = 16;

    /// <summary>8K.</summary>
    public const int LargestSide = 7680;

    /// <summary>Pixels of a frame of moving pictures, as read and as rendered: 8K. Several frames are in memory at a time.</summary>
    public const int FramePixels = 36_000_000;

    /// <summary>Pixels of a still picture: the 108 megapixels of a phone, and a little.</summary>
    public const int StillPixels = 120_000_000;

    /// <summary>Of an export's resolution: the shorter side, in pixels.</summary>
    public const int FewestLines = 144;

    public const int MostLines = 4320;

    /// <summary>Times as fast as the source.</summary>
    public const double Slowest = 0.05;

    public const double Fastest = 20;

    /// <summary>Percent of the source's level: +14 dB. Louder is noise.</summary>
    public const double Loudest = 500;

    /// <summary>LUFS that the whole can be brought to.</summary>
    public const double LeastLoudness = -30;

    public const double MostLoudness = -9;

    /// <summary>LUFS of the whole where nobody names another: what the large video sites play at.</summary>
    public const double UsualLoudness = -14;

    public const double SlowestFrameRate = 1;

    public const double FastestFrameRate = 120;

    public const int MostTracks = 100;

    public const int MostSegments = 10_000;

    /// <summary>States of a leaderboard, one after another.</summary>
    public const int MostBoards = 200;

    /// <summary>Different music beds; each is made anew for each render, and takes 10 MB.</summary>
    public const int MostBeds = 8;

    /// <summary>Characters of one text.</summary>
    public const int LongestText = 2_000;

    /// <summary>Bytes that ffmpeg may ask for at a time: enough for a still picture with four bytes a pixel.</summary>
    public const long LargestBlock = 512L * 1024 * 1024;

    /// <summary>The longest timeline, and so the longest file.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromHours(10);

    /// <summary>Time to look at one upload.</summary>
    public static TimeSpan ProbeTime { get; } = TimeSpan.FromMinutes(2);

    public static bool AllowFrame(long width, long height) =>
        Math.Min(width, height) >= SmallestSide && Math.Max(width, height) <= LargestSide && width * height <= FramePixels;

    public static bool AllowSpeed(double speed) => speed is >= Slowest and <= Fastest;

    public static bool AllowVolume(double percent) => percent is >= 0 and <= Loudest;

    public static bool AllowLoudness(double lufs) => lufs is >= LeastLoudness and <= MostLoudness;
}
