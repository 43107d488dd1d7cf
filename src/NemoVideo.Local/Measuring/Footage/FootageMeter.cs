using NemoVideo.Local.Measuring.Speech;
using NemoVideo.Local.Media;
using NemoVideo.Local.Model;
using static System.FormattableString;

namespace NemoVideo.Local.Measuring.Footage;

/// <summary>
/// Listens to all of a file's sound at a low rate, and looks at little of its picture: at small pictures five times per
/// second, in short footage everywhere, in long footage only where its packets say that something may happen. So 90
/// minutes take seconds, not the minutes that decoding every frame would.
/// </summary>
/// <param name="mostPixels">Pixels that may be decoded: about ten seconds of work on two cores (measured with H.264).</param>
internal sealed class FootageMeter(FfmpegProcess ffmpeg, double mostPixels = 8e9) : IFootageMeter
{
    /// <summary>
    /// Milliseconds to look at around a place in long footage: longer than what <see cref="Excitement"/> compares
    /// with, so that it compares pictures with pictures.
    /// </summary>
    internal const int Glance = 20_000;

    /// <summary>Places whose sound is read in one run: each opens the file once, and its samples are kept in memory.</summary>
    private const int PlacesAtOnce = 16;

    /// <summary>Doublings of the packets' size that are worth a look.</summary>
    private const float WorthIt = 0.1f;

    public async Task<FootageCurves> MeasureAsync(MediaItem clip, CancellationToken cancellationToken)
    {
        var count = (int)(clip.Info.Duration.TotalMilliseconds / FootageCurves.Step);
        var isVideo = clip.Info.Kind == MediaKind.Video;
        var isLong = isVideo && PixelsPerSecond(clip.Info) * clip.Info.Duration.TotalSeconds > mostPixels;
        var sound = clip.Info.HasAudio ? ListenAsync(clip, cancellationToken) : Task.FromResult<SoundMeter?>(null);
        var picture = isVideo && !isLong ? LookAsync(clip, null, cancellationToken) : Task.FromResult<FootagePictureMeter?>(null);
        var packets = isLong ? CountPacketsAsync(clip, count, cancellationToken) : Task.FromResult<PacketMeter?>(null);
        await Task.WhenAll(sound, picture, packets);
        var curves = new FootageCurves
        {
            Count = count,
            Level = Fit((await sound)?.Level, count),
            Noise = Fit((await sound)?.Noise, count),
            Flatness = Fit((await sound)?.Flatness, count),
            Motion = Fit((await picture)?.Change, count),
            Cuts = Fit((await picture)?.Cuts, count),
        };
        return await packets is { } found ? await GlanceAsync(clip, curves, found.Unrest(), cancellationToken) : curves;
    }

    public async Task<IReadOnlyList<IReadOnlyList<TimeRange>?>> PausesAsync(
        MediaItem clip,
        IReadOnlyList<TimeRange> places,
        CancellationToken cancellationToken
    )
    {
        List<IReadOnlyList<TimeRange>?> found = [];
        foreach (var some in places.Chunk(PlacesAtOnce))
        {
            var sounds = await ffmpeg.ReadAudioAsync(
                clip.FilePath,
                SpeechFrames.SampleRate,
                [.. some.Select(place => (TimeSpan.FromMilliseconds(place.From), TimeSpan.FromMilliseconds(place.Duration)))],
                cancellationToken
            );
            found.AddRange(some.Zip(sounds, PausesOf));
        }

        return found;
    }

    private static IReadOnlyList<TimeRange>? PausesOf(TimeRange place, float[] samples)
    {
        var frames = new SpeechFrames();
        frames.Add(samples);
        var heard = PauseFinder.Find(frames, shortestPause: 0);
        return heard.HasSpeech ? [.. heard.Pauses.Select(pause => new TimeRange(place.From + pause.From, place.From + pause.To))] : null;
    }

    private async Task<SoundMeter?> ListenAsync(MediaItem clip, CancellationToken cancellationToken)
    {
        var meter = new SoundMeter();
        await foreach (var samples in ffmpeg.ReadAudioAsync(clip.FilePath, SoundMeter.SampleRate, cancellationToken: cancellationToken))
        {
            meter.Add(samples.Span);
        }

        return meter.Level.Count > 0 ? meter : null;
    }

    /// <summary>Small pictures of a file, or of a part of it.</summary>
    /// <returns>Null when there is none.</returns>
    private async Task<FootagePictureMeter?> LookAsync(MediaItem clip, TimeRange? part, CancellationToken cancellationToken)
    {
        var meter = new FootagePictureMeter();
        // Only the frames that are looked at get scaled down.
        var filter =
            Invariant($"fps={FootagePictureMeter.Rate}:start_time=0,scale={FootagePictureMeter.Width}:{FootagePictureMeter.Height}:")
            + Invariant($"flags=area,format=gray");
        IEnumerable<string> arguments =
        [
            // A gap in the timestamps would be filled with pictures: up to the end, not to wherever a damaged one may point.
            .. part is { } range
                ? ["-ss", Invariant($"{range.From}ms"), "-t", Invariant($"{range.Duration}ms")]
                : (string[])["-t", FfmpegProcess.Seconds(clip.Info.Duration + TimeSpan.FromSeconds(1))],
            .. FfmpegInput.Open(clip.FilePath),
            "-map",
            "0:V:0",
            "-vf",
            filter,
            "-f",
            "rawvideo",
            "pipe:1",
        ];
        await foreach (var bytes in ffmpeg.ReadOutputAsync(arguments, cancellationToken))
        {
            meter.Add(bytes.Span);
        }

        return meter.Change.Count > 0 ? meter : null;
    }

    private async Task<PacketMeter?> CountPacketsAsync(MediaItem clip, int count, CancellationToken cancellationToken)
    {
        var meter = new PacketMeter(count);
        string[] arguments = [.. FfmpegInput.Open(clip.FilePath), "-map", "0:V:0", "-c", "copy", "-f", "framecrc", "pipe:1"];
        await foreach (var bytes in ffmpeg.ReadOutputAsync(arguments, cancellationToken))
        {
            meter.Add(bytes.Span);
        }

        return meter;
    }

    /// <summary>Looks where the packets are most unusual and the sound does not seem studio-made.</summary>
    private async Task<FootageCurves> GlanceAsync(MediaItem clip, FootageCurves curves, float[] unrest, CancellationToken cancellationToken)
    {
        var produced = Excitement.Produced(curves);
        var score = unrest.Select((value, i) => value < WorthIt ? 0 : value * (1 - (Excitement.ProducedLoss * produced[i]))).ToArray();
        var most = Math.Max(1, (int)(mostPixels / (PixelsPerSecond(clip.Info) * Glance / 1000)));
        var plan = new MomentPlan(most, Glance, most * Glance, Asked: true, Limited: false);
        TimeRange[] whole = [new(0, (long)curves.Count * FootageCurves.Step)];
        var places = MomentPicker.Pick(score, whole, plan).Where(place => place.Score > 0).ToList();
        // Whether anything moves at all has to be known even where nothing is unusual.
        if (places.Count == 0)
        {
            places = MomentPicker.PickEvenly(score, whole, plan);
        }

        var motion = new float[curves.Count];
        var cuts = new bool[curves.Count];
        var filled = 0;
        foreach (var place in places)
        {
            var from = (int)(place.Range.From / FootageCurves.Step);
            var to = (int)(place.Range.To / FootageCurves.Step);
            if (await LookAsync(clip, new(from * FootageCurves.Step, to * FootageCurves.Step), cancellationToken) is not { } seen)
            {
                continue;
            }
            // The first picture has none before it to differ from. Parts not looked at count as calm as this.
            float[] change = [.. Fit([.. seen.Change.Skip(1).Take(1), .. seen.Change.Skip(1)], to - from)];
            if (change.Length == 0)
            {
                continue;
            }

            var calm = change.Order().ElementAt((int)(Excitement.Quiet * change.Length));
            var start = filled == 0 ? 0 : (filled + from) / 2;
            motion.AsSpan(start, from - start).Fill(calm);
            change.CopyTo(motion, from);
            motion.AsSpan(to).Fill(calm);
            seen.Cuts.Take(to - from).ToArray().CopyTo(cuts, from);
            filled = to;
        }

        return filled == 0 ? curves : curves with { Motion = motion, Cuts = cuts };
    }

    private static double PixelsPerSecond(MediaInfo info) => Math.Max(1, info.FrameRate) * info.Width * info.Height;

    /// <summary>A stream that is shorter than the file is extended with its last value.</summary>
    private static T[] Fit<T>(IReadOnlyList<T>? curve, int count)
    {
        if (curve is null or [])
        {
            return [];
        }

        return [.. Enumerable.Range(0, count).Select(i => curve[Math.Min(i, curve.Count - 1)])];
    }
}
