using NemoVideo.Local.Language;

namespace NemoVideo.Local.Editing.Operations;

/// <summary>Fades the beginning and the end of the timeline, or only their sound.</summary>
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
            throw new NotPossibleException("A fade has to take some time.", "淡入淡出的时长必须大于零。");
        if (operation.SoundOnly == SoundTarget.Music && draft.Music() is null)
            throw new NotPossibleException("There is no music on the timeline.", "时间线上没有音乐。");

        // Both fades share a short timeline.
        var duration = Math.Min(asked, operation is { In: true, Out: true } ? draft.Duration / 2 : draft.Duration);
        var after = draft with
        {
            Tracks = [.. draft.Tracks.Select(track => (track.Type, track.Name) switch
            {
                (TrackType.Video, TrackName.Video) when operation.SoundOnly != SoundTarget.Music => track with { Segments = FadeShots(track.Segments) },
                (TrackType.Audio, _) when operation.SoundOnly != SoundTarget.Clips => track with { Segments = [.. track.Segments.Select(FadeSound)] },
                _ => track,
            })],
        };
        if (Timeline.Same(after, draft))
            return Outcome.NothingToDo("That fade is there already.", "这个淡入淡出效果已经有了。");

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
                faded[0] = FadeShot(faded[0] with { FadeIn = duration }, shots[0]);
            if (operation.Out)
                faded[^1] = FadeShot(faded[^1] with { FadeOut = duration }, shots[^1]);
            return faded;
        }

        // A fade of the picture that is there already takes the sound along, so it is not made less.
        Segment FadeShot(Segment shot, Segment before) => (shot with
        {
            FadeSoundOnly = operation.SoundOnly is not null && (before.FadeSoundOnly || before.FadeIn + before.FadeOut == 0),
        }).LimitFades();

        Segment FadeSound(Segment segment) => (segment with
        {
            FadeIn = operation.In ? duration : segment.FadeIn,
            FadeOut = operation.Out ? duration : segment.FadeOut,
        }).LimitFades();
    }

    /// <summary>What became of the length in a short first or last shot.</summary>
    private static long ActualDuration(Fade operation, Draft draft, long duration)
    {
        if (operation.SoundOnly == SoundTarget.Music)
            return draft.Music() is { } music ? (operation.In ? music.FadeIn : music.FadeOut) : duration;
        var shots = draft.Shots();
        return operation.In ? shots[0].FadeIn : shots[^1].FadeOut;
    }
}

/// <summary>Cross-fades between the clips; in a timeline of one clip between its shots.</summary>
internal sealed class CrossFadeHandler : OperationHandler<CrossFade>
{
    private const long DefaultDuration = 1000;

    public override string Tool => "cross_fade";

    public override Phrase Ability => new("cross-fade", "交叉淡化");

    protected override Outcome Apply(CrossFade operation, EditContext context)
    {
        var draft = context.Draft;
        var shots = draft.Shots();
        if (shots.Count < 2)
            throw new NotPossibleException("There is only one clip, so there is nothing to cross-fade.", "只有一个片段,无法添加交叉淡化。");

        var duration = operation.Duration is { } time ? (long)Math.Round(time.TotalMilliseconds) : DefaultDuration;
        var oneClip = draft.Clips().Count == 1;
        List<Segment> faded = [shots[0]];
        for (var i = 1; i < shots.Count; i++)
            faded.Add(oneClip || shots[i].Source != shots[i - 1].Source ? shots[i] with { CrossFade = Math.Max(0, duration) } : shots[i]);

        var laid = draft.WithShots(faded, time => time).Shots();
        var after = draft.WithShots(faded, time => Moved(shots, laid, time));
        if (Timeline.Same(after, draft))
            return Outcome.NothingToDo("These cross-fades are there already.", "交叉淡化已经有了。");

        var lengths = laid.Skip(1).Where(shot => shot.CrossFade > 0).Select(shot => shot.CrossFade).ToList();
        if (lengths.Count == 0)
            return Outcome.Done(after, "Took the cross-fades away.", "已去掉交叉淡化。");
        var seconds = lengths.Min() == lengths.Max() ? Phrase.Seconds(lengths[0]) : $"{Phrase.Seconds(lengths.Min())}-{Phrase.Seconds(lengths.Max())}";
        return Outcome.Done(
            after,
            $"Added {lengths.Count} {(lengths.Count == 1 ? "cross-fade" : "cross-fades")} of {seconds} s.",
            $"已添加 {lengths.Count} 处交叉淡化,每处 {seconds} 秒。");
    }

    /// <summary>A moment moves with the shot that begins last before it, and never past the next one's beginning.</summary>
    internal static long Moved(IReadOnlyList<Segment> before, IReadOnlyList<Segment> after, long time)
    {
        var index = 0;
        while (index + 1 < before.Count && before[index + 1].Start <= time)
            index++;
        var moved = after[index].Start + time - before[index].Start;
        return index + 1 < after.Count ? Math.Min(moved, after[index + 1].Start) : moved;
    }
}
