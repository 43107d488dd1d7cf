using NemoVideo.Local.Language.Lexicon;

namespace NemoVideo.Local.Language.Tokens;

/// <summary>
/// Why something is wished, and for whom: "because the client hates it", "so that it fits on my story", "to keep people hooked", "for the
/// newsletter". Such words are made to say nothing, as a whole, unless they hold something that is to be done or say where.
/// </summary>
internal sealed class Reasons(List<Token> tokens)
{
    private static readonly Sense[] Nothing = [new(Meaning.Filler)];

    /// <summary>Words that are more than a reason: "so that only the music is heard", "so that it fades out at the end".</summary>
    private static readonly Meaning[] Wishes =
    [
        Meaning.Only,
        Meaning.Except,
        Meaning.Fade,
        Meaning.FadeIn,
        Meaning.FadeOut,
        Meaning.CrossFade,
        Meaning.Title,
        Meaning.Text,
        Meaning.Caption,
        Meaning.Logo,
        Meaning.Mute,
        Meaning.Freeze,
        Meaning.Number,
        Meaning.Half,
        Meaning.Third,
        Meaning.Quarter,
        Meaning.First,
        Meaning.Last,
        Meaning.Start,
        Meaning.End,
        Meaning.Middle,
        Meaning.Lines,
        Meaning.Bars,
    ];

    /// <summary>Words after "so" that begin what it is for; after others it goes on with the wish.</summary>
    private static readonly HashSet<string> Subjects =
    [
        "it",
        "it's",
        "that",
        "we",
        "i",
        "i'm",
        "you",
        "we can",
        "you can",
        "you could",
        "i can",
        "they",
        "he",
        "she",
        "people",
        "everyone",
        "everybody",
        "nobody",
        "viewers",
        "viewer",
        "my",
        "our",
        "the",
        "there",
        "there's",
        "no",
        "this",
        "as",
    ];

    /// <summary>"so it should be muted", "so please cut it": a wish.</summary>
    private static readonly HashSet<string> Modals =
    [
        "should",
        "must",
        "needs to be",
        "need to be",
        "has to be",
        "have to be",
        "please",
        "want",
        "wants",
        "need",
        "needs",
        "i want",
        "i need",
        "i'd like",
    ];

    /// <summary>Verbs that begin a purpose after "to".</summary>
    private static readonly HashSet<string> Purposes =
    [
        "make",
        "keep",
        "save",
        "avoid",
        "help",
        "give",
        "get",
        "let",
        "hide",
        "match",
        "improve",
        "draw",
        "build",
        "create",
        "emphasise",
        "emphasize",
        "highlight",
        "catch",
        "grab",
        "suit",
        "please",
        "fit",
        "set",
        "post",
        "upload",
        "share",
        "send",
        "impress",
    ];

    /// <summary>What somebody does who wishes something.</summary>
    private static readonly HashSet<string> Wishers =
    [
        "wants",
        "wanted",
        "needs",
        "asked",
        "likes",
        "prefers",
        "thinks",
        "said",
        "says",
        "insists",
        "requested",
        "would like",
        "would love",
    ];

    public static List<Token> Quiet(List<Token> tokens)
    {
        Reasons reasons = new(tokens);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (reasons.ReasonFrom(i) is { } end)
            {
                reasons.Silence(i, end);
                i = end - 1;
            }
            else if (reasons.ForWhom(i) is { } last)
            {
                reasons.Silence(i, last, shapes: true);
                i = last - 1;
            }
            else if (reasons.WhoWishes(i) is { } wish)
            {
                reasons.Silence(i, wish);
            }
        }

        // Elsewhere such a word is one that nothing is known of: "remove the client".
        for (var i = 0; i < tokens.Count; i++)
        {
            tokens[i] = tokens[i] with { Senses = [.. tokens[i].Senses.Where(sense => sense.Meaning != Meaning.Purpose)] };
        }

        return tokens;
    }

    private void Silence(int from, int to, bool shapes = false)
    {
        for (var i = from; i < to; i++)
        {
            // "for TikTok and my newsletter": the shape is asked for; in a reason it was looked at before.
            if (!shapes || !tokens[i].Is(Meaning.Ratio))
            {
                tokens[i] = tokens[i] with { Kind = TokenKind.Word, Senses = Nothing };
            }
        }
    }

    private Token? At(int i) => i >= 0 && i < tokens.Count ? tokens[i] : null;

    /// <summary>Where a reason that begins at a word ends; null if none does, or if it is more than that.</summary>
    private int? ReasonFrom(int i)
    {
        var explains = Explains(i);
        if (!explains && !Leads(i))
        {
            return null;
        }

        var opens = Opens(i);
        var end = i + 1;
        while (end < tokens.Count && tokens[end].Kind != TokenKind.Stop && !GoesOn(end, opens))
        {
            end++;
        }

        // "Because it's noisy mute it": without a comma, where the reason ends isn't known.
        if (opens && At(end)?.Kind != TokenKind.Comma)
        {
            return null;
        }

        var words = tokens.GetRange(i + 1, end - i - 1);
        return words.Count == 0 || words.Exists(token => Places(token) || (!explains && token.IsAny(Wishes)) || Shapes(token)) ? null : end;
    }

    /// <summary>Figures, files and quotes say what or where.</summary>
    private static bool Places(Token token) =>
        token.Kind is not (TokenKind.Word or TokenKind.Comma) || token.IsAny(Meaning.Number, Meaning.Asks);

    private static bool Shapes(Token token) =>
        token.Is(Meaning.Ratio) && token.Text is "vertical" or "vertically" or "portrait" or "landscape" or "horizontal" or "square";

    private bool Explains(int i) =>
        tokens[i].Is(Meaning.Reason)
        || (tokens[i].Text is "since" && At(i + 1) is { Kind: TokenKind.Word } since && !since.IsAny(Meaning.Start, Meaning.Number))
        || (
            tokens[i].Text is "as"
            && At(i + 1)?.Text is "it's" or "there's" or "there" or "i" or "i'm" or "we" or "they" or "he" or "she" or "this" or "that's"
            && !(At(i - 1)?.Text is "same")
        );

    private bool Leads(int i) =>
        tokens[i].Text switch
        {
            "so that" => true,
            "so" => !Opens(i) && At(i + 1) is { } next && Subjects.Contains(next.Text) && !WishesFrom(i + 1),
            "to" => At(i + 1) is { } verb && Purposes.Contains(verb.Text) && (Opens(i) || Does(i)),
            _ => false,
        };

    /// <summary>Whether what follows "so" is a wish of its own.</summary>
    private bool WishesFrom(int i)
    {
        for (; i < tokens.Count && tokens[i].Kind is not (TokenKind.Stop or TokenKind.Comma); i++)
        {
            if (Modals.Contains(tokens[i].Text) || tokens[i].Is(Meaning.Asks))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a verb and what it is about stand before "to" in the same part.</summary>
    private bool Does(int i)
    {
        var said = 0;
        for (i--; i >= 0 && tokens[i].Kind is not (TokenKind.Stop or TokenKind.Comma); i--)
        {
            said += Topics.IsPadding(tokens[i]) ? 0 : 1;
            if (Topics.IsVerb(tokens[i]) && said > 1)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether nothing that says anything stands before it in the sentence.</summary>
    private bool Opens(int i)
    {
        for (i--; i >= 0 && tokens[i].Kind != TokenKind.Stop; i--)
        {
            if (tokens[i].Kind != TokenKind.Comma && !Topics.IsPadding(tokens[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the wish goes on here: at a comma after a reason that opens the sentence, or at a joint before a verb.</summary>
    private bool GoesOn(int i, bool opens)
    {
        if (tokens[i].Kind != TokenKind.Comma && !tokens[i].IsAny(Meaning.And, Meaning.Then, Meaning.But))
        {
            return false;
        }

        if (opens && tokens[i].Kind == TokenKind.Comma)
        {
            return true;
        }

        var next = i + 1;
        while (At(next) is { } padding && (Topics.IsPadding(padding) || padding.IsAny(Meaning.And, Meaning.Then, Meaning.But)))
        {
            next++;
        }

        // "and add music", "and wants it gone".
        return At(next) is { } verb
            && (Topics.IsVerb(verb) || verb.Is(Meaning.Not) || verb.Is(Meaning.Without) || Topics.IsThing(verb))
            && (!verb.Text.EndsWith('s') || WordList.English.Entries.ContainsKey(verb.Text));
    }

    /// <summary>"for the newsletter", "for my grandma's birthday", "for dramatic effect".</summary>
    private int? ForWhom(int i)
    {
        if (tokens[i].Text is not ("for" or "on" or "to" or "in"))
        {
            return null;
        }

        var end = i + 1;
        int? last = null;
        while (
            At(end) is { Kind: TokenKind.Word } word
            && (
                word.Senses.Count == 0
                || word.Is(Meaning.Purpose)
                || word.Is(Meaning.Mood)
                || word.IsAny(Meaning.Filler, Meaning.Ratio)
                || (word.Is(Meaning.And) && end > i + 1)
            )
        )
        {
            last = word.Is(Meaning.Purpose) ? end + 1 : last;
            end++;
        }

        return last;
    }

    /// <summary>"my boss wants", "the client asked for": who wishes.</summary>
    private int? WhoWishes(int i)
    {
        var end = i;
        while (
            At(end) is { Kind: TokenKind.Word } word
            && (word.Is(Meaning.Purpose) || (end == i + 1 && word.Senses.Count == 0 && !Wishers.Contains(word.Text)))
        )
        {
            end++;
        }

        if (end == i || At(end) is not { } wish)
        {
            return null;
        }

        return Wishers.Contains(wish.Text)
            ? At(end + 1)?.Text is "for" or "that" or "on" or "to"
                ? end + 2
                : end + 1
            : null;
    }
}
