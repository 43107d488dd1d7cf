using NemoVideo.Local.Model;

namespace NemoVideo.Local.Agent;

/// <summary>What the agent works on: a project as it is before the message.</summary>
/// <param name="Draft">Null before the first edit.</param>
/// <param name="Media">All uploads of the project, in order of upload.</param>
/// <param name="History">Earlier drafts, oldest first, which undo goes back to. A null entry is the empty timeline.</param>
/// <param name="WorkFolder">An existing folder where analyses may keep files.</param>
internal sealed record ProjectState(Draft? Draft, IReadOnlyList<MediaItem> Media, IReadOnlyList<Draft?> History, string WorkFolder)
{
    /// <summary>
    /// For each draft of the history, the messages that made the next draft of it: the last one stands, and those before it were amended.
    /// Empty where they are not known; may be shorter than the history, and is then about its end.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<EditMessage>> Edits { get; init; } = [];

    /// <summary>For each draft of the history, the message that changed it into the next; empty where it is not known.</summary>
    public IReadOnlyList<string> Messages
    {
        get =>
            [
                .. Enumerable.Repeat("", Math.Max(0, History.Count - Edits.Count)),
                .. Edits.Select(edit => edit.Count > 0 ? edit[^1].Text : ""),
            ];
        init => Edits = [.. value.Select(text => (IReadOnlyList<EditMessage>)(text.Length > 0 ? [new EditMessage(text)] : []))];
    }

    /// <summary>Null where nothing is charged.</summary>
    public Credits? Credits { get; init; }

    /// <summary>Whether to speak as the cloud does, whose users sit in front of an editor with buttons.</summary>
    public bool SpeaksAsCloud { get; init; }
}

/// <summary>What the account may spend.</summary>
/// <param name="Available">Before the message.</param>
/// <param name="EditCost">What an edit costs that changes something.</param>
internal sealed record Credits(int Available, int EditCost);

/// <summary>What the agent is doing; goes over the wire as a tool call and its result.</summary>
internal sealed record AgentStep(string Tool, IReadOnlyDictionary<string, object?> Arguments);

/// <summary>What came of a message.</summary>
/// <param name="Reply">For the user, in the language of the message.</param>
/// <param name="Draft">The timeline as it is now.</param>
/// <param name="Changed">Whether the timeline changed; only then is the message charged and the old draft kept in the history.</param>
/// <param name="Analyses">What was found out; replaces what was found before. Null leaves that as it is.</param>
/// <param name="Undone">The change was an undo: the history loses its last entry instead of gaining one.</param>
internal sealed record AgentTurn(string Reply, Draft? Draft, bool Changed, bool Undone = false, IReadOnlyList<Analysis>? Analyses = null)
{
    /// <summary>The change is instead of the last one: the history stays as it is, and the message joins those of its last entry.</summary>
    public bool Amended { get; init; }

    /// <summary>How to remember the message; null: by its words alone.</summary>
    public EditMessage? Message { get; init; }
}

/// <summary>Follows an instruction.</summary>
internal interface IAgent
{
    Task<AgentTurn> RunAsync(ProjectState project, string message, Action<AgentStep> onStep, CancellationToken cancellationToken);
}
