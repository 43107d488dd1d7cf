using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Undos;

/// <summary>What the past edits did, and how to do them again in another way.</summary>
internal interface IEditMemory
{
    /// <summary>The timeline as it would be without one of the past operations.</summary>
    /// <exception cref="NotPossibleException">There is no such operation, or what came after it is not possible without it.</exception>
    Task<Outcome> UndoAsync(UndoPart part, CancellationToken cancellationToken);

    /// <summary>The timeline as it would be with these operations instead of the last edit.</summary>
    /// <exception cref="NotPossibleException">There is no last edit, or one of the operations is not possible.</exception>
    Task<Outcome> AmendAsync(IReadOnlyList<Operation> operations, CancellationToken cancellationToken);
}
