using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Language.Tokens;

namespace NemoVideo.Local.Language.Phrasing;

/// <summary>
/// Where a Chinese sentence without commas begins another wish: 第一段静音第二段加速, 剪掉停顿加上音乐, 声音太吵了关掉吧. What comes before
/// the verb is what the wish is about, and stays so until something else is named: 第二段静音然后加速.
/// </summary>
internal static class ChineseJoints
{
    /// <summary>Verbs that act on clips, stretches and sounds, and need no object behind them.</summary>
    private static readonly Meaning[] Alone =
    [
        Meaning.Mute,
        Meaning.Unmute,
        Meaning.Faster,
        Meaning.Slower,
        Meaning.Louder,
        Meaning.Quieter,
        Meaning.Raise,
        Meaning.Lower,
        Meaning.Leave,
        Meaning.Remove,
        Meaning.TurnOff,
        Meaning.Cut,
        Meaning.Freeze,
        Meaning.Swap,
        Meaning.Keep,
        Meaning.Normalize,
        Meaning.Shorten,
        Meaning.Lengthen,
    ];

    /// <summary>What is done about a complaint: 人声太小了,调大.</summary>
    private static readonly Meaning[] Complained =
    [
        Meaning.Remove,
        Meaning.TurnOff,
        Meaning.Cut,
        Meaning.Raise,
        Meaning.Lower,
        Meaning.Louder,
        Meaning.Quieter,
    ];

    private static readonly Meaning[] Edges = [Meaning.First, Meaning.Last, Meaning.Start, Meaning.End, Meaning.Middle];

    /// <summary>Things that belong to the clip that was named: 第二段加速,声音关掉.</summary>
    private static readonly Meaning[] OfClip =
    [
        Meaning.Sound,
        Meaning.Voice,
        Meaning.Volume,
        Meaning.FadeIn,
        Meaning.FadeOut,
        Meaning.Fade,
        Meaning.SlowMotion,
        Meaning.FastMotion,
        Meaning.Caption,
        Meaning.Text,
    ];

    public static bool BeginsAt(List<Token> segment, List<Token> sentence, int i)
    {
        var token = sentence[i];
        if (!Lexer.IsChinese(token.Text[0]) && token.Kind is not (TokenKind.Clip or TokenKind.File))
        {
            return false;
        }

        var after = sentence.Skip(i + 1).TakeWhile(other => other.Kind != TokenKind.Comma && !other.IsAny(Meaning.Then)).ToList();
        return IsReason(segment) ? EndsReason(token, after)
            : token.Is(Meaning.Reason) ? segment.Any(Topics.IsVerb)
            : BeginsVerb(segment, token, after) || BeginsTopic(segment, token, after);
    }

    /// <summary>因为开头太暗, 为了方便在手机上看.</summary>
    public static bool IsReason(IReadOnlyList<Token> segment) => segment.FirstOrDefault(Says)?.Is(Meaning.Reason) == true;

    /// <summary>标志放左上角,只在最后10秒显示: when the thing before is shown or played.</summary>
    public static bool GoesOn(List<Token> segment, Unit before) =>
        segment.Exists(token => Lexer.IsChinese(token.Text[0]))
        && segment.Exists(token => token.Is(Meaning.Show))
        && segment.Exists(IsTimed)
        && segment.TrueForAll(token => !Topics.IsThing(token) && (!Topics.IsVerb(token) || token.Is(Meaning.Show)))
        && !segment.Exists(token => token.Kind is TokenKind.Clip or TokenKind.File || token.IsAny(Meaning.Photo, Meaning.Video))
        && before.Tokens.Any(token =>
            token.Kind == TokenKind.Quote || token.IsAny(Meaning.Logo, Meaning.Music, Meaning.Title, Meaning.Text)
        );

    /// <summary>What a wish is about that names nothing itself: the place that the one before it began with.</summary>
    public static IReadOnlyList<Token> TopicFor(List<Token> segment, Unit before)
    {
        if (ComplainedOf(segment, before) is { } thing)
        {
            return [thing with { Start = segment[0].Start, Length = 0 }];
        }

        // 音乐淡入2秒淡出3秒.
        if (
            segment.Find(Says)?.IsAny(Meaning.FadeIn, Meaning.FadeOut) == true
            && before.Tokens.FirstOrDefault(token => token.Is(Meaning.Music)) is { } music
            && before.Tokens.Any(token => token.IsAny(Meaning.FadeIn, Meaning.FadeOut))
        )
        {
            return [music with { Start = segment[0].Start, Length = 0 }];
        }

        if (
            !segment.Exists(token => Lexer.IsChinese(token.Text[0]))
            || !segment.Exists(token => token.IsAny(Alone) || token.IsAny(Meaning.FadeIn, Meaning.FadeOut, Meaning.Text, Meaning.Caption))
            || segment.Exists(token =>
                token.Kind is TokenKind.Clip or TokenKind.File
                || token.IsAny(
                    Meaning.All,
                    Meaning.Video,
                    Meaning.Rest,
                    Meaning.Each,
                    Meaning.Throughout,
                    Meaning.Clip,
                    Meaning.It,
                    Meaning.Not
                )
                || (Topics.IsThing(token) && token.Kind != TokenKind.Quote && !token.IsAny(OfClip))
            )
            || (segment.Exists(token => token.IsAny(Meaning.Remove, Meaning.Cut, Meaning.Keep)) && !segment.Exists(IsTimed))
        )
        {
            return [];
        }

        if (
            before.IsReason
            || before.Tokens.Any(token =>
                token.IsAny(Meaning.Swap, Meaning.Join, Meaning.Leave, Meaning.Not, Meaning.Except, Meaning.ExceptAfter)
            )
            || (before.Tokens.Any(token => token.IsAny(Meaning.Remove, Meaning.Cut, Meaning.Keep)) && !DropsPart(before))
        )
        {
            return [];
        }

        var first = before.Tokens.ToList().FindIndex(token => Says(token) && !token.IsAny(Meaning.ObjectFirst, Meaning.At, Meaning.From));
        var place = ScopeReader
            .Read(before.Tokens)
            .FirstOrDefault(item => item is { Kind: ScopeKind.Place, Except: false } && item.Tokens.Contains(first));
        if (place is null || (segment.Exists(IsTimed) && !place.IsClip && !DropsPart(before)))
        {
            return [];
        }

        IEnumerable<int> words =
            place.IsClip || !DropsPart(before) ? place.Tokens : place.Tokens.Where(i => before.Tokens[i].Kind == TokenKind.Clip);
        return [.. words.Order().Select(i => before.Tokens[i] with { Start = segment[0].Start, Length = 0 })];
    }

    /// <summary>声音太吵了关掉吧: the sound goes.</summary>
    private static Token? ComplainedOf(List<Token> segment, Unit before) =>
        Statements.Complains(before.Tokens)
        && segment.Exists(token => token.IsAny(Complained))
        && !segment.Exists(token => Topics.IsThing(token) || IsTimed(token) || token.Kind is TokenKind.Clip or TokenKind.File)
            ? before.Tokens.FirstOrDefault(token => token.IsAny(Meaning.Sound, Meaning.Voice, Meaning.Music, Meaning.Pause))
            : null;

    /// <summary>第二段剪掉开头3秒 leaves something of the clip.</summary>
    private static bool DropsPart(Unit unit) =>
        unit.Tokens.FirstOrDefault(token => Says(token) && !token.Is(Meaning.ObjectFirst))?.Kind == TokenKind.Clip
        && unit.Tokens.Any(token => IsTimed(token) || Topics.IsThing(token));

    private static bool Says(Token token) => !Topics.IsPadding(token);

    private static bool IsTimed(Token token) => token.Kind == TokenKind.Time || token.IsAny(Meaning.Half, Meaning.Third, Meaning.Quarter);

    private static bool EndsReason(Token token, List<Token> after) =>
        token.Text is "把" or "将"
        || (
            (Strong(token) || (token.Is(Meaning.Change) && !token.Is(Meaning.ObjectFirst)))
            && !after.Exists(other => other.Text is "把" or "将")
        );

    /// <summary>Another verb after one that has its object, or 把.</summary>
    private static bool BeginsVerb(List<Token> segment, Token token, List<Token> after)
    {
        var takes = token.Text is "把" or "将";
        var last = segment.FindLast(Says);
        if (
            (!takes && !Topics.IsVerb(token))
            || last is null
            || OpenObject(segment)
            || last.IsAny(Meaning.Add, Meaning.Not, Meaning.Only, Meaning.Too)
        )
        {
            return false;
        }

        // 声音太吵了关掉吧, 开头太暗了把前4秒剪掉.
        if (
            Statements.Complains(segment)
            && (takes || token.IsAny(Meaning.Remove, Meaning.Mute, Meaning.Cut) || (token.Is(Meaning.Faster) && last.Is(Meaning.Pace)))
        )
        {
            return true;
        }

        var next = after.Find(other => Says(other) && !other.IsAny(Meaning.Mood, Meaning.Of));
        var thing = next is not null && Topics.IsThing(next) && !segment.Exists(other => Shares(other, next));
        // 竖屏加模糊背景: the shape is a wish of its own.
        if (token.Is(Meaning.Add) && thing && last.IsAny(Meaning.Ratio, Meaning.Lines, Meaning.Fill, Meaning.Fit, Meaning.Blur))
        {
            return true;
        }

        var acts = takes || Strong(token) || (thing && token.IsAny(Meaning.Change, Meaning.Show, Meaning.Raise, Meaning.Lower));
        return acts
            && segment.Exists(other => Strong(other) && (!Means(other) || segment.Exists(Topics.IsThing)))
            && segment.Exists(other =>
                Topics.IsThing(other)
                || other.Kind is TokenKind.Clip or TokenKind.Time or TokenKind.Factor or TokenKind.Percent
                || other.IsAny(Edges)
            );
    }

    /// <summary>Something else that is spoken of, after a verb that has its object: 第一段静音第二段加速.</summary>
    private static bool BeginsTopic(List<Token> segment, Token token, List<Token> after)
    {
        var clip =
            token.Kind == TokenKind.Clip || (token.Kind == TokenKind.File && FileKinds.IsClip(token.Literal)) || token.Is(Meaning.Rest);
        var stretch = token.IsAny(Edges) && after.Count > 0 && (IsTimed(after[0]) || token.Text is "后面" or "前面" or "中间");
        if (!clip && !stretch && !Topics.IsThing(token))
        {
            return false;
        }

        // 淡入2秒淡出3秒.
        if (token.IsAny(Meaning.FadeIn, Meaning.FadeOut) && after.Count > 0 && after[0].Kind == TokenKind.Time)
        {
            return segment.FindLast(Says)?.Kind == TokenKind.Time && segment.Exists(other => other.IsAny(Meaning.FadeIn, Meaning.FadeOut));
        }

        return after.Exists(other =>
                Topics.IsVerb(other)
                || other.Kind is TokenKind.Factor or TokenKind.Percent
                || other.IsAny(Meaning.FadeIn, Meaning.FadeOut, Meaning.SlowMotion)
            ) && IsDone(segment, clip, token.Is(Meaning.Rest));
    }

    /// <summary>Whether a verb has what it needs, so that what comes next isn't its object.</summary>
    private static bool IsDone(List<Token> segment, bool clipFollows, bool rest)
    {
        var said = segment.Where(Says).ToList();
        if (!said.Exists(token => Topics.IsVerb(token) || token.IsAny(Meaning.FadeIn, Meaning.FadeOut)) || OpenObject(segment))
        {
            return false;
        }

        var last = said[^1];
        if (
            last.Kind is TokenKind.Factor or TokenKind.Percent or TokenKind.Quote
            || last.IsAny(Meaning.ABit, Meaning.FadeIn, Meaning.FadeOut)
        )
        {
            return true;
        }

        if (last.IsAny(Alone) && Topics.IsVerb(last))
        {
            var before = said.Take(said.Count - 1).ToList();
            return before.Exists(token => Topics.IsThing(token) || IsTimed(token) || token.Text is "把" or "将")
                || (
                    before.Exists(token => token.Kind is TokenKind.Clip or TokenKind.File || token.Is(Meaning.Rest))
                    && (clipFollows || !last.IsAny(Meaning.Remove, Meaning.Cut, Meaning.Keep))
                );
        }

        // 删掉第一段剩下的拼起来.
        if (rest && last.Kind is TokenKind.Clip or TokenKind.File && said.Exists(token => token.IsAny(Meaning.Remove, Meaning.Mute)))
        {
            return true;
        }

        return clipFollows
            && (
                Topics.IsThing(last) || last.Kind == TokenKind.Time || last.IsAny(Meaning.Top, Meaning.Bottom, Meaning.Left, Meaning.Right)
            );
    }

    /// <summary>用1.5倍速播放: with what, not another wish.</summary>
    private static bool Means(Token token) => token.Text is "用" or "使用" or "用上";

    private static bool Shares(Token one, Token other) => one.Senses.Any(sense => other.Is(sense.Meaning));

    private static bool Strong(Token token) =>
        token.IsAny(
            Meaning.Add,
            Meaning.Remove,
            Meaning.Mute,
            Meaning.Join,
            Meaning.Export,
            Meaning.Keep,
            Meaning.Faster,
            Meaning.Slower,
            Meaning.Freeze,
            Meaning.Undo,
            Meaning.Cut
        );

    /// <summary>把 waits for its verb.</summary>
    private static bool OpenObject(List<Token> segment)
    {
        var last = segment.FindLastIndex(token => token.Text is "把" or "将");
        return last >= 0 && !segment.Skip(last).Any(Topics.IsVerb);
    }
}
