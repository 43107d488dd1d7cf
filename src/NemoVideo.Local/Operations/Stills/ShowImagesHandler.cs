using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Stills;

/// <summary>Sets how long each image is shown.</summary>
internal sealed class ShowImagesHandler : OperationHandler<ShowImages>
{
    public override string Tool => "show_images";

    protected override Outcome Apply(ShowImages operation, EditContext context)
    {
        var draft = context.Draft;
        var before = draft.Shots();
        if (!before.Any(IsImage))
        {
            throw new NotPossibleException("There are no images on the timeline.", "时间线上没有图片。");
        }

        var duration = (long)Math.Round(operation.Duration.TotalMilliseconds);
        if (duration < draft.FrameDuration())
        {
            throw new NotPossibleException("An image has to be shown for more than 0 s.", "图片的显示时长必须大于零。");
        }

        List<Segment> shots = [.. before.Select(shot => IsImage(shot) ? shot with { Duration = duration } : shot)];
        var laid = draft.WithShots(shots, time => time).Shots();
        var after = draft.WithShots(shots, time => ShotList.Moved(time, before, laid));
        var seconds = Phrase.Seconds(duration);
        if (ShotList.Same(after, draft) && !context.IsNew)
        {
            return Outcome.NothingToDo($"Each image is already shown for {seconds} s.", $"每张图片已经显示 {seconds} 秒。");
        }

        return Outcome.Done(after, $"Each image is now shown for {seconds} s.", $"每张图片显示 {seconds} 秒。");

        bool IsImage(Segment shot) => context.MediaOf(shot) is { Info.Kind: MediaKind.Image };
    }
}
