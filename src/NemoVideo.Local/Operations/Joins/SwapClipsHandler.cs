using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Joins;

/// <summary>Exchanges two clips, each with all of its shots.</summary>
internal sealed class SwapClipsHandler : OperationHandler<SwapClips>
{
    public override string Tool => "swap_clips";

    protected override Outcome Apply(SwapClips operation, EditContext context)
    {
        var draft = context.Draft;
        var (first, second) = (One(draft, operation.First, context), One(draft, operation.Second, context));
        if (first == second)
        {
            throw new NotPossibleException(
                "A clip can't change places with itself: name two clips.",
                "片段不能与自己交换,请指出两个片段。"
            );
        }

        var shots = draft.Shots();
        List<Segment> swapped = [];
        HashSet<string> seen = [];
        foreach (var shot in shots)
        {
            var other =
                shot.Clip == first ? second
                : shot.Clip == second ? first
                : null;
            if (other is null)
            {
                swapped.Add(shot);
            }
            else if (seen.Add(other))
            {
                swapped.AddRange(shots.Where(one => one.Clip == other));
            }
        }

        var after = draft.InOrder(swapped);
        var (one, two) = (draft.NameOf(first), draft.NameOf(second));
        return Outcome.Done(
            after,
            $"Swapped {one} and {two}. The order is now: {ClipOrder.Names(after)}.",
            $"已交换 {one} 和 {two},现在的顺序:{ClipOrder.Names(after)}。"
        );
    }

    private static string One(Draft draft, ClipReference clip, EditContext context) =>
        draft.FindClips(clip, context.Media) is [var only]
            ? only
            : throw new NotPossibleException("Only two single clips can change places.", "只能交换两个单独的片段。");
}
