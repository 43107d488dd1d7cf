using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Stills;

/// <summary>Sets how long each image is shown.</summary>
internal sealed class ShowImagesHandler : OperationHandler<ShowImages>
{
    public override string Tool => "show_images";

    protected override Outcome Apply(ShowImages operation, EditContext context)
    {
        var draft = WithUploads(operation.Clip, context);
        var before = draft.Shots();
        HashSet<string> meant =
        [
            .. operation.Clip is { } clip && !clip.IsEach()
                ? draft.FindClips(clip, context.Media)
                : before.Select(shot => shot.Clip).OfType<string>(),
        ];
        if (!before.Any(IsMeant))
        {
            throw operation.Clip is null
                ? new NotPossibleException("There are no images on the timeline.", "时间线上没有图片。")
                : new NotPossibleException("That clip is not an image.", "该片段不是图片。");
        }

        var duration = (long)Math.Round(operation.Duration.TotalMilliseconds);
        if (duration < draft.FrameDuration())
        {
            throw new NotPossibleException("An image has to be shown for more than 0 s.", "图片的显示时长必须大于零。");
        }

        List<Segment> shots = [.. before.Select(shot => IsMeant(shot) ? shot with { Duration = duration } : shot)];
        var laid = draft.WithShots(shots, time => time).Shots();
        var after = draft.WithShots(shots, time => ShotList.Moved(time, before, laid));
        var seconds = Phrase.Seconds(duration);
        var names = before.Where(IsMeant).Select(shot => shot.Name).Distinct().ToList();
        var isOne = operation.Clip is not null && names.Count == 1;
        if (ShotList.Same(after, context.Draft) && !context.IsNew)
        {
            return isOne
                ? Outcome.NothingToDo($"{names[0]} is already shown for {seconds} s.", $"{names[0]} 已经显示 {seconds} 秒。")
                : Outcome.NothingToDo($"Each image is already shown for {seconds} s.", $"每张图片已经显示 {seconds} 秒。");
        }

        return isOne
            ? Outcome.Done(after, $"{names[0]} is now shown for {seconds} s.", $"{names[0]} 显示 {seconds} 秒。")
            : Outcome.Done(after, $"Each image is now shown for {seconds} s.", $"每张图片显示 {seconds} 秒。");

        bool IsMeant(Segment shot) => context.MediaOf(shot) is { Info.Kind: MediaKind.Image } && shot.Clip is { } of && meant.Contains(of);
    }

    /// <summary>
    /// Puts the image that is named at the end if it is not on the timeline; where none is on it and all are meant, all that were uploaded.
    /// The logo is in its place already.
    /// </summary>
    private static Draft WithUploads(ClipReference? clip, EditContext context)
    {
        var draft = context.Draft;
        var used = draft.Tracks.SelectMany(track => track.Segments).Select(segment => segment.Source).ToHashSet();
        var isShown = draft.Shots().Any(shot => context.MediaOf(shot) is { Info.Kind: MediaKind.Image });
        List<MediaItem> added =
        [
            .. context
                .Clips.Distinct()
                .Where(item => item.Info.Kind == MediaKind.Image && !used.Contains(item.Id))
                .Where(item =>
                    clip?.Name is null ? !isShown && (clip is null || clip.Kind == MediaKind.Image) : clip.IsNameOf(item, context.Media)
                ),
        ];
        return added.Count > 0 ? NewTimeline.Append(draft, added) : draft;
    }
}
