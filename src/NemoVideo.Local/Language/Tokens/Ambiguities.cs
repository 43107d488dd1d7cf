using NemoVideo.Local.Language.Lexicon;

namespace NemoVideo.Local.Language.Tokens;

/// <summary>Words whose meaning depends on what stands next to them.</summary>
internal static class Ambiguities
{
    public static List<Token> Resolve(List<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var next = Following(tokens, i);
            var meaning = tokens[i].Text switch
            {
                // "silence the clips", against "cut the silence".
                "silence" => next is not null && IsHeard(next) && !Takes(tokens, i) ? Meaning.Mute : Meaning.Pause,
                // 不要去掉 and 不要音乐 decline; 不要停顿 and 前两秒不要 take away.
                "不要" => Leads(tokens, i) || next is not null && (IsAction(next) || IsAddition(next)) ? Meaning.Not : Meaning.Remove,
                // 要前5秒 keeps; 要淡入 wishes.
                "要" => next is { Kind: TokenKind.Time or TokenKind.Clip }
                || next?.IsAny(Meaning.First, Meaning.Last, Meaning.From, Meaning.Middle) == true
                    ? Meaning.Keep
                    : Meaning.Filler,
                // "pauses over 2 seconds", "fade over 2 seconds", "over the last 2 seconds".
                "over" => next?.Kind is not TokenKind.Time ? Meaning.At
                : tokens.Any(token => token.Is(Meaning.Pause)) ? Meaning.LongerThan
                : Meaning.For,
                // "hold it longer, say 6 seconds".
                "say" when next?.Kind is TokenKind.Time => Meaning.Filler,
                // 只要剪掉停顿 wishes; 只要第二段 keeps.
                "只要" => next is not null && IsAction(next) ? Meaning.Filler : Meaning.Keep,
                // 除去停顿 takes away; 除去第三段都静音 leaves out.
                "除去" => tokens
                    .Skip(i)
                    .TakeWhile(token => token.Kind != TokenKind.Stop)
                    .Any(token => token.IsAny(Meaning.Rest, Meaning.All))
                && tokens.Skip(i + 1).TakeWhile(token => token.Kind != TokenKind.Stop).Any(IsAction)
                    ? Meaning.Except
                    : Meaning.Remove,
                "去" => IsDirection(tokens, i, next) ? Meaning.Filler : Meaning.Remove,
                "最后" => IsFinally(tokens, i) ? Meaning.Then : Meaning.End,
                "后面" or "后边" => IsRest(tokens, i) ? Meaning.Rest : null,
                _ => (Meaning?)null,
            };
            if (meaning is { } only)
            {
                tokens[i] = tokens[i] with { Senses = [new(only)] };
            }
        }

        return tokens;
    }

    /// <summary>不要把第二段删掉: the verb comes after the object.</summary>
    private static bool Leads(List<Token> tokens, int i) =>
        i + 1 < tokens.Count && tokens[i + 1].Text is "把" or "将" or "给" or "让" or "对";

    /// <summary>挪到下面去, 去把停顿剪掉: where to, not what to take away.</summary>
    private static bool IsDirection(List<Token> tokens, int i, Token? next) =>
        next is null
            ? Clause(tokens, i).Any(token => token.Is(Meaning.Move) || (token.Is(Meaning.Change) && token.Text[^1] == '到'))
            : next.IsAny(Meaning.Remove, Meaning.Cut, Meaning.Add, Meaning.Mute, Meaning.Trim)
                || tokens[i + 1].Is(Meaning.ObjectFirst)
                || next.IsAny(Meaning.And, Meaning.Then);

    /// <summary>最后配上音乐 and 最后导出 come last; 最后剪掉3秒 and 最后写上“再见” say where.</summary>
    private static bool IsFinally(List<Token> tokens, int i)
    {
        var rest = tokens.Skip(i + 1).TakeWhile(token => token.Kind is not (TokenKind.Comma or TokenKind.Stop)).ToList();
        if (rest.Count == 0 || (Clause(tokens, i).Any() && Topics.IsVerb(tokens[i - 1]) && tokens[i - 1].Text[^1] is '到' or '在' or '至'))
        {
            return false;
        }

        return rest[0].Is(Meaning.ObjectFirst)
            || (
                Topics.IsVerb(rest[0])
                && !rest[0].IsAny(Meaning.Freeze, Meaning.Keep)
                && !rest.Exists(token =>
                    token.Kind is TokenKind.Quote or TokenKind.Time
                    || token.IsAny(Meaning.FadeIn, Meaning.FadeOut, Meaning.Fade, Meaning.Title, Meaning.Text)
                )
            );
    }

    /// <summary>前10秒剪掉后面加速: what comes after that; 10秒后面 and 放到后面 are places.</summary>
    private static bool IsRest(List<Token> tokens, int i)
    {
        var before = Clause(tokens, i).LastOrDefault();
        var next = tokens.Skip(i + 1).SkipWhile(token => token.Text is "的" or "全部" or "全" or "都" or "就").FirstOrDefault();
        return next is not null
            && next.IsAny(Meaning.Faster, Meaning.Slower, Meaning.Mute, Meaning.Leave, Meaning.Louder, Meaning.Quieter)
            && (before is null ? i > 0 && tokens[i - 1].Kind is TokenKind.Comma or TokenKind.Stop : Topics.IsVerb(before));
    }

    /// <summary>The words before one, in the same part of the sentence.</summary>
    private static IEnumerable<Token> Clause(List<Token> tokens, int i)
    {
        var start = tokens.FindLastIndex(Math.Max(0, i - 1), token => token.Kind is TokenKind.Comma or TokenKind.Stop) + 1;
        return tokens.Skip(start).Take(i - start).Where(token => !Topics.IsPadding(token));
    }

    /// <summary>The next word that says something, in the same part of the sentence.</summary>
    private static Token? Following(List<Token> tokens, int i)
    {
        for (i++; i < tokens.Count && tokens[i].Kind is not (TokenKind.Comma or TokenKind.Stop); i++)
        {
            if (!Topics.IsPadding(tokens[i]) && !tokens[i].Is(Meaning.ObjectFirst))
            {
                return tokens[i];
            }
        }

        return null;
    }

    private static bool Takes(List<Token> tokens, int i) =>
        tokens.Take(i).Any(token => token.IsAny(Meaning.Remove, Meaning.Cut, Meaning.Trim, Meaning.Tighten));

    private static bool IsHeard(Token token) =>
        token.Kind is TokenKind.Clip or TokenKind.File
        || token.IsAny(
            Meaning.Clip,
            Meaning.Video,
            Meaning.It,
            Meaning.All,
            Meaning.Voice,
            Meaning.Sound,
            Meaning.Music,
            Meaning.Original,
            Meaning.First,
            Meaning.Last,
            Meaning.Each,
            Meaning.Rest
        );

    private static bool IsAction(Token token) => Topics.IsVerb(token) && !token.Is(Meaning.Pause);

    private static bool IsAddition(Token token) => Topics.IsThing(token) && !token.IsAny(Meaning.Pause, Meaning.Sound, Meaning.Voice);
}
