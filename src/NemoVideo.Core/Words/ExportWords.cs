using System.Text.RegularExpressions;

namespace NemoVideo.Core.Words;

/// <summary>Details in an export request: "export 1080p MP4".</summary>
internal static class ExportWords
{
    /// <summary>The formats, for a pattern.</summary>
    public const string Formats = RenderOptions.Mp4 + "|" + RenderOptions.Mov;

    private static readonly Regex Format = Pattern("(?<![a-z])(" + Formats + ")(?![a-z])");
    private static readonly Regex Resolution = Pattern(@"(?<!\d)(?:\d{3,4}\s*[x×]\s*)?(" + Sides() + @")(?:\s*p)?(?![a-z\d])");
    private static readonly Regex FourK = Pattern(@"(?<![a-z0-9])4\s*k(?![a-z])");
    private static readonly Regex Quality = Pattern(@"(?<![a-z])(low|medium|high|best|top|good)\s+quality|(低|中|高)(质量|画质|清)");

    public static RenderOptions Read(string message) =>
        new(
            Format.Match(message) is { Success: true } format ? format.Value.ToLowerInvariant() : null,
            Quality.Match(message) is { Success: true } quality
                ? QualityOf(quality.Groups[1].Value + quality.Groups[2].Value)
                : RenderOptions.High,
            Resolution.Match(message) is { Success: true } side ? side.Groups[1].Value + "p"
                : FourK.IsMatch(message) ? RenderOptions.P2160
                : null
        );

    private static string Sides() => string.Join("|", RenderOptions.Resolutions.Select(resolution => resolution.TrimEnd('p')));

    private static string QualityOf(string word) =>
        word.ToLowerInvariant() switch
        {
            "low" or "低" => RenderOptions.Low,
            "medium" or "中" => RenderOptions.Medium,
            _ => RenderOptions.High,
        };

    private static Regex Pattern(string pattern) =>
        new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
