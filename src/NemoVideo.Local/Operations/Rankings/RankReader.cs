using System.Globalization;
using System.Text.RegularExpressions;
using NemoVideo.Local.Language;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Operations.Rankings;

/// <summary>"rank these videos and show the top 3", "rank by motion and sharpness", "weight loudness 40%", "按清晰度排名".</summary>
internal sealed partial class RankReader : IOperationReader
{
    public bool HasNoPhrasing => true;

    private static readonly (RankPart Part, Regex Said)[] Parts =
    [
        // The loudness range comes before the loudness.
        (RankPart.LoudnessRange, RangeSaid()),
        (RankPart.Sharpness, SharpnessSaid()),
        (RankPart.Motion, MotionSaid()),
        (RankPart.Loudness, LoudnessSaid()),
        (RankPart.Cuts, CutsSaid()),
        (RankPart.Light, LightSaid()),
        (RankPart.Colour, ColourSaid()),
        (RankPart.Length, LengthSaid()),
    ];

    public IEnumerable<Operation> Read(Clause clause)
    {
        var goesOn = clause.Previous is RankClips;
        if (clause.Has(Standings()) || !(clause.Has(Wanted()) || (goesOn && clause.Has(MoreOfIt()))))
        {
            return [];
        }

        var parts = ReadParts(clause.Text);
        var weighted = clause.Has(Weighted());
        var top = Top().Match(clause.Text);
        return
        [
            new RankClips
            {
                Parts = parts,
                OnlyParts = parts.Count > 0 && (clause.Has(By()) || (!weighted && goesOn && ((RankClips)clause.Previous!).OnlyParts)),
                Top =
                    top.Success ? Number(top.Groups["n"].Value)
                    : clause.Has(Winner()) ? 1
                    : null,
                All = clause.Has(All()),
                StandsFor = parts.Count > 0 ? null : StandsFor(clause.Text),
            },
        ];
    }

    private static List<RankedPart> ReadParts(string text)
    {
        List<(int At, int End, RankPart Part)> found = [];
        foreach (var (part, said) in Parts)
        {
            foreach (Match match in said.Matches(text))
            {
                if (found.TrueForAll(other => match.Index >= other.End || match.Index + match.Length <= other.At))
                {
                    found.Add((match.Index, match.Index + match.Length, part));
                }
            }
        }

        found.Sort();
        var percents = Percent().Matches(text).Select(m => (m.Index, Value: Quantities.Number(m.Groups[1].Value))).ToList();
        // "40% loudness, 60% motion" or "loudness 40%, motion 60%": the first pair decides for all of them.
        var before = percents.Count > 0 && found.Count > 0 && percents[0].Index < found[0].At;
        return
        [
            .. found
                .Select(
                    (part, i) =>
                    {
                        var (from, to) = before
                            ? (i > 0 ? found[i - 1].End : 0, part.At)
                            : (part.End, i + 1 < found.Count ? found[i + 1].At : text.Length);
                        var percent = percents.Where(p => p.Index >= from && p.Index < to).Select(p => (double?)p.Value).FirstOrDefault();
                        return new RankedPart(part.Part, percent);
                    }
                )
                .DistinctBy(part => part.Part),
        ];
    }

    private static string? StandsFor(string text)
    {
        if (Audience().Match(text) is { Success: true } audience && !Criterion().IsMatch(text))
        {
            return audience.Value.Trim();
        }

        var what = Criterion().Match(text) is { Success: true } m ? m.Groups["what"].Value.Trim() : "";
        return what.Length == 0 || Plain().IsMatch(what) ? null : what;
    }

    private static int? Number(string digits)
    {
        var value =
            int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : digits is "十" ? 10
            : "一二三四五六七八九".IndexOf(digits is "两" ? "二" : digits, StringComparison.Ordinal) + 1;
        return value > 0 ? value : null;
    }

    private const string Clips =
        @"(?:clips?|videos?|footage|files?|recordings?|reels?|shorts?|ads?|batch|them|these|those|performers?|performance|entries|§|‹)";

    [GeneratedRegex(
        $@"\b(?:rank|ranking)\b(?:.{{0,80}}\b{Clips}|.{{0,80}}[§‹]| by\b| them\b|$)|\b{Clips} (?:ranked|ranking)\b|^(?:score|scoring|rate|rating|compare|comparing|grade|grading|evaluate)\b(?: and)? .{{0,60}}\b{Clips}|^(?:compare|comparing)$|\b(?:sort|order|list) .{{0,40}}\b{Clips}.{{0,20}} (?:by|from best|from worst)\b|\b(?:top|best)(?: performing| ranked| scoring|-\w+)? (?:\d{{1,2}} )?(?:clips|videos|reels|ads|performers)\b|^weigh(?:t|ing|ting)?\b|\bcount ?down of\b.{{0,40}}\b{Clips}|^(?:按|按照|根据|依据|依)[^❝]{{0,30}}(?:排|评|打分|比较)|排名|排行(?!榜)|排个?名次|打分|评分|(?:视频|片段|素材).{{0,12}}(?:排序|比较|对比)|(?:比较|对比).{{0,12}}(?:视频|片段|素材)|^(?:按|按照|根据)(?:动感|运动|动作|响度|音量|清晰|锐度|画质|镜头|节奏|光线|亮度|曝光|色彩|颜色)|(?:响度|音量|清晰度|动感|运动|色彩|光线|亮度|镜头切换|时长|锐度|画质|响度范围)(?:的)?(?:占|权重)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Wanted();

    // What belongs to a ranking that was just asked for: "show the top performers", "sharpness", "motion 30%", "展示前三名".
    [GeneratedRegex(
        @"\b(?:top|best|winners?|highest|performers?|countdown|count down)\b|^(?:rank |weight |compare |score )?(?:the |by |on |with |of |to |for )*(?:[\d.]+% )?(?:(?:loudness|dynamic) range|sharp\w*|clarity|motion|movement|action|loudness|volume|cuts?|pac(?:e|ing)|light\w*|bright\w*|exposure|colou?r\w*|length|duration)\b|前\s*(?:\d|[一二两三四五六七八九十])|第一名|冠军|最(?:好|佳)|优胜|(?:清晰|锐度|画质|动感|运动|动作|响度|音量|镜头|节奏|光线|亮度|曝光|色彩|颜色|时长|长度)|\bshow (?:me )?(?:them )?all\b|(?:全部|所有)(?:展示|显示)|(?:展示|显示)(?:全部|所有)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex MoreOfIt();

    // Graphics with given standings are a different matter, and so are places within one recording.
    [GeneratedRegex(
        @"\bleader ?boards?\b|\boverlays?\b|\bstandings\b|\bscore ?boards?\b|\bmoments?\b|\bhighlights?\b|排行榜|积分榜|榜单|精彩|\brate \d|帧率",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Standings();

    [GeneratedRegex(
        @"\b(?:top|best|first|highest(?:[ -](?:ranked|scoring|scored))?) (?<n>\d{1,2})\b(?!%)|\b(?<n>\d{1,2}) (?:best|top|highest)\b|前\s*(?<n>\d{1,2}|[一二两三四五六七八九十])\s*(?:名|个|位|条|段|强|$)?",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Top();

    [GeneratedRegex(
        @"\b(?:only|just) the (?:winner|best)\b|\bthe (?:winner|best one|top one|best (?:clip|video)|top (?:clip|video))\b|只.{0,4}(?:第一名|冠军|最好的)|第一名|冠军",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Winner();

    [GeneratedRegex(
        @"\b(?:show|showing|display|include|count(?:ing)? down) (?:me )?(?:them |the )?all\b|(?:全部|所有).{0,4}(?:展示|显示)|(?:展示|显示)(?:全部|所有)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex All();

    [GeneratedRegex(@"\b(?:by|based on|according to|in terms of|only on)\b|按|根据|依据", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex By();

    [GeneratedRegex(@"\bweigh|占|权重", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Weighted();

    [GeneratedRegex(
        @"\b(?:by|based on|according to|in terms of) (?:their |its |the |an? |how )*(?<what>[a-z][a-z0-9 '/-]{1,60}?)(?=$| (?:and|then|into|for|from|with|in|to|so|as) )|(?:按照?|根据|依据)(?<what>[\u3400-\u9fff]{1,12}?)(?=来|给|对|为|进行|将|把|排|评|打|比)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Criterion();

    [GeneratedRegex(
        @"\b(?:(?:audience )?engagement(?: scores?| rates?)?|engaging|performance(?: metrics| scores?)?|viral(?:ity)?|views?|likes|popular(?:ity)?|conversions?|retention|click[ -]through(?: rates?)?|watch time)\b|(?:互动|参与度?|热度|播放量|点赞|人气|表现|吸引力|受欢迎程?度?|转化)(?:率|度|量|数|分数?)?",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Audience();

    /// <summary>Words for the measured score itself.</summary>
    [GeneratedRegex(
        @"^(?:(?:measured|overall|total|final|your|own) )*(?:scores?|points|ranks?|rankings?|quality|measurements?)$|^(?:实测|总|综合)?(?:分数?|得分|评分|质量|名次)$",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Plain();

    [GeneratedRegex($"({Vocabulary.Number})%", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Percent();

    [GeneratedRegex(
        @"\bsharp(?:ness|est|er)?\b|\bclarity\b|\bfocus\b|\b(?:fine )?details?\b|\b(?:picture|video|image|visual) quality\b|\bresolution\b|\bblur(?:riness|ry)?\b|清晰度?|锐度|画质",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex SharpnessSaid();

    [GeneratedRegex(
        @"\bmotion\b|\bmovement\b|\baction\b|\bactivity\b|\benergy\b|\bdynamics\b|动感|运动|动作|动态(?!范围)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex MotionSaid();

    [GeneratedRegex(
        @"\bloud(?:ness|est)?\b|\bvolume\b|\b(?:sound|audio)(?: levels?)?\b|响度|音量|声音",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex LoudnessSaid();

    [GeneratedRegex(@"\b(?:loudness|dynamic|volume) range\b|(?:响度|音量|动态)范围", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex RangeSaid();

    [GeneratedRegex(
        @"\b(?:number of )?cuts?\b|\bpac(?:e|ing)\b|\b(?:scene|shot) changes?\b|镜头切换|镜头数?|切换|节奏",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex CutsSaid();

    [GeneratedRegex(
        @"\blight(?:ing)?\b|\bbright(?:ness|est)?\b|\bexposure\b|\bcontrast\b|光线|亮度|曝光|明暗|对比度",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex LightSaid();

    [GeneratedRegex(
        @"\bcolou?r(?:s|fulness|ful)?\b|\bsaturation\b|\bvivid(?:ness)?\b|色彩|颜色|饱和度|鲜艳度?",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex ColourSaid();

    [GeneratedRegex(@"\blengths?\b|\bdurations?\b|时长|长度", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex LengthSaid();
}
