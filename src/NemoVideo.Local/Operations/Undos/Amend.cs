using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Undos;

/// <summary>Takes the last edit back and does these operations instead: "actually make that 8", "no, I meant clip 2".</summary>
internal sealed record Amend(IReadOnlyList<Operation> Operations) : Operation
{
    public override bool UsesTable => Operations.Any(operation => operation.UsesTable);

    public bool Equals(Amend? other) => other is not null && Operations.SequenceEqual(other.Operations);

    public override int GetHashCode() => HashCode.Combine(Operations.Count, Operations.FirstOrDefault());
}
