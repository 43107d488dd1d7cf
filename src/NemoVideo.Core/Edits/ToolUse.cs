using NemoVideo.Core.Ports;
using NemoVideo.Core.Text;

namespace NemoVideo.Core.Edits;

/// <summary>Whether the agent used a tool that may have changed the timeline: then a state without a change may only be late.</summary>
internal sealed class ToolUse
{
    // The tools' names are not documented: these are the usual verbs in them.
    private static readonly HashSet<string> Reads = new(StringComparer.Ordinal)
    {
        "get",
        "list",
        "read",
        "search",
        "find",
        "fetch",
        "query",
        "lookup",
        "look",
        "view",
        "inspect",
        "describe",
        "check",
        "count",
        "compare",
        "analyze",
        "analyse",
        "analysis",
        "detect",
        "transcribe",
        "summarize",
        "retrieve",
        "load",
        "probe",
        "estimate",
        "calculate",
        "validate",
        "think",
        "plan",
        "ask",
        "transfer",
        "status",
        "state",
        "info",
    };

    private static readonly HashSet<string> Changes = new(StringComparer.Ordinal)
    {
        "add",
        "apply",
        "change",
        "create",
        "cut",
        "delete",
        "draw",
        "edit",
        "generate",
        "import",
        "insert",
        "join",
        "make",
        "merge",
        "move",
        "put",
        "remove",
        "replace",
        "save",
        "set",
        "split",
        "trim",
        "update",
        "write",
    };

    private int _calls;
    private string _last = "";
    private int _successes;
    private int _failures;

    /// <summary>The agent used a tool of any kind.</summary>
    public bool IsAny { get; private set; }

    /// <summary>A tool that does more than read ran, and not all of them failed.</summary>
    public bool MayHaveChanged => _successes > 0 || _calls > _failures;

    public void Add(AgentToolCall call)
    {
        IsAny = true;
        _last = call.Name;
        _calls += OnlyReads(call.Name) ? 0 : 1;
    }

    public void Add(AgentToolResult result)
    {
        IsAny = true;
        if (!OnlyReads(result.Name.Length > 0 ? result.Name : _last))
        {
            _successes += result.IsFailure ? 0 : 1;
            _failures += result.IsFailure ? 1 : 0;
        }
    }

    public static bool OnlyReads(string name)
    {
        var words = NameWords.Of(name);
        return words.Any(Reads.Contains) && !words.Any(Changes.Contains);
    }
}
