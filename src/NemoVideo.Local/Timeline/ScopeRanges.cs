using NemoVideo.Local.Model;

namespace NemoVideo.Local.Timeline;

/// <summary>Finds the stretches of a timeline that a scope means.</summary>
internal static class ScopeRanges
{
    /// <summary>Sorted, without overlaps, at least one.</summary>
    /// <param name="media">All uploads, which tell photos from videos.</param>
    /// <exception cref="NotPossibleException">
    /// A clip that it names is not there, a place lies wholly past the end, or the exceptions leave nothing.
    /// </exception>
    public static IReadOnlyList<TimeRange> RangesOn(this Scope scope, Draft draft, IReadOnlyList<MediaItem> media)
    {
        var places =
            scope.In.Count == 0
                ? [new(0, draft.Duration)]
                : Ripple.Merge(scope.In.SelectMany(place => PartsOf(place, draft, media)).SelectMany(part => part), draft.Duration);
        return Without(scope.Except, places, draft, media);
    }

    /// <summary>
    /// The parts of a timeline that a scope means, one for each clip or range that it names, however close together they are: each from
    /// its beginning to its end, at least one.
    /// </summary>
    /// <inheritdoc cref="RangesOn"/>
    public static IReadOnlyList<TimeRange> PartsOn(this Scope scope, Draft draft, IReadOnlyList<MediaItem> media)
    {
        List<TimeRange> parts =
            scope.In.Count == 0
                ? [new(0, draft.Duration)]
                :
                [
                    .. scope
                        .In.SelectMany(place => PartsOf(place, draft, media))
                        .Select(part => new TimeRange(part[0].From, part[^1].To))
                        .Distinct(),
                ];
        return Without(scope.Except, parts, draft, media);
    }

    /// <summary>
    /// The stretches of a clip: its shots, those that follow one another as one. Where other clips lie between them, there are several.
    /// </summary>
    public static IReadOnlyList<TimeRange> StretchesOf(this Draft draft, string clip) =>
        Ripple.Merge(draft.Shots().Where(shot => shot.Clip == clip).Select(shot => new TimeRange(shot.Start, shot.End)), draft.Duration);

    private static IReadOnlyList<TimeRange> Without(
        IReadOnlyList<Place> exceptions,
        IReadOnlyList<TimeRange> ranges,
        Draft draft,
        IReadOnlyList<MediaItem> media
    )
    {
        if (exceptions.Count == 0)
        {
            return ranges;
        }

        var excepted = exceptions.SelectMany(place => PartsOf(place, draft, media)).SelectMany(part => part);
        var allowed = Ripple.Invert(Ripple.Merge(excepted, draft.Duration), draft.Duration);
        List<TimeRange> rest =
        [
            .. ranges.SelectMany(range => allowed.Where(range.Overlaps).Select(range.Within)).OrderBy(range => range.From),
        ];
        return rest.Count > 0
            ? rest
            : throw new NotPossibleException(
                "The exceptions leave nothing of the video to change.",
                "除去例外的部分,视频没有剩下可改的内容。"
            );
    }

    /// <summary>The stretches of each clip that a place means, or the one range of the timeline.</summary>
    private static IEnumerable<IReadOnlyList<TimeRange>> PartsOf(Place place, Draft draft, IReadOnlyList<MediaItem> media)
    {
        var (from, to) = (place.From ?? TimePoint.Start, place.To ?? TimePoint.End);
        if (place.Clip is not { } reference)
        {
            return
            [
                [TimePoints.Range(from, to, draft.Duration, TimePoints.TheTimeline)],
            ];
        }

        var clips = draft.FindClips(reference, media);
        var stretches = clips.Select(draft.StretchesOf).ToList();
        // Of several clips, those that are too short have no such part.
        var reached = stretches.Where(clip => from.In(LengthOf(clip)) < LengthOf(clip)).ToList();
        var what = clips.Count > 1 ? TimePoints.EachClip : TimePoints.TheClip;
        return reached.Count > 0
            ? reached.Select(clip => clip.Part(TimePoints.Range(from, to, LengthOf(clip), what)))
            : throw TimePoints.TooShort(stretches.Max(LengthOf), what);
    }

    /// <summary>How long a clip is shown, in milliseconds.</summary>
    public static long LengthOf(this IReadOnlyList<TimeRange> stretches) => stretches.Sum(stretch => stretch.Duration);

    /// <summary>A range of the time that a clip is shown, as ranges of the timeline.</summary>
    /// <param name="stretches">The clip's.</param>
    public static IReadOnlyList<TimeRange> Part(this IReadOnlyList<TimeRange> stretches, TimeRange range)
    {
        List<TimeRange> part = [];
        var before = 0L;
        foreach (var stretch in stretches)
        {
            var from = Math.Max(stretch.From, stretch.From + range.From - before);
            var to = Math.Min(stretch.To, stretch.From + range.To - before);
            before += stretch.Duration;
            if (to > from)
            {
                part.Add(new(from, to));
            }
        }

        return part;
    }
}
