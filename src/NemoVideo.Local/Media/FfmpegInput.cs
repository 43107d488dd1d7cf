using System.Globalization;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Media;

/// <summary>How a file from outside is opened: as media, never as something that could open other files or addresses.</summary>
internal static class FfmpegInput
{
    /// <summary>
    /// Containers that hold their media themselves. Playlists and scripts (hls, concat, dash, image sequences …) are
    /// left out: they name other files, which a stranger's upload must not make us read.
    /// </summary>
    private const string Formats =
        "mov,avi,matroska,mp3,wav,w64,aiff,aac,ac3,flac,ogg,gif,apng,mpegts,mpeg,mpegvideo,flv,asf,"
        + "png_pipe,jpeg_pipe,webp_pipe,bmp_pipe,tiff_pipe";

    private static IEnumerable<string> Guards => ["-protocol_whitelist", "file", "-format_whitelist", Formats];

    /// <summary>Part of what ffmpeg says about a picture over its limit.</summary>
    public const string TooManyPixels = "exceeds specified max pixel count";

    /// <summary>
    /// Still pictures are recognized by their first bytes: ffmpeg goes by their name, and would take <c>a%d.jpg</c> for a
    /// sequence.
    /// </summary>
    private static readonly (byte[] Magic, int Offset, string Format)[] Pictures =
    [
        ([0xFF, 0xD8, 0xFF], 0, "jpeg_pipe"),
        ([0x89, .. "PNG"u8], 0, "png_pipe"),
        ("WEBP"u8.ToArray(), 8, "webp_pipe"),
        ("BM"u8.ToArray(), 0, "bmp_pipe"),
        ("II*\0"u8.ToArray(), 0, "tiff_pipe"),
        ("MM\0*"u8.ToArray(), 0, "tiff_pipe"),
    ];

    /// <summary>
    /// The options that open a file safely, <c>-i</c> among them, for ffmpeg and ffprobe alike. <c>file:</c> keeps a name with
    /// a colon from being read as an address.
    /// </summary>
    public static IEnumerable<string> Open(string path)
    {
        var format = PictureFormat(path);
        return
        [
            .. Guards,
            "-max_pixels",
            (format is null ? Limits.FramePixels : Limits.StillPixels).ToString(CultureInfo.InvariantCulture),
            .. format is null ? Array.Empty<string>() : ["-f", format],
            "-i",
            Address(path),
        ];
    }

    /// <summary>The demuxer of a still picture, by the file's first bytes; null for everything else.</summary>
    public static string? PictureFormat(string path)
    {
        Span<byte> head = stackalloc byte[12];
        using var file = File.OpenRead(path);
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        foreach (var (magic, offset, format) in Pictures)
        {
            if (head.Length >= offset + magic.Length && head.Slice(offset, magic.Length).SequenceEqual(magic))
            {
                return format;
            }
        }

        return null;
    }

    /// <summary>The file as ffmpeg's own address.</summary>
    public static string Address(string path) => "file:" + Path.GetFullPath(path);
}
