using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Joins;

/// <summary>Puts the clips in the opposite order, each with all of its shots.</summary>
internal sealed class ReverseOrderHandler : OperationHandler<ReverseOrder>
{
    public override string Tool => "reverse_order";

    protected override Outcome Apply(ReverseOrder operation, EditContext context)
    {
        var draft = context.Draft;
        var clips = draft.Clips();
        if (clips.Count < 2)
        {
            throw new NotPossibleException(
                "There is only one clip on the timeline: it has no order.",
                "时间线上只有一个片段,没有顺序可言。"
            );
        }

        var after = draft.InOrder(ClipOrder.ByClip(draft, clips.Reverse()));
        return Outcome.Done(
            after,
            $"Reversed the order of the {clips.Count} clips: {ClipOrder.Names(after)}.",
            $"已将 {clips.Count} 个片段倒序排列:{ClipOrder.Names(after)}。"
        );
    }
}
