using NemoVideo.Core.Errors;
using NemoVideo.Core.Ports;
using NemoVideo.Core.Text;

namespace NemoVideo.Core.Clips;

/// <summary>What can be known of a file before a byte of it is sent.</summary>
internal static class ClipCheck
{
    /// <summary>The documents' list.</summary>
    private static readonly HashSet<string> Accepted = new(
        NemoErrors.AcceptedFormats.Split(',').Select(format => "." + format.Trim()), StringComparer.OrdinalIgnoreCase);

    /// <summary>"Stick to MP4, MOV, AVI, WebM for the smoothest experience."</summary>
    private static readonly HashSet<string> Smooth = new(StringComparer.OrdinalIgnoreCase) { ".mp4", ".mov", ".avi", ".webm" };

    private static readonly HashSet<string> Videos = new(StringComparer.OrdinalIgnoreCase) { ".mp4", ".mov", ".avi", ".webm", ".mkv" };

    /// <summary>Throws what is wrong with a file. A link has the name it is called by, and size and time of what it leads to.</summary>
    public static FileFacts File(IFiles files, string path, long limit)
    {
        if (files.Find(path) is not { } file)
        {
            throw Directory.Exists(path) ? NemoErrors.NotAFile(path) : NemoErrors.FileNotFound(path);
        }

        if (!Accepted.Contains(Path.GetExtension(path)))
        {
            throw NemoErrors.UnsupportedType(path);
        }

        if (file.Length == 0)
        {
            throw NemoErrors.FileEmpty(path);
        }

        return file.Length <= limit ? file : throw NemoErrors.FileTooLarge(path, file.Length, limit);
    }

    /// <summary>Throws where the service could not fetch an address. What lies behind it only the service sees.</summary>
    public static void Address(Uri uri)
    {
        if (!uri.IsAbsoluteUri || uri.Scheme is not ("http" or "https"))
        {
            throw NemoErrors.AddressNotAccepted(ShownAddress.Of(uri));
        }
    }

    public static bool IsMedia(string extension) => Accepted.Contains(extension);

    public static bool IsSmooth(string extension) => Smooth.Contains(extension);

    public static bool IsVideo(string extension) => Videos.Contains(extension);
}
