using System.Globalization;
using NemoVideo.Local.Media;
using NemoVideo.Local.Model;
using static System.FormattableString;

namespace NemoVideo.Local.Rendering.Graph;

/// <summary>
/// Opens the files and cuts the clips out of them. Clips in a lane that follow one another in their file share one pass
/// over it: frames go through a tree of <c>split</c> and <c>trim</c>, which was faster than <c>select</c> with an
/// expression, and holds nothing back as long as the pieces are requested in order. What goes back in the file, or
/// far ahead, is opened again with a seek: each opening costs a decoder's memory.
/// </summary>
internal sealed class SourceFilters(FilterGraph graph, FrameClock clock)
{
    private const int FanOut = 32;
    private const int ManyInputs = 8;

    /// <summary>A few milliseconds of fade on both sides of a cut in the sound, so that it doesn't click.</summary>
    private const int ClickSamples = FrameClock.SampleRate * 4 / 1000;

    /// <summary>
    /// A stream that changes mid-file (the size of a picture; the rate or channels of sound, mostly from damage) would restart
    /// the whole graph, with all its counts. Without that, <c>scale</c> adapts to the picture by itself, and sound that
    /// differs is left out.
    /// </summary>
    private static readonly string[] GoOn = ["-reinit_filter", "0"];

    private readonly Dictionary<PlacedClip, string> _pictures = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<PlacedClip, string> _sounds = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<PlacedClip, object> _passes = new(ReferenceEqualityComparer.Instance);

    /// <summary>The clips of lanes with cross-fades.</summary>
    private readonly HashSet<PlacedClip> _crossFaded = new(ReferenceEqualityComparer.Instance);

    /// <summary>The clip's picture: exactly its frames, in the source's own size. Each can be used once.</summary>
    public string Picture(PlacedClip clip) => _pictures[clip];

    /// <summary>The clip's sound: exactly its samples, 48 kHz stereo. Only for clips that are heard.</summary>
    public string Sound(PlacedClip clip) => _sounds[clip];

    /// <summary>Whether both come from the same pass, so that they have the same size and pixel format.</summary>
    public bool SamePass(PlacedClip one, PlacedClip other) => ReferenceEquals(_passes[one], _passes[other]);

    /// <summary>Opens everything the lanes need. Within a lane, clips are in timeline order.</summary>
    /// <param name="lanes">The clips that are shown or heard, and whether the lane's pictures are wanted.</param>
    public void Open(IReadOnlyList<(IReadOnlyList<PlacedClip> Clips, bool Pictures)> lanes)
    {
        List<(List<PlacedClip> Clips, bool Pictures)> passes = [];
        // More seeks mean fewer frames decoded for nothing, but more decoders in memory.
        foreach (var gap in (double[])[5, 60, double.PositiveInfinity])
        {
            passes = [.. lanes.SelectMany(lane => Passes(lane.Clips, gap * clock.FramesPerSecond).Select(clips => (clips, lane.Pictures)))];
            if (passes.Count <= 24)
            {
                break;
            }
        }

        foreach (var (clips, _) in lanes.Where(lane => lane.Clips.Any(clip => clip.Segment.CrossFade > 0)))
        {
            _crossFaded.UnionWith(clips);
        }

        var threads = passes.Count > ManyInputs ? ["-threads", "1"] : Array.Empty<string>();
        foreach (var (clips, pictures) in passes)
        {
            foreach (var clip in clips)
            {
                _passes[clip] = clips;
            }

            var wantsPicture = pictures && clips[0].HasPicture;
            if (!wantsPicture && !clips.Any(clip => clip.IsHeard))
            {
                continue;
            }

            if (clips[0].IsImage)
            {
                ReadImage(clips[0]);
            }
            else if (clips[0].IsPlain)
            {
                ReadPass(clips, wantsPicture, threads);
            }
            else
            {
                ReadChanged(clips[0], wantsPicture, threads);
            }
        }
    }

    /// <summary>Opens a file that loops until the pieces are full.</summary>
    /// <param name="pieces">Pieces of an audio track that play on, each where the one before ends.</param>
    /// <param name="path">The file if it is not an upload.</param>
    public void OpenLooped(List<PlacedClip> pieces, string path, int channels)
    {
        var first = pieces[0];
        var source = first.Media is null ? path : first.Media.FilePath;
        var from = clock.Time(first.SourceStart);
        // The place counts on past the file's end, where it starts over.
        from = first.Media is { Info.Duration.Ticks: > 0 and var length } ? TimeSpan.FromTicks(from.Ticks % length) : from;
        var available = first.Media is null ? TimeSpan.Zero : first.Media.Info.Duration - from;
        var loops = clock.Time(pieces[^1].End - first.Start) * first.Speed > available;
        List<string> arguments = [.. GoOn];
        if (loops)
        {
            arguments.AddRange(["-stream_loop", "-1"]);
        }
        else if (from > TimeSpan.Zero)
        {
            arguments.AddRange(["-ss", FfmpegProcess.Seconds(from)]);
        }

        // A file that is opened at a place starts over at that place: what comes before is dropped instead.
        var skipped = loops && from > TimeSpan.Zero ? Invariant($",atrim=start={from.TotalSeconds:0.######},asetpts=N/SR/TB") : "";
        var input = graph.AddInput([.. arguments, .. FfmpegInput.Open(source)]);
        var begin = clock.Sample(first.Start);
        var samples = clock.Sample(pieces[^1].End) - begin;
        var sound = graph.Add(
            $"[{input}:a:0]",
            Invariant($"{ToStereo(channels)},asetpts=N/SR/TB{skipped}{Tempo(first.Speed)},apad,atrim=end_sample={samples}")
        );
        if (pieces.Count == 1)
        {
            Finish(first, sound);
            return;
        }

        Cut(
            sound,
            [.. pieces.Where(piece => piece.IsHeard)],
            true,
            piece => (clock.Sample(piece.Start) - begin, clock.Sample(piece.End) - begin),
            (piece, label) => Finish(piece, label, IsHeard(pieces.IndexOf(piece) - 1), IsHeard(pieces.IndexOf(piece) + 1))
        );

        // The music goes on at another level without a gap.
        bool IsHeard(int index) => index >= 0 && index < pieces.Count && pieces[index].IsHeard;
    }

    /// <summary>Groups clips that one pass over a file can provide.</summary>
    private static IEnumerable<List<PlacedClip>> Passes(IReadOnlyList<PlacedClip> lane, double widestGap)
    {
        var open = new Dictionary<MediaItem, List<PlacedClip>>(ReferenceEqualityComparer.Instance);
        List<List<PlacedClip>> passes = [];
        foreach (var clip in lane.Where(clip => clip.Media is not null))
        {
            if (
                clip.IsPlain
                && open.TryGetValue(clip.Media!, out var pass)
                && clip.SourceStart - (pass[^1].SourceStart + pass[^1].Count) is >= 0 and var gap
                && gap <= widestGap
            )
            {
                pass.Add(clip);
                continue;
            }

            pass = [clip];
            passes.Add(pass);
            if (clip.IsPlain)
            {
                open[clip.Media!] = pass;
            }
        }

        return passes;
    }

    private void ReadPass(List<PlacedClip> clips, bool wantsPicture, string[] threads)
    {
        var media = clips[0].Media!;
        var seek = Seek(clips[0]);
        var end = clips[^1].SourceStart + clips[^1].Count - seek;
        var input = OpenAt(media, seek, clock.Time(end), threads);
        if (wantsPicture)
        {
            var picture = graph.Add(
                $"[{input}:V:0]",
                Invariant($"fps={clock.Rate}:start_time=0,tpad=stop=-1:stop_mode=clone,trim=end_frame={end}")
            );
            Cut(
                picture,
                clips,
                false,
                clip => (clip.SourceStart - seek, clip.SourceStart - seek + clip.Count),
                (clip, label) => _pictures[clip] = label
            );
        }

        var heard = clips.Where(clip => clip.IsHeard).ToList();
        if (heard.Count == 0)
        {
            return;
        }
        // Cross-fades of sound are read ahead of those of pictures. From one input, that would pile up the pictures of a
        // whole reel (2 GB at 960x540, 16 moments of 8 s), so the sound gets its own.
        if (wantsPicture && _crossFaded.Contains(clips[0]))
        {
            input = OpenAt(media, seek, clock.Time(end), threads);
        }

        var sound = graph.Add(
            $"[{input}:a:0]",
            Invariant($"{FromZero(seek)}{ToStereo(media.Info.Channels)},apad,atrim=end_sample={clock.Sample(end) + 1}")
        );
        Cut(
            sound,
            heard,
            true,
            clip =>
            {
                var from = clock.Sample(clip.SourceStart) - clock.Sample(seek);
                return (from, from + Samples(clip));
            },
            (clip, label) =>
            {
                var index = clips.IndexOf(clip);
                Finish(
                    clip,
                    label,
                    index > 0 && clip.Continues(clips[index - 1]),
                    index < clips.Count - 1 && clips[index + 1].Continues(clip)
                );
            }
        );
    }

    /// <summary>A tree of splits, so that a frame passes through few branches even with a thousand cuts.</summary>
    private void Cut(
        string stream,
        IReadOnlyList<PlacedClip> clips,
        bool sound,
        Func<PlacedClip, (long From, long To)> range,
        Action<PlacedClip, string> take
    )
    {
        var (trim, unit, reset) = sound ? ("atrim", "sample", "asetpts") : ("trim", "frame", "setpts");
        var size = clips.Count <= FanOut ? 1 : (int)Math.Max(FanOut, Math.Ceiling(Math.Sqrt(clips.Count)));
        var groups = clips.Chunk(size).ToArray();
        foreach (var (group, branch) in groups.Zip(graph.Split(stream, groups.Length, sound)))
        {
            if (group.Length > 1)
            {
                // Times here stay those of the whole stream; frame and sample numbers don't.
                var start = range(group[0]).From;
                Cut(
                    graph.Add(
                        branch,
                        Invariant($"{trim}=start_{unit}={start}:end_{unit}={group.Max(clip => range(clip).To)},{reset}=PTS-STARTPTS")
                    ),
                    group,
                    sound,
                    clip => (range(clip).From - start, range(clip).To - start),
                    take
                );
            }
            else
            {
                var (from, to) = range(group[0]);
                take(group[0], graph.Add(branch, Invariant($"{trim}=start_{unit}={from}:end_{unit}={to},{reset}=PTS-STARTPTS")));
            }
        }
    }

    /// <summary>One image: a single frame, held later by whatever scales it down.</summary>
    private void ReadImage(PlacedClip clip)
    {
        // Some ffmpeg versions rotate a photo by its EXIF orientation, others don't: none should, so that it is rotated once.
        var input = graph.AddInput(["-noautorotate", .. FfmpegInput.Open(clip.Media!.FilePath)]);
        var turn = clip.Media.Info.PhotoRotation switch
        {
            90 => ",transpose=clock",
            180 => ",hflip,vflip",
            270 => ",transpose=cclock",
            _ => "",
        };
        _pictures[clip] = graph.Add($"[{input}:V:0]", "trim=end_frame=1" + turn);
    }

    /// <summary>A held frame, or another speed: a separate pass.</summary>
    private void ReadChanged(PlacedClip clip, bool wantsPicture, string[] threads)
    {
        var seek = Seek(clip);
        var lead = clip.SourceStart - seek;
        var length = clip.IsStill ? clock.Time(lead + 1) : clock.Time(lead) + (clock.Time(clip.Count) * clip.Speed);
        var input = OpenAt(clip.Media!, seek, length, threads);
        if (wantsPicture)
        {
            var hold = "tpad=stop=-1:stop_mode=clone";
            _pictures[clip] = graph.Add(
                $"[{input}:V:0]",
                clip.IsStill
                    ? Invariant($"fps={clock.Rate}:start_time=0,{hold},trim=start_frame={lead}:end_frame={lead + 1},")
                        + Invariant($"setpts=PTS-STARTPTS,{hold},trim=end_frame={clip.Count}")
                    : Invariant($"setpts=(PTS-{FfmpegProcess.Seconds(clock.Time(lead))}/TB)/{Number(clip.Speed)},fps={clock.Rate}:")
                        + Invariant($"start_time=0,{hold},trim=end_frame={clip.Count}")
            );
        }

        if (!clip.IsHeard)
        {
            return;
        }

        if (wantsPicture && _crossFaded.Contains(clip))
        {
            input = OpenAt(clip.Media!, seek, length, threads);
        }

        var sound = graph.Add(
            $"[{input}:a:0]",
            Invariant($"{FromZero(seek)}{ToStereo(clip.Media!.Info.Channels)},atrim=start_sample={clock.Sample(lead)},")
                + Invariant($"asetpts=PTS-STARTPTS{Tempo(clip.Speed)},apad,atrim=end_sample={Samples(clip)}")
        );
        Finish(clip, sound);
    }

    private int OpenAt(MediaItem media, long seek, TimeSpan length, string[] threads)
    {
        List<string> arguments = [.. threads, .. GoOn];
        // The frame on show at a place may have begun long before it (screen recordings), so frames come from the key frame
        // on, with times below zero: fps shows the last of them, and the sound is trimmed. A limit of the input would count
        // from the key frame; the graph has its own.
        if (seek > 0)
        {
            arguments.AddRange(["-noaccurate_seek", "-ss", FfmpegProcess.Seconds(clock.Time(seek))]);
        }
        else
        {
            arguments.AddRange(["-t", FfmpegProcess.Seconds(length + TimeSpan.FromSeconds(1))]);
        }

        return graph.AddInput([.. arguments, .. FfmpegInput.Open(media.FilePath)]);
    }

    /// <summary>
    /// Where to start reading: a second before the clip, so that the frame shown when it begins is decoded;
    /// before the picture's end, so that its last frame can be held; and at the start for files with few frames.
    /// </summary>
    private long Seek(PlacedClip clip)
    {
        var info = clip.Media!.Info;
        if (info.Kind == MediaKind.Video && info.FrameRate < 5)
        {
            return 0;
        }

        var latest = info.Kind == MediaKind.Video && info.PictureDuration > TimeSpan.Zero ? info.PictureDuration : info.Duration;
        var seek = Math.Min(clip.SourceStart, clock.Frame(latest.TotalMilliseconds)) - clock.Frame(1000);
        return seek > clock.Frame(2000) ? seek : 0;
    }

    /// <summary>The level, fades and ends of a clip's sound.</summary>
    /// <param name="goesOn">Whether the same sound is heard up to its beginning.</param>
    /// <param name="isGoneOn">Whether the same sound is heard from its end.</param>
    private void Finish(PlacedClip clip, string sound, bool goesOn = false, bool isGoneOn = false)
    {
        var segment = clip.Segment;
        var samples = Samples(clip);
        var fadeIn = Math.Min(samples, clock.Sample(clock.Frame(segment.FadeIn)));
        var fadeOut = Math.Min(samples, clock.Sample(clock.Frame(segment.FadeOut)));
        if (fadeIn == 0 && !goesOn)
        {
            fadeIn = Math.Min(ClickSamples, samples / 2);
        }

        if (fadeOut == 0 && !isGoneOn)
        {
            fadeOut = Math.Min(ClickSamples, samples / 2);
        }

        List<string> filters = [];
        if (segment.Volume != 100)
        {
            filters.Add($"volume={Number(segment.Volume / 100)}");
        }

        if (fadeIn > 0)
        {
            filters.Add(Invariant($"afade=t=in:ns={fadeIn}"));
        }

        if (fadeOut > 0)
        {
            filters.Add(Invariant($"afade=t=out:ss={samples - fadeOut}:ns={fadeOut}"));
        }

        _sounds[clip] = filters.Count == 0 ? sound : graph.Add(sound, string.Join(',', filters));
    }

    private long Samples(PlacedClip clip) => clock.Sample(clip.End) - clock.Sample(clip.Start);

    /// <summary>Drops the sound before the place that was seeked to.</summary>
    private static string FromZero(long seek) => seek > 0 ? "atrim=start=0," : "";

    /// <summary>
    /// 48 kHz stereo with every sample at its time: late starts and gaps become silence. Mono keeps its level (the
    /// usual matrix would take off 3 dB). Surround is mixed down in floats, which keeps speech in the centre as loud as it was.
    /// </summary>
    private static string ToStereo(int channels) =>
        "aresample=48000:async=1:first_pts=0,"
        + (channels == 1 ? "pan=stereo|c0=c0|c1=c0," : "")
        + "aformat=sample_fmts=fltp:channel_layouts=stereo";

    /// <summary>Changes the speed and keeps the pitch. A single <c>atempo</c> is good between half and double.</summary>
    private static string Tempo(double speed)
    {
        var filters = "";
        while (speed > 2)
        {
            filters += ",atempo=2";
            speed /= 2;
        }

        while (speed < 0.5)
        {
            filters += ",atempo=0.5";
            speed *= 2;
        }

        return speed == 1 ? filters : $"{filters},atempo={Number(speed)}";
    }

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
