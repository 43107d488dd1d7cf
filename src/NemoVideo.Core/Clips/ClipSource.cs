using System.Globalization;
using NemoVideo.Core.Accounts;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Ports;
using NemoVideo.Core.Text;

namespace NemoVideo.Core.Clips;

/// <summary>A file or an address to upload. Creating one examines it: whatever can be known before a byte is sent is known then.</summary>
internal sealed class ClipSource
{
    private ClipSource(string path, FileFacts file) => (Path, File) = (path, file);

    private ClipSource(Uri uri) => Uri = uri;

    /// <summary>Full path of the file; null for an address.</summary>
    public string? Path { get; }

    /// <summary>What the path leads to: a link keeps its own name, but has the size and time of its target.</summary>
    public FileFacts? File { get; }

    /// <summary>The address; null for a file.</summary>
    public Uri? Uri { get; }

    public string Name => Path is null ? Uri.UnescapeDataString(Uri!.Segments.Last()) : System.IO.Path.GetFileName(Path);

    /// <summary>As shown to people.</summary>
    public string Shown => Path ?? ShownAddress.Of(Uri!);

    /// <summary>Size in bytes; null if only the service will see it.</summary>
    public long? Length => File?.Length;

    /// <summary>The same for the same content.</summary>
    public string Identity =>
        File is null
            ? Uri!.AbsoluteUri
            : string.Format(CultureInfo.InvariantCulture, "{0}|{1}|{2}|{3}", Path, File.Path, File.Length, File.LastWriteTimeUtc.Ticks);

    /// <summary>Throws if something is wrong with a file.</summary>
    public static ClipSource Of(NemoHost host, string path)
    {
        if (host.Files.Find(path) is not { } file)
        {
            throw Directory.Exists(path) ? NemoErrors.NotAFile(path) : NemoErrors.FileNotFound(path);
        }

        var limit = host.Options.MaxFileBytes;
        return !MediaTypes.IsMedia(path) ? throw NemoErrors.UnsupportedType(path)
            : file.Length == 0 ? throw NemoErrors.FileEmpty(path)
            : file.Length > limit ? throw NemoErrors.FileTooLarge(path, file.Length, limit)
            : new ClipSource(path, file);
    }

    /// <summary>Throws if the service could not fetch an address. Only the service sees what is behind it.</summary>
    public static ClipSource Of(Uri uri) =>
        uri.IsAbsoluteUri && uri.Scheme is "http" or "https"
            ? new ClipSource(uri)
            : throw NemoErrors.AddressNotAccepted(ShownAddress.Of(uri));
}
