using System.Text.RegularExpressions;
using NemoVideo.Local.Language;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Model;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Operations.Leaderboards;

/// <summary>
/// "add a leaderboard on the right titled 'Top players'", "show the top 5 from 0:05 to 0:20", "在左侧显示排行榜". The standings
/// themselves are taken out of the message before it is read.
/// </summary>
internal sealed partial class LeaderboardReader : IOperationReader
{
    public bool HasNoPhrasing => true;

    public IEnumerable<Operation> Read(Clause clause)
    {
        var goesOn =
            clause.Previous is AddLeaderboard
            && (clause.Has(GoesOn()) || clause.Has(GoesAway()))
            && !(clause.Time is not null && clause.Has(AnyTitle()));
        if (!goesOn && (!clause.Has(Leaderboard()) || clause.Has(RanksClips())))
        {
            return [];
        }

        var (from, to) = TextTimes.Read(clause.Text);
        if (clause.Has(GoesAway()))
        {
            // From then on it is gone: it is shown until then.
            if (from is not { } gone || to is { } back && back != TimePoint.End)
            {
                return [];
            }

            (from, to) = (null, gone);
        }

        return
        [
            new AddLeaderboard(
                Title: clause.Quotes.FirstOrDefault()
                    ?? (TopWhat().Match(clause.Text) is { Success: true } top ? "Top " + top.Groups["what"].Value : null),
                Side: Side(clause),
                Rows: Count().Match(clause.Text) is { Success: true } count ? Quantities.Count(count.Groups["n"].Value) : null,
                From: from,
                To: to,
                Color: Colors
                    .FirstOrDefault(color =>
                        Regex.IsMatch(clause.Text, color.Words, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(Patience))
                    )
                    .Value,
                Update: clause.Has(Updates()) ? true : null
            ),
        ];
    }

    private static LeaderboardSide? Side(Clause clause) =>
        clause.Has(Left()) ? LeaderboardSide.Left
        : clause.Has(Right()) ? LeaderboardSide.Right
        : clause.Has(Bottom()) ? LeaderboardSide.Bottom
        : null;

    private static readonly (string Words, string Value)[] Colors =
    [
        (@"\bred\b|红色?", "E5484D"),
        (@"\borange\b|橙色?", "F2802E"),
        (@"\b(?:yellow|gold(?:en)?)\b|黄色?|金色", "E8B020"),
        (@"\bgreen\b|绿色?", "2FA866"),
        (@"\bteal\b|青色?", "18A5A0"),
        (@"\bblue\b|蓝色?", "2F7DEB"),
        (@"\b(?:purple|violet)\b|紫色?", "8E5CF0"),
        (@"\bpink\b|粉色?", "E5549B"),
    ];

    [GeneratedRegex(LeaderboardWords, RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Leaderboard();

    // Measuring clips and ranking them is something else.
    [GeneratedRegex(
        @"\b(?:rank|compare|rate)\b.{0,20}\b(?:clips?|videos?|files?)\b|\b(?:leader ?boards?|standings|ranking) of (?:the |these |my |all )*(?:clips?|videos?)\b|(?:给|对|为)(?:这些|所有)?(?:片段|视频|素材).{0,4}(?:排名|排序|评分)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex RanksClips();

    [GeneratedRegex(
        @"^(?:(?:and |put |place |move |show |display |keep |make |set |have |it |only |just |is |with |use |color |colour )*)(?:(?:a |the |its )?(?:titled?|called|named|headed|heading|headline)(?: (?:is|to|as|that says|saying|of))?:? ?❝|(?:the )?top \d|(?:on|at|to|in|along|down) (?:the )?(?:left|right|bottom|lower)|\d+ rows|(?:in |an? )?(?:red|orange|yellow|gold|green|teal|blue|purple|pink)\b)|^(?:show|display|list|with|of|featuring|including)?\s*(?:the )?(?:top|best|leading|current) (?:players?|performers?|scorers?|teams?|scores?)|^(?:标题|题目|名称|名字)?(?:为|是|叫|写|:|用)*❝|^(?:放|显示|位于|移)?(?:到|在)(?:画面|屏幕)?的?(?:左|右|底|下)|^(?:只?显示)?前\s?\d|^(?:用|使用)?.{0,3}(?:红|橙|黄|金|绿|青|蓝|紫|粉)色|^(?:显示|展示|列出)?.{0,8}(?:最佳|顶尖|优秀|领先|表现最好)的?(?:选手|玩家|队伍|表现者)?",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex GoesOn();

    [GeneratedRegex(
        $@"^(?:then |and )*(?:hide|remove|delete|drop|clear|get rid of|switch off|turn off|take (?:off|away|down|out)|take(?= .{{0,30}}\b(?:off|away|down|out)\b)|fade out)\b.*?(?:\bit\b|{LeaderboardWords}).*\{{|{ZhRemove}.*{LeaderboardWords}|{LeaderboardWords}.*(?:{ZhRemove}|消失|隐藏)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex GoesAway();

    [GeneratedRegex(
        @"\b(?:updat\w+|change|correct|refresh|edit|revise|modify|replace|set)\b|更新|修改|改|更正",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Updates();

    [GeneratedRegex(@"\btitles?\b|标题", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex AnyTitle();

    [GeneratedRegex(@"\btop (?<what>players|performers|scorers|teams)\b", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex TopWhat();

    [GeneratedRegex(
        @"\b(?:top|first|best) (?<n>\d{1,4})\b|\b(?<n>\d{1,4}) (?:rows|players|places|names|entries|teams|lines)\b|前\s?(?<n>\d{1,4})\s?(?:名|位|个|强)?|(?<n>\d{1,4})\s?(?:行|名选手|个选手)",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Count();

    [GeneratedRegex(@"\bleft\b|左", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Left();

    [GeneratedRegex(@"\bright\b|右", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Right();

    [GeneratedRegex(@"\b(?:bottom|lower third|underneath|below)\b|底|下方|下面|下边", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Bottom();
}
