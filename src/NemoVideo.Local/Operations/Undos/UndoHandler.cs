using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Undos;

/// <summary>Goes back to the timeline before the last edit.</summary>
internal sealed class UndoHandler : OperationHandler<Undo>
{
    public override string Tool => "undo";

    public override Phrase Ability => new("undo", "撤销");

    public override bool NeedsTimeline => false;

    protected override Outcome Apply(Undo operation, EditContext context) =>
        context.Past.Count == 0
            ? throw new NotPossibleException("There is nothing to undo.", "没有可撤销的操作。")
            : Outcome.Done(context.Past[^1], "Undid the last edit.", "已撤销上一次编辑。");
}
