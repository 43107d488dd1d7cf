using System.Text.RegularExpressions;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Language.Readers;

/// <summary>"extract the best moments", "a 2-minute highlight reel", "the 5 best moments of 8 seconds each", "剪成30秒的精彩集锦".</summary>
internal sealed partial class HighlightReader : IOperationReader
{
    public IEnumerable<Operation> Read(Clause clause)
    {
        if (clause.Has(Wanted()))
        {
            var text = clause.Text;
            var each = Each().Match(text);
            var rest = each.Success ? text.Remove(each.Index, each.Length) : text;
            return [new FindHighlights(
                TimeToken().Match(rest) is { Success: true } total ? Time(total) : null,
                Count().Match(text) is { Success: true } count ? Number(count.Groups["n"].Value) : null,
                each.Success ? Time(each) : null)];
        }

        // "… and compile", "… put them together", "… each 8 seconds long", "… in 30 seconds": goes on with the moments.
        if (clause.Previous is not FindHighlights) return [];
        if (Each().Match(clause.Text) is { Success: true, Index: < 12 } length) return [new FindHighlights(Length: Time(length))];
        if (!clause.Has(Compile())) return [];
        return [new FindHighlights(TimeToken().Match(clause.Text) is { Success: true } reel ? Time(reel) : null)];
    }

    private static TimeSpan Time(Match match) => Quantities.Time(match.Groups["t"].Value);

    private static int Number(string text) => text == "top" ? 1 : (int)Math.Clamp(Quantities.Number(Quantities.ChineseValue(text)), 1, 100);

    private const string Moment = @"(?:moments?|parts?|bits?|scenes?|plays?|actions?|highlights?|sections?|segments?|kills?|goals?|shots?|clips?)";
    private const string Best = @"(?:best|greatest|top|most (?:exciting|interesting|thrilling|intense|important|action[- ]packed|memorable)|exciting|thrilling|interesting|action[- ]packed|liveliest|key|memorable)";
    private const string ZhBest = @"(?:精彩|高光|高能|最佳|最好|最精彩|亮点|最激烈|激烈|燃)";
    private const string ZhNumber = @"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})";

    [GeneratedRegex($@"\bhigh-?lights?\b(?! the)(?!ed)|\bhighlight[- ](?:reel|video|clip|film|montage|tape|compilation)|\b{Best} (?:\d+ )?(?:of the )?(?:\w+ ){{0,2}}?(?:moments?|parts?|bits?|scenes?|plays?|action|sections?)\b|\bbest[- ](?:of|bits)\b|\bsizzle reel\b|{ZhBest}.{{0,4}}?(?:瞬间|时刻|片段|镜头|部分|集锦|画面|合集|剪辑|视频|内容|场面|操作)|集锦|高光|精彩的?(?:地方|部分)|精华", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Wanted();

    [GeneratedRegex($@"\b(?:top|best) (?<n>\d{{1,3}})\b(?! ?(?:%|x))|\b(?<n>\d{{1,3}}) (?:\w+ ){{0,2}}?(?:{Best}|{Moment})\b|(?<![\d.{{])(?<n>{ZhNumber})\s*(?:个|段|处|条|次)(?:最?{ZhBest}|的|瞬间|时刻|片段|镜头)|前(?<n>{ZhNumber})(?:名|个|段)?{ZhBest}|top ?(?<n>\d{{1,3}})(?!\d)", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Count();

    [GeneratedRegex(@"(?:\bof |\bat |\bwith |, ?)?(?:about |around )?\{(?<t>[\d.]+)\}(?: long| in length)? ?(?:each|apiece|per (?:moment|clip|one|highlight|scene|piece)|every one|for each)\b|\beach(?: one| moment| of them| clip)?(?: is| being| be| should be| lasting| of| about| around)* \{(?<t>[\d.]+)\}|\b\d+ (?:\w+ ){0,2}?(?:moments|scenes|highlights|parts|plays) of (?:about )?\{(?<t>[\d.]+)\}|(?:每|各)(?:个|段|条|次|处|一段|一个)?(?:瞬间|时刻|片段|镜头)?(?:持续|时长|长|为|是|约)*\{(?<t>[\d.]+)\}|\{(?<t>[\d.]+)\} (?:moments|scenes|clips)\b", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Each();

    [GeneratedRegex(@"\{(?<t>[\d.]+)\}", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex TimeToken();

    [GeneratedRegex(@"^(?:compile|join|combine|merge|stitch|edit|cut|assemble|put|splice|string|make|turn|export)(?: (?:it|them|these|those|all|everything|each))?(?: all)?(?: (?:together|up))?(?: (?:into|in|as|to) (?:an? |one |the )?(?:single |short |final |new |exciting )*(?:\{[\d.]+\} ?)?(?:long )?(?:video|reel|clip|film|montage|compilation|movie)?)?(?: (?:of|in|under) \{[\d.]+\})?$|^(?:并?(?:把它们|将它们|它们)?)?(?:拼接|合并|合成|剪|剪辑|拼|组合|汇编|编辑|做|制作|整理|连接|拼在|合在)(?:在一起|起来|成|为|到一起)*(?:一个|一段|一条|一部)?(?:\{[\d.]+\})?的?(?:短|完整)?(?:视频|短片|合集|影片)?$", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Compile();
}
