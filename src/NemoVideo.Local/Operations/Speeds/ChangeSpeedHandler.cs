using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Speeds;

/// <summary>Plays the timeline or one clip faster or slower than now. Music keeps its tempo.</summary>
internal sealed class ChangeSpeedHandler : OperationHandler<ChangeSpeed>
{
    public override string Tool => "change_speed";

    public override Phrase Ability => new("change the speed", "调整速度");

    protected override Outcome Apply(ChangeSpeed operation, EditContext context)
    {
        var draft = context.Draft;
        var factor = operation.Factor;
        if (!double.IsFinite(factor) || factor <= 0)
        {
            throw new NotPossibleException("The speed has to be greater than zero.", "速度必须大于零。");
        }

        if (factor == 1)
        {
            return Outcome.NothingToDo("It already plays at that speed.", "已经是这个速度。");
        }

        var clip = operation.Clip is null || operation.Clip.IsEach() ? null : draft.FindClip(operation.Clip);
        var before = draft.Shots();
        List<Segment> shots = [.. before.Select(shot => clip is null || shot.Source == clip ? Change(shot) : shot)];
        var laid = draft.WithShots(shots, time => time).Shots();
        var after = draft.WithShots(shots, time => ShotList.Moved(time, before, laid, stretch: true));
        var speed = Phrase.Number(factor);
        var what = clip is null ? new Phrase("the video", "视频") : TimePoints.TheClip;
        return Outcome.Done(
            after,
            $"Changed the speed of {what.English} to {speed}x ({Phrase.Seconds(draft.Duration)} s to {Phrase.Seconds(after.Duration)} s).",
            $"已将{what.Chinese}的速度调为 {speed} 倍({Phrase.Seconds(draft.Duration)} 秒变为 {Phrase.Seconds(after.Duration)} 秒)。"
        );

        Segment Change(Segment shot)
        {
            var speed = shot.Speed * factor;
            if (shot.Still ? shot.Duration / factor > Limits.Longest.TotalMilliseconds : !Limits.AllowSpeed(speed))
            {
                throw new NotPossibleException(
                    $"That speed is not possible: use {Phrase.Number(Limits.Slowest)}x to {Phrase.Number(Limits.Fastest)}x of the source.",
                    $"无法使用这个速度:只能是原速的 {Phrase.Number(Limits.Slowest)} 到 {Phrase.Number(Limits.Fastest)} 倍。"
                );
            }

            return shot with
            {
                Speed = shot.Still ? 1 : speed,
                Duration = Math.Max(draft.FrameDuration(), (long)(shot.Duration / factor)),
                CrossFade = (long)(shot.CrossFade / factor),
            };
        }
    }
}
