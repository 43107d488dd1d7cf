using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Undos;

/// <summary>Nothing was done before.</summary>
internal sealed class NoMemory : IEditMemory
{
    public static NoMemory Instance { get; } = new();

    public Task<Outcome> UndoAsync(UndoPart part, CancellationToken cancellationToken) =>
        throw new NotPossibleException(part.Nothing().English, part.Nothing().Chinese);

    public Task<Outcome> AmendAsync(IReadOnlyList<Operation> operations, CancellationToken cancellationToken) =>
        throw new NotPossibleException("There is no earlier edit to change.", "没有可修改的上一次编辑。");
}
