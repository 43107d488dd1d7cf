using NemoVideo.Local.Language.Lexicon;

namespace NemoVideo.Local.Language.Tokens;

/// <summary>Finds English phrases of the lexicon in a row of words: "get rid of", "dead air", and "take … out" around an object.</summary>
internal static class Phrases
{
    /// <summary>Words that may stand behind the object of their verb.</summary>
    private static readonly HashSet<string> Particles = ["up", "down", "out", "off", "away", "back", "together", "alone", "in"];

    private const int LongestObject = 9;

    public static List<Token> Group(List<Token> tokens)
    {
        List<Token> grouped = [];
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token is not { Kind: TokenKind.Word } || !char.IsAsciiLetter(token.Text[0]))
            {
                grouped.Add(token);
                continue;
            }

            var phrase = WordList.English.PhrasesOf(token.Text).FirstOrDefault(phrase => Follows(tokens, i, phrase));
            if (phrase is not null)
            {
                var last = tokens[i + phrase.Length - 1];
                var text = string.Join(' ', phrase);
                grouped.Add(
                    token with
                    {
                        Length = last.End - token.Start,
                        Text = text,
                        Senses = WordList.English.Entries[text],
                        Particle = false,
                    }
                );
                i += phrase.Length - 1;
                continue;
            }

            grouped.Add(AroundObject(tokens, i) ?? token);
        }

        return grouped;
    }

    private static bool Follows(List<Token> tokens, int at, string[] phrase)
    {
        if (at + phrase.Length > tokens.Count)
        {
            return false;
        }

        for (var k = 1; k < phrase.Length; k++)
        {
            var token = tokens[at + k];
            if (
                token.Particle
                || !(token.Text == phrase[k] || (token.Kind == TokenKind.Word && WordForm.Of(token.Text).Contains(phrase[k])))
            )
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The verb with the meaning of the phrase, when its particle comes after its object; the particle is marked.</summary>
    private static Token? AroundObject(List<Token> tokens, int at)
    {
        foreach (
            var phrase in WordList.English.PhrasesOf(tokens[at].Text).Where(phrase => phrase.Length == 2 && Particles.Contains(phrase[1]))
        )
        {
            // "fade the music in".
            if (phrase[1] == "in" && phrase[0] != "fade")
            {
                continue;
            }

            for (var j = at + 2; j < Math.Min(tokens.Count, at + LongestObject); j++)
            {
                if (tokens[j] is { Kind: TokenKind.Comma or TokenKind.Stop } || tokens[j].IsAny(Meaning.And, Meaning.Then, Meaning.But))
                {
                    break;
                }

                if (tokens[j].Text == phrase[1] && !tokens[j].Particle && (phrase[1] != "in" || Ends(tokens, j)))
                {
                    tokens[j] = tokens[j] with { Particle = true };
                    return tokens[at] with { Senses = WordList.English.Entries[string.Join(' ', phrase)] };
                }
            }
        }

        return null;
    }

    /// <summary>"fade the music in over 2 seconds", against "fade the music in clip 2".</summary>
    private static bool Ends(List<Token> tokens, int at) =>
        at + 1 == tokens.Count
        || tokens[at + 1].Kind is TokenKind.Comma or TokenKind.Stop or TokenKind.Number
        || tokens[at + 1].Text is "over" or "for" or "at" or "from" or "during" or "and" or "gently" or "slowly" or "please";
}
