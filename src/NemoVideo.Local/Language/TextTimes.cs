using System.Text.RegularExpressions;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Language;

/// <summary>When a text is shown: "from 3 to 6 seconds", "at the beginning", "in the last 4 seconds", "在结尾". Null if not said.</summary>
internal static partial class TextTimes
{
    public static (TimePoint? From, TimePoint? To) Read(string text)
    {
        if (Range().Match(text) is { Success: true } range)
        {
            return (At(range, "a"), At(range, "b"));
        }

        if (ToTheEnd().Match(text) is { Success: true } open)
        {
            return (At(open, "a"), TimePoint.End);
        }

        if (Throughout().IsMatch(text))
        {
            return (TimePoint.Start, TimePoint.End);
        }

        if (First().Match(text) is { Success: true } first)
        {
            return (TimePoint.Start, At(first, "d"));
        }

        if (Last().Match(text) is { Success: true } last)
        {
            return (At(last, "d") with { FromEnd = true }, TimePoint.End);
        }

        if (Until().Match(text) is { Success: true } until)
        {
            return (TimePoint.Start, At(until, "b"));
        }

        TimeSpan? duration = For().Match(text) is { Success: true } length ? At(length, "d").Offset : null;
        if (Start().Match(text) is { Success: true } start)
        {
            return (At(start, "a"), duration is { } d ? At(start, "a") with { Offset = At(start, "a").Offset + d } : null);
        }

        if (Ending().IsMatch(text))
        {
            return (duration is { } tail ? new(tail, FromEnd: true) : null, TimePoint.End);
        }

        if (Beginning().IsMatch(text) || duration is not null)
        {
            return (TimePoint.Start, duration is { } head ? new(head) : null);
        }

        return (null, null);
    }

    private static TimePoint At(Match match, string group) => new(Quantities.Time(match.Groups[group].Value));

    private const string A = @"\{(?<a>[\d.]+)\}";
    private const string B = @"\{(?<b>[\d.]+)\}";
    private const string D = @"\{(?<d>[\d.]+)\}";

    [GeneratedRegex($@"{A}\s*(?:to|-|~|until|till|through|and|到|至|开始,?(?:到|至))\s*{B}", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Range();

    [GeneratedRegex(
        $@"{A}\s*(?:(?:to|until|till|through)\s*(?:the )?(?:very )?end|(?:on|onwards?)\b|一?直?(?:到|至)(?:最后|结尾|结束|末尾))",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex ToTheEnd();

    [GeneratedRegex(
        @"\b(?:throughout|all the time|the (?:whole|entire) (?:time|video|clip|way)|(?:whole|entire) video|all the way through|from (?:start|beginning) to (?:end|finish)|permanently|always)\b|全程|一直|整个视频|始终",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Throughout();

    [GeneratedRegex($@"\b(?:first|opening|initial)\s+{D}|(?:前|开头的?|开始的?|最初的?)\s*{D}", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex First();

    [GeneratedRegex($@"\b(?:last|final|closing)\s+{D}|(?:最后的?|后|结尾的?|末尾的?)\s*{D}", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Last();

    [GeneratedRegex($@"\b(?:until|till|up to)\s+{B}", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Until();

    [GeneratedRegex(
        $@"\b(?:for|lasting|last|during|stay(?:s|ing)?)\s+(?:about |exactly |for |a )?{D}|{D}\s*(?:long|title|text|caption)|(?:持续|显示|停留|出现|时长|长)\s*{D}|{D}(?:长|的标题|的字幕|时长)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex For();

    [GeneratedRegex(
        $@"\b(?:at|from|after|starting(?: at| from)?|beginning at|start at|@)\s+(?:the )?{A}|(?:从|在|于)\s*{A}|{A}(?:处|时|的时候|开始|后)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Start();

    [GeneratedRegex(
        @"\b(?:at|in|near|to|towards|on) (?:the )?(?:very )?(?:end|ending|finish|close|outro)\b|\b(?:end|close|finish|ending) (?:it |the (?:video|clip) |everything )?with\b|\b(?:closing|end|ending|final) (?:title|card|text|credits?|caption)|结尾|片尾|末尾|最后|结束",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Ending();

    [GeneratedRegex(
        @"\b(?:at|in|from|near|to|on) (?:the )?(?:very )?(?:beginning|start|opening|front|outset|intro)\b|\b(?:start|open|begin|opening|starting) (?:it |the (?:video|clip) |everything )?with\b|\b(?:opening|intro|starting) (?:title|card|text|caption)|\bup front\b|开头|片头|开始|开场|一开始|最前面",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Beginning();
}
