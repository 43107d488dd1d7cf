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
        var at = Math.Max(0, operation.At.In(draft.Duration));
        var duration = (long)Math.Round(operation.Duration.TotalMilliseconds);
        if (at > draft.Duration)
        {
            throw TimePoints.TooShort(draft.Duration, TimePoints.TheTimeline);
        }

        if (duration < draft.FrameDuration())
        {
            throw new NotPossibleException("A frame has to be held for more than 0 s.", "定格时长必须大于零。");
        }

        // The upper of two shots in a cross-fade; at the very end, the last frame.
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
            $"已将 {time} 秒处的画面定格 {seconds} 秒。"
        );
    }
}
