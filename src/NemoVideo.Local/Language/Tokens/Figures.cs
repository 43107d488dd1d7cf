using NemoVideo.Local.Language.Lexicon;

namespace NemoVideo.Local.Language.Tokens;

/// <summary>
/// Joins figures with what they count: times, percentages, factors, sizes, clips and tracks. Works on a list in place, from the smallest
/// parts to the largest.
/// </summary>
internal sealed class Figures(List<Token> tokens)
{
    private static readonly Meaning[] Units = [Meaning.Second, Meaning.Minute, Meaning.Hour, Meaning.Millisecond];

    public static List<Token> Read(List<Token> tokens)
    {
        Figures figures = new([.. tokens]);
        figures.ReadNumbers();
        figures.ReadTimes();
        figures.ReadShares();
        figures.ReadFrames();
        figures.ReadRanges();
        return new ClipNumbers(figures._tokens).Read();
    }

    private readonly List<Token> _tokens = tokens;

    private Token? At(int index) => index >= 0 && index < _tokens.Count ? _tokens[index] : null;

    private bool Is(int index, Meaning meaning) => At(index)?.Is(meaning) == true;

    private bool Is(int index, TokenKind kind) => At(index)?.Kind == kind;

    private bool IsWord(int index, params ReadOnlySpan<string> words) => At(index) is { } token && words.Contains(token.Text);

    private bool IsUnit(int index) => At(index) is { Kind: TokenKind.Word } token && token.IsAny(Units);

    /// <summary>Puts one token in the place of several.</summary>
    private void Join(int from, int to, TokenKind kind, double value, double over = 0)
    {
        var (first, last) = (_tokens[from], _tokens[to]);
        var text = string.Join(' ', _tokens.GetRange(from, to - from + 1).Select(token => token.Text));
        _tokens.RemoveRange(from, to - from + 1);
        _tokens.Insert(
            from,
            new Token(first.Start, last.End - first.Start, text, kind)
            {
                Value = value,
                Over = over,
                Attached = first.Attached,
                Spelled = first.Spelled,
            }
        );
    }

    private void ReadNumbers()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (_tokens[i] is { Kind: TokenKind.Word } word && word.Is(Meaning.Number) && IsNumber(i))
            {
                _tokens[i] = word with { Kind = TokenKind.Number, Value = word.ValueOf(Meaning.Number), Spelled = true, Senses = [] };
            }
            else if (Is(i, Meaning.Few) && IsUnit(i + 1))
            {
                _tokens[i] = _tokens[i] with { Kind = TokenKind.Number, Value = 3, Spelled = true, Senses = [] };
            }
        }

        for (var i = 0; i < _tokens.Count; i++)
        {
            if (!Is(i, TokenKind.Number))
            {
                continue;
            }

            if (
                _tokens[i] is { Spelled: true, Value: >= 20 and < 100 }
                && At(i + 1) is { Kind: TokenKind.Number, Spelled: true, Value: > 0 and < 10 } units
            )
            {
                Join(i, i + 1, TokenKind.Number, _tokens[i].Value + units.Value);
            }

            if (IsWord(i + 1, "point") && At(i + 2) is { Kind: TokenKind.Number, Value: < 10 } decimals)
            {
                Join(i, i + 2, TokenKind.Number, _tokens[i].Value + (decimals.Value / 10));
            }

            // "two and a half", 两个半.
            if (Is(i + 1, Meaning.And) && IsWord(i + 2, "a") && Is(i + 3, Meaning.Half))
            {
                Join(i, i + 3, TokenKind.Number, _tokens[i].Value + 0.5);
            }
            else if (Is(i + 1, Meaning.And) && Is(i + 2, Meaning.Half) && IsUnit(i + 3))
            {
                Join(i, i + 2, TokenKind.Number, _tokens[i].Value + 0.5);
            }
        }
    }

    /// <summary>"one" is a figure only where something is counted.</summary>
    private bool IsNumber(int i) =>
        _tokens[i].Text != "one"
        || IsUnit(i + 1)
        || Is(i + 1, Meaning.Percent)
        || Is(i + 1, Meaning.Times)
        || (Is(i + 1, Meaning.And) && (IsWord(i + 2, "a") || IsUnit(i + 3)) && (Is(i + 3, Meaning.Half) || Is(i + 2, Meaning.Half)))
        || (Is(i - 1, Meaning.Clip) || Is(i - 1, Meaning.Track) || IsWord(i - 1, "video", "number"))
        || (Is(i + 1, Meaning.Half) && IsUnit(i + 2))
        || ListsNumbers(i + 1, 1)
        || ListsNumbers(i - 1, -1);

    /// <summary>"three, one, four": next to another figure.</summary>
    private bool ListsNumbers(int i, int step)
    {
        while (Is(i, TokenKind.Comma) || Is(i, Meaning.And) || Is(i, Meaning.Then))
        {
            i += step;
        }

        return Is(i, TokenKind.Number) || Is(i, Meaning.Number);
    }

    private void ReadTimes()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (Is(i, Meaning.Half) && HalfUnit(i) is { } half)
            {
                // "half a second", 半秒.
                Join(i, half, TokenKind.Time, 0.5 * Scale(_tokens[half]));
            }
            else if (Is(i, Meaning.Quarter) && HalfUnit(i) is { } quarter)
            {
                Join(IsWord(i - 1, "a") ? i - 1 : i, quarter, TokenKind.Time, 0.25 * Scale(_tokens[quarter]));
            }
            else if (Is(i, TokenKind.Number) && IsUnit(i + 1))
            {
                Join(i, i + 1, TokenKind.Time, _tokens[i].Value * Scale(_tokens[i + 1]));
            }
            else if (Is(i, TokenKind.Number) && IsWord(i + 1, "个") && IsWord(i + 2, "半") && IsUnit(i + 3))
            {
                Join(i, i + 3, TokenKind.Time, (_tokens[i].Value + 0.5) * Scale(_tokens[i + 3]));
            }
            else if (IsWord(i, "a", "an", "single", "one") && IsUnit(i + 1) && !IsThing(i + 2))
            {
                Join(i, i + 1, TokenKind.Time, Scale(_tokens[i + 1]));
            }
            else if (
                IsUnit(i)
                && (Is(i - 1, Meaning.First) || Is(i - 1, Meaning.Last) || Is(i - 1, Meaning.Middle))
                && !Is(i + 1, TokenKind.Number)
                && !IsThing(i + 1)
            )
            {
                // "the last minute".
                Join(i, i, TokenKind.Time, Scale(_tokens[i]));
            }
            else if (IsUnit(i) && !Is(i - 1, TokenKind.Number) && Is(i + 1, TokenKind.Number) && !IsUnit(i + 2) && !Is(i + 2, Meaning.Clip))
            {
                // "second 3", "seconds 3 to 6".
                Join(i, i + 1, TokenKind.Time, _tokens[i + 1].Value * Scale(_tokens[i]));
            }
            else
            {
                continue;
            }

            i = JoinSmaller(i);
        }
    }

    /// <summary>"three minutes twenty": what follows counts nothing.</summary>
    private bool EndsTime(int i) =>
        At(i) is null
        || At(i)!.Kind is TokenKind.Comma or TokenKind.Stop
        || At(i)!.IsAny(Meaning.To, Meaning.Until, Meaning.And, Meaning.Onwards, Meaning.Filler);

    private int? HalfUnit(int i) =>
        IsUnit(i + 1) ? i + 1
        : IsWord(i + 1, "a", "an", "of", "个") && IsUnit(i + 2) ? i + 2
        : IsWord(i + 1, "of") && IsWord(i + 2, "a", "an") && IsUnit(i + 3) ? i + 3
        : null;

    /// <summary>"1 minute 20 seconds", "a minute and a half", 1分半.</summary>
    private int JoinSmaller(int i)
    {
        var scale = _tokens[i].Value >= 60 ? 60 : 1;
        if (Is(i + 1, Meaning.And) && IsWord(i + 2, "a") && Is(i + 3, Meaning.Half) && !IsUnit(i + 4))
        {
            Join(i, i + 3, TokenKind.Time, _tokens[i].Value + (0.5 * scale));
        }
        else if (IsWord(i + 1, "半") && _tokens[i + 1].Attached && _tokens[i].Value >= 1)
        {
            Join(i, i + 1, TokenKind.Time, _tokens[i].Value + (0.5 * scale));
        }

        while (true)
        {
            var next = Is(i + 1, Meaning.And) || (Is(i + 1, TokenKind.Comma) && IsWord(i + 1, ",")) ? i + 2 : i + 1;
            if (Is(next, TokenKind.Number) && IsUnit(next + 1) && Scale(_tokens[next + 1]) < scale)
            {
                Join(i, next + 1, TokenKind.Time, _tokens[i].Value + (_tokens[next].Value * Scale(_tokens[next + 1])));
                scale = 1;
            }
            else if (
                next == i + 1
                && scale == 60
                && Is(next, TokenKind.Number)
                && (At(next)!.Attached || EndsTime(next + 1))
                && _tokens[next].Value < 60
                && !Is(next + 1, Meaning.Percent)
            )
            {
                // 1分20.
                Join(i, next, TokenKind.Time, _tokens[i].Value + _tokens[next].Value);
                scale = 1;
            }
            else
            {
                return i;
            }
        }
    }

    private bool IsThing(int i) =>
        At(i) is { } token
        && (
            token.Kind == TokenKind.Quote
            || token.IsAny(Meaning.Clip, Meaning.Title, Meaning.Text, Meaning.Photo, Meaning.Logo, Meaning.Video)
        );

    private static double Scale(Token unit) =>
        unit.Is(Meaning.Second) ? 1
        : unit.Is(Meaning.Minute) ? 60
        : unit.Is(Meaning.Hour) ? 3600
        : 0.001;

    private void ReadShares()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (Is(i, TokenKind.Number) && Is(i + 1, Meaning.Percent))
            {
                Join(i, i + 1, TokenKind.Percent, _tokens[i].Value);
            }
            else if (Is(i, TokenKind.Number) && IsWord(i + 1, "x") && Is(i + 2, TokenKind.Number))
            {
                ReadSize(i);
            }
            else if (Is(i, TokenKind.Number) && Is(i + 1, Meaning.Times) && !(IsWord(i + 1, "x") && Is(i + 2, TokenKind.Number)))
            {
                Join(i, i + 1, TokenKind.Factor, _tokens[i].Value);
            }
            else if (Is(i, TokenKind.Number) && At(i + 1) is { Kind: TokenKind.Word } speed && speed.Text[0] == '倍')
            {
                // 1.5倍速: the figure is a factor, and the word says of what.
                _tokens[i] = _tokens[i] with { Kind = TokenKind.Factor };
            }
            else if (_tokens[i] is { Kind: TokenKind.Word } word && word.Is(Meaning.Factor))
            {
                _tokens[i] = word with { Kind = TokenKind.Factor, Value = word.ValueOf(Meaning.Factor), Spelled = true };
            }
        }
    }

    private void ReadFrames()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (!Is(i, TokenKind.Number))
            {
                continue;
            }

            if (At(i + 1) is { Attached: true } suffix && suffix.Text is "p" or "i" && _tokens[i].Value is >= 144 and <= 4320)
            {
                Join(i, i + 1, TokenKind.Lines, _tokens[i].Value);
            }
            else if (IsWord(i + 1, "p") && _tokens[i].Value is >= 240 and <= 4320)
            {
                Join(i, i + 1, TokenKind.Lines, _tokens[i].Value);
            }
            else if (IsWord(i + 1, "k") && _tokens[i].Value is 2 or 4 or 8)
            {
                Join(
                    i,
                    i + 1,
                    TokenKind.Lines,
                    _tokens[i].Value switch
                    {
                        2 => 1440,
                        4 => 2160,
                        _ => 4320,
                    }
                );
            }
            else if (IsWord(i + 1, "x", "by", "比", "乘") && Is(i + 2, TokenKind.Number))
            {
                ReadSize(i);
            }
        }
    }

    private void ReadSize(int i)
    {
        var (width, height) = (_tokens[i].Value, _tokens[i + 2].Value);
        if (width >= 100 && height >= 100)
        {
            Join(i, i + 2, TokenKind.Size, width, height);
        }
        else if (Shapes.Has(width, height))
        {
            Join(i, i + 2, TokenKind.Ratio, width, height);
        }
    }

    /// <summary>Figures that share their unit with a neighbour: "from 3 to 6 seconds", "the first 2 and the last 3 seconds".</summary>
    private void ReadRanges()
    {
        JoinEnds();
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (!Is(i, TokenKind.Number))
            {
                continue;
            }

            var next = i + 1;
            while (next < _tokens.Count && next < i + 4 && Links(_tokens[next]))
            {
                next++;
            }

            var linked = next > i + 1;
            if (
                linked
                && Is(next, TokenKind.Time)
                && !Is(i - 1, Meaning.Clip)
                && !IsWord(i - 1, "video", "number")
                && (Is(i + 1, Meaning.To) || Is(i + 1, Meaning.Until) || Ranges(i - 1))
            )
            {
                // The first figure has the second's unit: "1 to 2 minutes".
                var minutes =
                    _tokens[next].Text.Contains("min", StringComparison.Ordinal)
                    || _tokens[next].Text.Contains('分', StringComparison.Ordinal);
                _tokens[i] = _tokens[i] with { Kind = TokenKind.Time, Value = _tokens[i].Value * (minutes ? 60 : 1) };
            }
            else if (
                (Is(i - 1, Meaning.To) || Is(i - 1, Meaning.Until))
                && (Is(i - 2, TokenKind.Time) || (Is(i - 2, Meaning.And) && Is(i - 3, TokenKind.Time)))
                && !CountsOtherwise(i + 1)
            )
            {
                _tokens[i] = _tokens[i] with { Kind = TokenKind.Time };
            }
            else if (
                (Is(i - 1, Meaning.From) || Is(i - 1, Meaning.Between))
                && (Is(i + 1, Meaning.To) || Is(i + 1, Meaning.And) || Is(i + 1, Meaning.Until))
                && Is(i + 2, TokenKind.Number)
                && !CountsOtherwise(i + 3)
                && !NamesClips(i - 2)
            )
            {
                // "from 10 to 25": seconds.
                _tokens[i] = _tokens[i] with { Kind = TokenKind.Time };
                _tokens[i + 2] = _tokens[i + 2] with { Kind = TokenKind.Time };
            }
            else if (Is(i + 1, Meaning.To) && Is(i + 2, TokenKind.Number) && !CountsOtherwise(i + 3) && Trims(i))
            {
                // "keep 4 to 9 and 20 to 26": seconds.
                _tokens[i] = _tokens[i] with { Kind = TokenKind.Time };
                _tokens[i + 2] = _tokens[i + 2] with { Kind = TokenKind.Time };
            }
            else if (
                (Is(i + 1, Meaning.Off) || (Is(i - 1, Meaning.To) && (Is(i - 2, TokenKind.File) || Is(i - 3, Meaning.Clip))))
                && TimeBefore(i)
                && !CountsOtherwise(i + 1)
            )
            {
                // "2 seconds off the start and 3 off the end", "a.mp4 to 10 seconds and b.mp4 to 5".
                _tokens[i] = _tokens[i] with { Kind = TokenKind.Time };
            }
        }

        bool TimeBefore(int i) => _tokens.Take(i).Any(token => token.Kind == TokenKind.Time);
    }

    /// <summary>"between 5 and 12 seconds" is from 5 to 12.</summary>
    private void JoinEnds()
    {
        for (var i = 1; i + 2 < _tokens.Count; i++)
        {
            if (
                Is(i - 1, Meaning.Between)
                && IsFigure(i)
                && Is(i + 1, Meaning.And)
                && (IsFigure(i + 2) || (IsWord(i + 2, "the") && IsFigure(i + 3)))
            )
            {
                _tokens[i + 1] = _tokens[i + 1] with { Senses = [new(Meaning.To)] };
            }
        }
    }

    private bool IsFigure(int i) => Is(i, TokenKind.Number) || Is(i, TokenKind.Time);

    private bool Ranges(int i) => At(i) is { } token && token.IsAny(Meaning.First, Meaning.Last, Meaning.Between, Meaning.From);

    /// <summary>Whether a verb that trims stands before it, with nothing but ranges in between.</summary>
    private bool Trims(int i)
    {
        for (i--; i >= 0; i--)
        {
            if (At(i)!.IsAny(Meaning.Keep, Meaning.Remove, Meaning.Cut, Meaning.Trim))
            {
                return true;
            }

            if (
                !Is(i, TokenKind.Time)
                && !At(i)!.IsAny(Meaning.And, Meaning.To, Meaning.Filler, Meaning.Part, Meaning.From, Meaning.Only)
                && !Is(i, TokenKind.Comma)
            )
            {
                return false;
            }
        }

        return false;
    }

    private bool NamesClips(int i) => At(i) is { } token && token.IsAny(Meaning.Clip, Meaning.Volume, Meaning.Order, Meaning.Video);

    private bool CountsOtherwise(int i) =>
        At(i) is { } token && (token.IsAny(Meaning.Percent, Meaning.Times, Meaning.Pixels) || token.Kind == TokenKind.Percent);

    private static bool Links(Token token) =>
        token.IsAny(Meaning.To, Meaning.Until, Meaning.And, Meaning.Or, Meaning.First, Meaning.Last)
        || token.Text is "the" or "第"
        || (token.Kind == TokenKind.Comma && token.Text == ",");
}
