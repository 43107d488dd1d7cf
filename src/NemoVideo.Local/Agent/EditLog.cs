using NemoVideo.Local.Language;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Undos;

namespace NemoVideo.Local.Agent;

/// <summary>What a message did, as far as it still counts.</summary>
/// <param name="Entry">Its place in the history.</param>
/// <param name="Text">The message.</param>
/// <param name="Instruction">What was read from it; of its operations, only <paramref name="Operations"/> count.</param>
/// <param name="Uploads">How many uploads there were.</param>
internal sealed record PastEdit(int Entry, string Text, Instruction Instruction, int Uploads, IReadOnlyList<Operation> Operations)
{
    /// <summary>It began a timeline.</summary>
    public bool Begins { get; init; }

    /// <summary>Whether <see cref="Before"/> is known: not within a message, nor after something before it was undone.</summary>
    public bool IsKnown { get; init; }

    /// <summary>The timeline before it; null is the empty one.</summary>
    public Draft? Before { get; init; }
}

/// <summary>The edits that made a timeline, since it was begun. Doing them again makes the same timeline.</summary>
internal sealed record EditLog(IReadOnlyList<PastEdit> Edits)
{
    public static EditLog Empty { get; } = new([]);

    /// <summary>With one more edit, or more operations of the last one.</summary>
    public EditLog With(PastEdit edit) =>
        edit.Begins ? new([edit])
        : Edits.Count > 0 && Edits[^1] is var last && last.Entry == edit.Entry
            ? new([.. Edits.SkipLast(1), last with { Operations = [.. last.Operations, .. edit.Operations] }])
        : new([.. Edits, edit]);

    /// <summary>Without the last operation that is meant; null when there is none.</summary>
    /// <returns>What is left, the edit that the operation was in, and its index.</returns>
    public (EditLog Others, PastEdit Edit, int Index)? Without(UndoPart part)
    {
        for (var i = Edits.Count - 1; i >= 0; i--)
        {
            var edit = Edits[i];
            var at = edit.Operations.ToList().FindLastIndex(operation => part.Means(operation, edit.Before));
            if (at >= 0)
            {
                var rest = edit with { Operations = [.. edit.Operations.Where((_, index) => index != at)] };
                var later = Edits.Skip(i + 1).Select(after => after with { IsKnown = false, Before = null });
                return (new([.. Edits.Take(i), rest, .. later]), edit, i);
            }
        }

        return null;
    }
}
