using System.Text.RegularExpressions;

namespace NemoVideo.Core.Words;

/// <summary>Details that a spoken export carries: "export 1080p MP4".</summary>
internal static class ExportWords
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);
    private static readonly Regex Formats = new(@"(?<![a-z])(mp4|mov)(?![a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Limit);
    private static readonly Regex Resolutions = new(@"(?<!\d)(?:\d{3,4}\s*[x×]\s*)?(480|720|1080|1440|2160)(?:\s*p)?(?![a-z\d])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Limit);
    private static readonly Regex FourK = new(@"(?<![a-z0-9])4\s*k(?![a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Limit);

    private static readonly Regex Qualities = new(@"(?<![a-z])(low|medium|high|best|top|good)\s+quality|(低|中|高)(质量|画质|清)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Limit);

    public static string? Quality(string message) => Qualities.Match(message) is { Success: true } match
        ? (match.Groups[1].Value + match.Groups[2].Value).ToLowerInvariant() switch
        {
            "low" or "低" => "low",
            "medium" or "中" => "medium",
            _ => "high",
        }
        : null;

    public static string? Format(string message) => Formats.Match(message) is { Success: true } match ? match.Value.ToLowerInvariant() : null;

    public static string? Resolution(string message) => Resolutions.Match(message) is { Success: true } match
        ? match.Groups[1].Value + "p"
        : FourK.IsMatch(message) ? "2160p" : null;
}
