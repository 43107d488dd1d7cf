using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Undos;

/// <summary>Undoes one operation among the past edits; what was done after and beside it stays.</summary>
internal abstract record UndoPart(EditKind Kind) : Operation
{
    /// <summary>Whether it may be this one; of several, the last is meant.</summary>
    /// <param name="before">The timeline before the operation's edit; null where it is not known.</param>
    public abstract bool Means(Operation operation, Draft? before);

    /// <summary>Why there is nothing to undo.</summary>
    public abstract Phrase Nothing();

    /// <param name="message">The message that had asked for what is now undone.</param>
    public abstract Phrase Done(string message);
}

/// <summary>Undoes the last operation of a kind: "undo the trim".</summary>
internal sealed record UndoOf(EditKind Kind) : UndoPart(Kind)
{
    public override bool Means(Operation operation, Draft? before) => EditKinds.Of(operation, before) == Kind;

    public override Phrase Nothing() => new($"There is no {Kind.Change().English} to undo.", $"没有可撤销的{Kind.Change().Chinese}。");

    public override Phrase Done(string message) =>
        new(
            $"Undid the {Kind.Change().English} (\"{message}\"); everything else stays.",
            $"已撤销{Kind.Change().Chinese}(“{message}”),其余保持不变。"
        );
}

/// <summary>Undoes the last operation that removed or muted what is of a kind: "put the music back".</summary>
internal sealed record PutBack(EditKind Kind) : UndoPart(Kind)
{
    public override bool Means(Operation operation, Draft? before) => EditKinds.Removes(operation, Kind, before);

    public override Phrase Nothing() => new($"There is no {Kind.Thing().English} to put back.", $"没有可恢复的{Kind.Thing().Chinese}。");

    public override Phrase Done(string message) =>
        new(
            $"Put the {Kind.Thing().English} back (undid \"{message}\"); everything else stays.",
            $"已恢复{Kind.Thing().Chinese}(撤销了“{message}”),其余保持不变。"
        );
}
