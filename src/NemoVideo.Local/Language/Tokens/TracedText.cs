using System.Text;
using System.Text.RegularExpressions;

namespace NemoVideo.Local.Language.Tokens;

/// <summary>A text that is rewritten step by step and still knows where in the original each character came from.</summary>
internal sealed class TracedText
{
    private readonly string _source;
    private readonly int[] _origin;

    private TracedText(string source, string text, int[] origin)
    {
        _source = source;
        _origin = origin;
        Text = text;
    }

    public string Text { get; }

    /// <summary>Starts with <paramref name="text"/>, a form of <paramref name="source"/> with the same length.</summary>
    public static TracedText Of(string source, string text)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(text.Length, source.Length);
        return new(source, text, [.. Enumerable.Range(0, source.Length + 1)]);
    }

    /// <summary>Replaces matches; those for which <paramref name="replacement"/> returns null stay as they are.</summary>
    public TracedText Replace(Regex pattern, Func<Match, string?> replacement)
    {
        StringBuilder? text = null;
        List<int> origin = [];
        var done = 0;
        foreach (Match match in pattern.Matches(Text))
        {
            if (match.Length == 0 || replacement(match) is not { } value)
            {
                continue;
            }

            text ??= new();
            text.Append(Text, done, match.Index - done).Append(value);
            origin.AddRange(_origin.AsSpan(done, match.Index - done));
            origin.AddRange(Enumerable.Repeat(_origin[match.Index], value.Length));
            done = match.Index + match.Length;
        }

        if (text is null)
        {
            return this;
        }

        text.Append(Text, done, Text.Length - done);
        origin.AddRange(_origin.AsSpan(done));
        return new(_source, text.ToString(), [.. origin]);
    }

    /// <summary>The original words of a part of <see cref="Text"/>.</summary>
    public string Original(int start, int length) => _source[_origin[start].._origin[start + length]];
}
