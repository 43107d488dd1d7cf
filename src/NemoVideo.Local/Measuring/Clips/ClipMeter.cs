using System.Globalization;
using NemoVideo.Local.Media;
using NemoVideo.Local.Model;
using static System.FormattableString;

namespace NemoVideo.Local.Measuring.Clips;

/// <summary>
/// Measures a clip with one single-threaded pass over its picture and one over its sound, in constant memory. In a long
/// clip it looks at evenly spaced stretches; it listens to all of the sound up to <see cref="WholeSound"/>.
/// </summary>
internal sealed class ClipMeter(FfmpegProcess ffmpeg) : IClipMeter
{
    /// <summary>Seconds of picture to look at, in 1080p at 30 frames per second; less of what is costlier to decode.</summary>
    private const double MostSeconds = 30;

    /// <summary>Length of a stretch in seconds.</summary>
    private const double Stretch = 5;

    /// <summary>Seconds of sound up to which all of it is measured.</summary>
    private const double WholeSound = 600;

    /// <summary>Small pictures per second, at most.</summary>
    private const double MostRate = 30;

    /// <summary>Full-size crops per second.</summary>
    private const int DetailRate = 2;

    private const double Silence = -70;

    public async Task<ClipMeasures> MeasureAsync(MediaItem clip, string workFolder, CancellationToken cancellationToken)
    {
        var info = clip.Info;
        var length = (info.PictureDuration > TimeSpan.Zero ? info.PictureDuration : info.Duration).TotalSeconds;
        var cost = (double)info.Width * info.Height * Math.Max(24, info.FrameRate) / (1920.0 * 1080 * 30);
        var stretches = Stretches(length, Math.Clamp(MostSeconds / cost, 2 * Stretch, MostSeconds), Stretch);

        var rate = info.FrameRate is > 0 and < MostRate ? info.FrameRate : MostRate;
        var picture = new ClipPictureMeter(rate);
        List<Sharpness> details = [];
        foreach (var (from, seconds) in stretches)
        {
            picture.Break();
            await SeeAsync(clip, from, seconds, rate, picture, details, workFolder, cancellationToken);
        }

        var sound = info.HasAudio ? await HearAsync(clip, cancellationToken) : null;
        var motions = picture.Motions();
        var seen = stretches.Sum(stretch => stretch.Seconds);
        return new ClipMeasures
        {
            Seconds = info.Duration.TotalSeconds,
            Lines = Math.Min(info.Width, info.Height),
            Motion = motions.Count > 0 ? motions.Average(motion => motion.Motion) : 0,
            CutsPerMinute = picture.Cuts().Count / Math.Max(1, seen) * 60,
            Loudness = sound?.Loudness,
            LoudnessRange = sound?.Range,
            Sharpness = new(
                Middle(details, detail => detail.Fineness),
                Middle(details, detail => detail.Noise),
                Middle(details, detail => detail.Blockiness),
                Middle(details, detail => detail.Detail)
            ),
            Brightness = picture.Brightness,
            Contrast = picture.Contrast,
            Clipped = picture.Clipped,
            Colourfulness = picture.Colourfulness,
            Tenths = [.. motions.Select(motion => new Tenth(motion.At, motion.Motion, sound?.At(motion.At) ?? Silence))],
        };
    }

    /// <summary>The whole, or evenly spaced stretches of it; in seconds.</summary>
    internal static IReadOnlyList<(double From, double Seconds)> Stretches(double length, double most, double stretch)
    {
        if (length <= most)
        {
            return [(0, length)];
        }

        var count = Math.Max(1, (int)(most / stretch));
        return [.. Enumerable.Range(0, count).Select(i => (((i + 0.5) * length / count) - (stretch / 2), stretch))];
    }

    private async Task SeeAsync(
        MediaItem clip,
        double from,
        double seconds,
        double rate,
        ClipPictureMeter meter,
        List<Sharpness> details,
        string workFolder,
        CancellationToken cancellationToken
    )
    {
        var folder = Directory.CreateDirectory(Path.Combine(workFolder, "rank-" + Guid.NewGuid().ToString("N"))).FullName;
        try
        {
            // A full-size crop of the middle: scaling would hide how sharp it is. Its corner is on the encoder's
            // block grid, unless the picture is rotated or stretched.
            var info = clip.Info;
            var (width, height) = (Math.Max(16, Math.Min(info.Width, 960) / 8 * 8), Math.Max(16, Math.Min(info.Height, 544) / 8 * 8));
            var (x, y) = (Math.Max(0, info.Width - width) / 16 * 8, Math.Max(0, info.Height - height) / 16 * 8);
            var crops = Path.Combine(folder, "crops");
            var graph =
                Invariant($"[0:V:0]split[a][b];[a]fps={rate}:round=near,scale={ClipPictureMeter.Width}:")
                + Invariant($"{ClipPictureMeter.Height}:flags=area:out_color_matrix=bt709:out_range=tv,format=yuv444p[small];")
                + Invariant($"[b]fps={DetailRate}:round=near,scale={Math.Max(16, info.Width)}:{Math.Max(16, info.Height)}:")
                + Invariant($"out_range=tv,format=yuv420p,crop={width}:{height}:{x}:{y}:exact=1,format=gray[large]");
            IEnumerable<string> arguments =
            [
                "-threads",
                "1",
                "-filter_threads",
                "1",
                .. from > 0 ? (string[])["-ss", FfmpegProcess.Seconds(TimeSpan.FromSeconds(from))] : [],
                "-t",
                FfmpegProcess.Seconds(TimeSpan.FromSeconds(seconds)),
                .. FfmpegInput.Open(clip.FilePath),
                "-filter_complex_threads",
                "1",
                "-filter_complex",
                graph,
                "-map",
                "[large]",
                "-f",
                "rawvideo",
                FfmpegInput.Address(crops),
                "-map",
                "[small]",
                "-f",
                "rawvideo",
                "pipe:1",
            ];
            var start = (long)(from * 1000);
            await EachAsync(ffmpeg.ReadOutputAsync(arguments, cancellationToken), ClipPictureMeter.Size, (number, bytes) =>
                meter.Add(start + (long)(number * 1000 / rate), bytes)
            );

            await using var file = File.OpenRead(crops);
            var crop = new byte[width * height];
            while (await file.ReadAtLeastAsync(crop, crop.Length, throwOnEndOfStream: false, cancellationToken) == crop.Length)
            {
                details.Add(Sharpness.Of(crop, width, height));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<Sound?> HearAsync(MediaItem clip, CancellationToken cancellationToken)
    {
        var sound = new Sound();
        foreach (var (from, seconds) in Stretches(clip.Info.Duration.TotalSeconds, WholeSound, WholeSound / 10))
        {
            sound.Begin((long)(from * 1000));
            IEnumerable<string> arguments =
            [
                "-threads",
                "1",
                .. from > 0 ? (string[])["-ss", FfmpegProcess.Seconds(TimeSpan.FromSeconds(from))] : [],
                "-t",
                FfmpegProcess.Seconds(TimeSpan.FromSeconds(seconds)),
                .. FfmpegInput.Open(clip.FilePath),
                "-map",
                "0:a:0",
                "-vn",
                "-sn",
                "-dn",
                // Less than 0.4 s has no loudness: silence pads it, and the gate ignores that.
                "-af",
                "aresample=48000:async=1:first_pts=0,apad=whole_dur=1,ebur128=metadata=1,ametadata=mode=print:file=pipe\\\\:1",
                "-f",
                "null",
                "-",
            ];
            var line = new List<byte>();
            await foreach (var bytes in ffmpeg.ReadOutputAsync(arguments, cancellationToken))
            {
                foreach (var letter in bytes.ToArray())
                {
                    if (letter != '\n')
                    {
                        line.Add(letter);
                        continue;
                    }

                    sound.Read(System.Text.Encoding.ASCII.GetString([.. line]));
                    line.Clear();
                }
            }

            sound.End();
        }

        return sound;
    }

    private static async Task EachAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> pieces, int size, Action<int, ReadOnlySpan<byte>> take)
    {
        var picture = new byte[size];
        var (filled, number) = (0, 0);
        await foreach (var piece in pieces)
        {
            for (var rest = piece; rest.Length > 0; )
            {
                var count = Math.Min(rest.Length, size - filled);
                rest[..count].Span.CopyTo(picture.AsSpan(filled));
                rest = rest[count..];
                filled += count;
                if (filled == size)
                {
                    take(number++, picture);
                    filled = 0;
                }
            }
        }
    }

    private static double Middle(List<Sharpness> details, Func<Sharpness, double> member)
    {
        if (details.Count == 0)
        {
            return 0;
        }

        var values = details.Select(member).Order().ToList();
        return values[values.Count / 2];
    }

    /// <summary>What ebur128 reports for one or more stretches, ten times per second.</summary>
    private sealed class Sound
    {
        private const string Prefix = "lavfi.r128.";

        private readonly Dictionary<long, double> _momentary = [];
        private readonly List<(double Loudness, double Range)> _stretches = [];
        private long _from;
        private long _at;
        private double _integrated = Silence;
        private double _range;

        /// <summary>Mean power of the stretches; null when all are silent.</summary>
        public double? Loudness =>
            _stretches
                .Where(stretch => stretch.Loudness > Silence)
                .Select(stretch => Math.Pow(10, stretch.Loudness / 10))
                .DefaultIfEmpty()
                .Average()
                is > 0
                    and var power
                ? 10 * Math.Log10(power)
                : null;

        public double? Range => _stretches.Count > 0 ? _stretches.Average(stretch => stretch.Range) : null;

        public double At(long milliseconds) => _momentary.GetValueOrDefault(milliseconds / 100, Silence);

        public void Begin(long from) => (_from, _at, _integrated, _range) = (from, from, Silence, 0);

        public void Read(string line)
        {
            if (
                line.StartsWith("frame:", StringComparison.Ordinal)
                && line.LastIndexOf("pts_time:", StringComparison.Ordinal) is > 0 and var time
            )
            {
                _at = _from + (long)(Number(line[(time + 9)..]) * 1000);
            }
            else if (line.StartsWith(Prefix + "M=", StringComparison.Ordinal))
            {
                _momentary[_at / 100] = Math.Max(Silence, Number(line[(Prefix.Length + 2)..]));
            }
            else if (line.StartsWith(Prefix + "I=", StringComparison.Ordinal))
            {
                _integrated = Number(line[(Prefix.Length + 2)..]);
            }
            else if (line.StartsWith(Prefix + "LRA=", StringComparison.Ordinal))
            {
                _range = Number(line[(Prefix.Length + 4)..]);
            }
        }

        public void End() => _stretches.Add((_integrated, _range));

        private static double Number(string text) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
                ? value
                : Silence;
    }
}
