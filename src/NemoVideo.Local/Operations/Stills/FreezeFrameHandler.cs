using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Stills;

/// <summary>Holds a frame of the timeline.</summary>
internal sealed class FreezeFrameHandler : OperationHandler<FreezeFrame>
{
    public override string Tool => "freeze_frame";

    public override Phrase Ability => new("hold a frame", "定格画面");

    protected override Outcome Apply(FreezeFrame operation, EditContext context)
    {
        var draft = context.Draft;
        var duration = (long)Math.Round(operation.Duration.TotalMilliseconds);
        if (duration < draft.FrameDuration())
        {
            throw new NotPossibleException("A frame has to be held for more than 0 s.", "定格时长必须大于零。");
        }

        var points = Points(operation, context);
        // From the last to the first, so that no place moves before its turn.
        var after = draft;
        foreach (var (at, shot) in points.Reverse())
        {
            after = Ripple.Insert(after, at, Held(draft, after.NewId(), shot, at, duration));
        }

        var (times, seconds) = (string.Join(", ", points.Select(point => Phrase.Seconds(point.At))), Phrase.Seconds(duration));
        return Outcome.Done(after, $"Held the frame at {times} s for {seconds} s.", $"已将 {times} 秒处的画面定格 {seconds} 秒。");
    }

    /// <summary>Where to hold, in order, and the shot that is held there.</summary>
    private static IReadOnlyList<(long At, Segment Shot)> Points(FreezeFrame operation, EditContext context)
    {
        var draft = context.Draft;
        if (operation.Clip is not { } reference)
        {
            var at = Math.Max(0, operation.At.In(draft.Duration));
            // The upper of two shots in a cross-fade; at the very end, the last frame.
            return at <= draft.Duration
                ? [(at, draft.Shots().Last(shot => shot.Start <= Math.Min(at, draft.Duration - 1)))]
                : throw TimePoints.TooShort(draft.Duration, TimePoints.TheTimeline);
        }

        var clips = draft.FindClips(reference, context.Media);
        return
        [
            .. clips
                .Select(clip =>
                {
                    var at = PointIn(draft.StretchesOf(clip), operation.At, clips.Count > 1 ? TimePoints.EachClip : TimePoints.TheClip);
                    return (
                        At: at,
                        Shot: draft.Shots().Last(shot => shot.Clip == clip && (shot.Start < at || shot.Start == at && at < shot.End))
                    );
                })
                .OrderBy(point => point.At),
        ];
    }

    /// <summary>A point of the time that a clip is shown, on the timeline.</summary>
    private static long PointIn(IReadOnlyList<TimeRange> stretches, TimePoint point, Phrase what)
    {
        var length = stretches.Sum(stretch => stretch.Duration);
        var rest = Math.Max(0, point.In(length));
        if (rest > length)
        {
            throw TimePoints.TooShort(length, what);
        }

        foreach (var stretch in stretches)
        {
            if (rest < stretch.Duration)
            {
                return stretch.From + rest;
            }

            rest -= stretch.Duration;
        }

        return stretches[^1].To;
    }

    private static Segment Held(Draft draft, string id, Segment shot, long at, long duration)
    {
        var into = Math.Clamp(at - shot.Start, 0, Math.Max(0, shot.Duration - draft.FrameDuration()));
        return shot with
        {
            Id = id,
            SourceStart = shot.Still ? shot.SourceStart : shot.SourceStart + (long)Math.Round(into * shot.Speed),
            Duration = duration,
            Speed = 1,
            Still = true,
            CrossFade = 0,
            FadeIn = 0,
            FadeOut = 0,
        };
    }
}
