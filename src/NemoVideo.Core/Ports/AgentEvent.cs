namespace NemoVideo.Core.Ports;

/// <summary>Something received over the event stream.</summary>
internal abstract record AgentEvent;

/// <summary>Text for the user, each piece once: what a later event repeats is left out.</summary>
internal sealed record AgentText(string Text) : AgentEvent;

/// <summary>The agent uses a tool. Never shown verbatim.</summary>
internal sealed record AgentToolCall(string Name) : AgentEvent;

/// <param name="IsFailure">The tool says that it failed.</param>
internal sealed record AgentToolResult(string Name, bool IsFailure = false) : AgentEvent;

/// <summary>A sign of life without content.</summary>
internal sealed record AgentHeartbeat : AgentEvent;

/// <summary>The agent reports an error. The stream may go on or end.</summary>
/// <param name="Told">The error that the documents have for its code; null if they have none.</param>
internal sealed record AgentError(string? Code, string Message, NemoException? Told = null) : AgentEvent;

internal enum MessageEndKind
{
    /// <summary>The server closed the stream.</summary>
    Closed,

    /// <summary>The connection broke, nothing arrived for too long, or what arrived can't be read.</summary>
    Broken,

    /// <summary>15 minutes, or the time that the user gave it, have passed.</summary>
    TimedOut,
}

/// <param name="Text">All the text, in its final wording (less a trailing "I encountered a temporary issue" after normal replies).</param>
/// <param name="Errors">Error frames, if any.</param>
/// <param name="Reason">For Broken: what happened, in words.</param>
/// <param name="HasUnread">An event had content in no known form: there may have been more words.</param>
internal sealed record MessageEnd(
    MessageEndKind Kind,
    string Text,
    IReadOnlyList<AgentError> Errors,
    string? Reason = null,
    bool HasUnread = false
);
