using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Undos;

/// <summary>Empties the timeline; the next edit begins a new one.</summary>
internal sealed class StartOverHandler : OperationHandler<StartOver>
{
    public override string Tool => "start_over";

    public override Phrase Ability => new("start over", "从头开始");

    public override bool NeedsTimeline => false;

    protected override Outcome Apply(StartOver operation, EditContext context) =>
        context.Draft.Tracks.Count == 0
            ? Outcome.NothingToDo("The timeline is already empty.", "时间线已经是空的。")
            : Outcome.Done(
                null,
                "Started over: the timeline is empty, and the next edit begins a new one. Say \"undo\" to bring the old one back.",
                "已从头开始:时间线已清空,下一次编辑会新建时间线。说“撤销”可恢复原来的时间线。"
            );
}
