using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Undos;

/// <summary>Takes the last edit back.</summary>
internal sealed record Undo : Operation
{
    /// <summary>Said twice, it takes two edits back.</summary>
    public override Operation? With(Operation earlier, bool isLast) => null;
}
