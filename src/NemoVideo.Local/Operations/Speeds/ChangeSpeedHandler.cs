using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Speeds;

/// <summary>Plays the timeline or parts of it faster or slower. Music keeps its tempo.</summary>
internal sealed class ChangeSpeedHandler : OperationHandler<ChangeSpeed>
{
    private const double Exactness = 1e-9;

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

        if (factor == 1 && !operation.Absolute)
        {
            return Already();
        }

        var (split, inside) = context.Split(operation.Where);
        var before = split.Shots();
        List<Segment> shots = [.. before.Select(shot => inside(shot) ? Change(shot) : shot)];
        if (shots.SequenceEqual(before))
        {
            return Already();
        }

        var laid = split.WithShots(shots, time => time).Shots();
        var after = split.WithShots(shots, time => ShotList.Moved(time, before, laid, stretch: true));
        var speed = Phrase.Number(factor);
        var where = context.WordsOf(operation.Where);
        var what = where.English.Length == 0 ? " of the video" : "";
        var lengths = (Before: Phrase.Seconds(draft.Duration), After: Phrase.Seconds(after.Duration));
        return Outcome.Done(
            after,
            $"Changed the speed{what} to {speed}x{where.English} ({lengths.Before} s to {lengths.After} s).",
            $"已将{(where.Chinese.Length == 0 ? "视频的" : where.Chinese)}速度调为 {speed} 倍({lengths.Before} 秒变为 {lengths.After} 秒)。"
        );

        Segment Change(Segment shot)
        {
            // A held picture has no speed of its own to go back to.
            if (operation.Absolute && (shot.Still || Math.Abs(shot.Speed - factor) < Exactness))
            {
                return shot;
            }

            var faster = operation.Absolute ? factor / shot.Speed : factor;
            var speed = shot.Speed * faster;
            // Back at the source's own speed, a shot is shown as it is, without rounding.
            speed = Math.Abs(speed - 1) < Exactness ? 1 : speed;
            if (shot.Still ? shot.Duration / faster > Limits.Longest.TotalMilliseconds : !Limits.AllowSpeed(speed))
            {
                throw new NotPossibleException(
                    $"That speed is not possible: use {Phrase.Number(Limits.Slowest)}x to {Phrase.Number(Limits.Fastest)}x of the source.",
                    $"无法使用这个速度:只能是原速的 {Phrase.Number(Limits.Slowest)} 到 {Phrase.Number(Limits.Fastest)} 倍。"
                );
            }

            return shot with
            {
                Speed = shot.Still ? 1 : speed,
                Duration = Math.Max(draft.FrameDuration(), (long)(shot.Duration / faster)),
                CrossFade = (long)(shot.CrossFade / faster),
            };
        }
    }

    private static Outcome Already() => Outcome.NothingToDo("It already plays at that speed.", "已经是这个速度。");
}
