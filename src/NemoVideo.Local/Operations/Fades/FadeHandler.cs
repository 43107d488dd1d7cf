using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Fades;

/// <summary>Fades the beginning and end of the timeline, or only their sound.</summary>
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

        // Both fades share a short timeline.
        var duration = Math.Min(asked, operation is { In: true, Out: true } ? draft.Duration / 2 : draft.Duration);
        var after = draft with
        {
            Tracks =
            [
                .. draft.Tracks.Select(track =>
                    (track.Type, track.Name) switch
                    {
                        (TrackType.Video, TrackName.Video) when operation.SoundOnly != SoundTarget.Music => track with
                        {
                            Segments = FadeShots(track.Segments),
                        },
                        (TrackType.Audio, _) when operation.SoundOnly != SoundTarget.Clips => track with
                        {
                            Segments = [.. track.Segments.Select(FadeSound)],
                        },
                        _ => track,
                    }
                ),
            ],
        };
        if (ShotList.Same(after, draft))
        {
            return Outcome.NothingToDo("That fade is already there.", "这个淡入淡出效果已经有了。");
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
        var seconds = Phrase.Seconds(ActualDuration(operation, after, duration));
        return Outcome.Done(after, $"Faded{what.English} {faded} over {seconds} s.", $"已添加{what.Chinese}{chinese},时长 {seconds} 秒。");

        List<Segment> FadeShots(IReadOnlyList<Segment> shots)
        {
            var faded = shots.ToList();
            if (operation.In)
            {
                faded[0] = FadeShot(faded[0] with { FadeIn = duration }, shots[0]);
            }

            if (operation.Out)
            {
                faded[^1] = FadeShot(faded[^1] with { FadeOut = duration }, shots[^1]);
            }

            return faded;
        }

        // An existing picture fade takes the sound along, so it stays as it is.
        Segment FadeShot(Segment shot, Segment before) =>
            (
                shot with
                {
                    FadeSoundOnly = operation.SoundOnly is not null && (before.FadeSoundOnly || before.FadeIn + before.FadeOut == 0),
                }
            ).LimitFades();

        Segment FadeSound(Segment segment) =>
            (
                segment with
                {
                    FadeIn = operation.In ? duration : segment.FadeIn,
                    FadeOut = operation.Out ? duration : segment.FadeOut,
                }
            ).LimitFades();
    }

    /// <summary>What is left of the length in a short first or last shot.</summary>
    private static long ActualDuration(Fade operation, Draft draft, long duration)
    {
        if (operation.SoundOnly == SoundTarget.Music)
        {
            return draft.Music() is { } music ? (operation.In ? music.FadeIn : music.FadeOut) : duration;
        }

        var shots = draft.Shots();
        return operation.In ? shots[0].FadeIn : shots[^1].FadeOut;
    }
}
