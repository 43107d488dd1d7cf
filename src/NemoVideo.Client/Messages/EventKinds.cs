using NemoVideo.Core.Text;

namespace NemoVideo.Client.Messages;

/// <summary>What an event is about, as far as its type says.</summary>
internal enum EventKind
{
    /// <summary>No type, or one that may stand for anything: what is in the event decides.</summary>
    Open,

    /// <summary>The end of a reply or of a part of it; words in it repeat what came.</summary>
    Final,

    ToolCall,

    ToolResult,

    /// <summary>Arguments of a tool call as they are written.</summary>
    ToolPiece,

    Thought,

    /// <summary>Heartbeats, status, progress, logs, figures.</summary>
    Quiet,

    Error,
}

/// <summary>The documents name no types beyond text, tool_call, tool_result and heartbeat: others are known by the words in them.</summary>
internal static class EventKinds
{
    private static readonly HashSet<string> Results =
    [
        "result",
        "results",
        "response",
        "output",
        "observation",
        "return",
        "error",
        "complete",
        "completed",
        "finished",
    ];

    private static readonly HashSet<string> Pieces = ["delta", "args", "arguments", "partial", "progress", "chunk", "end", "done", "stop"];

    private static readonly HashSet<string> Signs =
    [
        "heartbeat",
        "ping",
        "pong",
        "keepalive",
        "alive",
        "status",
        "progress",
        "log",
        "logs",
        "logging",
        "debug",
        "trace",
        "metadata",
        "meta",
        "usage",
        "metric",
        "metrics",
        "telemetry",
        "state",
        "init",
        "connected",
        "connection",
        "start",
        "started",
        "begin",
        "created",
        "queued",
        "ack",
        "typing",
    ];

    private static readonly HashSet<string> Ends =
    [
        "done",
        "complete",
        "completed",
        "final",
        "finish",
        "finished",
        "end",
        "ended",
        "stop",
        "stopped",
        "close",
        "closed",
    ];

    public static EventKind Of(string? type)
    {
        var words = Words(type);
        if (words.Contains("tool") || words.Contains("function") || words.Contains("observation") || words.Contains("action"))
        {
            return words.Overlaps(Pieces) ? EventKind.ToolPiece
                : words.Overlaps(Results) ? EventKind.ToolResult
                : EventKind.ToolCall;
        }

        return words.Overlaps(["error", "exception", "failure", "failed", "fail"]) ? EventKind.Error
            : words.Any(word => word.StartsWith("think", StringComparison.Ordinal) || word.StartsWith("thought", StringComparison.Ordinal))
            || words.Overlaps(["reasoning", "reason", "scratchpad", "reflection"])
                ? EventKind.Thought
            : words.Overlaps(Signs) ? EventKind.Quiet
            : words.Overlaps(Ends) ? EventKind.Final
            : EventKind.Open;
    }

    /// <summary>It says only that the connection is alive: any other event shows that the work has begun.</summary>
    public static bool IsBeat(string? type) => Words(type).Overlaps(["heartbeat", "ping", "pong", "keepalive", "alive"]);

    /// <summary>Of <c>tool_call</c>, <c>toolCall</c>, <c>TOOL-CALL</c> or <c>tools.call</c>: tool and call.</summary>
    public static HashSet<string> Words(string? name)
    {
        // A sign of life may be written in two words, and a tool in the plural.
        return
        [
            .. string.Join(' ', NameWords.Of(name))
                .Replace("keep alive", "keepalive", StringComparison.Ordinal)
                .Replace("heart beat", "heartbeat", StringComparison.Ordinal)
                .Replace("tools", "tool", StringComparison.Ordinal)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ];
    }
}
