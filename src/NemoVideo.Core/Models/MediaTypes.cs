namespace NemoVideo.Core;

/// <summary>File types that a project accepts.</summary>
internal static class MediaTypes
{
    /// <summary>The documents' list, as shown to people.</summary>
    public const string Accepted = "mp4, mov, avi, webm, mkv, jpg, png, gif, webp, mp3, wav, m4a, aac";

    private static readonly HashSet<string> Extensions = new(
        Accepted.Split(',').Select(format => "." + format.Trim()),
        StringComparer.OrdinalIgnoreCase
    );

    public static bool IsMedia(string path) => Extensions.Contains(Path.GetExtension(path));

    /// <summary>"Stick to MP4, MOV, AVI, WebM for the smoothest experience": that leaves one video type out.</summary>
    public static bool IsRoughVideo(string path) => Path.GetExtension(path).Equals(".mkv", StringComparison.OrdinalIgnoreCase);
}
