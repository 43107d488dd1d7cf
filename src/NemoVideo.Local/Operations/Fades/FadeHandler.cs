using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Fades;

/// <summary>Fades the beginning and end of the timeline or of parts of it, or only their sound.</summary>
internal sealed class FadeHandler : OperationHandler<Fade>
{
    private const long DefaultDuration = 1000;

    public override string Tool => "fade";

    public override Phrase Ability => new("fade in and out", "淡入淡出");

    protected override Outcome Apply(Fade operation, EditContext context)
    {
        var draft = context.Draft;
        var asked = operation.Duration is { } time ? (long)Math.Round(time.TotalMilliseconds) : DefaultDuration;
        if (asked <= 0)
        {
            throw new NotPossibleException("A fade has to last longer than 0 s.", "淡入淡出的时长必须大于零。");
        }

        if (operation.SoundOnly == SoundTarget.Music && draft.Music() is null)
        {
            throw new NotPossibleException("There is no music on the timeline.", "时间线上没有音乐。");
        }

        var scope = operation.Where ?? Scope.Everywhere;
        var fade = new Placed(operation, scope.PartsOn(draft, context.Media), asked);
        var after = draft;
        if (operation.SoundOnly != SoundTarget.Music)
        {
            after = fade.OfShots(after);
        }

        // Music fades with the picture only where all of it does; a clip's fade is not the music's.
        if (
            operation.SoundOnly switch
            {
                null => scope.IsEverywhere,
                SoundTarget.Clips => false,
                SoundTarget.Music => true,
                _ => scope.In.All(place => place.Clip is null),
            }
        )
        {
            after = fade.OfMusic(after);
        }

        var where = context.WordsOf(operation.Where);
        if (fade.Lengths.Count == 0 || ShotList.Same(after, draft))
        {
            return Outcome.NothingToDo($"That fade is already there{where.English}.", $"{where.Chinese}这个淡入淡出效果已经有了。");
        }

        var what = operation.SoundOnly switch
        {
            null => new Phrase("", ""),
            SoundTarget.Music => new Phrase(" the music", "音乐"),
            _ => new Phrase(" the sound", "声音"),
        };
        var (faded, chinese) = operation switch
        {
            { In: true, Out: true } => ("in and out", "淡入和淡出"),
            { In: true } => ("in", "淡入"),
            _ => ("out", "淡出"),
        };
        var (shortest, longest) = (Phrase.Seconds(fade.Lengths.Min()), Phrase.Seconds(fade.Lengths.Max()));
        var seconds = shortest == longest ? shortest : $"{shortest}-{longest}";
        return Outcome.Done(
            after,
            $"Faded{what.English} {faded}{where.English} over {seconds} s.",
            $"已添加{where.Chinese}{what.Chinese}{chinese},时长 {seconds} 秒。"
        );
    }

    /// <summary>A fade and the parts of the timeline that it is for.</summary>
    private sealed class Placed(Fade fade, IReadOnlyList<TimeRange> parts, long asked)
    {
        private readonly long[] _borders =
        [
            .. parts.SelectMany(part =>
                (long[])[.. fade.In ? [part.From] : Array.Empty<long>(), .. fade.Out ? [part.To] : Array.Empty<long>()]
            ),
        ];

        /// <summary>How long the fades have become: less than was asked for in short shots.</summary>
        public List<long> Lengths { get; } = [];

        public Draft OfShots(Draft draft)
        {
            var (cut, snapped) = draft.CutAt(_borders);
            var shots = cut.Shots();
            var segments = shots.ToList();
            foreach (var part in parts)
            {
                var first = fade.In
                    ? segments.FindIndex(shot => snapped[part.From] - shot.Start is var into && (into == 0 || into == shot.CrossFade))
                    : -1;
                var last = fade.Out ? LastTo(snapped[part.To]) : -1;
                Set(segments, first, last, LengthIn(part), SoundOnly, isTold: true);
            }

            return cut.WithTrack(cut.FindTrack(TrackType.Video, TrackName.Video)! with { Segments = segments });

            int LastTo(long time)
            {
                var index = shots.Count - 1;
                while (index >= 0 && shots[index].End != time && shots.Alone(index).To != time)
                {
                    index--;
                }

                return index;
            }
        }

        public Draft OfMusic(Draft draft)
        {
            var (cut, snapped) = draft.CutMusicAt(_borders);
            foreach (var track in cut.Tracks.Where(track => track.Type == TrackType.Audio))
            {
                var pieces = track.Segments.ToList();
                foreach (var part in parts)
                {
                    var first = fade.In ? pieces.FindIndex(piece => piece.Start == snapped[part.From]) : -1;
                    var last = fade.Out ? pieces.FindLastIndex(piece => piece.End == snapped[part.To]) : -1;
                    Set(pieces, first, last, LengthIn(part), piece => piece, isTold: fade.SoundOnly == SoundTarget.Music);
                }

                cut = cut.WithTrack(track with { Segments = pieces });
            }

            return cut;
        }

        /// <param name="first">What fades in; −1 for nothing.</param>
        /// <param name="last">What fades out; −1 for nothing.</param>
        /// <param name="isTold">Whether the reply says how long it has become.</param>
        private void Set(List<Segment> segments, int first, int last, long length, Func<Segment, Segment> prepare, bool isTold)
        {
            if (first >= 0)
            {
                segments[first] = (prepare(segments[first]) with { FadeIn = length }).LimitFades();
                Lengths.AddRange(isTold ? [segments[first].FadeIn] : []);
            }

            if (last >= 0)
            {
                segments[last] = (prepare(segments[last]) with { FadeOut = length }).LimitFades();
                Lengths.AddRange(isTold ? [segments[last].FadeOut] : []);
            }
        }

        /// <summary>Both fades share a short part.</summary>
        private long LengthIn(TimeRange part) =>
            fade is { In: true, Out: true } ? Math.Min(asked, part.Duration / 2)
            : fade.Duration is null && fade.Where is { } where && where.In.Count > 0 && where.In.All(IsPart) ? part.Duration
            : Math.Min(asked, part.Duration);

        private static bool IsPart(Place place) => place.From is not null || place.To is not null;

        /// <summary>An existing picture fade takes the sound along, so it stays as it is.</summary>
        private Segment SoundOnly(Segment segment) =>
            segment with
            {
                FadeSoundOnly = fade.SoundOnly is not null && (segment.FadeSoundOnly || segment.FadeIn + segment.FadeOut == 0),
            };
    }
}
