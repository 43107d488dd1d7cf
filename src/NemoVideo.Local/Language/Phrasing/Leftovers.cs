using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Language.Tokens;

namespace NemoVideo.Local.Language.Phrasing;

/// <summary>What words that nobody has used mean for what was read.</summary>
internal static class Leftovers
{
    /// <summary>Words that only hang others together, or repeat what is said anyway.</summary>
    private static readonly Meaning[] Light =
    [
        Meaning.From,
        Meaning.To,
        Meaning.Between,
        Meaning.At,
        Meaning.In,
        Meaning.Out,
        Meaning.For,
        Meaning.By,
        Meaning.With,
        Meaning.Of,
        Meaning.Off,
        Meaning.As,
        Meaning.And,
        Meaning.Or,
        Meaning.Then,
        Meaning.But,
        Meaning.It,
        Meaning.All,
        Meaning.Video,
        Meaning.Only,
        Meaning.ObjectFirst,
        Meaning.Make,
        Meaning.Change,
        Meaning.Add,
        Meaning.Show,
        Meaning.Take,
        Meaning.Move,
        Meaning.Count,
        Meaning.Question,
        Meaning.Together,
        Meaning.Throughout,
        Meaning.Both,
        Meaning.Meant,
        Meaning.Instead,
        Meaning.Same,
        Meaning.Mood,
        Meaning.During,
        Meaning.Too,
        Meaning.Max,
        Meaning.Original,
        Meaning.Much,
        Meaning.ABit,
        Meaning.Onwards,
    ];

    /// <summary>Words after which an unknown one says where or when.</summary>
    private static readonly Meaning[] Leads =
    [
        Meaning.When,
        Meaning.At,
        Meaning.During,
        Meaning.Until,
        Meaning.Before,
        Meaning.After,
        Meaning.From,
        Meaning.Except,
        Meaning.Only,
        Meaning.Part,
        Meaning.Between,
    ];

    public static bool IsLight(IReadOnlyList<Token> tokens, int index, bool[] used)
    {
        var token = tokens[index];
        if (token.Kind != TokenKind.Word || token.Senses.Count == 0)
        {
            return false;
        }

        if (token.Text is "第" && index + 1 < tokens.Count && tokens[index + 1].Kind == TokenKind.Time)
        {
            return true;
        }

        if (
            token.Is(Meaning.Middle)
            && index + 1 < tokens.Count
            && (tokens[index + 1].Is(Meaning.From) || tokens[index + 1].Kind == TokenKind.Time)
        )
        {
            return true;
        }

        if (token.Text is "which" or "who" or "when" or "where" or "while" or "if" or "unless" or "until")
        {
            return false;
        }

        return token.IsAny(Light) || token.IsAny(Meaning.Filler, Meaning.Courtesy, Meaning.Asks);
    }

    /// <summary>
    /// Whether a word that is left over changes what is meant, so that doing the rest would be more or something else than was asked: a
    /// limit, a figure, a thing that the operation isn't about, or an unknown word that isn't just a description of a known one.
    /// </summary>
    public static bool Stops(IReadOnlyList<Token> tokens, int index) =>
        tokens[index] is not { Kind: TokenKind.Word, Senses.Count: 0 } || !Describes(tokens, index);

    /// <summary>"my birthday video", 我的生日视频: an unknown word before a known thing.</summary>
    private static bool Describes(IReadOnlyList<Token> tokens, int index)
    {
        for (var i = index - 1; i >= 0; i--)
        {
            if (tokens[i].IsAny(Leads))
            {
                return false;
            }

            if (
                !(
                    Topics.IsPadding(tokens[i])
                    || (tokens[i].Kind == TokenKind.Word && tokens[i].Senses.Count == 0)
                    || tokens[i].Is(Meaning.Mood)
                )
            )
            {
                break;
            }
        }

        for (var i = index + 1; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (
                (Topics.IsThing(token) && token.Kind != TokenKind.Quote && !token.Is(Meaning.Format))
                || token.IsAny(Meaning.Video, Meaning.Clip, Meaning.Photo)
                || token.Kind is TokenKind.Clip or TokenKind.File
            )
            {
                return true;
            }

            if (
                !(
                    (token.Kind == TokenKind.Word && token.Senses.Count == 0)
                    || token.IsAny(Meaning.Mood, Meaning.Of, Meaning.Original, Meaning.Filler)
                )
            )
            {
                return false;
            }
        }

        return false;
    }
}
