using NemoVideo.Local.Model;

namespace NemoVideo.Local.Agent;

/// <summary>What the agent works on: a project as it is before the message.</summary>
/// <param name="Draft">Null before the first edit.</param>
/// <param name="Media">All uploads of the project, in order of upload.</param>
/// <param name="History">Earlier drafts, oldest first, which undo goes back to. A null entry is the empty timeline.</param>
/// <param name="WorkFolder">An existing folder where analyses may keep files.</param>
internal sealed record ProjectState(Draft? Draft, IReadOnlyList<MediaItem> Media, IReadOnlyList<Draft?> History, string WorkFolder);

/// <summary>What the agent is doing; goes over the wire as a tool call and its result.</summary>
internal sealed record AgentStep(string Tool, IReadOnlyDictionary<string, object?> Arguments);

/// <summary>What came of a message.</summary>
/// <param name="Reply">For the user, in the language of the message.</param>
/// <param name="Draft">The timeline as it is now.</param>
/// <param name="Changed">Whether the timeline changed; only then is the message charged and the old draft kept in the history.</param>
/// <param name="Analyses">What was found out; replaces what was found before. Null leaves that as it is.</param>
/// <param name="Undone">The change was an undo: the history loses its last entry instead of gaining one.</param>
internal sealed record AgentTurn(string Reply, Draft? Draft, bool Changed, bool Undone = false, IReadOnlyList<Analysis>? Analyses = null);

/// <summary>Follows an instruction.</summary>
internal interface IAgent
{
    Task<AgentTurn> RunAsync(ProjectState project, string message, Action<AgentStep> onStep, CancellationToken cancellationToken);
}
