using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Undos;

/// <summary>Undoes the last operation of a kind.</summary>
internal sealed class UndoOfHandler : OperationHandler
{
    public override Type OperationType => typeof(UndoOf);

    public override string Tool => "undo_part";

    public override Phrase Ability => new("undo one of the edits", "撤销其中某一项编辑");

    public override bool NeedsTimeline => false;

    public override Task<Outcome> ApplyAsync(Operation operation, EditContext context, CancellationToken cancellationToken) =>
        context.Memory.UndoAsync((UndoOf)operation, cancellationToken);
}

/// <summary>Undoes the last removal of a kind.</summary>
internal sealed class PutBackHandler : OperationHandler
{
    public override Type OperationType => typeof(PutBack);

    public override string Tool => "put_back";

    public override Phrase Ability => new("put back what was removed", "恢复已删除的内容");

    public override bool NeedsTimeline => false;

    public override Task<Outcome> ApplyAsync(Operation operation, EditContext context, CancellationToken cancellationToken) =>
        context.Memory.UndoAsync((PutBack)operation, cancellationToken);
}
