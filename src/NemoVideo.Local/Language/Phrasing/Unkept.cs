using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Language.Phrasing;

/// <summary>
/// Words that limit an operation whose reader looks only for what it knows: "a highlight reel of the second half", "rank them in yellow".
/// It is not done then, rather than done wider than asked.
/// </summary>
internal static class Unkept
{
    private static readonly HashSet<string> Conditions = ["if", "unless", "while", "whenever", "when", "如果", "除非", "时候", "的时候"];

    /// <summary>"rank them by colour" sets none.</summary>
    private static readonly HashSet<string> Measured = ["colour", "color", "颜色"];

    /// <summary>The first of them, as a place in the text.</summary>
    public static (int Start, int End)? In(IReadOnlyList<Operation> operations, IReadOnlyList<Token> tokens)
    {
        if (operations is not [var operation])
        {
            return null;
        }

        if (tokens.FirstOrDefault(token => LimitOf(token) is { } limit && !operation.Keeps(limit)) is { } word)
        {
            return (word.Start, word.End);
        }

        return ScopeReader.Read(tokens).FirstOrDefault(item => LimitOf(item) is { } limit && !operation.Keeps(limit)) is { } item
            ? (tokens[item.Tokens.Min()].Start, tokens[item.Tokens.Max()].End)
            : null;
    }

    private static Limit? LimitOf(Token token) =>
        token.Is(Meaning.Colour) && !Measured.Contains(token.Text) ? Limit.Colour
        : token.Is(Meaning.Look) ? Limit.Look
        : Conditions.Contains(token.Text) ? Limit.Other
        : null;

    private static Limit? LimitOf(ScopeItem item) =>
        item.Except ? Limit.Other
        : item.IsStretch ? Limit.Time
        : item.IsClip && item.Place!.Clip!.Number is not null ? Limit.Clip
        : null;
}
