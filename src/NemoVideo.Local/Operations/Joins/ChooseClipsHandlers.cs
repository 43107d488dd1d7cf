using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Joins;

/// <summary>Takes clips off the timeline.</summary>
internal sealed class DropClipsHandler : OperationHandler<DropClips>
{
    public override string Tool => "drop_clips";

    public override Phrase Ability => new("leave clips out", "去掉片段");

    protected override Outcome Apply(DropClips operation, EditContext context)
    {
        var dropped = ChosenClips.Find(operation.Clips, context);
        return ChosenClips.Keep([.. context.Draft.Clips().Except(dropped)], context);
    }
}

/// <summary>Takes all other clips off the timeline.</summary>
internal sealed class KeepClipsHandler : OperationHandler<KeepClips>
{
    public override string Tool => "keep_clips";

    protected override Outcome Apply(KeepClips operation, EditContext context) =>
        ChosenClips.Keep(ChosenClips.Find(operation.Clips, context), context);
}

/// <summary>What the two have in common.</summary>
file static class ChosenClips
{
    public static HashSet<string> Find(IReadOnlyList<ClipReference> clips, EditContext context) =>
        [.. clips.SelectMany(clip => context.Draft.FindClips(clip, context.Media))];

    public static Outcome Keep(HashSet<string> kept, EditContext context)
    {
        var draft = context.Draft;
        var names = draft.Clips().ToLookup(kept.Contains, draft.NameOf);
        if (!names[true].Any())
        {
            throw new NotPossibleException("That would leave nothing of the video.", "这样视频就什么都不剩了。");
        }

        if (!names[false].Any())
        {
            var nothing = Outcome.NothingToDo("There are no other clips on the timeline.", "时间线上没有其他片段。");
            return context.IsNew ? nothing with { Kind = OutcomeKind.Done, Draft = draft } : nothing;
        }

        var stay = names[true].Count() == 1 ? "stays" : "stay";
        return Outcome.Done(
            draft.WithoutShots(shot => !kept.Contains(shot.Clip ?? "")),
            $"Left out {string.Join(", ", names[false])}; {string.Join(", ", names[true])} {stay}.",
            $"已去掉 {string.Join("、", names[false])},保留 {string.Join("、", names[true])}。"
        );
    }
}
