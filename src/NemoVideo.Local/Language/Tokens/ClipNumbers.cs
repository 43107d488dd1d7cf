using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Language.Tokens;

/// <summary>
/// Finds clips said by number: "clip 2", "the second and third clips", "the last two videos", 第二段, 前两个片段. What is left of ordinals
/// stays one: "the second".
/// </summary>
internal sealed class ClipNumbers(List<Token> tokens)
{
    public List<Token> Read()
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            _ = ReadChinese(i) || ReadNumbered(i) || ReadOrdinal(i);
        }

        ReadLists();
        return tokens;
    }

    private Token? At(int index) => index >= 0 && index < tokens.Count ? tokens[index] : null;

    private bool Is(int index, Meaning meaning) => At(index) is { Kind: TokenKind.Word or TokenKind.Clip } token && token.Is(meaning);

    private bool Is(int index, TokenKind kind) => At(index)?.Kind == kind;

    private bool IsWord(int index, params ReadOnlySpan<string> words) => At(index) is { } token && words.Contains(token.Text);

    private void Join(int from, int to, TokenKind kind, IReadOnlyList<ClipReference> clips, double value = 0)
    {
        var (first, last) = (tokens[from], tokens[to]);
        var text = string.Join(' ', tokens.GetRange(from, to - from + 1).Select(token => token.Text));
        tokens.RemoveRange(from, to - from + 1);
        tokens.Insert(
            from,
            new Token(first.Start, last.End - first.Start, text, kind)
            {
                Clips = clips,
                Value = value,
                Attached = first.Attached,
            }
        );
    }

    private bool IsNoun(int index) =>
        At(index) is { Kind: TokenKind.Word } token
            && (
                token.IsAny(Meaning.Clip, Meaning.Photo)
                || token.Text is "video" or "videos" or "one" or "ones" or "recording" or "视频" or "素材" or "影片" or "footage"
            )
            && token.Text is not "picture"
        || IsWord(index, "picture", "pictures");

    private ClipReference Reference(int number, int noun) =>
        At(noun) is { } token && (token.Text[0] == '张' || (token.Is(Meaning.Photo) && !token.Is(Meaning.Clip)))
            ? new(number, Kind: MediaKind.Image)
            : new(number);

    /// <summary>"clip 2", "clips 1, 3 and 4", "clips 2 to 4", "track 2".</summary>
    private bool ReadNumbered(int i)
    {
        var track = Is(i, Meaning.Track);
        if (!track && !(IsNoun(i) && !IsWord(i, "one", "ones", "footage")))
        {
            return false;
        }

        var first = i + 1;
        if (IsWord(first, "number", "no", "nr", "clip"))
        {
            first++;
        }

        if (!Is(first, TokenKind.Number) || tokens[first].Value is < 1 or > 99 || tokens[first].Value % 1 != 0)
        {
            return false;
        }

        if (track)
        {
            Join(i, first, TokenKind.Track, [], tokens[first].Value);
            return true;
        }

        List<int> numbers = [(int)tokens[first].Value];
        var last = first;
        while (true)
        {
            var next = last + 1;
            while (Is(next, TokenKind.Comma) || Is(next, Meaning.And) || Is(next, Meaning.Then))
            {
                next++;
            }

            if (next > last + 1 && Is(next, TokenKind.Number) && tokens[next].Value is >= 1 and <= 99)
            {
                numbers.Add((int)tokens[next].Value);
                last = next;
            }
            else if (Is(last + 1, Meaning.To) && Is(last + 2, TokenKind.Number) && tokens[last + 2].Value > numbers[^1] && Plural(i))
            {
                numbers.AddRange(Enumerable.Range(numbers[^1] + 1, (int)Math.Min(99, tokens[last + 2].Value) - numbers[^1]));
                last += 2;
            }
            else
            {
                break;
            }
        }

        Join(i, last, TokenKind.Clip, [.. numbers.Select(number => Reference(number, i))]);
        return true;
    }

    private bool Plural(int i) => tokens[i].Text.EndsWith('s') || Lexer.IsChinese(tokens[i].Text[0]);

    /// <summary>"the second clip", "the first two videos", "the second and third clips", "the second to last clip".</summary>
    private bool ReadOrdinal(int i)
    {
        if (Ordinal(i) is not { } number || Lexer.IsChinese(tokens[i].Text[0]))
        {
            return false;
        }

        if ((Is(i + 1, Meaning.To) || IsWord(i + 1, "last")) && Ordinal(i + (Is(i + 1, Meaning.To) ? 2 : 1)) == -1 && number > 1)
        {
            var end = i + (Is(i + 1, Meaning.To) ? 2 : 1);
            if (IsNoun(end + 1))
            {
                Join(i, end + 1, TokenKind.Clip, [Reference(-number, end + 1)]);
                return true;
            }
        }

        if (Is(i + 1, TokenKind.Number) && IsNoun(i + 2) && number is 1 or -1)
        {
            var count = (int)Math.Min(99, tokens[i + 1].Value);
            var numbers = Enumerable.Range(1, count).Select(n => number == 1 ? n : n - count - 1);
            Join(i, i + 2, TokenKind.Clip, [.. numbers.Select(n => Reference(n, i + 2))]);
            return true;
        }

        List<int> ordinals = [number];
        var last = i;
        while (true)
        {
            var next = last + 1;
            while (Is(next, TokenKind.Comma) || Is(next, Meaning.And) || IsWord(next, "the"))
            {
                next++;
            }

            if (next > last + 1 && Ordinal(next) is { } other)
            {
                ordinals.Add(other);
                last = next;
            }
            else
            {
                break;
            }
        }

        if (IsNoun(last + 1))
        {
            var noun = last + 1;
            if (IsWord(noun, "video") && IsNoun(noun + 1))
            {
                noun++;
            }

            Join(i, noun, TokenKind.Clip, [.. ordinals.Select(ordinal => Reference(ordinal, noun))]);
            return true;
        }

        if (Is(i + 1, Meaning.Track))
        {
            Join(i, i + 1, TokenKind.Track, [], number);
            return true;
        }

        // "all clips except the last".
        if (Excepts(i) && (At(last + 1) is not { } after || after.Kind is TokenKind.Comma or TokenKind.Stop || after.Is(Meaning.Filler)))
        {
            Join(i, last, TokenKind.Clip, [.. ordinals.Select(ordinal => new ClipReference(ordinal))]);
            return true;
        }

        return false;
    }

    /// <summary>Whether clips are spoken of, and all but the next word are meant.</summary>
    private bool Excepts(int i)
    {
        var before = IsWord(i - 1, "the") ? i - 2 : i - 1;
        return Is(before, Meaning.Except) && tokens.Take(before).Any(token => token.Is(Meaning.Clip));
    }

    private int? Ordinal(int index) =>
        At(index) switch
        {
            { Kind: TokenKind.Word } word when word.Is(Meaning.First) && word.Text is not "opening" => 1,
            { Kind: TokenKind.Word } word when word.Is(Meaning.Last) => -1,
            { Kind: TokenKind.Word } word when word.Is(Meaning.Nth) => (int)word.ValueOf(Meaning.Nth),
            _ => null,
        };

    /// <summary>第二段, 第1、3段, 前两个片段, 最后一段, 倒数第二段, 第2条轨道.</summary>
    private bool ReadChinese(int i)
    {
        if (IsWord(i, "第") && Is(i + 1, TokenKind.Number))
        {
            List<int> numbers = [(int)tokens[i + 1].Value];
            var last = i + 1;
            while (
                (Is(last + 1, TokenKind.Comma) || Is(last + 1, Meaning.And))
                && (Is(last + 2, TokenKind.Number) || (IsWord(last + 2, "第") && Is(last + 3, TokenKind.Number)))
            )
            {
                last += Is(last + 2, TokenKind.Number) ? 2 : 3;
                numbers.Add((int)tokens[last].Value);
            }

            if (numbers[0] is > 10 and < 100 && tokens[i + 1].Spelled && tokens[i + 1].Text.IndexOf('十', StringComparison.Ordinal) < 0)
            {
                // 第一二段: the first and the second.
                numbers = [numbers[0] / 10, numbers[0] % 10];
            }

            if (MeasureEnd(last + 1) is not { } end || IsRank(i, last))
            {
                return ReadRank(i, last);
            }

            if (Is(end, Meaning.Track))
            {
                Join(i, end, TokenKind.Track, [], numbers[0]);
                return true;
            }

            var back = i > 0 && IsWord(i - 1, "倒数");
            Join(back ? i - 1 : i, end, TokenKind.Clip, [.. numbers.Select(number => Reference(back ? -number : number, end))]);
            return true;
        }

        if (
            At(i) is { Kind: TokenKind.Word } word
            && Lexer.IsChinese(word.Text[0])
            && (word.IsAny(Meaning.First, Meaning.Last) || word.Text is "最后" || (word.Text is "头" && Is(i + 1, TokenKind.Number)))
        )
        {
            var counted = Is(i + 1, TokenKind.Number);
            if (
                word.Text is "最后"
                && IsWord(i + 1, "一个", "一段", "一条", "一张", "那个", "那段", "那条", "的", "这段")
                && (MeasureEnd(i + 2) is not null || !IsWord(i + 1, "的", "那个", "一个"))
            )
            {
                var noun = MeasureEnd(i + 2) ?? i + 1;
                Join(i, noun, TokenKind.Clip, [Reference(-1, noun)]);
                return true;
            }

            if (!counted && !(word.Text is "最后" or "最后那" && MeasureEnd(i + 1) is not null && !Is(i + 1, Meaning.Second)))
            {
                return false;
            }

            if (MeasureEnd(i + (counted ? 2 : 1)) is not { } end || (counted && Is(i + 2, Meaning.Part)))
            {
                return false;
            }

            var count = counted ? (int)Math.Min(99, tokens[i + 1].Value) : 1;
            var numbers = Enumerable
                .Range(1, Math.Max(1, count))
                .Select(n => word.Is(Meaning.First) || word.Text is "头" ? n : n - count - 1);
            Join(i, end, TokenKind.Clip, [.. numbers.Select(number => Reference(number, end))]);
            return true;
        }

        return false;
    }

    /// <summary>把b放到第一个: a place in the order, where nothing follows but the verb stands before.</summary>
    private bool IsRank(int i, int last) =>
        At(i - 1) is { Kind: TokenKind.Word } verb
        && verb.IsAny(Meaning.Move, Meaning.Add, Meaning.Change)
        && verb.Text[0] is '放' or '排' or '移' or '挪' or '调' or '提' or '摆'
        && IsWord(last + 1, "个", "位", "条", "段")
        && (
            At(last + 2) is null or { Kind: TokenKind.Comma or TokenKind.Stop }
            || Topics.IsPadding(At(last + 2)!)
            || Is(last + 2, Meaning.Then)
        )
        && tokens.Take(i - 1).Any(token => token.Kind is TokenKind.Clip or TokenKind.File);

    /// <summary>第一处, 第二次, 放到第一位: which one of several that aren't clips.</summary>
    private bool ReadRank(int i, int last)
    {
        if (
            last != i + 1
            || At(last + 1)?.IsAny(Meaning.Second, Meaning.Minute, Meaning.Percent) == true
            || tokens[last].Value is < 1 or > 99
        )
        {
            return false;
        }

        var end = IsWord(last + 1, "处", "个", "次", "位", "条", "段", "句") ? last + 1 : last;
        var (first, number) = (tokens[i], (int)tokens[last].Value);
        var text = string.Concat(tokens.GetRange(i, end - i + 1).Select(token => token.Text));
        var length = tokens[end].End - first.Start;
        tokens.RemoveRange(i, end - i + 1);
        tokens.Insert(
            i,
            new Token(first.Start, length, text, TokenKind.Word) { Senses = [number == 1 ? new(Meaning.First) : new(Meaning.Nth, number)] }
        );
        return true;
    }

    /// <summary>The last token of a measure word with its noun: 段, 个视频, 条轨道; null if it isn't one for clips.</summary>
    private int? MeasureEnd(int i)
    {
        if (At(i) is not { Kind: TokenKind.Word } measure)
        {
            return null;
        }

        if (
            measure.Text
            is "段"
                or "个"
                or "条"
                or "支"
                or "张"
                or "个视频"
                or "个片段"
                or "段视频"
                or "张照片"
                or "张图片"
                or "张图"
                or "条轨道"
        )
        {
            if (IsWord(i + 1, "的"))
            {
                return measure.Text is "个" or "条" or "张" ? null : i;
            }

            return IsNoun(i + 1) || Is(i + 1, Meaning.Track) ? i + 1
                : measure.Text is "个" && At(i + 1) is { Kind: TokenKind.Word } next && !next.IsAny(Meaning.Filler) && Topics.IsThing(next)
                    ? null
                : measure.Text is "张" ? i
                : measure.Text is "条" && Is(i + 1, Meaning.Caption) ? null
                : i;
        }

        return measure.IsAny(Meaning.Clip, Meaning.Photo, Meaning.Track) || measure.Text is "视频" or "素材" ? i : null;
    }

    /// <summary>"clip 1 and clip 3", "a.mp4, b.mp4 and the last clip" as one, unless they are the two ends of something.</summary>
    private void ReadLists()
    {
        JoinNouns();
        for (var i = 0; i < tokens.Count; i++)
        {
            while (Named(i) && tokens.Take(i).LastOrDefault()?.Is(Meaning.Between) != true)
            {
                var next = i + 1;
                while (Is(next, TokenKind.Comma) || Is(next, Meaning.And) || (next > i + 1 && IsWord(next, "the")))
                {
                    next++;
                }

                if (next == i + 1 || !Named(next) || IsText(tokens[i]) != IsText(tokens[next]))
                {
                    break;
                }

                // "clip 1 to 4 seconds and clip 2 to 6 seconds" are two.
                Join(
                    i,
                    next,
                    tokens[i].Kind == TokenKind.File && Is(next, TokenKind.File) ? TokenKind.File : TokenKind.Clip,
                    [.. tokens[i].Clips, .. tokens[next].Clips]
                );
            }
        }
    }

    /// <summary>"the interview clip", 采访那段: the noun says nothing more.</summary>
    private void JoinNouns()
    {
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (
                Named(i)
                && !IsText(tokens[i])
                && tokens[i + 1] is { Kind: TokenKind.Word } noun
                && (noun.IsAny(Meaning.Clip, Meaning.Part) || noun.Text is "video" or "footage" or "recording" or "视频")
                && !(noun.Is(Meaning.Part) && StretchFollows(i + 2))
            )
            {
                var (literal, kind) = (tokens[i].Literal, tokens[i].Kind);
                Join(i, i + 1, kind, tokens[i].Clips);
                tokens[i] = tokens[i] with { Literal = literal };
            }
        }
    }

    private bool StretchFollows(int i) => Is(i, Meaning.From) || Is(i, Meaning.Between) || Is(i, TokenKind.Time);

    private bool Named(int i) => At(i) is { Kind: TokenKind.Clip or TokenKind.File };

    /// <summary>Files that are no clips don't join them.</summary>
    private static bool IsText(Token token) =>
        token.Kind == TokenKind.File && !FileKinds.IsClip(token.Literal.Length > 0 ? token.Literal : token.Clips[0].Name ?? "");
}
