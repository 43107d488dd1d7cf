using System.Text;

namespace NemoVideo.Client.Messages;

/// <summary>
/// The text of a turn, each piece once. Pieces (<c>partial:true</c>) are shown as they arrive; the whole text after them repeats
/// them, and only what is new in it is shown. Where each piece repeats those before it, what it adds is shown
/// (<see cref="Repeats"/>). If the whole text's wording differs, the reply's text has the final wording.
/// </summary>
internal sealed class Reply
{
    /// <summary>Messages one after another; those of simple events and pieces grow.</summary>
    private readonly List<StringBuilder> _messages = [];

    /// <summary>Pieces that no whole text has repeated yet, by speaker.</summary>
    private readonly Dictionary<string, Pending> _pending = new(StringComparer.Ordinal);

    /// <summary>Whole texts that repeated their pieces, by speaker: the same once more is no news.</summary>
    private readonly Dictionary<string, string> _repeated = new(StringComparer.Ordinal);

    /// <summary>What a speaker said in pieces before something else came in between: the next ones may repeat it.</summary>
    private readonly Dictionary<string, string> _before = new(StringComparer.Ordinal);

    private string? _openFor;

    /// <summary>All messages, separated by line breaks.</summary>
    public string Text => string.Join("\n", _messages.Select(message => message.ToString()).Where(message => message.Length > 0));

    /// <summary>Pieces of this speaker wait for their whole text.</summary>
    public bool IsOpen(string speaker) => _pending.ContainsKey(speaker);

    /// <summary>The reply ends with this text, white space aside.</summary>
    public bool Has(string text)
    {
        var left = text.Length;
        for (var index = _messages.Count - 1; index >= 0; index--)
        {
            // A reply may have megabytes, and each event may say that it is the end.
            var message = _messages[index];
            var length = Math.Min(message.Length, (2 * text.Length) + 1000);
            var end = message.ToString(message.Length - length, length).AsSpan();
            while (!(end = end.TrimEnd()).IsEmpty)
            {
                left = text.AsSpan(0, left).TrimEnd().Length;
                if (left == 0 || text[left - 1] != end[^1])
                {
                    return left == 0;
                }

                left--;
                end = end[..^1];
            }
        }

        return text.AsSpan(0, left).IsWhiteSpace();
    }

    /// <summary>A piece of a growing message. Returns what to show.</summary>
    public string Piece(string speaker, string text)
    {
        if (text.Length == 0 || (_repeated.TryGetValue(speaker, out var repeated) && repeated == text))
        {
            return "";
        }

        _repeated.Remove(speaker);
        var separator = "";
        if (!_pending.TryGetValue(speaker, out var pending))
        {
            separator = Open();
            _pending[speaker] = pending = new Pending(_messages[^1]);
            if (_before.Remove(speaker, out var before) && text.Length > before.Length && text.StartsWith(before, StringComparison.Ordinal))
            {
                pending.Pieces.Append(before);
            }
        }
        else if (_openFor != speaker)
        {
            // Two speakers taking turns: each continues its own message.
            separator = "\n";
        }

        var added = pending.Add(text);
        if (added.Length == 0)
        {
            return "";
        }

        _openFor = speaker;
        return separator + added;
    }

    /// <summary>A whole message, which repeats the speaker's pieces if there were any. Returns what is new.</summary>
    public string Whole(string speaker, string text)
    {
        if (text.Length == 0 || (_repeated.TryGetValue(speaker, out var repeated) && repeated == text))
        {
            return "";
        }

        _repeated.Remove(speaker);
        if (!_pending.Remove(speaker, out var pending))
        {
            var separator = Open();
            _messages[^1].Append(text);
            _openFor = null;
            return separator + text;
        }

        // What is held back is either a longer repetition of the pieces, as this text is, or one more piece.
        var held =
            pending.HasHeld && !text.StartsWith(pending.Pieces.ToString() + pending.Held, StringComparison.Ordinal)
                ? ""
                : pending.Release();
        _repeated[speaker] = text;
        return held + New(speaker, pending, text);
    }

    /// <summary>Something other than text came in between: simple pieces after it are another message. Returns what to show.</summary>
    public string Break(string speaker)
    {
        _repeated.Clear();
        if (!_pending.Remove(speaker, out var pending))
        {
            return "";
        }

        var held = pending.Release();
        _before[speaker] = pending.Pieces.ToString();
        return held;
    }

    /// <summary>Nothing more comes. Returns what to show.</summary>
    public string End() => string.Concat(_pending.Values.Select(pending => pending.Release()));

    private string New(string speaker, Pending pending, string text)
    {
        var pieces = pending.Pieces.ToString();
        _openFor = null;
        var (matchedPieces, matchedText) = CommonStart(pieces, text);
        if (matchedPieces == pieces.Length)
        {
            // The usual case: all pieces are in it, and perhaps more.
            var rest = text[matchedText..];
            pending.Message.Append(rest);
            return string.IsNullOrWhiteSpace(rest) ? "" : rest;
        }

        if (matchedText == text.Length)
        {
            // It repeats only the first pieces; another message repeats the others.
            pending.Pieces.Remove(0, matchedPieces);
            if (!string.IsNullOrWhiteSpace(pending.Pieces.ToString()))
            {
                _pending[speaker] = pending;
            }

            return "";
        }

        var inside = text.IndexOf(pieces.Trim(), StringComparison.Ordinal);
        if (inside >= 0)
        {
            Replace(pending, pieces, text);
            return "\n" + text.Remove(inside, pieces.Trim().Length).Trim();
        }

        if (pieces.Contains(text.Trim(), StringComparison.Ordinal))
        {
            return "";
        }

        if (matchedPieces * 2 < pieces.Length)
        {
            // A different message altogether; the pieces were never repeated.
            var separator = Open();
            _messages[^1].Append(text);
            return separator + text;
        }

        // The same message reworded: what was shown stays, the words that differ follow.
        var word = text.LastIndexOf(' ', Math.Min(matchedText, text.Length - 1)) + 1;
        Replace(pending, pieces, text);
        return "\n" + text[word..];
    }

    private static void Replace(Pending pending, string pieces, string text)
    {
        var at = Math.Max(0, pending.Message.Length - pieces.Length);
        pending.Message.Remove(at, pending.Message.Length - at).Append(text);
    }

    /// <summary>How much of their beginnings is the same, white space aside.</summary>
    private static (int InPieces, int InText) CommonStart(string pieces, string text)
    {
        int i = 0,
            j = 0;
        while (true)
        {
            var (atI, atJ) = (i, j);
            while (i < pieces.Length && char.IsWhiteSpace(pieces[i]))
            {
                i++;
            }

            while (j < text.Length && char.IsWhiteSpace(text[j]))
            {
                j++;
            }

            if (i == pieces.Length)
            {
                // White space after the pieces that were matched belongs to what is new, unless the pieces had it as well.
                return (i, i > atI ? j : atJ);
            }

            if (j == text.Length)
            {
                return (i, j);
            }

            if (pieces[i] != text[j])
            {
                return (atI, atJ);
            }

            i++;
            j++;
        }
    }

    private string Open()
    {
        _messages.Add(new StringBuilder());
        return _messages.Count == 1 ? "" : "\n";
    }

    private sealed class Pending(StringBuilder message)
    {
        private readonly Repeats _repeats = new();

        public StringBuilder Pieces { get; } = new();

        public StringBuilder Message { get; } = message;

        public bool HasHeld => _repeats.Held.Length > 0;

        public string Held => _repeats.Held;

        public string Add(string text) => Append(_repeats.New(Pieces, text));

        public string Release() => Append(_repeats.Release());

        private string Append(string text)
        {
            Pieces.Append(text);
            Message.Append(text);
            return text;
        }
    }
}
