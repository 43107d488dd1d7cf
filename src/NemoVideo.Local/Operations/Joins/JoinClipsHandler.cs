using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Joins;

/// <summary>Appends the clips that are not on the timeline, and puts all clips in the order asked for.</summary>
internal sealed class JoinClipsHandler : OperationHandler<JoinClips>
{
    public override string Tool => "join_clips";

    public override Phrase Ability => new("join clips", "拼接片段");

    protected override Outcome Apply(JoinClips operation, EditContext context)
    {
        var draft = context.Draft;
        var added = NewTimeline
            .Shown(context.Clips)
            .Where(item => !draft.Tracks.Any(track => track.Segments.Any(shot => shot.Source == item.Id)))
            .Where(item =>
                item.Info.Kind != MediaKind.Image
                || operation.Order is null
                || operation.Order.Any(clip => clip.Kind == MediaKind.Image || clip.IsNameOf(item, context.Clips))
            )
            .ToList();
        // On a new timeline everything is already there, except for an image that is used as the logo.
        if (!context.IsNew && added.Count > 0)
        {
            draft = NewTimeline.Append(draft, added);
        }

        if (operation.Order is { Count: > 0 } order)
        {
            draft = draft.InOrder(ClipOrder.ByClip(draft, order.SelectMany(clip => draft.FindClips(clip, context.Media))));
        }

        var clips = draft.Clips();
        if (!context.IsNew && ShotList.Same(draft, context.Draft))
        {
            return operation.Order is null
                ? Outcome.NothingToDo("All clips are already on the timeline.", "所有片段都已在时间线上。")
                : Outcome.NothingToDo("The clips are already in that order.", "片段已经是这个顺序。");
        }

        var names = ClipOrder.Names(draft);
        return clips.Count == 1
            ? Outcome.Done(draft, $"Put {names} on the timeline.", $"已将 {names} 放到时间线上。")
            : Outcome.Done(draft, $"Joined {clips.Count} clips: {names}.", $"已拼接 {clips.Count} 个片段:{names}。");
    }
}
