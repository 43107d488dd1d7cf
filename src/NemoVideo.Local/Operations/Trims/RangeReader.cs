using System.Text.RegularExpressions;
using NemoVideo.Local.Language;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Operations.Trims;

/// <summary>"trim to the first 5 seconds", "remove the last 3 seconds", "from 0:10 to 0:25", "只保留前5秒", "剪掉10秒到15秒".</summary>
internal sealed partial class RangeReader : IOperationReader
{
    public IEnumerable<Operation> Read(Clause clause)
    {
        if (clause.Time is null || !clause.Has(AboutTime()) || clause.Has(Other()))
        {
            return [];
        }

        if (Find(clause) is not { } found)
        {
            return [];
        }

        return clause.Targets.Select(clip =>
            found.Cut ? (Operation)new CutRange(found.From, found.To, clip) : new KeepRange(found.From, found.To, clip)
        );
    }

    private static (bool Cut, TimePoint From, TimePoint To)? Find(Clause clause)
    {
        var text = clause.Text;
        var cut = clause.Has(Removing()) && !clause.Has(Keeping());
        if (Range().Match(text) is { Success: true } range)
        {
            return (cut || clause.Has(CutBetween()), At(range, "a"), At(range, "b"));
        }

        if (ToTheEnd().Match(text) is { Success: true } open)
        {
            return (cut || clause.Has(CutBetween()), At(open, "a"), TimePoint.End);
        }

        if (First().Match(text) is { Success: true } first)
        {
            return (cut, TimePoint.Start, At(first, "d"));
        }

        if (Last().Match(text) is { Success: true } last)
        {
            return (cut, At(last, "d") with { FromEnd = true }, TimePoint.End);
        }

        if (OffTheEnd().Match(text) is { Success: true } tail)
        {
            return (!clause.Has(Keeping()), At(tail, "d") with { FromEnd = true }, TimePoint.End);
        }

        if (OffTheStart().Match(text) is { Success: true } head)
        {
            return (!clause.Has(Keeping()), TimePoint.Start, At(head, "d"));
        }

        if (EndAt().Match(text) is { Success: true } end)
        {
            return (false, TimePoint.Start, At(end, "b"));
        }

        if (After().Match(text) is { Success: true } after)
        {
            return (cut, At(after, "a"), TimePoint.End);
        }

        if (StartAt().Match(text) is { Success: true } start)
        {
            return (false, At(start, "a"), TimePoint.End);
        }

        if (Before().Match(text) is { Success: true } before)
        {
            return (cut, TimePoint.Start, At(before, "b"));
        }

        if (ToLength().Match(text) is { Success: true } length)
        {
            return (false, TimePoint.Start, At(length, "d"));
        }

        return null;
    }

    private static TimePoint At(Match match, string group) => new(Quantities.Time(match.Groups[group].Value));

    private const string A = @"(?:the )?(?:point )?\{(?<a>[\d.]+)\}";
    private const string B = @"(?:the )?\{(?<b>[\d.]+)\}";
    private const string D = @"\{(?<d>[\d.]+)\}";
    private const string It =
        @"(?:it|this|that|these|them|the (?:whole )?(?:video|clip|thing|footage|recording|result|movie|film|rest)|everything|all|§-?\d+|‹\d+›|each (?:clip|video|one|of them)|every (?:clip|video)|my (?:video|clip))";

    [GeneratedRegex(
        $@"^(?:only |just |and |but |then |it |should |be |to |the )*(?:from|between|first|last|final|opening|\{{|§|‹|up to|down|off|at most|under|no longer|no more|not more|each|every)|\b(?:trim|cut|keep|crop|shorten|use|only|extract|limit|reduce|take|want|leave|save|start|begin|end|stop|play|restrict|clip|select|pick|grab|cap|condense|get|need|isolate|split|bring)\b|\b{Remove}\b|\bmake (?:sure )?{It} (?:is |be |to be |only |just |exactly |about |last |at most |no longer than |no more than |under |fit (?:in|into) )*{D}|截|剪|裁|保留|留|取|只要|删|去|切|缩|砍|控制|从|^前|^最后|要前|要最后|移除",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex AboutTime();

    // Times of things other than clips.
    [GeneratedRegex(
        $@"❝|\b(?:{Music}|fade|logo|watermark|title|caption|speed|volume|freeze|highlight|highlights|best|moments?)\b|{ZhMusic}|标题|字幕|淡|{Pause}|{ZhPause}|精彩|高光",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Other();

    [GeneratedRegex(
        $@"\b{Remove}\b|\btrim off\b|\bclip off\b|{ZhRemove}|不要(?:前|后|最后|开头|结尾)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Removing();

    // "cut" and "trim" are in both: "cut the first 5 seconds", "cut it to the first 5 seconds".
    [GeneratedRegex(
        $@"\b(?:keep|only|except|but the|apart from|other than|besides|shorten|limit|extract|reduce|isolate)\b|\bjust (?:the|keep|from)\b|\bdown to\b|\b(?:trim|cut|crop|chop)(?: {It})?(?: down| back)? (?:to|so)\b|\bto (?:just |only )?(?:the |its |their )?(?:first|last|opening|final)\b|\btrim (?:{It} )?(?:from|between|\{{[\d.]+\}}\s*(?:to|-))|\b(?:cut|crop|trim) {It} (?:to be |to|from|between|down)|\bcrop from|保留|只要|只留|留下|截取|取(?!消)|剪到|剪成|剪至|剪为|裁剪(?:到|成|为|至)|缩短|以外|之外|除了",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Keeping();

    [GeneratedRegex(
        @"\b(?:cut|edit|take|leave) (?:\S+ ){0,6}?out\b|\bcut out\b|(?:剪掉|删掉|删除|去掉|移除)(?!.*(?:以外|之外))",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex CutBetween();

    [GeneratedRegex(
        $@"{A}(?: mark| point| in)?\s*(?:to|-|~|until|till|through|up to|and|(?:开始)?(?:剪|截|裁|播放|保留)?(?:到|至))\s*{B}",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Range();

    [GeneratedRegex(
        $@"{A}(?: mark)?\s*(?:(?:to|until|till|through)\s*(?:the )?(?:very )?end\b|(?:on|onwards?|and on)\b|(?:开始)?一?直?(?:到|至)(?:最后|结尾|结束|末尾)|(?:以|之)后|开始$)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex ToTheEnd();

    [GeneratedRegex(
        $@"\b(?:first|opening|initial|1st)\s+(?:\w+ )?{D}|(?:前|开头|开始|最前|片头|头)的?(?:面|边)?的?(?:(?:剪|删|去|切|裁)(?:掉|除)?)?\s*{D}",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex First();

    [GeneratedRegex(
        $@"\b(?:last|final|closing|ending)\s+(?:\w+ )?{D}|(?:最后|后|结尾|末尾|尾部|片尾|尾巴|尾)的?(?:面|边)?的?(?:(?:剪|删|去|切|裁)(?:掉|除)?)?\s*{D}",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Last();

    [GeneratedRegex(
        $@"{D} (?:\w+ )?(?:off|from|at|of|on|before)(?: of)?(?: the)? (?:very )?(?:end|ending|back|tail|finish)\b|\b(?:end|tail|back)(?: of {It})? by {D}",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex OffTheEnd();

    [GeneratedRegex(
        $@"{D} (?:\w+ )?(?:off|from|at|of|on)(?: of)?(?: the)? (?:very )?(?:start|beginning|front|head|opening)\b|\b(?:start|beginning|front)(?: of {It})? by {D}",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex OffTheStart();

    [GeneratedRegex($@"\b(?:after|past|beyond|from)\s+{A}|{A}(?:之后|以后|后面|后)", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex After();

    [GeneratedRegex($@"\b(?:start|begin)(?:ning|ing|s)?(?: {It})? (?:at|from|with) {A}|从{A}", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex StartAt();

    [GeneratedRegex($@"\b(?:before|until|till|up to)\s+{B}|{B}(?:之前|以前|前面|前)", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Before();

    [GeneratedRegex(
        $@"\b(?:end|stop|finish)(?:ing|s)?(?: {It})? (?:at|after) {B}|(?:到|至){B}(?:为止|结束)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex EndAt();

    [GeneratedRegex(
        $@"\b(?:to|at|down to|into|is|be|only|just|exactly|about|last|at most|than|within|under|in)\s+(?:a |the |about |only |just |exactly |at most |max(?:imum)? |length of |under )*{D}|\b(?:make|keep|limit|cap) {It} (?:to |at |only |just |under |exactly )*{D}|\bshorten\b.*{D}|{D} (?:long|in length|max|maximum|at most|or less)|(?:到|成|为|至|在|长度|控制|缩短|截取|剪辑?|裁剪?|保留)\s*{D}",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex ToLength();
}
