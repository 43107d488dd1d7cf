using System.Globalization;
using System.Text.RegularExpressions;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Language.Tokens;

/// <summary>
/// Rewrites numbers, times, percentages, multiples and clip numbers, in words or digits, English or Chinese, to the tokens of
/// <see cref="Wording"/>.
/// </summary>
internal static partial class Quantities
{
    private const string N = @"\d+(?:\.\d+)?";
    private const string Hour = @"(?:hours?|hrs?|h)(?![a-z])";
    private const string Minute = @"(?:minutes?|mins?|m)(?![a-z])";
    private const string Second = @"(?:seconds?|secs?|s)(?![a-z])";
    private const string Glue = @"(?:,\s*|\s+and\s+|\s*)";
    private const string Unit = @"(?<unit>milliseconds?|msecs?|ms|seconds?|secs?|s|minutes?|mins?|hours?|hrs?|秒钟?|分钟)(?![a-z])";
    private const string Ordinal =
        @"(?<ordinal>1st|2nd|3rd|\d{1,2}th|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final)";
    private const string ChineseNumber = "[零〇一二两三四五六七八九十百]";

    private static readonly string[] Words =
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];

    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    public static TracedText Rewrite(TracedText text) => Multiples(Times(Clips(Numbers(text))));

    /// <summary>The number in digits of any script, all of which <c>\d</c> matches.</summary>
    public static double Number(string digits) => double.Parse(string.Concat(digits.Select(AsciiDigit)), CultureInfo.InvariantCulture);

    /// <summary>A whole number, such as a clip's or a literal's; one that is too large becomes the largest possible.</summary>
    public static int Count(string digits) =>
        int.TryParse(string.Concat(digits.Select(AsciiDigit)), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count)
            ? count
            : int.MaxValue;

    /// <summary>A digit of any script as 0 to 9; other characters as they are.</summary>
    public static char AsciiDigit(char c) => char.IsDigit(c) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)) : c;

    /// <summary>The duration in a <c>{…}</c> token's digits; more than ten days counts as ten days.</summary>
    public static TimeSpan Time(string seconds) => TimeSpan.FromMilliseconds(Math.Round(Math.Min(Number(seconds), 864_000) * 1000));

    private static TracedText Numbers(TracedText text) =>
        text.Replace(EnglishNumber(), m =>
            {
                if (m.Groups["hundred"].Success)
                {
                    return "100";
                }

                if (m.Groups["tens"].Success)
                {
                    var units = m.Groups["units"].Success ? Array.IndexOf(Words, m.Groups["units"].Value) : 0;
                    return Format((Array.IndexOf(Tens, m.Groups["tens"].Value) + 2) * 10 + units);
                }

                return Format(Array.IndexOf(Words, m.Value));
            })
            .Replace(AndAHalf(), m =>
                m.Groups["n"].Success
                    ? Format(Number(m.Groups["n"].Value) + 0.5) + " " + m.Groups["unit"].Value
                    : "1.5 " + m.Groups["unit"].Value
            )
            .Replace(NumberAndAHalf(), m => Format(Number(m.Groups["n"].Value) + 0.5))
            .Replace(HalfUnit(), m => "0.5 " + m.Groups["unit"].Value)
            .Replace(QuarterUnit(), m => "0.25 " + m.Groups["unit"].Value)
            .Replace(Vague(), m => m.Value.Contains("couple", StringComparison.Ordinal) ? "2 " : "3 ")
            .Replace(Article(), _ => "1 ")
            .Replace(ChinesePercent(), m =>
                m.Groups["of"].Success ? ChineseValue(m.Groups["of"].Value) + "%" : ChineseValue(m.Groups["tenth"].Value) + "0%"
            )
            .Replace(ChineseDecimal(), m => ChineseValue(m.Groups["a"].Value) + "." + ChineseDigits(m.Groups["b"].Value))
            .Replace(ChineseDigitsDecimal(), m => m.Groups["a"].Value + "." + m.Groups["b"].Value)
            .Replace(ChineseCount(), m => ChineseValue(m.Value))
            .Replace(ChineseHalf(), m =>
                m.Groups["n"].Success ? Format(Number(m.Groups["n"].Value) + 0.5) + m.Groups["unit"].Value : "0.5" + m.Groups["unit2"].Value
            )
            .Replace(ChineseFew(), _ => "3秒");

    private static TracedText Clips(TracedText text) =>
        text.Replace(TrackOrdinal(), m => "track " + Format(OrdinalValue(m.Groups["ordinal"].Value)))
            .Replace(TwoOrdinals(), m => $"§{OrdinalValue(m.Groups["ordinal"].Value)}§{OrdinalValue(m.Groups["other"].Value)}")
            .Replace(ClipOrdinal(), m => $"§{OrdinalValue(m.Groups["ordinal"].Value)}")
            .Replace(ClipList(), m => string.Concat(Digits().Matches(m.Groups["list"].Value).Select(d => "§" + d.Value)))
            .Replace(ClipNumber(), m => "§" + m.Groups["n"].Value)
            .Replace(ChineseClip(), m => m.Groups["last"].Success ? "§-1" : "§" + m.Groups["n"].Value);

    private static TracedText Times(TracedText text) =>
        text.Replace(SharedUnit(), m =>
            {
                var scale = UnitSeconds(m.Groups["unit"].Value);
                var (a, b) = (Token(Number(m.Groups["a"].Value) * scale), Token(Number(m.Groups["b"].Value) * scale));
                return m.Groups["lead"].Value + a + m.Groups["sep"].Value + b;
            })
            .Replace(FirstAndLast(), m =>
                m.Groups["lead"].Value + Token(Number(m.Groups["a"].Value) * UnitSeconds(m.Groups["unit"].Value)) + m.Groups["rest"].Value
            )
            .Replace(ClockRange(), m => Token(Clock(m.Groups["a"])) + m.Groups["sep"].Value + Token(Clock(m.Groups["b"])))
            .Replace(ClockTime(), m => Token(Clock(m.Groups["a"])))
            .Replace(Milliseconds(), m => Token(Number(m.Groups["n"].Value) / 1000))
            .Replace(EnglishTime(), m => Token(Sum(m)))
            .Replace(ChineseTime(), m => Token(Sum(m)))
            .Replace(SecondsAt(), m =>
                Token(Number(m.Groups["a"].Value))
                + (m.Groups["b"].Success ? m.Groups["sep"].Value + Token(Number(m.Groups["b"].Value)) : "")
            )
            .Replace(OpenRange(), m => m.Groups["sep"].Value + Token(Number(m.Groups["b"].Value)))
            .Replace(BareRange(), m =>
                $"{m.Groups["lead"].Value}{Token(Number(m.Groups["a"].Value))}{m.Groups["sep"].Value}{Token(Number(m.Groups["b"].Value))}"
            );

    private static TracedText Multiples(TracedText text) =>
        text.Replace(Percent(), m => m.Groups["n"].Value + "%")
            .Replace(HalfOf(), m => "50% " + m.Groups["what"].Value)
            .Replace(ByHalf(), m => m.Value.StartsWith("halve", StringComparison.Ordinal) ? "reduce by 50%" : "by 50%")
            .Replace(HalfAs(), _ => "0.5x as")
            .Replace(Twice(), m => m.Value[0] is 't' && m.Value[1] is 'w' || m.Value[0] is 'd' ? "2x"
                : m.Value[0] is 'q' ? "4x"
                : "3x")
            .Replace(Times(), m => (m.Groups["n"].Success ? m.Groups["n"].Value : m.Groups["n2"].Value) + "x")
            .Replace(ChineseHalfOf(), _ => "50%");

    private static string Token(double seconds) => "{" + Format(seconds) + "}";

    private static string Format(double value) => Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);

    private static int OrdinalValue(string word) =>
        word is "last" or "final" ? -1
        : char.IsAsciiDigit(word[0]) ? Count(Digits().Match(word).Value)
        : Ordinals.NumberOf(word);

    private static double Clock(Group clock) => clock.Value.Split(':').Aggregate(0.0, (sum, part) => sum * 60 + Number(part));

    private static double Sum(Match match) => Part(match, "h") * 3600 + Part(match, "m") * 60 + Part(match, "s");

    private static double Part(Match match, string group) => match.Groups[group].Success ? Number(match.Groups[group].Value) : 0;

    private static double UnitSeconds(string unit) =>
        unit[0] switch
        {
            'h' => 3600,
            'm' when unit.StartsWith("ms", StringComparison.Ordinal) || unit.StartsWith("mil", StringComparison.Ordinal) => 0.001,
            'm' or '分' => 60,
            _ => 1,
        };

    private static string ChineseDigits(string number) =>
        string.Concat(number.Select(c => char.IsAsciiDigit(c) ? c : (char)('0' + Digit(c))));

    private static int Digit(char c) =>
        c switch
        {
            '一' => 1,
            '二' or '两' => 2,
            '三' => 3,
            '四' => 4,
            '五' => 5,
            '六' => 6,
            '七' => 7,
            '八' => 8,
            '九' => 9,
            _ => 0,
        };

    /// <summary>A number in Chinese or Arabic digits, converted to Arabic ones.</summary>
    public static string ChineseValue(string number)
    {
        if (number.All(c => char.IsAsciiDigit(c) || c == '.'))
        {
            return number;
        }

        int total = 0,
            pending = 0;
        foreach (var c in number)
        {
            if (c is '十' or '百')
            {
                total += (pending == 0 ? 1 : pending) * (c == '十' ? 10 : 100);
                pending = 0;
            }
            else
            {
                pending = Digit(c);
            }
        }

        return Format(total + pending);
    }

    // Numbers in words. "one" is a number only before something that is counted ("the one with …" is not).
    [GeneratedRegex(
        @"\b(?:(?<tens>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?<units>one|two|three|four|five|six|seven|eight|nine))?|(?<hundred>(?:a |one )?hundred)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|zero(?=[ -](?:seconds?|percent))|one(?=[ -](?:and a half|percent|per cent|to |times|x\b)|$)|(?<=(?:clip|video|track|number|half) )one)\b",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex EnglishNumber();

    [GeneratedRegex(
        $@"\b(?:a|an|one|1) (?<unit>second|minute|hour) and a half\b|(?<n>{N}) (?<unit>seconds|minutes|hours) and a half\b",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex AndAHalf();

    [GeneratedRegex($@"(?<n>{N}) and (?:a )?half(?=[ -])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NumberAndAHalf();

    [GeneratedRegex(@"\bhalf[ -](?:an? |of an? )?(?<unit>second|sec|minute|hour)\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HalfUnit();

    [GeneratedRegex(@"\b(?:a )?quarter[ -](?:of )?(?:an? )?(?<unit>second|sec|minute|hour)\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex QuarterUnit();

    [GeneratedRegex(@"\b(?:a couple(?: of)?|a few|several|couple of|few) (?=seconds|secs|minutes)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Vague();

    [GeneratedRegex(
        @"\b(?:a|an|one|single)[ -](?=(?:full )?(?:second|sec|minute|min|hour)\b(?! (?:title|text|caption|logo|track|image|song|clip|video|time|one)))",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Article();

    [GeneratedRegex(
        $@"百分之(?<of>{ChineseNumber}+|{N})|(?<tenth>[一二两三四五六七八九1-9])成(?![一个为功品])",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex ChinesePercent();

    [GeneratedRegex($@"(?<a>{ChineseNumber}+)点(?<b>[零〇一二三四五六七八九]+)(?=\s*(?:秒|倍|分钟))", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ChineseDecimal();

    [GeneratedRegex(@"(?<a>\d+)点(?<b>\d+)(?=\s*(?:秒|倍|分钟))", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ChineseDigitsDecimal();

    [GeneratedRegex(
        $@"{ChineseNumber}+(?=个?半?(?:小时|分钟|分半|分|秒|毫秒|倍))|(?<=第){ChineseNumber}+(?=[个段条支张秒分轨])|(?<=[片段频镜轨道]){ChineseNumber}(?![个段张秒分点些下起样])|(?<=到|至){ChineseNumber}+(?=\s*[秒分])|{ChineseNumber}+(?=[到至]{ChineseNumber}+[秒分])",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex ChineseCount();

    [GeneratedRegex(
        $@"(?<n>{N})个?(?<unit>小时|分钟|分|秒)半|(?<n>{N})个半(?<unit>小时|分钟)|半个?(?<unit2>小时|分钟|秒)",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex ChineseHalf();

    [GeneratedRegex("几秒", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ChineseFew();

    [GeneratedRegex($@"\b(?:the )?{Ordinal} track\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TrackOrdinal();

    [GeneratedRegex(
        $@"\b(?:the )?{Ordinal} and (?:the )?(?<other>second|third|fourth|fifth|last|final)(?: (?:clip|video)s?)\b",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex TwoOrdinals();

    [GeneratedRegex(
        $@"\b(?:the |my )?(?:very )?{Ordinal} (?:clip|video(?: clip)?|one|file|shot|segment|scene|recording)\b",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex ClipOrdinal();

    [GeneratedRegex(
        @"\b(?:clips|videos|segments|files)\s*(?<list>\d{1,2}(?:\s*(?:,\s*and|,|and|&|then)\s*\d{1,2})+)(?![a-z0-9.%:]|\s*(?:x|times|s|secs?|seconds?|minutes?|percent|%)\b)",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex ClipList();

    [GeneratedRegex(
        @"\b(?:clip|video|segment|shot|scene)\s*(?:no\.?\s*|number\s+|#)?(?<n>[1-9]\d?)(?![a-z0-9.%:]*[\w%:]|\s*-?(?:x|times|ms|s|secs?|seconds?|mins?|minutes?|percent|per cent|%|hours?|by \d)(?![a-z]))|(?<!\w)#(?<n>[1-9]\d?)(?!\w)",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex ClipNumber();

    [GeneratedRegex(
        @"第\s*(?<n>\d{1,2})\s*(?:(?:个|段|条|支)\s*(?:视频片段|视频|片段|素材|镜头|剪辑|clip)|个|段)|(?<last>最后)(?:1|一)?(?:个|段|条)(?:视频片段|视频|片段|素材|镜头)?|(?:片段|视频|素材|镜头)\s*(?<n>[1-9]\d?)(?![a-z0-9.%:]|\s*[秒分倍个张条])",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex ChineseClip();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Digits();

    // "from 3 to 6 seconds": the first number has the second's unit.
    [GeneratedRegex(
        $@"(?<lead>\b(?:from|between|seconds?)\s+|:\s*|从|在|第|(?<![a-z0-9.§:%{{}}-]))(?<a>(?<![\d.:§]){N})(?<sep>\s*(?:-|~|to|until|till|through|and(?<=between\s+{N}\s*and)|到|至)\s*第?)(?<b>{N})[\s-]*{Unit}",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex SharedUnit();

    [GeneratedRegex(
        $@"(?<lead>\b(?:first|last)\s+)(?<a>{N})(?<rest>\s+(?:and|or)\s+(?:the\s+)?(?:first|last)\s+{N}[\s-]*{Unit})",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex FirstAndLast();

    private const string ClockDigits = @"(?:\d{1,2}:)?\d{1,3}:[0-5]\d(?:\.\d+)?(?![\d:])";

    [GeneratedRegex(
        $@"(?<![\d:.])(?<a>{ClockDigits})(?<sep>\s*(?:-|~|to|until|till|through|and|到|至)\s*)(?<b>{ClockDigits})",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex ClockRange();

    // 9:16 and 16:10 by themselves are aspect ratios.
    [GeneratedRegex($@"(?<![\d:.])(?!9:16(?!\d)|16:10(?!\d)|4:05(?!\d))(?<a>{ClockDigits})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ClockTime();

    [GeneratedRegex($@"(?<![a-z0-9.])(?<n>{N})[\s-]*(?:milliseconds?|msecs?|ms(?![a-z])|毫秒)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Milliseconds();

    [GeneratedRegex(
        $@"(?<![a-z0-9.§:])(?:(?<h>{N})[\s-]*{Hour}(?:{Glue}(?<m>{N})[\s-]*{Minute})?(?:{Glue}(?<s>{N})[\s-]*{Second})?|(?<m>{N})[\s-]*{Minute}(?:{Glue}(?<s>{N})[\s-]*{Second})?|(?<s>{N})[\s-]*{Second})",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex EnglishTime();

    [GeneratedRegex(
        $@"第?\s*(?:(?<h>{N})\s*个?小时\s*(?:(?<m>{N})\s*分钟?)?\s*(?:(?<s>{N})\s*秒钟?)?|(?<m>{N})\s*分(?![之])钟?\s*(?:(?<s>{N})\s*秒钟?)?|(?<s>{N})\s*秒钟?)",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex ChineseTime();

    [GeneratedRegex(
        $@"\bseconds?\s+(?<a>{N})(?:(?<sep>\s*(?:to|-|and|until|through)\s*)(?<b>{N}))?(?![a-z0-9.%:])",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex SecondsAt();

    [GeneratedRegex($@"(?<=\}})(?<sep>\s*(?:to|-|~|until|till|到|至)\s*)(?<b>{N})(?![a-z0-9.%:])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OpenRange();

    [GeneratedRegex(
        $@"(?<lead>(?<!(?:volume|speed|music|sound)[^,;。]{{0,30}})(?:\bfrom\s+|从\s*))(?<a>{N})(?<sep>\s*(?:to|-|until|till|到|至)\s*)(?<b>{N})(?![a-z0-9.%:]|\s*%)",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex BareRange();

    [GeneratedRegex($@"(?<n>{N})\s*(?:%|percent\b|per cent\b|pct\b)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Percent();

    [GeneratedRegex(
        @"\bhalf(?: of)?(?: the| its| it's)?(?: original| normal)? (?<what>speed|volume|loudness|as loud)\b",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex HalfOf();

    [GeneratedRegex(@"\b(?:by|in) half\b|\bhalve\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ByHalf();

    [GeneratedRegex(@"\bhalf as\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HalfAs();

    [GeneratedRegex(@"\b(?:twice|thrice|double(?![ -]check)|triple|quadruple)\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Twice();

    [GeneratedRegex(
        $@"(?<![a-z0-9.])(?<n>{N})\s*(?:x(?![a-z0-9])|times\b|-times\b|倍)|\bx\s?(?<n2>{N})(?![\w:])",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Times();

    [GeneratedRegex("一半|二分之一", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ChineseHalfOf();
}
