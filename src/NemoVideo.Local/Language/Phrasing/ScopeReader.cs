using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Language.Phrasing;

/// <summary>
/// Finds in a unit's words where and when something applies: ranges, first and last parts, halves, clips, "each clip", "the rest", and
/// amounts of time. Exceptions wrap what they stand with.
/// </summary>
internal sealed class ScopeReader
{
    private readonly IReadOnlyList<Token> _tokens;

    /// <summary>The words that say something, as places among the tokens.</summary>
    private readonly List<int> _said;

    private readonly List<ScopeItem> _items = [];
    private bool _except;
    private bool _exceptChinese;
    private int _exceptWord = -1;

    private ScopeReader(IReadOnlyList<Token> tokens)
    {
        _tokens = tokens;
        _said =
        [
            .. Enumerable
                .Range(0, tokens.Count)
                .Where(i => (!Topics.IsPadding(tokens[i]) || tokens[i].Is(Meaning.Off)) && tokens[i].Text is not ("第" or "的")),
        ];
    }

    public static IReadOnlyList<ScopeItem> Read(IReadOnlyList<Token> tokens) => new ScopeReader(tokens).Read();

    private Token? At(int k) => k >= 0 && k < _said.Count ? _tokens[_said[k]] : null;

    private bool Is(int k, params ReadOnlySpan<Meaning> meanings) => At(k) is { Kind: TokenKind.Word } token && token.IsAny(meanings);

    private bool IsTime(int k) => At(k)?.Kind == TokenKind.Time;

    private TimePoint Point(int k) => new(At(k)!.Time);

    private IReadOnlyList<ScopeItem> Read()
    {
        for (var k = 0; k < _said.Count; )
        {
            if (ReadException(ref k))
            {
                continue;
            }

            k = ReadItem(k) ?? k + 1;
        }

        return JoinClips(_items);
    }

    private bool ReadException(ref int k)
    {
        if (Is(k, Meaning.Except) || (Is(k, Meaning.But) && !Is(k + 1, Meaning.Not)))
        {
            _except = true;
            _exceptChinese = Lexer.IsChinese(At(k)!.Text[0]);
            _exceptWord = _said[k];
            k++;
            return true;
        }

        if (Is(k, Meaning.ExceptAfter))
        {
            // 除了第二段以外, 第二段除外: what is before it is the exception.
            if (!_except && _items.Count > 0)
            {
                _items[^1] = _items[^1] with { Except = true, Tokens = [.. _items[^1].Tokens, _said[k]] };
            }
            else if (_items.Count > 0)
            {
                _items[^1] = _items[^1] with { Tokens = [.. _items[^1].Tokens, _said[k]] };
            }

            _except = false;
            k++;
            return true;
        }

        if (_except && _exceptChinese && (At(k)!.Text is "都" or "," or "全部" || Topics.IsVerb(At(k)!)))
        {
            _except = false;
        }

        // "but not the first", "not in clip 2": a negation right before a place.
        if (Is(k, Meaning.Not) && k > 0)
        {
            var next = k + 1;
            while (Is(next, Meaning.At, Meaning.In, Meaning.During, Meaning.From, Meaning.For, Meaning.Of, Meaning.Only))
            {
                next++;
            }

            var (count, was, word) = (_items.Count, _except, _exceptWord);
            (_except, _exceptWord) = (true, _said[k]);
            if (ReadItem(next) is { } end && _items.Count > count && _items[^1].Kind != ScopeKind.Amount)
            {
                _items[^1] = _items[^1] with { Tokens = [.. _items[^1].Tokens, .. Enumerable.Range(k, next - k).Select(i => _said[i])] };
                (_except, _exceptWord) = (was, word);
                k = end;
                return true;
            }

            _items.RemoveRange(count, _items.Count - count);
            (_except, _exceptWord) = (was, word);
        }

        return false;
    }

    /// <summary>Reads what begins at a word; returns where to go on, or null.</summary>
    private int? ReadItem(int k) => ReadRange(k) ?? ReadShare(k) ?? ReadEnds(k) ?? ReadOpen(k) ?? ReadClips(k) ?? ReadLone(k);

    private int Add(ScopeItem item, int from, int to, int next)
    {
        List<int> tokens = [.. Enumerable.Range(from, to - from + 1).Select(i => _said[i])];
        // "the part from 3 to 6 seconds", "in the first half": words that only lead to the place.
        for (
            var before = from - 1;
            Is(before, Meaning.At, Meaning.In, Meaning.During, Meaning.Part, Meaning.From, Meaning.Between, Meaning.Of, Meaning.Only);
            before--
        )
        {
            if (Is(before, Meaning.FadeIn))
            {
                break;
            }

            tokens.Add(_said[before]);
            // "the boring part from 20 to 40 seconds".
            if (Is(before, Meaning.Part) && At(before - 1) is { Kind: TokenKind.Word, Senses.Count: 0 } && item.IsStretch)
            {
                tokens.Add(_said[before - 1]);
            }
        }

        while (
            Is(next, Meaning.Part, Meaning.BeforeIt) && !Is(next, Meaning.Before)
            || (Is(next, Meaning.Between) && Lexer.IsChinese(At(next)!.Text[0]))
            || (Is(next, Meaning.During) && Lexer.IsChinese(At(next)!.Text[0]))
        )
        {
            tokens.Add(_said[next++]);
        }

        Keep(item, tokens);
        return next;
    }

    private void Keep(ScopeItem item, List<int> tokens)
    {
        if (_except && _exceptWord >= 0)
        {
            tokens.Add(_exceptWord);
        }

        _items.Add(item with { Tokens = tokens, Except = _except });
    }

    private static ScopeItem Stretch(TimePoint from, TimePoint to) => new(ScopeKind.Place, []) { Place = new(null, from, to) };

    /// <summary>"from 3 to 6 seconds", "between 0:10 and 0:25", 3秒到6秒, "from 10 s to the end", "from the start to 5 s".</summary>
    private int? ReadRange(int k)
    {
        if (IsTime(k))
        {
            var joined = Is(k + 1, Meaning.To, Meaning.Until) || (Is(k + 1, Meaning.And) && Is(k - 1, Meaning.Between));
            if (joined && IsTime(k + 2))
            {
                return Add(Stretch(Point(k), Point(k + 2)), k, k + 2, k + 3);
            }

            if (joined && Is(k + 2, Meaning.End))
            {
                return Add(Stretch(Point(k), TimePoint.End), k, k + 2, k + 3);
            }

            // "at 5 seconds and stop at 20".
            if (Is(k + 1, Meaning.And) && Is(k + 2, Meaning.Until) && IsTime(k + 3))
            {
                return Add(Stretch(Point(k), Point(k + 3)), k, k + 3, k + 4);
            }

            if (Is(k + 1, Meaning.Start) && Is(k + 2, Meaning.To, Meaning.Until) && (IsTime(k + 3) || Is(k + 3, Meaning.End)))
            {
                // 10秒开始到25秒.
                return Add(Stretch(Point(k), IsTime(k + 3) ? Point(k + 3) : TimePoint.End), k, k + 3, k + 4);
            }
        }

        if (Is(k, Meaning.Start) && Is(k + 1, Meaning.To, Meaning.Until) && IsTime(k + 2))
        {
            return Add(Stretch(TimePoint.Start, Point(k + 2)), k, k + 2, k + 3);
        }

        return null;
    }

    /// <summary>"the first half", "the last third", "the first 20 %", "the middle".</summary>
    private int? ReadShare(int k)
    {
        if (Is(k, Meaning.Middle) && (Is(k + 1, Meaning.From) || (IsTime(k + 1) && Is(k + 2, Meaning.To))))
        {
            // 中间从20秒到45秒: the range says where.
            return null;
        }

        if (Is(k, Meaning.Middle))
        {
            if (IsTime(k + 1))
            {
                var half = TimeSpan.FromTicks(At(k + 1)!.Time.Ticks / 2);
                return Add(Stretch(new(-half, Share: 0.5), new(half, Share: 0.5)), k, k + 1, k + 2);
            }

            var (share, last) =
                Is(k + 1, Meaning.Half) ? (0.5, k + 1)
                : Is(k + 1, Meaning.Third) ? (1 / 3.0, k + 1)
                : Is(k + 1, Meaning.Part, Meaning.Clip) ? (1 / 3.0, k + 1)
                : (1 / 3.0, k);
            return Add(
                Stretch(TimePoint.At(0.5 - (share / 2)), TimePoint.At(0.5 + (share / 2))) with
                {
                    IsMiddle = true,
                },
                k,
                last,
                last + 1
            );
        }

        if (!Is(k, Meaning.First, Meaning.Last, Meaning.Nth, Meaning.Start, Meaning.End))
        {
            return null;
        }

        var portion =
            Is(k + 1, Meaning.Half) ? 0.5
            : Is(k + 1, Meaning.Third) ? 1 / 3.0
            : Is(k + 1, Meaning.Quarter) ? 0.25
            : At(k + 1) is { Kind: TokenKind.Percent } percent ? percent.Value / 100
            : 0;
        if (portion is <= 0 or > 1)
        {
            return null;
        }

        var end = Is(k + 2, Meaning.Clip) && At(k + 2)!.Text is "段" ? k + 2 : k + 1;
        if (Is(k, Meaning.Last, Meaning.End))
        {
            return Add(Stretch(TimePoint.At(1 - portion), TimePoint.End), k, end, end + 1);
        }

        var number = Is(k, Meaning.Nth) ? At(k)!.ValueOf(Meaning.Nth) : 1;
        return number * portion <= 1 + 1e-9
            ? Add(
                Stretch(TimePoint.At((number - 1) * portion), number * portion > 0.999 ? TimePoint.End : TimePoint.At(number * portion)),
                k,
                end,
                end + 1
            )
            : null;
    }

    /// <summary>"the first 5 seconds", 最后3秒, "2 seconds off the start", "the end by 3 seconds", "both ends".</summary>
    private int? ReadEnds(int k)
    {
        var isFirst = Is(k, Meaning.First) || (Is(k, Meaning.Start) && !Is(k, Meaning.Begin));
        var isLast = Is(k, Meaning.Last) || Is(k, Meaning.End);
        if (isFirst || isLast)
        {
            var next = k + 1;
            var by =
                Is(next, Meaning.By, Meaning.Of, Meaning.Each)
                || (Lexer.IsChinese(At(k)!.Text[0]) && Is(next, Meaning.Remove, Meaning.Cut, Meaning.All));
            while (
                by
                && next < k + 4
                && (next == k + 1 || (Lexer.IsChinese(At(k)!.Text[0]) && Is(next, Meaning.Remove, Meaning.Cut, Meaning.Each)))
            )
            {
                next++;
            }

            // "the opening should be trimmed by 4 seconds".
            if (!by && Is(next, Meaning.Trim, Meaning.Cut, Meaning.Shorten) && Is(next + 1, Meaning.By) && IsTime(next + 2))
            {
                var off = Point(next + 2);
                Keep(
                    isFirst ? Stretch(TimePoint.Start, off) : Stretch(off with { FromEnd = true }, TimePoint.End),
                    [_said[k], _said[next + 1], _said[next + 2]]
                );
                return next + 3;
            }

            if (IsTime(next) && !Is(next + 1, Meaning.To) && (!Is(k, Meaning.Start, Meaning.End) || by || Lexer.IsChinese(At(k)!.Text[0])))
            {
                var time = Point(next);
                var stretch = isFirst ? Stretch(TimePoint.Start, time) : Stretch(time with { FromEnd = true }, TimePoint.End);
                // The verb in between stays a verb.
                return Lexer.IsChinese(At(k)!.Text[0]) && next > k + 1 ? AddApart(stretch, k, next) : Add(stretch, k, next, next + 1);
            }
        }

        if (Is(k, Meaning.Both))
        {
            var next = k + 1;
            while (Is(next, Meaning.By, Meaning.Each, Meaning.Remove, Meaning.Cut, Meaning.Of, Meaning.All))
            {
                next++;
            }

            if (IsTime(next))
            {
                return AddBoth(At(next)!, [k, .. Enumerable.Range(k + 1, next - k).Where(i => !Topics.IsVerb(At(i)!))], next + 1);
            }
        }

        if (IsTime(k))
        {
            var next = k + 1;
            var off = Is(next, Meaning.Off, Meaning.From, Meaning.At, Meaning.Of, Meaning.Before);
            if (off)
            {
                next++;
            }

            if (Is(next, Meaning.From, Meaning.Of, Meaning.At))
            {
                next++;
            }

            if (off && Is(next, Meaning.Both))
            {
                return AddBoth(At(k)!, [.. Enumerable.Range(k, next - k + 1)], next + 1);
            }

            if (off && Is(next, Meaning.Start) && Is(next + 1, Meaning.And) && Is(next + 2, Meaning.End) && !IsTime(next + 3))
            {
                return AddBoth(At(k)!, [.. Enumerable.Range(k, next - k + 3)], next + 3);
            }

            if (off && Is(next, Meaning.Start))
            {
                return Add(Stretch(TimePoint.Start, Point(k)), k, next, next + 1);
            }

            if (off && Is(next, Meaning.End))
            {
                return Add(Stretch(Point(k) with { FromEnd = true }, TimePoint.End), k, next, next + 1);
            }
        }

        return null;
    }

    private int AddApart(ScopeItem item, int one, int other)
    {
        Keep(item, [_said[one], _said[other]]);
        return other + 1;
    }

    private int AddBoth(Token time, IReadOnlyList<int> said, int next)
    {
        List<int> tokens = [.. said.Select(i => _said[i])];
        Keep(Stretch(TimePoint.Start, new(time.Time)), tokens);
        Keep(Stretch(new(time.Time, FromEnd: true), TimePoint.End), tokens);
        return next;
    }

    /// <summary>"after 10 s", "from 10 s on", 20秒以后, "until 5 s", 5秒之前.</summary>
    private int? ReadOpen(int k)
    {
        if (
            Is(k, Meaning.From)
            && IsTime(k + 1)
            && At(k + 2) is { } until
            && until.IsAny(Meaning.Trim, Meaning.Cut, Meaning.Change, Meaning.Move, Meaning.Show)
            && until.Text[^1] is '到' or '至'
            && IsTime(k + 3)
        )
        {
            // 从10秒剪到25秒.
            Keep(Stretch(Point(k + 1), Point(k + 3)), [_said[k], _said[k + 1], _said[k + 3]]);
            return k + 4;
        }

        if (
            Is(k, Meaning.After, Meaning.From)
            && IsTime(k + 1)
            && !(Is(k + 2, Meaning.To, Meaning.Until) && (IsTime(k + 3) || Is(k + 3, Meaning.End)))
        )
        {
            var last = k + 1;
            if (Is(last + 1, Meaning.Onwards) || Is(last + 1, Meaning.AfterIt))
            {
                last++;
            }
            else if (Is(last + 1, Meaning.Start) && Lexer.IsChinese(At(last + 1)!.Text[0]))
            {
                last++;
            }
            else if (Is(last + 1, Meaning.Part) && At(last + 1)!.Text is "mark" or "point")
            {
                last++;
                last += Is(last + 1, Meaning.Onwards) ? 1 : 0;
            }

            return Add(Stretch(Point(k + 1), TimePoint.End), k, last, last + 1);
        }

        if (IsTime(k) && (Is(k + 1, Meaning.AfterIt) || Is(k + 1, Meaning.Onwards)))
        {
            return Add(Stretch(Point(k), TimePoint.End), k, k + 1, k + 2);
        }

        if (IsTime(k) && At(k + 1)?.Text is "后" or "后面" or "开始" && !IsTime(k + 2))
        {
            return Add(Stretch(Point(k), TimePoint.End), k, k + 1, k + 2);
        }

        if (IsTime(k) && (Is(k + 1, Meaning.BeforeIt) || At(k + 1)?.Text is "前" or "前面") && !IsTime(k + 2))
        {
            return Add(Stretch(TimePoint.Start, Point(k)), k, k + 1, k + 2);
        }

        if (Is(k, Meaning.To) && IsTime(k + 1) && At(k + 2)?.Text is "停" or "停止" or "为止" or "结束" or "就停" or "停掉")
        {
            // 音乐到20秒就停.
            return Add(Stretch(TimePoint.Start, Point(k + 1)), k, k + 2, k + 3);
        }

        // "everything up to 0:10" is a place, "up to 10 seconds" a length.
        var upTo = At(k)?.Text == "up to" && Is(k - 1, Meaning.Video, Meaning.All);
        if ((upTo || Is(k, Meaning.Before, Meaning.Until)) && IsTime(k + 1))
        {
            return Add(Stretch(TimePoint.Start, Point(k + 1)), k, k + 1, k + 2);
        }

        return null;
    }

    private int? ReadClips(int k)
    {
        if (Is(k, Meaning.Between) && At(k + 1) is { Kind: TokenKind.Clip or TokenKind.File } pair)
        {
            var other =
                pair.Clips.Count >= 2 ? null
                : (Is(k + 2, Meaning.And) || Is(k + 2, Meaning.To)) ? At(k + 3)
                : null;
            IReadOnlyList<ClipReference> clips = other is null ? pair.Clips : [.. pair.Clips, .. other.Clips];
            var last = other is null ? k + 1 : k + 3;
            return Add(new(ScopeKind.Pair, []) { Pair = clips }, k, last, last + 1);
        }

        if (
            At(k) is { Kind: TokenKind.Clip } clip
            && clip.Clips.Count == 2
            && (
                Is(k + 1, Meaning.Between)
                || (At(k + 1)?.Text is "中间" && _tokens.Any(token => token.IsAny(Meaning.CrossFade, Meaning.Transition)))
            )
        )
        {
            return Add(new(ScopeKind.Pair, []) { Pair = clip.Clips }, k, k + 1, k + 2);
        }

        if (
            At(k) is { } named
            && (
                named.Kind == TokenKind.Clip
                || (named.Kind == TokenKind.File && FileKinds.IsClip(named.Literal.Length > 0 ? named.Literal : named.Clips[0].Name!))
            )
        )
        {
            var next = k;
            foreach (var reference in named.Clips)
            {
                next = Add(new(ScopeKind.Place, []) { Place = new(reference) }, k, k, k + 1);
            }

            return next;
        }

        if (Is(k, Meaning.Each))
        {
            var last = k;
            while (Is(last + 1, Meaning.Clip, Meaning.Video, Meaning.Photo, Meaning.It, Meaning.Count))
            {
                last++;
            }

            return Add(new(ScopeKind.Each, []), k, last, last + 1);
        }

        if (Is(k, Meaning.Rest))
        {
            var last = k;
            while (Is(last + 1, Meaning.Clip, Meaning.Video, Meaning.Part, Meaning.It, Meaning.Of))
            {
                last++;
            }

            return Add(new(ScopeKind.Rest, []), k, last, last + 1);
        }

        return null;
    }

    /// <summary>A time on its own is a point or an amount; a beginning or an end an edge.</summary>
    private int? ReadLone(int k)
    {
        if (IsTime(k))
        {
            var time = At(k)!.Time;
            if (Is(k - 1, Meaning.LongerThan) || Is(k + 1, Meaning.OrLonger))
            {
                var after = Is(k + 1, Meaning.OrLonger);
                return Add(
                    new(ScopeKind.Amount, []) { Time = time, Amount = AmountKind.LongerThan },
                    Is(k - 1, Meaning.LongerThan) ? k - 1 : k,
                    after ? k + 1 : k,
                    after ? k + 2 : k + 1
                );
            }

            if (Is(k - 1, Meaning.For))
            {
                return Add(new(ScopeKind.Amount, []) { Time = time, Amount = AmountKind.For }, k - 1, k, k + 1);
            }

            if (Is(k - 1, Meaning.By))
            {
                return Add(new(ScopeKind.Amount, []) { Time = time, Amount = AmountKind.By }, k - 1, k, k + 1);
            }

            if (
                Is(k - 1, Meaning.At)
                || Is(k + 1, Meaning.Part) && Lexer.IsChinese(At(k + 1)!.Text[0])
                || (_said[k] > 0 && _tokens[_said[k] - 1].Text == "第")
            )
            {
                return Add(new(ScopeKind.Point, []) { Point = new(time), Time = time }, Is(k - 1, Meaning.At) ? k - 1 : k, k, k + 1);
            }

            var to = Is(k - 1, Meaning.To, Meaning.Max, Meaning.As);
            return Add(new(ScopeKind.Amount, []) { Time = time, Amount = to ? AmountKind.To : AmountKind.Plain }, to ? k - 1 : k, k, k + 1);
        }

        if (Is(k, Meaning.Start, Meaning.End, Meaning.Both) && !Is(k, Meaning.Tighten))
        {
            return Add(new(ScopeKind.Edge, []) { Point = Is(k, Meaning.Start) ? TimePoint.Start : TimePoint.End }, k, k, k + 1);
        }

        return null;
    }

    /// <summary>"the first 3 seconds of clip 2": the stretch is within the clip.</summary>
    private static IReadOnlyList<ScopeItem> JoinClips(List<ScopeItem> items)
    {
        var each = items.Any(item => item.Kind == ScopeKind.Each);
        var clips = items.Where(item => item.IsClip && !item.Except).ToList();
        var stretches = items.Where(item => item.IsStretch).ToList();
        if (stretches.Count == 0 || (clips.Count == 0 && !each))
        {
            return items;
        }

        IReadOnlyList<ClipReference> within = each ? [ClipReference.Each] : [.. clips.Select(item => item.Place!.Clip!)];
        var words = clips
            .SelectMany(item => item.Tokens)
            .Concat(items.Where(item => item.Kind == ScopeKind.Each).SelectMany(item => item.Tokens));
        List<ScopeItem> joined = [.. items.Where(item => !item.IsStretch && !(item.IsClip && !item.Except) && item.Kind != ScopeKind.Each)];
        // An exception within a clip leaves the clip: "mute clip 2 except its first 3 seconds".
        if (stretches.All(item => item.Except))
        {
            joined.AddRange(clips);
        }

        joined.AddRange(
            stretches.SelectMany(stretch =>
                within.Select(clip => stretch with { Place = stretch.Place! with { Clip = clip }, Tokens = [.. stretch.Tokens, .. words] })
            )
        );
        return joined;
    }
}
