namespace NemoVideo.Local.Model;

internal enum OutcomeKind
{
    /// <summary>The timeline has changed.</summary>
    Done,

    /// <summary>Understood, but there was nothing to do: the timeline is already like that.</summary>
    NothingToDo,

    /// <summary>Understood, but this timeline does not allow it.</summary>
    NotPossible,
}

/// <summary>What came of one operation.</summary>
/// <param name="Draft">The new timeline when <see cref="OutcomeKind.Done"/>; null is then the empty one (an undo).</param>
/// <param name="Text">What was done, with figures, or why not.</param>
/// <param name="Analyses">What was found out on the way; null if nothing was.</param>
internal sealed record Outcome(OutcomeKind Kind, Draft? Draft, Phrase Text, IReadOnlyList<Analysis>? Analyses = null)
{
    public static Outcome Done(Draft? draft, string english, string chinese) => new(OutcomeKind.Done, draft, new(english, chinese));

    public static Outcome NothingToDo(string english, string chinese) => new(OutcomeKind.NothingToDo, null, new(english, chinese));
}
