using NemoVideo.Local.Language;
using NemoVideo.Local.Media;

namespace NemoVideo.Local.Editing.Operations;

/// <summary>Sets how long each image is shown.</summary>
internal sealed class ShowImagesHandler : OperationHandler<ShowImages>
{
    public override string Tool => "show_images";

    protected override Outcome Apply(ShowImages operation, EditContext context)
    {
        var draft = context.Draft;
        var before = draft.Shots();
        if (!before.Any(IsImage))
            throw new NotPossibleException("There are no images on the timeline.", "时间线上没有图片。");
        var duration = (long)Math.Round(operation.Duration.TotalMilliseconds);
        if (duration < draft.FrameDuration())
            throw new NotPossibleException("An image has to be shown for some time.", "图片的显示时长必须大于零。");

        List<Segment> shots = [.. before.Select(shot => IsImage(shot) ? shot with { Duration = duration } : shot)];
        var laid = draft.WithShots(shots, time => time).Shots();
        var after = draft.WithShots(shots, Moved);
        var seconds = Phrase.Seconds(duration);
        if (Timeline.Same(after, draft) && !context.IsNew)
            return Outcome.NothingToDo($"Each image is shown for {seconds} s already.", $"每张图片已经显示 {seconds} 秒。");
        return Outcome.Done(after, $"Each image is shown for {seconds} s.", $"每张图片显示 {seconds} 秒。");

        bool IsImage(Segment shot) => context.MediaOf(shot) is { Info.Kind: MediaKind.Image };

        long Moved(long time)
        {
            var index = before.Count - 1;
            while (index > 0 && before[index].Start > time)
                index--;
            return Math.Min(laid[index].Start + time - before[index].Start, laid[index].End);
        }
    }
}

/// <summary>Holds a frame of the timeline.</summary>
internal sealed class FreezeFrameHandler : OperationHandler<FreezeFrame>
{
    public override string Tool => "freeze_frame";

    public override Phrase Ability => new("hold a frame", "定格画面");

    protected override Outcome Apply(FreezeFrame operation, EditContext context)
    {
        var draft = context.Draft;
        var at = Math.Max(0, operation.At.In(draft.Duration));
        var duration = (long)Math.Round(operation.Duration.TotalMilliseconds);
        if (at > draft.Duration)
            throw TimePoints.TooShort(draft.Duration, TimePoints.TheTimeline);
        if (duration < draft.FrameDuration())
            throw new NotPossibleException("A frame has to be held for some time.", "定格时长必须大于零。");

        // The upper one of two shots in a cross-fade; at the very end the last frame.
        var shot = draft.Shots().Last(shot => shot.Start <= Math.Min(at, draft.Duration - 1));
        var into = Math.Min(at - shot.Start, Math.Max(0, shot.Duration - draft.FrameDuration()));
        var held = shot with
        {
            Id = draft.NewId(),
            SourceStart = shot.Still ? shot.SourceStart : shot.SourceStart + (long)Math.Round(into * shot.Speed),
            Duration = duration,
            Speed = 1,
            Still = true,
            CrossFade = 0,
        };
        var (time, seconds) = (Phrase.Seconds(at), Phrase.Seconds(duration));
        return Outcome.Done(
            Ripple.Insert(draft, at, held),
            $"Held the frame at {time} s for {seconds} s.",
            $"已将 {time} 秒处的画面定格 {seconds} 秒。");
    }
}
