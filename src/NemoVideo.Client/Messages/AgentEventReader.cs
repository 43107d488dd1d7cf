using System.Text.Json;
using NemoVideo.Client.Http;
using NemoVideo.Client.Json;
using NemoVideo.Core.Ports;

namespace NemoVideo.Client.Messages;

/// <summary>
/// Turns one event's data into what the user is told (api.md, "The stream"): ADK events, simple events, heartbeats in every form,
/// and error frames, even those in broken JSON. The event's type is ignored: the parser lets it leak into the next event.
/// </summary>
internal sealed class AgentEventReader(Action<AgentEvent> onEvent, string secret, NemoOptions options)
{
    private const string Simple = "\0simple";

    private readonly Reply _reply = new();
    private readonly Apology _apology = new();
    private readonly List<AgentError> _errors = [];
    private string? _lastSpeaker;
    private long _characters;
    private int _lines;

    public IReadOnlyList<AgentError> Errors => _errors;

    /// <summary>An event looked like JSON but was not: words may be missing.</summary>
    public bool HasUnreadable { get; private set; }

    /// <exception cref="StreamTooLargeException">The stream's text has grown longer than any reply should be.</exception>
    public void Read(string data)
    {
        data = Redaction.Without(data, secret);
        var text = data.AsSpan().Trim();
        if (text.IsEmpty || text[0] is not ('{' or '['))
        {
            // Empty, "heartbeat", "ping", "[DONE]": a sign of life.
            onEvent(new AgentHeartbeat());
            return;
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(data, JsonReading.Options);
        }
        catch (JsonException)
        {
            ReadBroken(text.ToString());
            return;
        }

        using (document)
        {
            Read(document.RootElement);
        }
    }

    /// <summary>The stream is over: returns all the text.</summary>
    public string End()
    {
        Show(_apology.End(out var isLeftOut));
        var text = isLeftOut ? Apology.Without(_reply.Text) : _reply.Text;

        // It may have arrived in pieces.
        return CleanText.Of(Redaction.Without(text, secret)).Trim();
    }

    private void Read(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            foreach (var entry in root.EnumerateArray())
            {
                Read(entry);
            }

            return;
        }

        var isKnown = root.Member("type") is { ValueKind: JsonValueKind.String } type
            ? ReadSimple(root, type.SafeString() ?? "")
            : ReadAdk(root);
        if (!isKnown)
        {
            onEvent(new AgentHeartbeat());
        }
    }

    private bool ReadSimple(JsonElement root, string type)
    {
        switch (type.ToLowerInvariant())
        {
            case "text" or "message":
                Say(_reply.Piece(Simple, Verbatim(root, "content", "text", "message")), Simple);
                return true;
            case "tool_call":
                _reply.Break(Simple);
                onEvent(new AgentToolCall(CleanText.Line(root.Text("name")) ?? ""));
                return true;
            case "tool_result":
                _reply.Break(Simple);
                onEvent(new AgentToolResult(CleanText.Line(root.Text("name")) ?? ""));
                return true;
            case "error":
                Fail(root.Text("code", "errorCode"), AnswerReader.Said(root) ?? root.Text("content"));
                return true;
            default:
                return ReadAdk(root);
        }
    }

    private bool ReadAdk(JsonElement root)
    {
        var isKnown = false;
        var isPartial = root.Member("partial") is { ValueKind: JsonValueKind.True };
        var content = root.Member("content") ?? default;
        var author = root.Text("author");
        var isUser = author == "user" || content.Text("role") == "user";
        var speaker = $"{author}\n{root.Text("invocationId", "invocation_id")}\n{root.Text("branch")}";
        var words = "";
        if (content.Member("parts") is { ValueKind: JsonValueKind.Array } parts)
        {
            isKnown = true;
            words = string.Concat(parts.EnumerateArray().Where(part => !isUser && !IsThought(part)).Select(part => Verbatim(part, "text")));
            Say(isPartial ? _reply.Piece(speaker, words) : _reply.Whole(speaker, words), speaker);
            if (!isPartial)
            {
                ReadTools(parts);
            }

            if (words.Length == 0)
            {
                isKnown = parts
                    .EnumerateArray()
                    .Any(part =>
                        !isPartial && part.Member("functionCall", "function_call", "functionResponse", "function_response") is not null
                    );
            }
        }

        if (ErrorOf(root) is var (code, message))
        {
            Fail(code, message);
            return true;
        }

        return isKnown;
    }

    private void ReadTools(JsonElement parts)
    {
        foreach (var part in parts.EnumerateArray())
        {
            if (part.Member("functionCall", "function_call") is { } call)
            {
                onEvent(new AgentToolCall(CleanText.Line(call.Text("name")) ?? ""));
            }
            else if (part.Member("functionResponse", "function_response") is { } result)
            {
                onEvent(new AgentToolResult(CleanText.Line(result.Text("name")) ?? ""));
            }
        }
    }

    private static (string? Code, string? Message)? ErrorOf(JsonElement root)
    {
        var code = root.Text("errorCode", "error_code");
        var message = root.Text("errorMessage", "error_message");
        if (code is not null || message is not null)
        {
            return (code, message);
        }

        if (root.Member("error") is { } error && error.ValueKind is JsonValueKind.String or JsonValueKind.Object)
        {
            return (AnswerReader.Code(root)?.ToString(System.Globalization.CultureInfo.InvariantCulture), AnswerReader.Said(root) ?? "");
        }

        // An envelope inside the stream: {"code":2001,"message":"…"}, {"detail":"…"}
        if (root.Int("code") is { } number and not 0)
        {
            return (number.ToString(System.Globalization.CultureInfo.InvariantCulture), AnswerReader.Said(root));
        }

        return root.Member("detail") is not null && root.Member("content") is null ? (null, AnswerReader.Said(root)) : null;
    }

    /// <summary>Old servers did not escape what they put into <c>{"error": "…"}</c>.</summary>
    private void ReadBroken(string text)
    {
        var inside = text.TrimStart('{', ' ', '\n', '\r', '\t');
        if (!inside.StartsWith("\"error\"", StringComparison.Ordinal))
        {
            HasUnreadable = true;
            return;
        }

        var message = inside["\"error\"".Length..]
            .TrimStart(' ', ':')
            .TrimEnd('}', ' ', '\n', '\r')
            .Trim('"')
            .Replace("\\n", "\n", StringComparison.Ordinal)
            .Replace("\\\"", "\"", StringComparison.Ordinal);
        Fail(null, message);
    }

    private void Fail(string? code, string? message)
    {
        var error = new AgentError(
            CleanText.Line(code),
            CleanText.Remark(message) ?? (code is null ? "an error with no text" : $"error {CleanText.Line(code)}")
        );
        if (_errors.Count < options.MaxStreamErrors)
        {
            _errors.Add(error);
        }

        onEvent(error);
    }

    private void Say(string text, string speaker)
    {
        if (text.Length > 0)
        {
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

    private static bool IsThought(JsonElement part) => part.Member("thought") is { ValueKind: JsonValueKind.True };

    /// <summary>A string with its white space: a piece may be a single space.</summary>
    private static string Verbatim(JsonElement part, params ReadOnlySpan<string> names) =>
        part.Member(names) is { ValueKind: JsonValueKind.String } text ? text.SafeString() ?? "" : "";
}
