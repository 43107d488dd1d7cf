using System.Text.RegularExpressions;
using NemoVideo.Local.Language;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Operations.Highlights;

/// <summary>"extract the best moments", "a 2-minute highlight reel", "the 5 best moments of 8 seconds each", "剪成30秒的精彩集锦".</summary>
internal sealed partial class HighlightReader : IOperationReader
{
    public bool HasNoPhrasing => true;

    public IEnumerable<Operation> Read(Clause clause)
    {
        var text = clause.Text;
        if (Wanted().Match(text) is { Success: true } wanted)
        {
            var each = Each().Match(text);
            var rest = each.Success ? text.Remove(each.Index, each.Length) : text;
            return
            [
                new FindHighlights(
                    TimeToken().Match(rest) is { Success: true } total ? Time(total) : null,
                    Count().Match(text) is { Success: true } count ? Number(count.Groups["n"].Value) : null,
                    each.Success ? Time(each) : null,
                    Meant().Match(text) is { Success: true } meant ? meant.Value : null,
                    TakesOut(text, wanted)
                ),
            ];
        }

        // "… and compile", "… put them together", "… each 8 seconds long", "… in 30 seconds": still about the moments.
        if (clause.Previous is not FindHighlights)
        {
            return [];
        }

        if (Each().Match(clause.Text) is { Success: true, Index: < 12 } length)
        {
            return [new FindHighlights(Length: Time(length))];
        }

        if (!clause.Has(Compile()))
        {
            return [];
        }

        return [new FindHighlights(TimeToken().Match(clause.Text) is { Success: true } reel ? Time(reel) : null)];
    }

    /// <summary>"remove the highlights", "the best moments should be deleted", "show everything except the highlights".</summary>
    private static bool TakesOut(string text, Match wanted)
    {
        var (before, after) = (text[..wanted.Index], text[(wanted.Index + wanted.Length)..]);
        var removes = RemoveVerb().IsMatch(text);
        if (ZhRest().IsMatch(before) || ZhRest().IsMatch(after))
        {
            return !removes;
        }

        if (Except().IsMatch(before))
        {
            return !removes;
        }

        var isObject = RemovedObject().Matches(text).Any(match => match.Index + match.Length == wanted.Index);
        // "cut the best moments together", "trim the highlights to 30 seconds".
        return (isObject && !(CutVerb().IsMatch(before) && Together().IsMatch(after))) || RemovedAfter().IsMatch(after);
    }

    private static TimeSpan Time(Match match) => Quantities.Time(match.Groups["t"].Value);

    private static int Number(string text) => text == "top" ? 1 : (int)Math.Clamp(Quantities.Number(Quantities.ChineseValue(text)), 1, 100);

    private const string Dets = @"(?: (?:out|away|of|all|any|every|each|both|the|these|those|its|my|our|your|only|just|\d+))*";

    [GeneratedRegex(
        $@"\b(?:{Remove}|exclude|omit|hide)\b{Dets} ?|{ZhRemove}(?:掉|了)?(?:所有|全部|这些|那些|其中|视频中|里面|里|最|的)*",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex RemovedObject();

    [GeneratedRegex($@"\b(?:{Remove}|exclude|omit|hide)\b|{ZhRemove}", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex RemoveVerb();

    [GeneratedRegex(@"\b(?:cut|trim|crop|snip|chop)\b", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex CutVerb();

    [GeneratedRegex(@"\b(?:together|(?:down )?(?:to|into)|as an?)\b", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Together();

    [GeneratedRegex(
        $@"^[^,;.]{{0,40}}\b(?:removed|deleted|cut(?: out)?|dropped|skipped|taken out|left out|thrown away|gone|out|away|off)$|^[^,;。出]{{0,6}}(?:{ZhRemove}|不要)(?!出)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex RemovedAfter();

    [GeneratedRegex(
        $@"\b(?:except(?: for)?|but(?: not)?|apart from|other than|besides|excluding|save for){Dets} ?$",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Except();

    [GeneratedRegex("以外|之外|除了|除去|其他|其余|其它", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex ZhRest();

    // Measuring can't hear or see what happens in a recording.
    [GeneratedRegex(
        @"\b(?:goals?|kills?|head ?shots?|wins?|victor(?:y|ies)|winning \w+|funn(?:y|iest) \w+|jokes?|laughs?|fails?|saves|touchdowns?|home ?runs?|dunks?|three-pointers|penalt(?:y|ies)|fouls?|crashes|overtakes?|tackles?|knockouts?|emotional \w+|romantic \w+|viral \w+|engaging \w+)\b|进球|击杀|爆头|五杀|胜利|获胜|搞笑|好笑|扣篮|犯规|点球|感人",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Meant();

    private const string Moment =
        @"(?:moments?|parts?|bits?|scenes?|plays?|actions?|highlights?|sections?|segments?|kills?|goals?|shots?|clips?)";
    private const string Best =
        @"(?:best|greatest|top|most (?:exciting|interesting|thrilling|intense|important|action[- ]packed|memorable)|exciting|thrilling|interesting|action[- ]packed|liveliest|key|memorable|funn(?:y|iest)|coolest|craziest)";
    private const string ZhBest = @"(?:精彩|高光|高能|最佳|最好|最精彩|亮点|最激烈|激烈|燃)";
    private const string ZhNumber = @"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})";

    [GeneratedRegex(
        $@"\bhigh-?lights?\b(?! the)(?!ed)|\b(?:high-?lites?|hi-?lites?|hi-?lights?|higlights?|hightlights?|highligths?)\b|\b(?:teaser|trailer)\b(?! park)|\b(?:best|greatest|liveliest|most (?:exciting|interesting|thrilling|intense)) \{{[\d.]+\}}|\b{Best} (?:\d+ )?(?:goals?|kills?)\b|预告片|\bhighlight[- ](?:reel|video|clip|film|montage|tape|compilation)|\b{Best} (?:\d+ )?(?:of the )?(?:\w+ ){{0,2}}?(?:moments?|parts?|bits?|scenes?|plays?|action|sections?)\b|\bbest[- ](?:of|bits)\b|\bsizzle reel\b|{ZhBest}.{{0,4}}?(?:瞬间|时刻|片段|镜头|部分|集锦|画面|合集|剪辑|视频|内容|场面|操作)|集锦|高光|精彩的?(?:地方|部分)|精华",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Wanted();

    [GeneratedRegex(
        $@"\b(?:top|best) (?<n>\d{{1,3}})\b(?! ?(?:%|x))|\b(?<n>\d{{1,3}}) (?:\w+ ){{0,2}}?(?:{Best}|{Moment})\b|(?<![\d.{{])(?<n>{ZhNumber})\s*(?:个|段|处|条|次)(?:最?{ZhBest}|的|瞬间|时刻|片段|镜头)|前(?<n>{ZhNumber})(?:名|个|段)?{ZhBest}|top ?(?<n>\d{{1,3}})(?!\d)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Count();

    [GeneratedRegex(
        @"(?:\bof |\bat |\bwith |, ?)?(?:about |around )?\{(?<t>[\d.]+)\}(?: long| in length)? ?(?:each|apiece|per (?:moment|clip|one|highlight|scene|piece)|every one|for each)\b|\beach(?: one| moment| of them| clip)?(?: is| being| be| should be| lasting| of| about| around)* \{(?<t>[\d.]+)\}|\b\d+ (?:\w+ ){0,2}?(?:moments|scenes|highlights|parts|plays) of (?:about )?\{(?<t>[\d.]+)\}|(?:每|各)(?:个|段|条|次|处|一段|一个)?(?:瞬间|时刻|片段|镜头)?(?:持续|时长|长|为|是|约)*\{(?<t>[\d.]+)\}|\{(?<t>[\d.]+)\} (?:moments|scenes|clips)\b",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Each();

    [GeneratedRegex(@"\{(?<t>[\d.]+)\}", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex TimeToken();

    [GeneratedRegex(
        @"^(?:compile|join|combine|merge|stitch|edit|cut|assemble|put|splice|string|make|turn|export)(?: (?:it|them|these|those|all|everything|each))?(?: all)?(?: (?:together|up))?(?: (?:into|in|as|to) (?:an? |one |the )?(?:single |short |final |new |exciting )*(?:\{[\d.]+\} ?)?(?:long )?(?:video|reel|clip|film|montage|compilation|movie)?)?(?: (?:of|in|under) \{[\d.]+\})?$|^(?:并?(?:把它们|将它们|它们)?)?(?:拼接|合并|合成|剪|剪辑|拼|组合|汇编|编辑|做|制作|整理|连接|拼在|合在)(?:在一起|起来|成|为|到一起)*(?:一个|一段|一条|一部)?(?:\{[\d.]+\})?的?(?:短|完整)?(?:视频|短片|合集|影片)?$",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Compile();
}
