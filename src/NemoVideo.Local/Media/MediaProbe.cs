using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NemoVideo.Local.Media;

/// <summary>Reads what a file is with ffprobe, and that its picture and sound can really be decoded.</summary>
internal sealed class MediaProbe(FfmpegProcess ffmpeg) : IMediaProbe
{
    private const string Entries =
        "format=format_name,duration:stream=codec_type,codec_name,width,height,sample_aspect_ratio,avg_frame_rate,r_frame_rate,"
        + "duration,nb_read_packets,color_space,channels:stream_disposition=attached_pic:stream_tags=DURATION:stream_side_data=rotation";

    /// <inheritdoc/>
    public async Task<MediaInfo> ProbeAsync(string path, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(path);
        if (!File.Exists(path))
            throw new MediaException($"'{name}' is not there.");
        if (new FileInfo(path).Length == 0)
            throw new MediaException($"'{name}' is empty (0 bytes).");
        if (IsAnimatedWebP(path))
            throw new MediaException($"'{name}' is an animated WebP, which ffmpeg can't decode. Save it as GIF or MP4 and send that.");

        var report = await ReadAsync(path, name, [], cancellationToken);
        var picture = report.Streams.FirstOrDefault(stream => stream.CodecType == "video" && stream.Disposition?.AttachedPicture != 1 && stream.CodecName is not null);
        var sound = report.Streams.FirstOrDefault(stream => stream.CodecType == "audio" && stream.CodecName is not null);
        if (picture is null && sound is null)
            throw new MediaException($"'{name}' holds neither a picture nor sound that can be decoded.");

        await DecodeAsync(path, name, picture is not null, sound is not null, cancellationToken);
        if (picture is null)
            return new MediaInfo { Kind = MediaKind.Audio, HasAudio = true, Channels = sound!.Channels, Duration = await DurationAsync(report, sound, path, name, cancellationToken) };

        var (width, height) = Size(picture, name);
        var still = FfmpegInput.PictureFormat(path) is not null
            || (sound is null && report.Format.Name is "gif" or "apng" && await IsSingleFrameAsync(path, name, cancellationToken));
        if (still)
        {
            var rotation = await PhotoRotationAsync(path, name, cancellationToken);
            (width, height) = rotation is 90 or 270 ? (height, width) : (width, height);
            return new MediaInfo { Kind = MediaKind.Image, Width = width, Height = height, ColorSpace = picture.KnownColorSpace, PhotoRotation = rotation };
        }

        var pictureDuration = await DurationAsync(report, picture, path, name, cancellationToken);
        var soundDuration = sound is null ? TimeSpan.Zero : sound.Length ?? pictureDuration;
        return new MediaInfo
        {
            Kind = MediaKind.Video,
            Duration = pictureDuration > soundDuration ? pictureDuration : soundDuration,
            PictureDuration = pictureDuration,
            Width = width,
            Height = height,
            FrameRate = Math.Round(Ratio(picture.AverageFrameRate) ?? Ratio(picture.FrameRate) ?? 0, 3),
            HasAudio = sound is not null,
            Channels = sound?.Channels ?? 0,
            ColorSpace = picture.KnownColorSpace,
        };
    }

    private async Task<Report> ReadAsync(string path, string name, string[] options, CancellationToken cancellationToken)
    {
        try
        {
            var json = await ffmpeg.ProbeAsync(["-of", "json", "-show_entries", Entries, .. options, .. FfmpegInput.Open(path)], cancellationToken);
            return JsonSerializer.Deserialize(json, ReportContext.Default.Report) ?? new Report();
        }
        catch (FfmpegException error)
        {
            throw new MediaException(Explain(path, error.Message), error);
        }
    }

    /// <summary>Decodes a little of each stream: a header alone doesn't tell that there is anything behind it.</summary>
    private async Task DecodeAsync(string path, string name, bool picture, bool sound, CancellationToken cancellationToken)
    {
        List<string> outputs = [];
        if (picture)
            outputs.AddRange(["-map", "0:V:0", "-frames:v", "1", "-f", "null", "-"]);
        if (sound)
            outputs.AddRange(["-map", "0:a:0", "-frames:a", "1", "-f", "null", "-"]);
        var decoded = new Counter();
        try
        {
            await ffmpeg.RunAsync([.. FfmpegInput.Open(path), .. outputs], decoded, cancellationToken);
        }
        catch (FfmpegException error)
        {
            throw new MediaException(Explain(path, error.Message), error);
        }

        if (!decoded.Any)
            throw new MediaException($"'{name}' can't be decoded: the file is damaged or cut off.");
    }

    private static string Explain(string path, string error)
    {
        var name = Path.GetFileName(path);
        return error.Contains("moov atom not found", StringComparison.Ordinal) && IsMp4(path)
            ? $"'{name}' is cut off: the index of the MP4 (moov) is missing. Copy or record it again."
            : error.Contains("whitelist", StringComparison.Ordinal)
                ? $"'{name}' is a playlist, a script or another format that isn't taken. Send the media file itself."
                : error.Contains("Invalid data found when processing input", StringComparison.Ordinal) || error.Contains("Invalid argument", StringComparison.Ordinal)
                        || error.Contains("moov atom", StringComparison.Ordinal)
                    ? $"'{name}' is no media file that ffmpeg can read, or it is damaged."
                    : $"'{name}' can't be decoded: {error.Split('\n')[^1].Replace(FfmpegInput.Address(path), name, StringComparison.Ordinal)}";
    }

    private async Task<TimeSpan> DurationAsync(Report report, Stream stream, string path, string name, CancellationToken cancellationToken)
    {
        // The formats without an index (aac) only guess their length, and some (webm from a browser) don't know it: these are read through.
        if (report.Format.Name is not "aac" && (stream.Length ?? report.Format.Length) is { } length)
            return length;
        var last = new Counter();
        try
        {
            await ffmpeg.RunAsync(
                [.. FfmpegInput.Open(path), "-map", stream.CodecType == "audio" ? "0:a:0" : "0:V:0", "-c", "copy", "-f", "null", "-"], last, cancellationToken);
        }
        catch (FfmpegException error)
        {
            throw new MediaException(Explain(path, error.Message), error);
        }

        return last.Last > TimeSpan.Zero ? last.Last : throw new MediaException($"'{name}' has no length: the file is damaged or cut off.");
    }

    private async Task<bool> IsSingleFrameAsync(string path, string name, CancellationToken cancellationToken)
    {
        var report = await ReadAsync(path, name, ["-count_packets", "-read_intervals", "%+#2"], cancellationToken);
        return report.Streams.All(stream => stream.Packets is "1");
    }

    private static (int Width, int Height) Size(Stream picture, string name)
    {
        if (picture.Width <= 0 || picture.Height <= 0)
            throw new MediaException($"'{name}' doesn't say how large its picture is: the file is damaged.");
        double width = picture.Width;
        double height = picture.Height;
        if (Ratio(picture.SampleAspectRatio?.Replace(':', '/')) is { } aspect)
            width *= aspect;
        var rotation = picture.SideData?.Select(data => data.Rotation).FirstOrDefault(turn => turn is not null) ?? 0;
        if (Math.Abs(rotation % 180) is > 45 and < 135)
            (width, height) = (height, width);
        return ((int)Math.Round(width), (int)Math.Round(height));
    }

    /// <summary>The turn of EXIF's orientation tag (mirrored forms are taken as their unmirrored ones).</summary>
    private async Task<int> PhotoRotationAsync(string path, string name, CancellationToken cancellationToken)
    {
        try
        {
            var json = await ffmpeg.ProbeAsync(
                ["-of", "json", "-show_entries", "frame_tags=Orientation", "-read_intervals", "%+#1", .. FfmpegInput.Open(path)], cancellationToken);
            using var document = JsonDocument.Parse(json);
            var orientation = document.RootElement.TryGetProperty("frames", out var frames) && frames.GetArrayLength() > 0
                && frames[0].TryGetProperty("tags", out var tags) && tags.TryGetProperty("Orientation", out var tag)
                ? tag.GetString()?.Trim()
                : null;
            return orientation switch { "3" or "4" => 180, "5" or "6" => 90, "7" or "8" => 270, _ => 0 };
        }
        catch (FfmpegException error)
        {
            throw new MediaException(Explain(path, error.Message), error);
        }
    }

    /// <summary>An MP4 or MOV begins with a box of one of these names (ISO 14496-12); ffmpeg also takes text for one, by its name.</summary>
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
            && head[8..16].SequenceEqual("WEBPVP8X"u8) && (head[20] & 2) != 0;
    }

    /// <summary>A ratio such as 30000/1001; null where it is unknown (0/0, 0/1).</summary>
    private static double? Ratio(string? text)
    {
        var parts = text?.Split('/');
        return parts?.Length == 2
            && double.TryParse(parts[0], CultureInfo.InvariantCulture, out var numerator)
            && double.TryParse(parts[1], CultureInfo.InvariantCulture, out var denominator)
            && numerator > 0 && denominator > 0
            ? numerator / denominator
            : null;
    }

    private sealed class Counter : IProgress<TimeSpan>
    {
        public bool Any => Last > TimeSpan.Zero;

        public TimeSpan Last { get; private set; }

        public void Report(TimeSpan value) => Last = value > Last ? value : Last;
    }

    internal sealed record Report
    {
        [JsonPropertyName("streams")]
        public IReadOnlyList<Stream> Streams { get; init; } = [];

        [JsonPropertyName("format")]
        public Format Format { get; init; } = new();
    }

    internal sealed record Format
    {
        [JsonPropertyName("format_name")]
        public string? Name { get; init; }

        [JsonPropertyName("duration")]
        public string? Duration { get; init; }

        [JsonIgnore]
        public TimeSpan? Length => Time(Duration);
    }

    internal sealed record Stream
    {
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

        [JsonPropertyName("duration")]
        public string? Duration { get; init; }

        [JsonPropertyName("nb_read_packets")]
        public string? Packets { get; init; }

        [JsonPropertyName("color_space")]
        public string? ColorSpace { get; init; }

        [JsonPropertyName("disposition")]
        public Disposition? Disposition { get; init; }

        [JsonPropertyName("tags")]
        public IReadOnlyDictionary<string, string>? Tags { get; init; }

        [JsonPropertyName("side_data_list")]
        public IReadOnlyList<SideData>? SideData { get; init; }

        [JsonIgnore]
        public string? KnownColorSpace => ColorSpace is null or "unknown" ? null : ColorSpace;

        /// <summary>Matroska keeps a stream's length in a tag, as 00:00:05.005000000.</summary>
        [JsonIgnore]
        public TimeSpan? Length => Time(Duration) ?? (Tags?.GetValueOrDefault("DURATION") is { } tag
            && TimeSpan.TryParse(tag.Length > 16 ? tag[..16] : tag, CultureInfo.InvariantCulture, out var length) && length > TimeSpan.Zero ? length : null);
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
        double.TryParse(seconds, CultureInfo.InvariantCulture, out var value) && value > 0 && value < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(value) : null;
}

[JsonSerializable(typeof(MediaProbe.Report))]
internal sealed partial class ReportContext : JsonSerializerContext;
