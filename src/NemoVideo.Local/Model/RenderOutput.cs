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

    /// <summary>The output's size in even pixels.</summary>
    /// <param name="frame">The draft's.</param>
    public (int Width, int Height) SizeOf(DraftMetadata frame)
    {
        var scale = Lines() is { } lines ? (double)lines / Math.Min(frame.Width, frame.Height) : 1.0;
        return (Even(frame.Width * scale), Even(frame.Height * scale));
    }

    /// <summary>Why a draft with such a frame can't be exported like this, for users; null if it can.</summary>
    public string? Problem(DraftMetadata frame)
    {
        if (ExportFormat.All.All(format => format.Name != Format))
        {
            return $"The format \"{Format}\" is not supported. Supported: {ExportFormat.Names}.";
        }

        if (!Qualities.Contains(Quality))
        {
            return $"The quality \"{Quality}\" is not supported. Supported: {string.Join(", ", Qualities)}.";
        }

        if (Lines() is < Limits.FewestLines or > Limits.MostLines)
        {
            return $"The resolution \"{Resolution}\" is not supported. Supported: {Limits.FewestLines}p to {Limits.MostLines}p "
                + "(the shorter side), such as 1080p, and 4k.";
        }

        var (width, height) = SizeOf(frame);
        return Limits.AllowFrame(width, height)
            ? null
            : $"{width}x{height} is too large to render: the limits are {Limits.LargestSide} pixels a side and "
                + $"{Limits.FramePixels / 1_000_000} megapixels. Ask for a lower resolution.";
    }

    private static int Even(double value) => (int)Math.Round(value / 2) * 2;

    [GeneratedRegex("^([0-9]{3,4})p$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LineCount();
}
