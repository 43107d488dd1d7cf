using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using NemoVideo.Local.Model;
using static System.FormattableString;

namespace NemoVideo.Local.Media;

/// <summary>Reads what a file is with ffprobe, and checks that its picture and sound can really be decoded.</summary>
/// <param name="small">
/// Size in bytes up to which all packets are read along with the header: quicker than starting ffprobe again for the end.
/// </param>
/// <param name="decodes">Whether to check that the file can be decoded; what has just been encoded here can.</param>
internal sealed class MediaProbe(FfmpegProcess ffmpeg, long small = 4_000_000, bool decodes = true) : IMediaProbe
{
    private const string Entries =
        "format=format_name,start_time,duration:stream=index,codec_type,codec_name,width,height,sample_aspect_ratio,"
        + "avg_frame_rate,r_frame_rate,"
        + "start_time,duration,nb_read_packets,pix_fmt,color_space,color_transfer,channels:"
        + "stream_disposition=attached_pic:stream_tags=DURATION:stream_side_data=rotation";

    private static readonly string[] AlphaFormats = ["yuva", "gbrap", "rgba", "bgra", "argb", "abgr", "ya8", "ya16", "pal8"];

    /// <summary>How far a header may be off before the whole file is read.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(0.25);

    /// <summary>How much of the end is checked.</summary>
    private static readonly TimeSpan Tail = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public async Task<MediaInfo> ProbeAsync(string path, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            throw new MediaException($"'{name}' does not exist.");
        }

        if (new FileInfo(path).Length == 0)
        {
            throw new MediaException($"'{name}' is empty (0 bytes).");
        }

        if (IsAnimatedWebP(path))
        {
            throw new MediaException($"'{name}' is an animated WebP, which ffmpeg can't decode. Save it as GIF or MP4 and send that.");
        }

        var report = await ReadAsync(
            path,
            new FileInfo(path).Length <= small ? $"{Packet.Entries}:{Entries}" : Entries,
            [],
            cancellationToken
        );
        var picture = report.Streams.FirstOrDefault(stream =>
            stream.CodecType == "video" && stream.Disposition?.AttachedPicture != 1 && stream.CodecName is not null
        );
        var sound = report.Streams.FirstOrDefault(stream => stream.CodecType == "audio" && stream.CodecName is not null);
        if (picture is null && sound is null)
        {
            throw new MediaException($"'{name}' has neither a picture nor sound that can be decoded.");
        }

        var still =
            picture is not null
            && (
                FfmpegInput.PictureFormat(path) is not null
                || (sound is null && report.Format.Name is "gif" or "apng" && await IsSingleFrameAsync(report, path, cancellationToken))
            );
        var (pictureEnd, soundEnd) = still ? (null, null) : await EndsAsync(report, picture, sound, path, name, cancellationToken);
        if (!still)
        {
            // A track with nothing in it doesn't count.
            picture = pictureEnd is null ? null : picture;
            sound = soundEnd is null ? null : sound;
            if (picture is null && sound is null)
            {
                throw new MediaException($"'{name}' has no length: the file is damaged or cut off.");
            }

            if (soundEnd > Limits.Longest || pictureEnd > Limits.Longest)
            {
                throw new MediaException($"'{name}' is longer than {Limits.Longest.TotalHours:0} hours, or says it is. Send it in parts.");
            }
        }

        var (width, height) = picture is null ? (0, 0) : Size(picture, name, still ? Limits.StillPixels : Limits.FramePixels);

        if (decodes)
        {
            await DecodeAsync(path, name, picture is not null, sound is not null, cancellationToken);
        }

        if (picture is null)
        {
            return new MediaInfo
            {
                Kind = MediaKind.Audio,
                HasAudio = true,
                Channels = sound!.Channels,
                Duration = soundEnd!.Value,
            };
        }

        var look = new MediaInfo
        {
            Kind = still ? MediaKind.Image : MediaKind.Video,
            Width = width,
            Height = height,
            ColorSpace = picture.KnownColorSpace,
            ColorTransfer = picture.KnownColorTransfer,
            HasAlpha = picture.HasAlpha,
        };
        if (still)
        {
            var rotation = await PhotoRotationAsync(path, name, cancellationToken);
            (width, height) = rotation is 90 or 270 ? (height, width) : (width, height);
            return look with { Width = width, Height = height, PhotoRotation = rotation };
        }

        return look with
        {
            Duration = soundEnd > pictureEnd ? soundEnd.Value : pictureEnd!.Value,
            PictureDuration = pictureEnd!.Value,
            FrameRate = Math.Round(Ratio(picture.AverageFrameRate) ?? Ratio(picture.FrameRate) ?? 0, 3),
            HasAudio = sound is not null,
            Channels = sound?.Channels ?? 0,
        };
    }

    private async Task<Report> ReadAsync(string path, string entries, string[] options, CancellationToken cancellationToken)
    {
        try
        {
            var report = new ProbeReport();
            await ffmpeg.ProbeAsync(
                ["-of", "json=compact=1", "-show_entries", entries, .. options, .. FfmpegInput.Open(path)],
                report.Add,
                cancellationToken
            );
            return report.Read() with { Packets = report.Packets };
        }
        catch (FfmpegException error)
        {
            throw new MediaException(Explain(path, error.Message), error);
        }
    }

    /// <summary>Decodes a little of each stream: a header alone doesn't prove that there is anything behind it.</summary>
    private async Task DecodeAsync(string path, string name, bool picture, bool sound, CancellationToken cancellationToken)
    {
        // Separate outputs, since ffmpeg ends an output with the first stream that has its frames.
        // Each frame that was decoded is a line without a #.
        List<string> outputs = [];
        if (picture)
        {
            outputs.AddRange(["-map", "0:V:0", "-frames:v", "1", "-f", "framecrc", "pipe:1"]);
        }

        if (sound)
        {
            outputs.AddRange(["-map", "0:a:0", "-frames:a", "1", "-f", "framecrc", "pipe:1"]);
        }

        var lines = new StringBuilder();
        FfmpegException? failure = null;
        try
        {
            // Damage at the beginning is not a reason to refuse what follows.
            await foreach (
                var piece in ffmpeg.ReadOutputAsync(["-max_error_rate", "1", .. FfmpegInput.Open(path), .. outputs], cancellationToken)
            )
            {
                lines.Append(Encoding.ASCII.GetString(piece.Span));
            }
        }
        catch (FfmpegException error)
        {
            failure = error;
        }

        var decoded = lines.ToString().Split('\n').Count(line => line.Length > 0 && line[0] != '#');
        if (decoded < (picture ? 1 : 0) + (sound ? 1 : 0))
        {
            throw new MediaException(
                Explain(path, failure?.Message) ?? $"'{name}' can't be decoded: the file is damaged or cut off.",
                failure!
            );
        }
    }

    [return: NotNullIfNotNull(nameof(error))]
    private static string? Explain(string path, string? error)
    {
        if (error is null)
        {
            return null;
        }

        var name = Path.GetFileName(path);
        return error.Contains(FfmpegInput.TooManyPixels, StringComparison.Ordinal) ? TooLarge(name)
            : error.Contains("moov atom not found", StringComparison.Ordinal) && IsMp4(path)
                ? $"'{name}' is cut off: the index of the MP4 (moov) is missing. Copy or record it again."
            // A file named like a picture is taken for one because of its name, and then not allowed.
            : error.Contains("whitelist", StringComparison.Ordinal)
            && Path.GetExtension(name).ToLowerInvariant() is not (".jpg" or ".png" or ".webp" or ".gif")
                ? $"'{name}' is a playlist, a script or another format that isn't accepted. Send the media file itself."
            : error.Contains("Invalid data found when processing input", StringComparison.Ordinal)
            || error.Contains("Invalid argument", StringComparison.Ordinal)
            || error.Contains("moov atom", StringComparison.Ordinal)
            || error.Contains("whitelist", StringComparison.Ordinal)
                ? $"'{name}' is not a media file that ffmpeg can read, or it is damaged."
            : $"'{name}' can't be decoded: {error.Split('\n')[^1].Replace(FfmpegInput.Address(path), name, StringComparison.Ordinal)}";
    }

    private static string TooLarge(string name) =>
        $"'{name}' is too large: the limit is {Limits.StillPixels / 1_000_000} megapixels for a picture, "
        + $"{Limits.FramePixels / 1_000_000} for a video. Send a smaller one.";

    /// <summary>The ends of the streams by their packets.</summary>
    /// <param name="from">
    /// Where to start reading, on the file's own clock; at the last key frame before it. Null reads the whole file.
    /// </param>
    /// <exception cref="FfmpegException">The file can't be read.</exception>
    private async Task<IReadOnlyDictionary<int, TimeSpan>> ReadEndsAsync(
        string path,
        TimeSpan? from,
        TimeSpan frame,
        CancellationToken cancellationToken
    )
    {
        var ends = new StreamEnds();
        var interval =
            from is { } start && start > TimeSpan.Zero
                ? ["-read_intervals", Invariant($"{start.TotalSeconds:0.###}%")]
                : Array.Empty<string>();
        await ffmpeg.ProbeAsync(
            ["-of", "csv=p=0", "-show_entries", Packet.Entries, .. interval, .. FfmpegInput.Open(path)],
            ends.Add,
            cancellationToken
        );
        return ends.Ends(frame);
    }

    /// <summary>How long picture and sound are, from the beginning of the file; null for a stream that is missing or empty.</summary>
    private async Task<(TimeSpan? Picture, TimeSpan? Sound)> EndsAsync(
        Report report,
        Stream? picture,
        Stream? sound,
        string path,
        string name,
        CancellationToken cancellationToken
    )
    {
        var frame = TimeSpan.FromSeconds(1 / Math.Max(1, Ratio(picture?.AverageFrameRate) ?? 25));
        var read = report.Packets?.Ends(frame);
        try
        {
            // A look at the last seconds is enough where it agrees with the header. Formats without an index only guess.
            if (report.Format.Name is not ("aac" or "mp3"))
            {
                var claimed = new[] { Claimed(picture), Claimed(sound) }.Where(end => end is not null).Min();
                if (claimed is { } end && end > TimeSpan.Zero)
                {
                    var tail = read ?? await ReadEndsAsync(path, report.Format.Start + end - Tail, frame, cancellationToken);
                    if (Agrees(picture, tail) && Agrees(sound, tail))
                    {
                        return (Claimed(picture), Claimed(sound));
                    }
                }
            }

            var all = read ?? await ReadEndsAsync(path, null, frame, cancellationToken);
            foreach (var stream in new[] { picture, sound })
            {
                // An MP4's index names the place of each frame: what is missing is known to be missing.
                if (
                    stream?.Length is not null
                    && report.Format.Name?.Contains("mp4", StringComparison.Ordinal) == true
                    && Claimed(stream) is { } end
                    && End(stream, all) is { } real
                    && end - real > Tolerance
                )
                {
                    throw new MediaException(
                        Invariant($"'{name}' is cut off: only {Math.Max(0, real.TotalSeconds):0.0} of {end.TotalSeconds:0.0} s ")
                            + Invariant($"are there. Copy it again, or repair it with ffmpeg.")
                    );
                }
            }

            return (End(picture, all), End(sound, all));
        }
        catch (FfmpegException error)
        {
            throw new MediaException(Explain(path, error.Message), error);
        }

        TimeSpan? Claimed(Stream? stream) =>
            stream is null ? null
            : stream.Length is { } length && stream.Tags?.ContainsKey("DURATION") != true ? stream.Start - report.Format.Start + length
            : stream.Length ?? report.Format.Length;

        TimeSpan? End(Stream? stream, IReadOnlyDictionary<int, TimeSpan> found) =>
            stream is not null && found.TryGetValue(stream.Index, out var end) && end > report.Format.Start
                ? end - report.Format.Start
                : null;

        bool Agrees(Stream? stream, IReadOnlyDictionary<int, TimeSpan> found) =>
            stream is null
            || (Claimed(stream) is { } claimed && End(stream, found) is { } real && (claimed - real).Duration() <= Tolerance);
    }

    private async Task<bool> IsSingleFrameAsync(Report header, string path, CancellationToken cancellationToken)
    {
        if (header.Packets is { } packets)
        {
            return packets.Count == 1;
        }

        var report = await ReadAsync(path, Entries, ["-count_packets", "-read_intervals", "%+#2"], cancellationToken);
        return report.Streams.All(stream => stream.Packets is "1");
    }

    private static (int Width, int Height) Size(Stream picture, string name, int mostPixels)
    {
        if (picture.Width <= 0 || picture.Height <= 0)
        {
            throw new MediaException($"'{name}' doesn't say how large its picture is: the file is damaged.");
        }

        double width = picture.Width;
        double height = picture.Height;
        if (Ratio(picture.SampleAspectRatio?.Replace(':', '/')) is { } aspect)
        {
            width *= aspect;
        }

        var rotation = picture.SideData?.Select(data => data.Rotation).FirstOrDefault(turn => turn is not null) ?? 0;
        if (Math.Abs(rotation % 180) is > 45 and < 135)
        {
            (width, height) = (height, width);
        }
        // There can be many more square pixels than stored ones.
        if (width * height > mostPixels || (long)picture.Width * picture.Height > mostPixels)
        {
            throw new MediaException(TooLarge(name));
        }

        return ((int)Math.Round(width), (int)Math.Round(height));
    }

    /// <summary>The rotation in EXIF's orientation tag (mirrored forms are treated as unmirrored).</summary>
    private async Task<int> PhotoRotationAsync(string path, string name, CancellationToken cancellationToken)
    {
        try
        {
            var json = await ffmpeg.ProbeAsync(
                ["-of", "json", "-show_entries", "frame_tags=Orientation", "-read_intervals", "%+#1", .. FfmpegInput.Open(path)],
                cancellationToken
            );
            using var document = JsonDocument.Parse(json);
            var orientation =
                document.RootElement.TryGetProperty("frames", out var frames)
                && frames.GetArrayLength() > 0
                && frames[0].TryGetProperty("tags", out var tags)
                && tags.TryGetProperty("Orientation", out var tag)
                    ? tag.GetString()?.Trim()
                    : null;
            return orientation switch
            {
                "3" or "4" => 180,
                "5" or "6" => 90,
                "7" or "8" => 270,
                _ => 0,
            };
        }
        catch (FfmpegException error)
        {
            throw new MediaException(Explain(path, error.Message), error);
        }
    }

    /// <summary>An MP4 or MOV begins with a box of one of these names (ISO 14496-12); ffmpeg goes by the name, even for text.</summary>
    private static bool IsMp4(string path)
    {
        Span<byte> head = stackalloc byte[8];
        using var file = File.OpenRead(path);
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length
            && Encoding.ASCII.GetString(head[4..]) is "ftyp" or "mdat" or "wide" or "free" or "skip";
    }

    /// <summary>The extended header (VP8X) of WebP has the animation flag in its second bit.</summary>
    private static bool IsAnimatedWebP(string path)
    {
        Span<byte> head = stackalloc byte[21];
        using var file = File.OpenRead(path);
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length
            && head[8..16].SequenceEqual("WEBPVP8X"u8)
            && (head[20] & 2) != 0;
    }

    /// <summary>A ratio such as 30000/1001; null where it is unknown (0/0, 0/1).</summary>
    private static double? Ratio(string? text)
    {
        var parts = text?.Split('/');
        return
            parts?.Length == 2
            && double.TryParse(parts[0], CultureInfo.InvariantCulture, out var numerator)
            && double.TryParse(parts[1], CultureInfo.InvariantCulture, out var denominator)
            && numerator > 0
            && denominator > 0
            ? numerator / denominator
            : null;
    }

    internal sealed record Report
    {
        [JsonPropertyName("streams")]
        public IReadOnlyList<Stream> Streams { get; init; } = [];

        /// <summary>Null where they were not asked for.</summary>
        [JsonIgnore]
        public StreamEnds? Packets { get; init; }

        [JsonPropertyName("format")]
        public Format Format { get; init; } = new();
    }

    internal sealed record Format
    {
        [JsonPropertyName("format_name")]
        public string? Name { get; init; }

        [JsonPropertyName("start_time")]
        public string? StartTime { get; init; }

        [JsonPropertyName("duration")]
        public string? Duration { get; init; }

        /// <summary>Where the file's clock begins.</summary>
        [JsonIgnore]
        public TimeSpan Start => Time(StartTime) ?? TimeSpan.Zero;

        [JsonIgnore]
        public TimeSpan? Length => Positive(Duration);
    }

    internal sealed record Stream
    {
        [JsonPropertyName("index")]
        public int Index { get; init; }

        [JsonPropertyName("codec_type")]
        public string? CodecType { get; init; }

        [JsonPropertyName("codec_name")]
        public string? CodecName { get; init; }

        [JsonPropertyName("width")]
        public int Width { get; init; }

        [JsonPropertyName("height")]
        public int Height { get; init; }

        [JsonPropertyName("channels")]
        public int Channels { get; init; }

        [JsonPropertyName("sample_aspect_ratio")]
        public string? SampleAspectRatio { get; init; }

        [JsonPropertyName("avg_frame_rate")]
        public string? AverageFrameRate { get; init; }

        [JsonPropertyName("r_frame_rate")]
        public string? FrameRate { get; init; }

        [JsonPropertyName("start_time")]
        public string? StartTime { get; init; }

        [JsonPropertyName("duration")]
        public string? Duration { get; init; }

        [JsonPropertyName("nb_read_packets")]
        public string? Packets { get; init; }

        [JsonPropertyName("pix_fmt")]
        public string? PixelFormat { get; init; }

        [JsonPropertyName("color_space")]
        public string? ColorSpace { get; init; }

        [JsonPropertyName("color_transfer")]
        public string? ColorTransfer { get; init; }

        [JsonPropertyName("disposition")]
        public Disposition? Disposition { get; init; }

        [JsonPropertyName("tags")]
        public IReadOnlyDictionary<string, string>? Tags { get; init; }

        [JsonPropertyName("side_data_list")]
        public IReadOnlyList<SideData>? SideData { get; init; }

        [JsonIgnore]
        public string? KnownColorSpace => ColorSpace is null or "unknown" ? null : ColorSpace;

        [JsonIgnore]
        public string? KnownColorTransfer => ColorTransfer is null or "unknown" ? null : ColorTransfer;

        /// <summary>Goes by the names of ffmpeg's pixel formats; a palette may hold alpha.</summary>
        [JsonIgnore]
        public bool HasAlpha => PixelFormat is { } format && AlphaFormats.Any(alpha => format.Contains(alpha, StringComparison.Ordinal));

        [JsonIgnore]
        public TimeSpan Start => Time(StartTime) ?? TimeSpan.Zero;

        /// <summary>Matroska stores a stream's end in a tag, as 00:00:05.005000000.</summary>
        [JsonIgnore]
        public TimeSpan? Length =>
            Positive(Duration)
            ?? (
                Tags?.GetValueOrDefault("DURATION") is { } tag
                && TimeSpan.TryParse(tag.Length > 16 ? tag[..16] : tag, CultureInfo.InvariantCulture, out var length)
                && length > TimeSpan.Zero
                    ? length
                    : null
            );
    }

    internal sealed record Disposition
    {
        [JsonPropertyName("attached_pic")]
        public int AttachedPicture { get; init; }
    }

    internal sealed record SideData
    {
        [JsonPropertyName("rotation")]
        public double? Rotation { get; init; }
    }

    private static TimeSpan? Time(string? seconds) =>
        double.TryParse(seconds, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < TimeSpan.MaxValue.TotalSeconds / 4
            ? TimeSpan.FromSeconds(value)
            : null;

    private static TimeSpan? Positive(string? seconds) => Time(seconds) is { } time && time > TimeSpan.Zero ? time : null;
}

[JsonSerializable(typeof(MediaProbe.Report))]
[JsonSerializable(typeof(Packet))]
internal sealed partial class ReportContext : JsonSerializerContext;
