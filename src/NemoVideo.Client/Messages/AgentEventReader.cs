using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NemoVideo.Client.Http;
using NemoVideo.Client.Json;
using NemoVideo.Core;
using NemoVideo.Core.Ports;

namespace NemoVideo.Client.Messages;

/// <summary>
/// Turns one event into what the user is told (api.md, "The stream"; docs/wire.md): ADK events, simple events, heartbeats in every
/// form, errors, even those in broken JSON, and words in events that nobody has described.
/// </summary>
/// <param name="told">
/// The error that the documents have for a code and its words, or null; whether it is the whole answer, with nothing before it.
/// </param>
internal sealed partial class AgentEventReader(
    Action<AgentEvent> onEvent,
    string secret,
    NemoOptions options,
    Func<int, string?, bool, NemoException?> told
)
{
    private const string Simple = "\0simple";

    private readonly Reply _reply = new();
    private readonly Apology _apology = new();
    private readonly List<AgentError> _errors = [];
    private string? _lastSpeaker;
    private string? _lastAgent;
    private string _lastPlain = "";
    private bool _hasBegun;
    private bool _hasWords;
    private bool _isBare;
    private bool _isMarkup;
    private long _characters;
    private int _lines;

    public IReadOnlyList<AgentError> Errors => _errors;

    /// <summary>An event had content in no known form: words may be missing.</summary>
    public bool HasUnread { get; private set; }

    /// <summary>The last event looked like JSON but was not: it may have been cut off.</summary>
    public bool EndsUnreadable { get; private set; }

    /// <param name="type">The event's own type, if it has one.</param>
    /// <param name="isBare">It came outside of any event: as a body of plain JSON, or as a line of text.</param>
    /// <exception cref="StreamTooLargeException">The stream's text has grown longer than any reply should be.</exception>
    /// <exception cref="NemoException">The service refuses the message: nothing came before that.</exception>
    public void Read(string data, string? type = null, bool isBare = false)
    {
        data = Redaction.Without(data, secret);
        _isBare = isBare;
        if (data.AsSpan().Trim() is [('{' or '[' or '"'), ..])
        {
            ReadJson(data, type);
        }
        else if (!isBare || !ReadLabelled(data))
        {
            ReadPlain(data, type);
        }
    }

    /// <summary>The stream is over: returns all the text.</summary>
    public string End()
    {
        Say(_reply.End(), Simple);
        Show(_apology.End(out var isLeftOut));
        var text = isLeftOut ? Apology.Without(_reply.Text) : _reply.Text;

        // It may have arrived in pieces.
        return CleanText.Of(Redaction.Without(text, secret)).Trim();
    }

    private void ReadJson(string data, string? type)
    {
        if (TryRead(data, type) || (HoldsNotNumbers(data) && TryRead(NotNumbers().Replace(data, "null"), type)))
        {
            EndsUnreadable = false;
            return;
        }

        // Several lines of JSON in one event.
        var lines = data.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length > 1 && Array.TrueForAll(lines, IsJson))
        {
            Array.ForEach(lines, line => TryRead(line, type));
        }
        else if (data.AsSpan().Trim() is ['"', ..] or ['[', not ('{' or '[' or '"'), ..])
        {
            ReadPlain(data, type);
        }
        else
        {
            ReadBroken(data.Trim(), type);
        }
    }

    private bool TryRead(string data, string? type)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(data, JsonReading.Options);
        }
        catch (JsonException)
        {
            return false;
        }

        using (document)
        {
            Read(document.RootElement, type);
        }

        return true;
    }

    private static bool HoldsNotNumbers(string data) =>
        data.Contains("NaN", StringComparison.Ordinal) || data.Contains("Infinity", StringComparison.Ordinal);

    /// <summary>What Python writes for numbers that JSON does not have.</summary>
    [GeneratedRegex(@"(?<=[:,\[]\s*)(?:NaN|-?Infinity)(?=\s*[,}\]])")]
    private static partial Regex NotNumbers();

    private static bool IsJson(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, JsonReading.Options);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void Read(JsonElement root, string? type)
    {
        switch (root.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var entry in root.EnumerateArray())
                {
                    Read(entry, type);
                }

                break;
            case JsonValueKind.String when EventWords.Nested(root.SafeString() ?? "") is { } nested:
                Read(nested, type);
                break;
            case JsonValueKind.String:
                ReadPlain(root.SafeString() ?? "", type);
                break;
            case JsonValueKind.Object:
                ReadObject(root, Type(root.Text("type", "event", "kind"), type));
                break;
            default:
                onEvent(new AgentHeartbeat());
                break;
        }
    }

    /// <summary>What the frame around it says counts more than a type that may be its content's: a tool's result of type text.</summary>
    private static string? Type(string? own, string? outer) =>
        own is null
        || (EventKinds.Of(own) == EventKind.Open && EventKinds.Of(outer) is not (EventKind.Open or EventKind.Final or EventKind.Quiet))
            ? outer
            : own;

    private void ReadObject(JsonElement root, string? type)
    {
        var kind = EventKinds.Of(type);
        if (
            kind is EventKind.Open or EventKind.Quiet or EventKind.Final
            && root.Member("content")?.Member("parts") is { ValueKind: JsonValueKind.Array } parts
        )
        {
            ReadAdk(root, [.. parts.EnumerateArray()]);
        }
        else if (kind == EventKind.ToolCall)
        {
            var names = CalledTools(root);
            (names.Count == 0 ? [ToolName(root)] : names).ForEach(name => UseTool(new AgentToolCall(name)));
        }
        else if (kind == EventKind.ToolResult)
        {
            UseTool(new AgentToolResult(ToolName(root), EventErrors.IsFailure(root.Member("result", "response", "output") ?? root)));
        }
        else if (kind is EventKind.ToolPiece or EventKind.Thought)
        {
            _hasBegun = true;
            onEvent(new AgentHeartbeat());
        }
        else if (EventErrors.Of(root, isError: kind == EventKind.Error) is { } error)
        {
            Fail(error);
        }
        else if (kind == EventKind.Quiet && CalledTools(root) is { Count: > 0 } called)
        {
            // Anthropic's content_block_start.
            called.ForEach(name => UseTool(new AgentToolCall(name)));
        }
        else if (kind == EventKind.Quiet)
        {
            _hasBegun |= !EventKinds.IsBeat(type);
            onEvent(new AgentHeartbeat());
        }
        else if (Inside(root) is { } inside)
        {
            Read(inside, type);
        }
        else if (kind == EventKind.Final)
        {
            var words = EventWords.OfEnd(root);
            if (words.Length == 0 && !_hasWords)
            {
                words = EventWords.Of(root) is { Length: > 0 } found ? found : EventWords.OfResult(root);
            }

            HasUnread |= words.Length == 0 && EventWords.HasOthers(root);
            SayAtTheEnd(words);
        }
        else
        {
            ReadUnknown(root);
        }
    }

    /// <summary>What an envelope holds: <c>{"code":0,"data":{…}}</c>, <c>{"event":"message","data":{…}}</c>.</summary>
    private static JsonElement? Inside(JsonElement root)
    {
        var isEnvelope = root.Member("code", "success") is not null || root.Member("event") is { ValueKind: JsonValueKind.String };
        foreach (var name in (ReadOnlySpan<string>)["data", "payload", "event", "body", "message", "item", "result"])
        {
            var inside = root.Member(name);
            if (inside is { ValueKind: JsonValueKind.String } text)
            {
                inside = name is "data" or "payload" ? EventWords.Nested(text.SafeString() ?? "") : null;
            }

            var isWhole =
                name is "data" or "payload" or "body" && (isEnvelope || root.Member("text", "content", "delta", "message") is null);
            if (
                inside is { ValueKind: JsonValueKind.Object } held && (isWhole || held.Member("content")?.Member("parts") is not null)
                || (inside is { ValueKind: JsonValueKind.Array } && isWhole)
            )
            {
                return inside;
            }
        }

        return null;
    }

    /// <summary>An event that nobody has described.</summary>
    private void ReadUnknown(JsonElement root)
    {
        var tools = CalledTools(root);
        tools.ForEach(name => UseTool(new AgentToolCall(name)));
        var words =
            EventWords.IsForOthers(root) ? ""
            : IsUnderWay(root) ? EventWords.OfEnd(root)
            : EventWords.Of(root);
        var isAcknowledgement = root.Member("code", "success") is not null && EventWords.IsAcknowledgement(words);
        if (words.Length > 0 && !isAcknowledgement)
        {
            Say(_reply.Piece(Simple, words), Simple);
            return;
        }

        HasUnread |= words.Length == 0 && tools.Count == 0 && EventWords.HasOthers(root);
        _hasBegun |= root.EnumerateObject().Any() && !root.EnumerateObject().Any(member => EventKinds.IsBeat(member.Name));
        onEvent(new AgentHeartbeat());
    }

    /// <summary>Its <c>message</c> says how far the work is, and is no part of the reply.</summary>
    private static bool IsUnderWay(JsonElement root) =>
        root.Number("progress", "percent", "percentage") is not null
        || root.Text("status", "state")?.ToLowerInvariant()
            is "processing"
                or "running"
                or "pending"
                or "queued"
                or "working"
                or "in_progress"
                or "started";

    /// <summary>Names of the tools in OpenAI's and Anthropic's events.</summary>
    private static List<string> CalledTools(JsonElement root)
    {
        if (root.Member("content_block", "item") is { } block && EventKinds.Of(block.Text("type")) == EventKind.ToolCall)
        {
            return [ToolName(block)];
        }

        var choice = root.Member("choices") is { ValueKind: JsonValueKind.Array } choices
            ? choices.EnumerateArray().FirstOrDefault()
            : root;
        var calls = (choice.Member("delta", "message") ?? choice).Member("tool_calls");
        return calls is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Select(ToolName).Where(name => name.Length > 0)]
            : [];
    }

    private static string ToolName(JsonElement tool)
    {
        foreach (
            var place in (ReadOnlySpan<JsonElement?>)
                [
                    tool,
                    tool.Member("function"),
                    tool.Member("data"),
                    tool.Member("data")?.Member("function"),
                    tool.Member("tool_call", "toolCall", "tool"),
                    tool.Member("tool_call", "toolCall", "tool")?.Member("function"),
                ]
        )
        {
            if (place?.Text("name", "tool_name", "toolName", "toolCallName", "tool_call_name", "tool", "function") is { } name)
            {
                return CleanText.Line(name) ?? "";
            }
        }

        return "";
    }

    private void ReadAdk(JsonElement root, List<JsonElement> parts)
    {
        var isPartial = root.IsTrue("partial", "is_partial", "isPartial");
        var author = root.Text("author");
        var isUser = author == "user" || root.Member("content")?.Text("role") == "user";
        var words = string.Concat(parts.Where(part => !isUser && !part.IsTrue("thought")).Select(Verbatim));
        var speaker = Speaker(author, root.Text("branch"));
        _hasBegun |= parts.Count > 0;
        if (words.Length > 0)
        {
            Say(isPartial ? _reply.Piece(speaker, words) : _reply.Whole(speaker, words), speaker);
        }

        var usesTools = !isPartial && ReadTools(parts);
        if (EventErrors.Of(root) is { } error)
        {
            Fail(error);
        }
        else if (words.Length == 0 && !usesTools)
        {
            onEvent(new AgentHeartbeat());
        }
    }

    /// <summary>
    /// All events of one stream answer one message, so that an invocation's id, which pieces may lack, does not matter. Where an event
    /// does not say who speaks, it is who spoke before.
    /// </summary>
    private string Speaker(string? author, string? branch)
    {
        const string Nobody = "\n";
        var name = $"{author}\n{branch}";
        var speaker =
            name == Nobody ? _lastAgent ?? Nobody
            : _reply.IsOpen(Nobody) ? Nobody
            : name;
        _lastAgent = speaker;
        return speaker;
    }

    private bool ReadTools(List<JsonElement> parts)
    {
        var isAny = false;
        foreach (var part in parts)
        {
            if (part.Member("functionCall", "function_call") is { } call)
            {
                UseTool(new AgentToolCall(CleanText.Line(call.Text("name")) ?? ""));
                isAny = true;
            }
            else if (part.Member("functionResponse", "function_response") is { } result)
            {
                UseTool(new AgentToolResult(CleanText.Line(result.Text("name")) ?? "", EventErrors.IsFailure(result.Member("response"))));
                isAny = true;
            }
        }

        return isAny;
    }

    private void UseTool(AgentEvent use)
    {
        _hasBegun = true;
        Say(_reply.Break(Simple), Simple);
        _lastPlain = "";
        onEvent(use);
    }

    private void ReadPlain(string text, string? type)
    {
        EndsUnreadable = false;
        _isMarkup |= PlainText.IsMarkup(text);
        switch (EventKinds.Of(type))
        {
            case EventKind.Error:
                Fail((null, text));
                break;
            case EventKind.Open when (_isBare && _isMarkup) || PlainText.IsPage(text) || PlainText.IsBinary(text):
                HasUnread = true;
                break;
            case EventKind.Open when !PlainText.IsSign(text, _lastPlain.Length > 0):
                var separator = _isBare && _lastPlain.Length > 0 ? "\n" : PlainText.Separator(_lastPlain, text);
                _lastPlain = text;
                Say(_reply.Piece(Simple, separator + text), Simple);
                break;
            case EventKind.Final when !PlainText.IsSign(text, isInSeries: false):
                SayAtTheEnd(text);
                break;
            default:
                // Empty, "heartbeat", "ping", "[DONE]": a sign of life.
                onEvent(new AgentHeartbeat());
                break;
        }
    }

    /// <summary>A line of Vercel's older streams: <c>0:"words"</c>; other numbers and letters stand for tools, data and ends.</summary>
    private bool ReadLabelled(string line)
    {
        if (line.Length < 3 || line[1] != ':' || line[2] is not ('"' or '{' or '['))
        {
            return false;
        }

        _isBare = false;
        if (line[0] is not ('0' or '3') || !TryRead(line[2..], line[0] == '3' ? "error" : null))
        {
            _hasBegun = true;
            onEvent(new AgentHeartbeat());
        }

        return true;
    }

    /// <summary>Old servers did not escape what they put into <c>{"error": "…"}</c>.</summary>
    private void ReadBroken(string text, string? type)
    {
        var inside = text.TrimStart('{', ' ', '\n', '\r', '\t');
        var isError = inside.StartsWith("\"error\"", StringComparison.Ordinal);
        if (!isError)
        {
            if (EventKinds.Of(type) == EventKind.Error)
            {
                Fail((null, null));
                return;
            }

            HasUnread = EndsUnreadable = _hasBegun = true;
            return;
        }

        var message = inside["\"error\"".Length..]
            .TrimStart(' ', ':')
            .TrimEnd('}', ' ', '\n', '\r')
            .Trim('"')
            .Replace("\\n", "\n", StringComparison.Ordinal)
            .Replace("\\\"", "\"", StringComparison.Ordinal);
        Fail((null, message));
    }

    /// <exception cref="NemoException">It is a known one, and nothing came before it: that refuses the message.</exception>
    private void Fail((string? Code, string? Said) failure)
    {
        var (code, said) = failure;
        var number = int.TryParse(code, NumberStyles.Integer, CultureInfo.InvariantCulture, out var parsed) ? parsed : (int?)null;
        var known = number is null ? null : told(number.Value, said, _isBare && !_hasBegun);
        if (known is not null && !_hasBegun)
        {
            throw known;
        }

        _hasBegun = true;
        var error = new AgentError(
            CleanText.Line(code),
            CleanText.Remark(said) ?? (code is null ? "an error with no text" : $"error {CleanText.Line(code)}"),
            known
        );
        if (_errors.Count < options.MaxStreamErrors)
        {
            _errors.Add(error);
        }

        onEvent(error);
    }

    private void SayAtTheEnd(string words)
    {
        if (words.Length == 0 || EventWords.IsAcknowledgement(words) || _reply.Has(words))
        {
            onEvent(new AgentHeartbeat());
            return;
        }

        Say(_reply.Whole(Simple, words), Simple);
    }

    private void Say(string text, string speaker)
    {
        if (text.Length > 0)
        {
            _hasBegun = _hasWords = true;
            var isNewSpeaker = speaker != _lastSpeaker;
            var isNewMessage = isNewSpeaker || text[0] == '\n';
            _lastSpeaker = speaker;
            Show(_apology.Pass(text, isNewMessage));
            Count(text, isNewSpeaker ? speaker.Length : 0);
        }
    }

    /// <summary>What is kept of a reply is what was shown of it, and the names of the speakers.</summary>
    private void Count(string text, int name)
    {
        _characters += text.Length + name;
        _lines += text.AsSpan().Count('\n');
        if (_characters > options.MaxReplyCharacters || _lines > options.MaxReplyLines)
        {
            throw new StreamTooLargeException(
                $"it is longer than any reply should be: {options.MaxReplyCharacters} characters or {options.MaxReplyLines} lines."
            );
        }
    }

    private void Show(string text)
    {
        var clean = CleanText.Of(text);
        if (clean.Length > 0)
        {
            onEvent(new AgentText(clean));
        }
    }

    /// <summary>A string with its white space: a piece may be a single space. Some services write parts in their own way.</summary>
    private static string Verbatim(JsonElement part) =>
        part.Member("text") is { ValueKind: JsonValueKind.String } text ? text.SafeString() ?? ""
        : part.Member("functionCall", "function_call", "functionResponse", "function_response") is null && !EventWords.IsForOthers(part)
            ? EventWords.Of(part)
        : "";
}
