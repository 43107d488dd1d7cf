using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Fades;

/// <summary>Cross-fades between the clips; on a timeline with one clip, between its shots.</summary>
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
        {
            throw new NotPossibleException("There is only one clip, so there is nothing to cross-fade.", "只有一个片段,无法添加交叉淡化。");
        }

        var duration = operation.Duration is { } time ? (long)Math.Round(time.TotalMilliseconds) : DefaultDuration;
        var oneClip = draft.Clips().Count == 1;
        List<Segment> faded = [shots[0]];
        for (var i = 1; i < shots.Count; i++)
        {
            faded.Add(oneClip || shots[i].Source != shots[i - 1].Source ? shots[i] with { CrossFade = Math.Max(0, duration) } : shots[i]);
        }

        var laid = draft.WithShots(faded, time => time).Shots();
        var after = draft.WithShots(faded, time => ShotList.Moved(time, shots, laid));
        if (ShotList.Same(after, draft))
        {
            return Outcome.NothingToDo("These cross-fades are already there.", "交叉淡化已经有了。");
        }

        var lengths = laid.Skip(1).Where(shot => shot.CrossFade > 0).Select(shot => shot.CrossFade).ToList();
        if (lengths.Count == 0)
        {
            return Outcome.Done(after, "Removed the cross-fades.", "已去掉交叉淡化。");
        }

        var seconds =
            lengths.Min() == lengths.Max()
                ? Phrase.Seconds(lengths[0])
                : $"{Phrase.Seconds(lengths.Min())}-{Phrase.Seconds(lengths.Max())}";
        return Outcome.Done(
            after,
            $"Added {lengths.Count} {(lengths.Count == 1 ? "cross-fade" : "cross-fades")} of {seconds} s.",
            $"已添加 {lengths.Count} 处交叉淡化,每处 {seconds} 秒。"
        );
    }
}
