namespace NemoVideo.Core;

/// <summary>How a video is rendered. Its members are the choices that there are.</summary>
/// <param name="Format">Null leaves it to the destination.</param>
/// <param name="Resolution">By the shorter side; null leaves it to the service.</param>
internal sealed record RenderOptions(string? Format = null, string Quality = RenderOptions.High, string? Resolution = null)
{
    /// <summary>"MP4 is the safest export."</summary>
    public const string Mp4 = "mp4";
    public const string Mov = "mov";

    public const string Low = "low";
    public const string Medium = "medium";
    public const string High = "high";

    public const string P480 = "480p";
    public const string P720 = "720p";
    public const string P1080 = "1080p";
    public const string P1440 = "1440p";
    public const string P2160 = "2160p";

    public static IReadOnlyList<string> Formats { get; } = [Mp4, Mov];

    public static IReadOnlyList<string> Resolutions { get; } = [P480, P720, P1080, P1440, P2160];
}
