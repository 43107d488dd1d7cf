using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations;

/// <summary>Applies one kind of operation. Handlers keep no state.</summary>
internal abstract class OperationHandler
{
    public abstract Type OperationType { get; }

    /// <summary>The name of the tool call sent over the wire, in snake case.</summary>
    public abstract string Tool { get; }

    /// <summary>What it can do, for the list of abilities ("cut out pauses"); null omits it from the list.</summary>
    public virtual Phrase? Ability => null;

    /// <summary>Whether it needs a timeline; those that don't get the empty one when there is none.</summary>
    public virtual bool NeedsTimeline => true;

    /// <exception cref="NotPossibleException">The timeline does not allow it.</exception>
    public abstract Task<Outcome> ApplyAsync(Operation operation, EditContext context, CancellationToken cancellationToken);
}

/// <summary>Applies operations of one type.</summary>
internal abstract class OperationHandler<TOperation> : OperationHandler
    where TOperation : Operation
{
    public override Type OperationType => typeof(TOperation);

    public override Task<Outcome> ApplyAsync(Operation operation, EditContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Apply((TOperation)operation, context));
    }

    protected abstract Outcome Apply(TOperation operation, EditContext context);
}
