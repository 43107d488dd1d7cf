using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Undos;

/// <summary>Undoes the last edit.</summary>
internal sealed record Undo : Operation
{
    /// <summary>Said twice, it undoes two edits.</summary>
    public override Operation? With(Operation earlier, bool isLast) => null;
}
