using System.Globalization;
using NemoVideo.Local.Model;
using NemoVideo.Local.Rendering.Boards;
using NemoVideo.Local.Rendering.Pictures;
using NemoVideo.Local.Rendering.Sound;
using NemoVideo.Local.Timeline;
using static System.FormattableString;

namespace NemoVideo.Local.Rendering.Graph;

/// <summary>
/// Writes the filter graph of a whole draft: the first video track joined end to end, later ones laid over it, texts on
/// top, and the sound of all tracks mixed. Every frame is decoded and encoded once.
/// </summary>
internal sealed class Composer
{
    /// <summary>Leaves room under −1 dBTP for what the encoder adds.</summary>
    private const string Limiter = "alimiter=limit=0.84:level=0:attack=5:release=60:latency=1";

    /// <summary>
    /// Music under speech: the key is the clips' sound without rumble, made louder and capped at a ceiling, so that quiet
    /// and loud speakers push the music down equally (about 9 dB), and it is back soon after they stop.
    /// </summary>
    private const string DuckKey = "highpass=f=120,lowpass=f=5000,volume=6dB,alimiter=limit=0.125:level=0:attack=2:release=20";

    private const string Ducking = "sidechaincompress=threshold=0.02:ratio=4:attack=40:release=450:knee=2:detection=rms:link=maximum";

    private readonly FilterGraph _graph = new();
    private readonly FrameClock _clock;
    private readonly Framing _framing;
    private readonly Overlays _over;
    private readonly SourceFilters _sources;
    private readonly long _total;
    private readonly List<PlacedClip> _base = [];
    private readonly List<PlacedClip> _overlays = [];
    private readonly List<PlacedClip> _music = [];
    private readonly Mastering? _mastering;

    private Composer(Draft draft, IReadOnlyList<MediaItem> media, int width, int height, Mastering? mastering, bool toneMap)
    {
        _mastering = mastering;
        _clock = new FrameClock(draft.Metadata.FrameRate);
        _framing = new Framing(_graph, _clock, width, height, draft.Metadata.Fit, toneMap);
        _over = new Overlays(_graph, _clock, _framing, width, height);
        _sources = new SourceFilters(_graph, _clock);

        var items = media.ToDictionary(item => item.Id, StringComparer.Ordinal);
        List<PlacedClip> Clips(Track track) =>
            Continued([
                .. track
                    .Segments.Select(segment => PlacedClip.From(segment, items.GetValueOrDefault(segment.Source ?? ""), _clock))
                    .Where(clip => clip.Count > 0)
                    .OrderBy(clip => clip.Start),
            ]);

        var video = draft.Tracks.Where(track => track.Type == TrackType.Video).Select(Clips).ToList();
        // A logo alone is not a base: it goes over black, or over nothing but sound.
        var first = video.FindIndex(clips => clips.Any(clip => clip.Segment.Position is null));
        if (first >= 0)
        {
            _base = WithoutOverlaps(video[first]);
        }

        _overlays = [.. video.Where((_, index) => index != first).SelectMany(clips => clips)];
        _music = [.. draft.Tracks.Where(track => track.Type == TrackType.Audio).SelectMany(Clips)];

        var end = draft.Tracks.SelectMany(track => track.Segments).Max(segment => segment.End);
        _total = _clock.Frame(draft.Duration > 0 ? draft.Duration : end);
        if (_total == 0)
        {
            throw new RenderException("The timeline is shorter than a frame: there is nothing to export.");
        }
    }

    /// <summary>Each input's arguments, <c>-i</c> included.</summary>
    public IEnumerable<string> Inputs => _graph.Inputs.SelectMany(input => input);

    public string Graph => _graph.ToString();

    /// <summary>The label of the finished picture.</summary>
    public string Picture { get; private set; } = "";

    /// <summary>The label of the finished sound.</summary>
    public string Sound { get; private set; } = "";

    public TimeSpan Duration => _clock.Time(_total);

    public string FrameRate => _clock.Rate;

    /// <param name="textFile">The ASS file, relative to the folder that ffmpeg runs in; null without texts.</param>
    /// <param name="boards">Leaderboards, drawn beforehand into the folder that ffmpeg runs in.</param>
    /// <param name="bedFile">Returns the file of a bed's music by its seed.</param>
    /// <param name="mastering">Null leaves the sound at its level.</param>
    /// <param name="toneMap">Whether ffmpeg can convert high dynamic range to standard.</param>
    public static Composer Compose(
        Draft draft,
        IReadOnlyList<MediaItem> media,
        int width,
        int height,
        string? textFile,
        Func<string, string> bedFile,
        IReadOnlyList<LeaderboardFilm>? boards = null,
        Mastering? mastering = null,
        bool toneMap = false
    )
    {
        var composer = new Composer(draft, media, width, height, mastering, toneMap);
        composer.Read(bedFile, pictures: true);
        composer.ComposePicture(textFile, boards ?? []);
        composer.ComposeSound();
        return composer;
    }

    /// <summary>The sound alone, with the same samples as in the whole.</summary>
    public static Composer ComposeSound(Draft draft, IReadOnlyList<MediaItem> media, Func<string, string> bedFile, Mastering? mastering)
    {
        var composer = new Composer(draft, media, draft.Metadata.Width, draft.Metadata.Height, mastering, toneMap: false);
        composer.Read(bedFile, pictures: false);
        composer.ComposeSound();
        return composer;
    }

    /// <summary>
    /// Where a source goes on in the next segment, so do its frames: rounding each segment's place would repeat or leave out some.
    /// </summary>
    private static List<PlacedClip> Continued(List<PlacedClip> clips)
    {
        for (var index = 1; index < clips.Count; index++)
        {
            var (previous, clip) = (clips[index - 1], clips[index]);
            if (!clip.IsStill && clip.Segment.PlaysOnFrom(previous.Segment))
            {
                clips[index] = clip with { SourceStart = previous.SourceStart + previous.Count };
            }
        }

        return clips;
    }

    /// <summary>Music in pieces that play on: each run is one pass over its source.</summary>
    private static List<List<PlacedClip>> Runs(List<PlacedClip> music)
    {
        List<List<PlacedClip>> runs = [];
        foreach (var piece in music)
        {
            if (runs.Count > 0 && piece.Segment.PlaysOnFrom(runs[^1][^1].Segment))
            {
                runs[^1].Add(piece);
            }
            else
            {
                runs.Add([piece]);
            }
        }

        return runs;
    }

    /// <summary>Clips of the base that overlap without a cross-fade: the later one wins.</summary>
    private static List<PlacedClip> WithoutOverlaps(List<PlacedClip> clips)
    {
        for (var index = 1; index < clips.Count; index++)
        {
            var (previous, clip) = (clips[index - 1], clips[index]);
            if (clip.Segment.CrossFade == 0 && previous.End > clip.Start)
            {
                clips[index - 1] = previous with { Count = clip.Start - previous.Start };
            }
            else if (
                clip.Segment.CrossFade > 0
                && previous.End - clip.Start is var overlap
                && overlap >= Math.Min(previous.Count, clip.Count)
            )
            {
                throw new RenderException(
                    $"The cross-fade into '{clip.Segment.Name}' is longer than one of its two clips. Make it shorter."
                );
            }
        }

        return [.. clips.Where(clip => clip.Count > 0)];
    }

    private void Read(Func<string, string> bedFile, bool pictures)
    {
        List<(IReadOnlyList<PlacedClip>, bool)> lanes =
        [
            (_base, pictures),
            .. _overlays.Select(clip => ((IReadOnlyList<PlacedClip>)[clip], pictures && clip.HasPicture)),
        ];
        _sources.Open(lanes);
        foreach (var run in Runs(_music).Where(run => run.Exists(piece => piece.IsHeard)))
        {
            var media = run[0].Media;
            _sources.OpenLooped(
                run,
                media is null ? bedFile(run[0].Segment.Source![Segment.BedPrefix.Length..]) : "",
                media?.Info.Channels ?? 2
            );
        }
    }

    private void ComposePicture(string? textFile, IReadOnlyList<LeaderboardFilm> boards)
    {
        List<string> blocks = [];
        long at = 0;
        long blockStart = 0;
        for (var index = 0; index < _base.Count; )
        {
            var clip = _base[index];
            if (clip.Start > at)
            {
                blocks.Add(_framing.Black(clip.Start - at));
            }

            // Clips cut out of one pass are joined before they are scaled: one chain of filters instead of many.
            List<PlacedClip> stretch = [clip];
            while (
                index + stretch.Count < _base.Count
                && _base[index + stretch.Count] is var next
                && next.Start == stretch[^1].End
                && next.IsPlain
                && next.HasPicture
                && _sources.SamePass(next, clip)
            )
            {
                stretch.Add(next);
            }

            var picture = FramedStretch(stretch);
            var overlap = index > 0 ? _base[index - 1].End - clip.Start : 0;
            if (overlap > 0)
            {
                var length = at - blockStart;
                blocks[^1] = _graph.Add(
                    blocks[^1] + picture,
                    Invariant($"xfade=duration={Seconds(overlap)}:offset={Seconds(length - overlap)}")
                );
            }
            else
            {
                blocks.Add(picture);
                blockStart = clip.Start;
            }

            at = stretch[^1].End;
            index += stretch.Count;
        }

        if (at < _total)
        {
            blocks.Add(_framing.Black(_total - at));
        }

        var frame = _graph.Concat(blocks, sound: false);
        foreach (var clip in _overlays.Where(clip => clip.HasPicture))
        {
            frame = _over.Lay(frame, _sources.Picture(clip), clip);
        }

        foreach (var board in boards)
        {
            frame = board.Overlay(_graph, _clock, frame);
        }

        Picture = _graph.Add(
            frame,
            Invariant($"trim=end_frame={_total}{(textFile is null ? "" : ",ass=filename=" + textFile)},format=yuv420p,")
                + Invariant($"setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709")
        );
    }

    private string FramedStretch(List<PlacedClip> stretch)
    {
        if (!stretch[0].HasPicture)
        {
            return _framing.Black(stretch[0].Count);
        }

        if (stretch.Count == 1)
        {
            return _framing.Fit(_sources.Picture(stretch[0]), stretch[0]);
        }

        return _framing.Fit(
            _graph.Concat([.. stretch.Select(clip => _framing.Fade(_sources.Picture(clip), clip))], sound: false),
            stretch[0].Media!,
            null
        );
    }

    private void ComposeSound()
    {
        var voices = new List<string>();
        if (_base.Any(clip => clip.IsHeard))
        {
            voices.Add(Lane(_base));
        }

        foreach (var lane in Lanes(_overlays.Where(clip => clip.IsHeard)))
        {
            voices.Add(Lane(lane));
        }

        List<string> mix = [];
        var ducked = Lanes(_music.Where(clip => clip.IsHeard && clip.Segment.Duck)).Select(Lane).ToList();
        if (voices.Count > 0)
        {
            var voice = Mix(voices);
            if (_mastering is { VoiceGain: not 0 and var voiceGain })
            {
                voice = _graph.Add(voice, Invariant($"volume={voiceGain:0.##}dB"));
            }

            if (ducked.Count > 0)
            {
                var copies = _graph.Split(voice, 2, sound: true);
                voice = copies[0];
                ducked = [_graph.Add(Mix(ducked) + _graph.Add(copies[1], DuckKey), Ducking)];
            }

            mix.Add(voice);
        }

        mix.AddRange(ducked);
        mix.AddRange(Lanes(_music.Where(clip => clip.IsHeard && !clip.Segment.Duck)).Select(Lane));
        if (mix.Count == 0)
        {
            mix.Add(Silence(_total));
        }

        // Sound that is only passed on stays as it is; whatever is mixed or made louder can clip.
        var limited =
            mix.Count > 1
            || voices.Count > 1
            || _base
                .Concat(_overlays)
                .Concat(_music)
                .Any(clip => clip.Segment.Volume > 100 || clip.Segment.CrossFade > 0 || clip.Media?.Info.Channels > 2);
        var level =
            _mastering is { } master ? Invariant($"volume={master.Gain:0.##}dB,{(master.Limited ? Mastering.PeakLimiter + "," : "")}")
            : limited ? Limiter + ","
            : "";
        Sound = _graph.Add(
            Mix(mix),
            Invariant(
                $"{level}apad,atrim=end_sample={_clock.Sample(_total)},aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo"
            )
        );
    }

    /// <summary>Overlapping clips need separate lanes; the others share one.</summary>
    private static List<List<PlacedClip>> Lanes(IEnumerable<PlacedClip> clips)
    {
        List<List<PlacedClip>> lanes = [];
        foreach (var clip in clips.OrderBy(clip => clip.Start))
        {
            if (lanes.Find(lane => lane[^1].End <= clip.Start) is { } lane)
            {
                lane.Add(clip);
            }
            else
            {
                lanes.Add([clip]);
            }
        }

        return lanes;
    }

    /// <summary>One sound as long as the timeline, with silence where nothing is heard, and cross-fades where clips overlap.</summary>
    private string Lane(List<PlacedClip> clips)
    {
        List<string> blocks = [];
        long at = 0;
        foreach (var clip in clips)
        {
            if (clip.Start > at)
            {
                blocks.Add(Silence(at, clip.Start));
            }

            var sound = clip.IsHeard ? _sources.Sound(clip) : Silence(clip.Start, clip.End);
            if (clip.Start < at)
            {
                blocks[^1] = _graph.Add(
                    blocks[^1] + sound,
                    Invariant($"acrossfade=ns={_clock.Sample(at) - _clock.Sample(clip.Start)}:c1=qsin:c2=qsin")
                );
            }
            else
            {
                blocks.Add(sound);
            }

            at = clip.End;
        }

        if (at < _total)
        {
            blocks.Add(Silence(at, _total));
        }

        return _graph.Concat(blocks, sound: true);
    }

    private string Mix(IReadOnlyList<string> sounds) =>
        sounds.Count == 1 ? sounds[0] : _graph.Add(string.Concat(sounds), $"amix=inputs={sounds.Count}:normalize=0:duration=longest");

    private string Silence(long frames) => Silence(0, frames);

    private string Silence(long from, long to) =>
        _graph.Add(
            "",
            Invariant($"anullsrc=r=48000:cl=stereo,aformat=sample_fmts=fltp,atrim=end_sample={_clock.Sample(to) - _clock.Sample(from)}")
        );

    private string Seconds(long frames) => _clock.Time(frames).TotalSeconds.ToString("0.######", CultureInfo.InvariantCulture);
}
