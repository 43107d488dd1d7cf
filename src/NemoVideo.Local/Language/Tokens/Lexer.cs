using System.Globalization;
using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Language.Tokens;

/// <summary>
/// Cuts wording, with its quotes and file names marked (<see cref="Wording"/>), into words, figures and signs, and looks the words up.
/// English by spaces, Chinese by the longest entry of the lexicon.
/// </summary>
internal sealed class Lexer(string text, IReadOnlyList<Literal> literals, ClipNames names)
{
    private const string Numerals = "零〇一二两三四五六七八九十百";

    /// <summary>Units whose one letter says them, right after a figure.</summary>
    private static readonly Dictionary<string, Meaning> ShortUnits = new()
    {
        ["s"] = Meaning.Second,
        ["m"] = Meaning.Minute,
        ["h"] = Meaning.Hour,
        ["x"] = Meaning.Times,
    };

    private readonly List<Token> _tokens = [];
    private int _at;

    /// <param name="uploads">The project's files: people name clips by them.</param>
    public static List<Token> Read(string text, IReadOnlyList<Literal> literals, IReadOnlyList<string> uploads) =>
        new Lexer(text, literals, new(uploads)).Read();

    private List<Token> Read()
    {
        while (_at < text.Length)
        {
            var c = text[_at];
            if (c == '\n')
            {
                Add(1, TokenKind.Stop);
            }
            else if (char.IsWhiteSpace(c))
            {
                _at++;
            }
            else if (c is '❝' or '‹')
            {
                ReadLiteral();
            }
            else if (char.IsAsciiDigit(c) || (c == '.' && Next(1) is { } after && char.IsAsciiDigit(after)))
            {
                ReadFigure();
            }
            else if (ReadName())
            {
                continue;
            }
            else if (char.IsAsciiLetter(c) || (char.IsLetter(c) && !IsChinese(c)))
            {
                ReadWord();
            }
            else if (IsChinese(c))
            {
                ReadChinese();
            }
            else
            {
                ReadSign(c);
            }
        }

        return Phrases.Group(_tokens);
    }

    public static bool IsChinese(char c) => c is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';

    private char? Next(int distance) => _at + distance < text.Length ? text[_at + distance] : null;

    private void Add(int length, TokenKind kind, Func<Token, Token>? with = null)
    {
        var attached = _tokens.Count > 0 && _tokens[^1].End == _at;
        var token = new Token(_at, length, text.Substring(_at, length), kind) { Attached = attached };
        _tokens.Add(with is null ? token : with(token));
        _at += length;
    }

    private void ReadLiteral()
    {
        var close = text[_at] == '❝' ? '❞' : '›';
        var end = text.IndexOf(close, _at);
        var literal = literals[int.Parse(text.AsSpan(_at + 1, end - _at - 1), CultureInfo.InvariantCulture)];
        Add(end - _at + 1, literal.IsFile ? TokenKind.File : TokenKind.Quote, token =>
            token with
            {
                Literal = literal.Text,
                Clips = literal.IsFile ? [new ClipReference(Name: literal.Text)] : [],
            }
        );
    }

    private bool ReadName()
    {
        if (names.At(text, _at) is not { } name)
        {
            return false;
        }

        Add(name.Length, FileKinds.IsClip(name.File) ? TokenKind.Clip : TokenKind.File, token =>
            token with
            {
                Literal = name.File,
                Clips = [new ClipReference(Name: name.File)],
            }
        );
        return true;
    }

    private void ReadFigure()
    {
        var length = 0;
        var clock = false;
        while (Next(length) is { } c)
        {
            var digitFollows = Next(length + 1) is { } next && char.IsAsciiDigit(next);
            if (char.IsAsciiDigit(c) || (c == '.' && digitFollows && (length == 0 || text[_at + length - 1] != '.')))
            {
                length++;
            }
            else if (c == ':' && digitFollows)
            {
                clock = true;
                length++;
            }
            else
            {
                break;
            }
        }

        var figure = text.Substring(_at, length);
        if (!clock)
        {
            // "1.2.3" is no figure.
            if (double.TryParse(figure, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            {
                Add(length, TokenKind.Number, token => token with { Value = value });
            }
            else
            {
                Add(length, TokenKind.Word);
            }

            return;
        }

        var parts = figure.Split(':');
        if (!parts.All(part => double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)))
        {
            Add(length, TokenKind.Word);
            return;
        }

        var numbers = parts.Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToList();
        if (numbers.Count == 2 && parts[1][0] != '0' && Shapes.Has(numbers[0], numbers[1]))
        {
            Add(length, TokenKind.Ratio, token => token with { Value = numbers[0], Over = numbers[1] });
        }
        else
        {
            Add(length, TokenKind.Time, token => token with { Value = numbers.Aggregate(0.0, (sum, part) => (sum * 60) + part) });
        }
    }

    private void ReadWord()
    {
        var length = 0;
        while (Next(length) is { } c && !IsChinese(c))
        {
            var inside = c is '\'' or '’' && length > 0 && Next(length + 1) is { } next && char.IsLetter(next) && !IsChinese(next);
            if (!char.IsLetterOrDigit(c) && !inside)
            {
                break;
            }

            length++;
        }

        if (Next(length) is { } sign && WordList.Chinese.Entries.ContainsKey(text.Substring(_at, length) + sign))
        {
            // b站.
            length++;
        }

        var word = text.Substring(_at, length).Replace('’', '\'');
        var afterFigure = _tokens.Count > 0 && _tokens[^1] is { Kind: TokenKind.Number };
        IReadOnlyList<Sense> senses =
            afterFigure && ShortUnits.TryGetValue(word, out var unit) ? [new(unit)]
            : WordList.English.Of(word) is { Count: > 0 } english ? english
            : WordList.Chinese.Of(word);
        if (afterFigure && word.Length > 1 && word[0] == 'x' && word.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0)
        {
            // "1280x720".
            Add(1, TokenKind.Word, token => token with { Senses = [new(Meaning.Times)] });
            return;
        }

        // "x2" and "2x" say the same.
        if (word.Length > 1 && word[0] == 'x' && double.TryParse(word[1..], CultureInfo.InvariantCulture, out var factor))
        {
            Add(length, TokenKind.Factor, token => token with { Value = factor });
            return;
        }

        Add(length, TokenKind.Word, token => token with { Text = word, Senses = senses });
    }

    private void ReadChinese()
    {
        if (text.AsSpan(_at).StartsWith("百分之"))
        {
            var digits = 3;
            while (Next(digits) is { } c && (Numerals.Contains(c) || char.IsAsciiDigit(c)))
            {
                digits++;
            }

            if (digits > 3)
            {
                var figure = text.Substring(_at + 3, digits - 3);
                Add(digits, TokenKind.Percent, token =>
                    token with
                    {
                        Value = double.TryParse(figure, CultureInfo.InvariantCulture, out var value) ? value : ChineseNumber.Value(figure),
                    }
                );
                return;
            }
        }

        var entry = 0;
        // 第一段 is the first, not 一段 (a piece).
        var counts = _tokens.Count > 0 && _tokens[^1].Text == "第" && NumeralLength() > 0;
        for (var length = Math.Min(WordList.Chinese.Longest, text.Length - _at); length > 0 && entry == 0 && !counts; length--)
        {
            if (WordList.Chinese.Entries.ContainsKey(text.Substring(_at, length)))
            {
                entry = length;
            }
        }

        var numeral = NumeralLength();
        if (counts || (numeral >= entry && numeral > 0 && !(entry == 1 && numeral == 1 && !Counts(numeral))))
        {
            var digits = text.Substring(_at, numeral);
            Add(numeral, TokenKind.Number, token => token with { Value = ChineseNumber.Value(digits), Spelled = true });
        }
        else if (entry > 0)
        {
            var word = text.Substring(_at, entry);
            Add(entry, TokenKind.Word, token => token with { Senses = WordList.Chinese.Entries[word] });
        }
        else if (
            _tokens.Count > 0
            && _tokens[^1] is { Kind: TokenKind.Word, Senses.Count: 0 } before
            && before.End == _at
            && IsChinese(before.Text[0])
        )
        {
            _tokens[^1] = before with { Length = before.Length + 1, Text = before.Text + text[_at] };
            _at++;
        }
        else
        {
            Add(1, TokenKind.Word);
        }
    }

    /// <summary>How many of the next characters are a figure in words; 百分之 and a point belong to it.</summary>
    private int NumeralLength()
    {
        var length = 0;
        while (
            Next(length) is { } c
            && (
                Numerals.Contains(c)
                || (c == '点' && length > 0 && Next(length + 1) is { } after && Numerals.Contains(after) && PointCounts(length + 1))
            )
        )
        {
            length++;
        }

        return length;
    }

    /// <summary>"两点五倍" is 2.5; "慢一点三倍" is not.</summary>
    private bool PointCounts(int from)
    {
        while (Next(from) is { } c && Numerals.Contains(c))
        {
            from++;
        }

        return Next(from) is '秒' or '倍' or '分' or '小' or '个';
    }

    /// <summary>Whether a single numeral counts something: "一秒", not "一" in other words.</summary>
    private bool Counts(int length) =>
        Next(length) is '秒' or '分' or '倍' or '个' or '段' or '条' or '张' or '成' or '步' or '号' or '毫' or '小' or '首' or '半';

    private void ReadSign(char c)
    {
        var previous = _tokens.Count > 0 ? _tokens[^1] : null;
        switch (c)
        {
            case '.' or ';' or '!' or '?' or '。' or '…':
                Add(1, TokenKind.Stop);
                break;
            case ':' when LiteralFollows():
                _at++;
                break;
            case ',' or '、' or ':' or '(' or ')' or '[' or ']' or '/' or '|':
                Add(1, TokenKind.Comma);
                break;
            case '-' or '~':
                ReadDash(previous);
                break;
            case '%':
                Add(1, TokenKind.Word, token => token with { Senses = [new(Meaning.Percent)] });
                break;
            case '&':
                Add(1, TokenKind.Word, token => token with { Senses = [new(Meaning.And)] });
                break;
            case '+':
                Add(1, TokenKind.Word, token => token with { Senses = [new(Meaning.And), new(Meaning.OrLonger)] });
                break;
            case '>' or '≥':
                Add(1, TokenKind.Word, token => token with { Senses = [new(Meaning.LongerThan)] });
                break;
            case '*':
                Add(1, TokenKind.Word, token => token with { Text = "x", Senses = [new(Meaning.Times)] });
                break;
            case '#':
                Add(1, TokenKind.Word, token => token with { Text = "clip", Senses = [new(Meaning.Clip)] });
                break;
            default:
                _at++;
                break;
        }
    }

    /// <summary>"a title: 'Field notes'".</summary>
    private bool LiteralFollows() => text.AsSpan(_at + 1).TrimStart() is ['❝' or '‹', ..];

    /// <summary>"0:10-0:25" and "10s - 25s" are ranges; "fade-in" is two words; "cut it - then join" pauses.</summary>
    private void ReadDash(Token? previous)
    {
        var after = _at + 1;
        while (after < text.Length && text[after] == ' ')
        {
            after++;
        }

        var figureFollows = after < text.Length && (char.IsAsciiDigit(text[after]) || Numerals.Contains(text[after]));
        var figureBefore =
            previous is { Kind: TokenKind.Number or TokenKind.Time } || (previous?.Kind == TokenKind.Word && IsUnit(previous));
        if (figureFollows && figureBefore)
        {
            Add(1, TokenKind.Word, token => token with { Senses = [new(Meaning.To)] });
        }
        else if (after > _at + 1)
        {
            Add(1, TokenKind.Comma);
        }
        else
        {
            _at++;
        }
    }

    private static bool IsUnit(Token token) => token.IsAny(Meaning.Second, Meaning.Minute, Meaning.Hour, Meaning.Millisecond);
}
