using System.Globalization;
using NemoVideo.Local.Editing.Speech;
using NemoVideo.Local.Media;
using static System.FormattableString;

namespace NemoVideo.Local.Editing.Highlights;

/// <summary>
/// Listens to all of a file's sound at a low rate, and looks at little of its picture: of short footage small pictures
/// five times a second, of long footage the keyframes alone, with the size of the packets telling how much moves between
/// them. So 90 minutes take seconds, not the minutes that decoding every frame would.
/// </summary>
internal sealed class FootageMeter(FfmpegProcess ffmpeg) : IFootageMeter
{
    /// <summary>Pixels that may be decoded: some ten seconds of work on two cores (measured with H.264).</summary>
    private const double MostPixels = 8e9;

    public async Task<FootageCurves> MeasureAsync(MediaItem clip, CancellationToken cancellationToken)
    {
        var sound = clip.Info.HasAudio ? ListenAsync(clip, cancellationToken) : Task.FromResult<SoundMeter?>(null);
        var picture = clip.Info.Kind == MediaKind.Video ? LookAsync(clip, cancellationToken) : Task.FromResult<Picture?>(null);
        await Task.WhenAll(sound, picture);
        var count = (int)(clip.Info.Duration.TotalMilliseconds / FootageCurves.Step);
        return new FootageCurves
        {
            Count = count,
            Level = Fit((await sound)?.Level, count),
            Noise = Fit((await sound)?.Noise, count),
            Flatness = Fit((await sound)?.Flatness, count),
            Motion = Fit((await picture)?.Motion, count),
            Cuts = Fit((await picture)?.Cuts, count),
        };
    }

    public async Task<IReadOnlyList<TimeRange>?> PausesAsync(MediaItem clip, TimeRange around, CancellationToken cancellationToken)
    {
        var frames = new SpeechFrames();
        var (from, duration) = (TimeSpan.FromMilliseconds(around.From), TimeSpan.FromMilliseconds(around.Duration));
        await foreach (var samples in ffmpeg.ReadAudioAsync(clip.FilePath, SpeechFrames.SampleRate, from, duration, cancellationToken))
            frames.Add(samples.Span);
        var heard = PauseFinder.Find(frames, shortestPause: 0);
        return heard.HasSpeech ? [.. heard.Pauses.Select(pause => new TimeRange(around.From + pause.From, around.From + pause.To))] : null;
    }

    private async Task<SoundMeter?> ListenAsync(MediaItem clip, CancellationToken cancellationToken)
    {
        var meter = new SoundMeter();
        await foreach (var samples in ffmpeg.ReadAudioAsync(clip.FilePath, SoundMeter.SampleRate, cancellationToken: cancellationToken))
            meter.Add(samples.Span);
        return meter.Level.Count > 0 ? meter : null;
    }

    private async Task<Picture?> LookAsync(MediaItem clip, CancellationToken cancellationToken)
    {
        var info = clip.Info;
        var pixels = info.Duration.TotalSeconds * Math.Max(1, info.FrameRate) * info.Width * info.Height;
        var whole = pixels <= MostPixels;
        var meter = new PictureMeter();
        // Keyframes are made small before they are repeated up to the rate; of all frames only those are made small that are looked at.
        var rate = Invariant($"fps={PictureMeter.Rate}:start_time=0");
        var small = Invariant($"scale={PictureMeter.Width}:{PictureMeter.Height}:flags=area,format=gray");
        IEnumerable<string> arguments =
        [
            .. whole ? Array.Empty<string>() : ["-skip_frame", "nokey"], .. FfmpegInput.Open(clip.FilePath), "-map", "0:V:0",
            "-vf", whole ? $"{rate},{small}" : $"{small},{rate}", "-f", "rawvideo", "pipe:1",
        ];
        await foreach (var bytes in ffmpeg.ReadOutputAsync(arguments, cancellationToken))
            meter.Add(bytes.Span);
        if (meter.Change.Count == 0)
            return null;
        return new(whole ? meter.Change : await PacketSizesAsync(clip, cancellationToken), meter.Cuts);
    }

    /// <summary>Bytes of picture in each step: what moves has to be sent. Nothing is decoded for it.</summary>
    private async Task<IReadOnlyList<float>> PacketSizesAsync(MediaItem clip, CancellationToken cancellationToken)
    {
        List<float> sizes = [];
        var stepsPerTick = 0.0;
        var text = new LineReader();
        string[] arguments = [.. FfmpegInput.Open(clip.FilePath), "-map", "0:V:0", "-c", "copy", "-f", "framecrc", "pipe:1"];
        await foreach (var bytes in ffmpeg.ReadOutputAsync(arguments, cancellationToken))
        {
            foreach (var line in text.Read(bytes.Span))
                Take(line);
        }

        return sizes;

        // "#tb 0: 1/12800", then a line a packet: stream, dts, pts, duration, size, checksum (ffmpeg's framecrc format).
        void Take(string line)
        {
            if (line.StartsWith("#tb 0:", StringComparison.Ordinal) && line[6..].Split('/') is [var numerator, var denominator])
                stepsPerTick = 1000.0 / FootageCurves.Step * Number(numerator) / Number(denominator);
            if (line.StartsWith('#') || line.Split(',') is not [_, _, var time, _, var size, ..])
                return;
            var step = (int)Math.Clamp(Number(time) * stepsPerTick, 0, int.MaxValue / 2);
            // A time far behind the end is a broken one.
            if (step > clip.Info.Duration.TotalMilliseconds / FootageCurves.Step)
                return;
            while (sizes.Count <= step)
                sizes.Add(0);
            sizes[step] += (float)Number(size);
        }
    }

    private static double Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>A stream that is shorter than the file ends as it was at last.</summary>
    private static T[] Fit<T>(IReadOnlyList<T>? curve, int count)
    {
        if (curve is null or [])
            return [];
        return [.. Enumerable.Range(0, count).Select(i => curve[Math.Min(i, curve.Count - 1)])];
    }

    private sealed record Picture(IReadOnlyList<float> Motion, IReadOnlyList<bool> Cuts);

    /// <summary>Puts lines of ASCII text together that come in pieces.</summary>
    private sealed class LineReader
    {
        private string _rest = "";

        public IEnumerable<string> Read(ReadOnlySpan<byte> bytes)
        {
            var lines = (_rest + System.Text.Encoding.ASCII.GetString(bytes)).Split('\n');
            _rest = lines[^1];
            return lines[..^1];
        }
    }
}
