using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Undos;

/// <summary>Does something else instead of the last edit.</summary>
internal sealed class AmendHandler : OperationHandler
{
    public override Type OperationType => typeof(Amend);

    public override string Tool => "amend";

    public override Phrase Ability => new("correct the last edit", "修正上一次编辑");

    public override bool NeedsTimeline => false;

    public override Task<Outcome> ApplyAsync(Operation operation, EditContext context, CancellationToken cancellationToken) =>
        context.Memory.AmendAsync(((Amend)operation).Operations, cancellationToken);
}
