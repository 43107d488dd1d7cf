using System.Globalization;
using System.Text.RegularExpressions;

namespace NemoVideo.Local.Model;

/// <summary>What the export asks for.</summary>
/// <param name="Format">One of <see cref="ExportFormat.All"/>.</param>
/// <param name="Quality">One of <see cref="Qualities"/>.</param>
/// <param name="Resolution">Such as <c>1080p</c> or <c>4k</c>: the shorter side; null keeps the draft's size.</param>
internal sealed partial record RenderOutput(string Format = "mp4", string Quality = "high", string? Resolution = null)
{
    public static IReadOnlyList<string> Qualities { get; } = ["low", "medium", "high"];

    /// <summary>The shorter side in pixels; null keeps the draft's size.</summary>
    public int? Lines() =>
        Resolution switch
        {
            null => null,
            _ when string.Equals(Resolution, "4k", StringComparison.OrdinalIgnoreCase) => 2160,
            _ => LineCount().Match(Resolution) is { Success: true } match
                ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
                : 0,
        };

    /// <summary>Why it can't be made, in words for users; null when it can.</summary>
    public string? Problem() =>
        this switch
        {
            _ when ExportFormat.All.All(format => format.Name != Format) =>
                $"The format \"{Format}\" is not supported. Supported: {ExportFormat.Names}.",
            _ when !Qualities.Contains(Quality) =>
                $"The quality \"{Quality}\" is not supported. Supported: {string.Join(", ", Qualities)}.",
            _ when Lines() is < Limits.FewestLines or > Limits.MostLines =>
                $"The resolution \"{Resolution}\" is not supported. Supported: {Limits.FewestLines}p to "
                    + $"{Limits.MostLines}p (the shorter side), such as 1080p.",
            _ => null,
        };

    [GeneratedRegex("^([0-9]{3,4})p$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LineCount();
}
