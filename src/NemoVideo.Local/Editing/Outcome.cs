using NemoVideo.Local.Agent;

namespace NemoVideo.Local.Editing;

internal enum OutcomeKind
{
    /// <summary>The timeline is another one now.</summary>
    Done,

    /// <summary>Understood, and there was nothing to do: the timeline is so already.</summary>
    NothingToDo,

    /// <summary>Understood, but this timeline does not allow it.</summary>
    NotPossible,
}

/// <summary>What came of one operation.</summary>
/// <param name="Draft">The new timeline when <see cref="OutcomeKind.Done"/>; null then is the empty one (an undo).</param>
/// <param name="Text">What was done with its figures, or why not.</param>
/// <param name="Analyses">What was found out on the way; null where nothing was.</param>
internal sealed record Outcome(OutcomeKind Kind, Draft? Draft, Phrase Text, IReadOnlyList<Analysis>? Analyses = null)
{
    public static Outcome Done(Draft? draft, string english, string chinese) => new(OutcomeKind.Done, draft, new(english, chinese));

    public static Outcome NothingToDo(string english, string chinese) => new(OutcomeKind.NothingToDo, null, new(english, chinese));
}

/// <summary>An operation that this timeline does not allow. The editor makes a <see cref="OutcomeKind.NotPossible"/> of it.</summary>
internal sealed class NotPossibleException : Exception
{
    public NotPossibleException()
        : this("That is not possible here.", "这里无法这样做。")
    {
    }

    public NotPossibleException(string message)
        : this(message, message)
    {
    }

    public NotPossibleException(string message, Exception innerException)
        : base(message, innerException) => Text = new(message, message);

    public NotPossibleException(string english, string chinese)
        : base(english) => Text = new(english, chinese);

    public Phrase Text { get; }
}
