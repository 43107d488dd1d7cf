using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Language.Tokens;

namespace NemoVideo.Local.Language.Phrasing;

/// <summary>
/// Remarks that ask for nothing themselves: "clip 1 is shaky", "the rest is rubbish", 片头空了太久. They say what the next part is about.
/// </summary>
internal static class Statements
{
    private static readonly HashSet<string> Being =
    [
        "is",
        "are",
        "was",
        "were",
        "it's",
        "that's",
        "there's",
        "they're",
        "has",
        "have",
        "had",
        "starts",
        "begins",
        "ends",
        "feels",
        "feel",
        "sounds",
        "seems",
        "looks",
        "it was",
        "there is",
        "there are",
        "i'm",
        "isn't",
        "doesn't",
        "gets",
        "start with",
        "is the",
        "are the",
        "drags",
        "drag",
        "comes",
        "太",
        "太久",
        "有",
        "有点",
        "空了",
        "抢戏",
        "挡住",
        "好像",
        "显得",
        "不好看",
        "不行",
    ];

    /// <summary>Who or what a remark begins with: "it covers his face", "nobody will miss it".</summary>
    private static readonly HashSet<string> Subjects =
    [
        "it",
        "they",
        "he",
        "she",
        "i",
        "i've",
        "we",
        "we've",
        "nobody",
        "everyone",
        "everybody",
        "people",
        "someone",
        "you",
        "that",
        "this",
        "these",
        "those",
        "there",
    ];

    /// <summary>Words that make a wish of what seems a remark: "it should be square", "it needs a title", "it can go".</summary>
    private static readonly HashSet<string> Wishing =
    [
        "should",
        "must",
        "needs",
        "need",
        "can",
        "may",
        "could",
        "shall",
        "needn't",
        "wants",
    ];

    /// <summary>"it covers his face", "I recorded this yesterday": a subject of its own, and nothing to be done.</summary>
    public static bool Tells(IReadOnlyList<Token> tokens)
    {
        var first = tokens.FirstOrDefault(token =>
            token.Kind != TokenKind.Comma && token.Text is not ("but" or "and" or "so" or "well" or "hey")
        );
        return first is { Kind: TokenKind.Word }
            && Subjects.Contains(first.Text)
            && !tokens.Any(token => Wishing.Contains(token.Text))
            && tokens.Any(token => token is { Kind: TokenKind.Word, Senses.Count: 0 })
            && !tokens.Any(token => Topics.IsVerb(token) || token.IsAny(Meaning.Ratio, Meaning.Lines, Meaning.Format, Meaning.Not));
    }

    /// <summary>"the music is too loud", 速度太慢了: it names what is, not what to do.</summary>
    public static bool Complains(IReadOnlyList<Token> tokens) =>
        IsBadly(tokens)
        || tokens.Any(token =>
            token.Is(Meaning.Too)
            || (
                Lexer.IsChinese(token.Text[0])
                && (
                    (token.Text.Contains('太') && !token.IsAny(Meaning.NotToo, Meaning.Not))
                    || token.Text[0] is '偏'
                    || token.Text.StartsWith("有点", StringComparison.Ordinal)
                )
            )
        ) && !tokens.Any(token => token.IsAny(Meaning.Remove, Meaning.Change, Meaning.TurnUp, Meaning.TurnDown, Meaning.Trim));

    /// <summary>"the music is loud", "it feels sluggish": without "too", but a complaint as well.</summary>
    public static bool IsBadly(IReadOnlyList<Token> tokens) =>
        tokens.Any(token => token.Text is "is" or "are" or "it's" or "sounds" or "feels" or "seems")
        && tokens.Any(token => token.IsAny(Meaning.Loud, Meaning.Quiet, Meaning.Slow, Meaning.Fast))
        && !tokens.Any(token => Wishing.Contains(token.Text) || token.Is(Meaning.Not) || token.Text is "enough")
        && !tokens.Any(token => Topics.IsVerb(token) && !token.IsAny(Meaning.Slow, Meaning.Quiet) && !Being.Contains(token.Text));

    public static bool Is(IReadOnlyList<Token> tokens) => Tells(tokens) || Names(tokens);

    private static bool Names(IReadOnlyList<Token> tokens) =>
        tokens.Any(token => Being.Contains(token.Text))
        && !tokens.Any(token =>
            Topics.IsVerb(token) && !Being.Contains(token.Text) && !token.IsAny(Meaning.Keep, Meaning.Move, Meaning.Show)
        );
}
