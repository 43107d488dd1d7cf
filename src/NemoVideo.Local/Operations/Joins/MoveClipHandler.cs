using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Joins;

/// <summary>Moves a clip, with all of its shots, to another place. The others keep their order.</summary>
internal sealed class MoveClipHandler : OperationHandler<MoveClip>
{
    public override string Tool => "move_clip";

    protected override Outcome Apply(MoveClip operation, EditContext context)
    {
        var draft = WithUpload(operation.Clip, context);
        var moved = draft.FindClips(operation.Clip, context.Media);
        var others = draft.Shots().Where(shot => !moved.Contains(shot.Clip ?? "")).ToList();
        if (others.Count == 0)
        {
            throw new NotPossibleException(
                "There is no other clip on the timeline to put it before or after.",
                "时间线上没有其他片段,无法调整位置。"
            );
        }

        others.InsertRange(Place(operation, draft, moved, others, context), draft.Shots().Where(shot => moved.Contains(shot.Clip ?? "")));
        var after = draft.InOrder(others);
        var names = string.Join(", ", moved.Select(draft.NameOf));
        return ShotList.Same(after, context.Draft) && !context.IsNew
            ? Outcome.NothingToDo($"{names} is already there.", $"{names} 已经在那里。")
            : Outcome.Done(
                after,
                $"Moved {names}. The order is now: {ClipOrder.Names(after)}.",
                $"已移动 {names},现在的顺序:{ClipOrder.Names(after)}。"
            );
    }

    /// <summary>Puts the upload with that name on the timeline if it is not there.</summary>
    private static Draft WithUpload(ClipReference clip, EditContext context)
    {
        var draft = context.Draft;
        var isThere = clip.Name is not { } name || draft.Shots().Any(shot => ClipList.NameMatches(shot.Name, name));
        var upload = isThere
            ? null
            : context
                .Clips.Concat(context.Media)
                .LastOrDefault(item => item.Info.Kind != MediaKind.Audio && clip.IsNameOf(item, context.Media));
        return upload is null ? draft : NewTimeline.Append(draft, [upload]);
    }

    /// <summary>Before which of the other shots; their number for the end.</summary>
    private static int Place(MoveClip operation, Draft draft, IReadOnlyList<string> moved, List<Segment> others, EditContext context)
    {
        if (operation.Before is { } before)
        {
            var clips = Neighbours(before);
            return others.FindIndex(shot => clips.Contains(shot.Clip ?? ""));
        }

        if (operation.After is { } after)
        {
            var clips = Neighbours(after);
            return others.FindLastIndex(shot => clips.Contains(shot.Clip ?? "")) + 1;
        }

        var rest = others.Select(shot => shot.Clip).Distinct().ToList();
        return operation.To switch
        {
            -1 => others.Count,
            > 0 and { } to when to <= rest.Count => others.FindIndex(shot => shot.Clip == rest[to - 1]),
            > 0 and { } to when to == rest.Count + 1 => others.Count,
            null => throw new NotPossibleException(
                "Say where the clip should go: first, last, or before or after another clip.",
                "请说明把片段放在哪里:最前、最后,或另一个片段之前或之后。"
            ),
            { } to => throw new NotPossibleException(
                $"There is no place {to}: the timeline has {ClipList.Count(draft.Clips().Count)}.",
                $"没有第 {to} 个位置,时间线上共有 {draft.Clips().Count} 个片段。"
            ),
        };

        IReadOnlyList<string> Neighbours(ClipReference reference)
        {
            var clips = draft.FindClips(reference, context.Media).Except(moved).ToList();
            return clips.Count > 0
                ? clips
                : throw new NotPossibleException("A clip can't be put before or after itself.", "片段不能放在自己之前或之后。");
        }
    }
}
