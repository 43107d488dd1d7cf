using NemoVideo.Local.Model;

namespace NemoVideo.Local.Store;

/// <summary>The file types that the API documents as accepted.</summary>
internal static class MediaTypes
{
    private static readonly Dictionary<string, string> ContentTypes = new(
        ExportFormat.All.ToDictionary(format => format.Extension, format => format.ContentType),
        StringComparer.OrdinalIgnoreCase
    )
    {
        [".avi"] = "video/x-msvideo",
        [".webm"] = "video/webm",
        [".mkv"] = "video/x-matroska",
        [".jpg"] = "image/jpeg",
        [".png"] = "image/png",
        [".gif"] = "image/gif",
        [".webp"] = "image/webp",
        [".mp3"] = "audio/mpeg",
        [".wav"] = "audio/wav",
        [".m4a"] = "audio/mp4",
        [".aac"] = "audio/aac",
    };

    /// <summary>The formats, listed for messages.</summary>
    public static string Accepted { get; } = string.Join(", ", ContentTypes.Keys.Select(extension => extension[1..]));

    /// <summary>The extension of an accepted file's name, in lower case and with the dot; null for any other name.</summary>
    public static string? ExtensionOf(string fileName) =>
        Path.GetExtension(fileName) is var extension && ContentTypes.ContainsKey(extension) ? extension.ToLowerInvariant() : null;

    /// <summary>The extension for a media type; null for one that is not accepted.</summary>
    public static string? ExtensionFor(string? contentType) =>
        ContentTypes.FirstOrDefault(pair => pair.Value.Equals(contentType, StringComparison.OrdinalIgnoreCase)).Key;

    public static string ContentTypeOf(string fileName) =>
        ContentTypes.GetValueOrDefault(Path.GetExtension(fileName), "application/octet-stream");
}
