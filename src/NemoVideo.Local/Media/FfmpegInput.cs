namespace NemoVideo.Local.Media;

/// <summary>How a file from outside is opened: as media, and as nothing that could open other files or addresses.</summary>
internal static class FfmpegInput
{
    /// <summary>
    /// Containers that hold their media themselves. Playlists and scripts (hls, concat, dash, image sequences …) are
    /// left out: they name other files, which a stranger's upload must not make us read.
    /// </summary>
    private const string Formats =
        "mov,avi,matroska,mp3,wav,w64,aiff,aac,ac3,flac,ogg,gif,apng,mpegts,mpeg,mpegvideo,flv,asf,"
        + "png_pipe,jpeg_pipe,webp_pipe,bmp_pipe,tiff_pipe";

    /// <summary>Options that go before <c>-i</c>, for ffmpeg and ffprobe alike.</summary>
    public static IEnumerable<string> Guards => ["-protocol_whitelist", "file", "-format_whitelist", Formats];

    /// <summary>The guards and <c>-i</c> with the file. <c>file:</c> keeps a name with a colon from being read as an address.</summary>
    public static IEnumerable<string> Open(string path) => [.. Guards, "-i", Address(path)];

    /// <summary>The file as ffmpeg's own address.</summary>
    public static string Address(string path) => "file:" + Path.GetFullPath(path);
}
