using System.Text.RegularExpressions;

namespace NemoVideo.Core.Words;

/// <summary>
/// Tells what a free-form message asks for, by its meaning, not by a word in it: it is a command only when, politeness and
/// details aside, there is nothing else in it. "Cut out pauses and export as a shareable video" is for the agent.
/// </summary>
internal static class MessageRouter
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private const string Polite =
        @"(?:(?:please|pls|now|ok(?:ay)?|so|then|and|hey|hi|hello|just|well|great|thanks?(?:\s+you)?|perfect|good|nice|(?:can|could|would|will)\s+you(?:\s+please)?|(?:i|we)(?:\s+(?:want|need)|'d\s+like|\s+would\s+like)(?:\s+(?:you\s+)?to)?|let'?s|let\s+us|go\s+ahead\s+and|time\s+to|help\s+me|kindly)[\s,!.]+)*";

    private const string Tail = @"(?:[\s,]+(?:please|pls|now|thanks?(?:\s+you)?|for\s+me|to\s+me|right\s+away|again|asap))*";

    private const string Video =
        @"(?:(?:the|my|this|that|our|a|your)\s+)?(?:(?:final|finished|edited|current|whole|full|latest|resulting|new)\s+)?(?:videos?|clips?|project|movie|film|result|files?|edit|timeline|"
        + ExportWords.Formats
        + "|it|this|that|everything|draft|render)";

    private const string How =
        @"(?:\s+(?:as|in|into|to|at|with)\s+(?:an?\s+|the\s+)?(?:(?:4k|hd|full\s*hd|(?:480|720|1080|1440|2160)p?|(?:\d{3,4}\s*[x×]\s*)(?:480|720|1080|1440|2160)|"
        + ExportWords.Formats
        + @"|high|medium|low|best|top|good|quality|resolution|format|file|video|disk|computer|drive)(?:\s*[,&]?\s*|\s+and\s+))+)*";

    private static readonly Regex Export = Whole(
        Polite
            + "(?:"
            + @"(?:export|download|render|save)(?:\s+(?:and\s+(?:download|send|save)))?(?:\s+(?:"
            + Video
            + @"|\d{3,4}p|4k|hd)(?:\s+(?:"
            + ExportWords.Formats
            + @"|video|file))?)?"
            + How
            + @"|send\s+(?:me\s+)?"
            + Video
            + @"(?:\s+to\s+me)?"
            + How
            + @"|give\s+me\s+"
            + Video
            + How
            + ")"
            + Tail,
        @"(?:请|麻烦|帮我|给我|现在|可以|把|将|我要|我想|好的?[，,]?|\s)*(?:(?:视频|影片|成片|它|项目|作品|结果|文件|这个视频)\s*)?(?:导出|下载|输出)(?:一下|吧|成|为|到|成为|出"
            + @"来|视频|影片|成片|文件|项目|作品|结果|一个|\s|"
            + ExportWords.Formats
            + @"|\d{3,4}[pP]|4[kK]|高清|格式|的|了|给我)*(?:谢谢)?",
        @"(?:请)?把(?:视频|影片|成片)(?:发|传)给我(?:吧)?"
    );

    private static readonly Regex Credits = Whole(
        Polite
            + @"(?:(?:show|check|tell|give|get|see|view|display|what(?:'s|\s+is|\s+are)|how\s+(?:many|much)|do\s+i\s+(?:"
            + @"still\s+)?have(?:\s+(?:any|enough))?|are\s+there(?:\s+any)?)\s+)?(?:me\s+)?(?:(?:"
            + @"of|the|my|our|your|account|current|remaining|available|any|credit)\s+)*(?:credits?|balance)(?:\s+(?:"
            + @"balance|left|remaining|available|status|do\s+i\s+(?:still\s+)?have(?:\s+left)?|have\s+i(?:\s+got)?(?:"
            + @"\s+left)?|are\s+(?:left|there|remaining)|is\s+left|in\s+my\s+account|on\s+my\s+account|check))*"
            + Tail,
        @"(?:请|帮我|查询?|查看|看看?|显示|告诉我|一下|我的?|账户|账号|现在|当前|剩余|可用|还剩|还有|有|多少|的|是|\s)*(?:积分|余额|点数)(?:余额|查询|还有|还剩|剩余|剩|有|是|多少|了|呢|吗|情况|\s)*"
    );

    private static readonly Regex State = Whole(
        Polite
            + @"(?:(?:show|check|list|see|view|display|give|tell|get|print|what(?:'s|\s+is|\s+are)|what\s+does)\s+(?:"
            + @"me\s+)?)?(?:(?:the|my|all|all\s+the|current|project(?:'s)?|timeline|edit|of|session)\s+)*(?:"
            + @"status|state|tracks?|timeline|project\s+status)(?:\s+(?:of\s+)?(?:the\s+|my\s+)?(?:"
            + @"status|state|tracks?|timeline|project|look\s+like|now|so\s+far|summary|video|edit))*"
            + Tail,
        @"(?:请|帮我|查询?|查看|看看?|显示|告诉我|一下|我的?|项目|当前|现在|目前|的|是|\s)*(?:状态|轨道|时间[线轴])(?:怎么样|如何|是|什么|情况|信息|了|呢|吗|\s)*"
    );

    private static readonly Regex Upload = Whole(
        Polite
            + @"(?:upload|send|add)\s+(?:up\s+)?(?:(?:"
            + @"the|my|this|these|those|a|an|some|another|new|more|following|all)\s+)*(?:"
            + @"files?|clips?|videos?|footage|recordings?|images?|photos?|pictures?|media)"
            + Tail
            + "|"
            + Polite
            + @"upload(?:\s+(?:it|this|these|them|now))?"
            + Tail,
        @"(?:请|帮我|我要|我想|给我|现在|\s)*上传(?:一下|一个|这个|这些|新的?|视频|文件|素材|片段|图片|照片|音频|音乐|吧|\s)*"
    );

    private static readonly Regex Ending = new(@"[\s.!?。！？…~]+$", RegexOptions.CultureInvariant, Limit);

    /// <param name="hasFiles">Files came with it: that is an upload, whatever the words; the words then go to the agent.</param>
    public static MessageIntent Read(string? message, bool hasFiles = false)
    {
        if (hasFiles)
        {
            return MessageIntent.Upload;
        }

        var words = Ending.Replace((message ?? "").Normalize(System.Text.NormalizationForm.FormKC).Replace('’', '\'').Trim(), "");

        // No command is longer than this, and quoted words are content.
        if (words.Length is 0 or > 120 || words.IndexOfAny(['"', '“', '”', '「', '『', '《']) >= 0)
        {
            return MessageIntent.Agent;
        }

        return Export.IsMatch(words) ? MessageIntent.Export
            : Credits.IsMatch(words) ? MessageIntent.Credits
            : State.IsMatch(words) ? MessageIntent.State
            : Upload.IsMatch(words) ? MessageIntent.Upload
            : MessageIntent.Agent;
    }

    private static Regex Whole(params string[] alternatives) =>
        new("^(?:" + string.Join("|", alternatives) + ")$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Limit);
}
