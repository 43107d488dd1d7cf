namespace NemoVideo.Local.Model;

/// <summary>A format videos are exported in.</summary>
/// <param name="Name">What it is requested by; also the extension, and what ffmpeg calls it.</param>
internal sealed record ExportFormat(string Name, string ContentType)
{
    /// <summary>The first is the default.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } = [new("mp4", "video/mp4"), new("mov", "video/quicktime")];

    public string Extension => "." + Name;

    /// <summary>All of them in words.</summary>
    public static string Names { get; } = string.Join(", ", All.Select(format => format.Name));
}
