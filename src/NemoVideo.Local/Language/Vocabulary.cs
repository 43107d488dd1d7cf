using NemoVideo.Local.Language.Tokens;

namespace NemoVideo.Local.Language;

/// <summary>Words that several readers share, as parts of patterns. English first, Chinese in the names with <c>Zh</c>.</summary>
internal static class Vocabulary
{
    /// <summary>How long a pattern may run, in milliseconds; hostile text must not hang the backend.</summary>
    public const int Patience = 2000;

    /// <summary>A number that <see cref="Quantities.Number"/> reads. Not points alone, nor anything with several of them.</summary>
    public const string Number = @"(?<![\d.])(?:\d+(?:\.\d+)?|\.\d+)";

    public const string Remove =
        @"(?:remove|delete|cut|trim|crop|take (?:out|away|off)|take(?= .{0,30}\b(?:out|away|off)\b)|drop|get rid of|getting rid of|strip|eliminate|erase|edit out|snip|chop|skip|discard|lose|kill|throw (?:out|away)|shave|clear(?: out)?|clean (?:up|out)|ditch|scrap)";

    public const string ZhRemove =
        "(?:去掉|去除|删掉|删除|删去|剪掉|剪去|剪除|剪下|切掉|切除|切去|移除|移走|除去|清除|裁掉|裁去|消除|砍掉|拿掉|跳过|剔除|去|删|剪(?![辑到成切])|切(?![到成换]))";

    public const string Pause =
        @"(?:pauses?|pausing|silences?|silent (?:parts?|bits?|sections?|moments?|passages?|gaps?|spots?|stretches)|dead (?:air|space|spots?|time)|gaps?|quiet (?:parts?|bits?|moments?|sections?|spots?)|hesitations?|lulls?|(?:parts?|bits?|sections?|moments?) (?:where|when) (?:nobody|no one|no-one|nothing|there is no(?:body)?|there's no(?:body)?) ?\w*|empty (?:parts?|space|gaps?))";

    public const string ZhPause =
        "(?:停顿|空白(?:部分|片段|处)?|沉默|无声(?:的?(?:部分|片段|段落|地方))?|冷场|空隙|间隙|气口|静音(?:的)?(?:部分|片段|段落|段|处|地方|区间)|安静的(?:部分|片段|地方)|没有?(?:声音|人?说话)的(?:部分|片段|地方)|没人说话的(?:部分|片段|地方))";

    public const string Music = @"(?:background (?:music|track|song|audio)|music(?: track| bed)?|soundtrack|bgm|songs?|backing track|tune)";

    public const string ZhMusic = "(?:背景音乐|背景乐|背景曲|配乐|音乐|bgm|歌曲|歌|曲子)";

    public const string Sound = @"(?:sound|audio|volume|loudness)";

    public const string ZhSound = "(?:声音|音量|音频|声)";

    public const string Text =
        @"(?:titles?|captions?|subtitles?|texts?|headings?|headlines?|labels?|words?|messages?|lower thirds?|credits?|title cards?)";

    public const string ZhText = "(?:标题|字幕|文字|文本|字样|字)";

    public const string Logo = @"(?:logo|watermark|brand mark|emblem)";

    public const string ZhLogo = "(?:logo|水印|标志|台标|角标|商标|徽标)";

    /// <summary>A leaderboard or scoreboard, with common misspellings.</summary>
    public const string LeaderboardWord = @"(?:le(?:a|ar|ad)?de?r?[ -]?|scor(?:e|es|er)?[ -]?)b(?:oard|ord|aord|orad|oad|ored|ard)s?";

    /// <summary>What a leaderboard is called.</summary>
    public const string LeaderboardWords =
        @"(?:\b"
        + LeaderboardWord
        + @"\b|\bstandings\b|\brank(?:ed|ing)s? (?:table|list|graphics?|overlay|board|panel)s?\b|\btop (?:players?|performers?|scorers?|teams?) (?:table|list|graphics?|overlay|board|panel)s?\b|排行榜|榜单|积分榜|得分榜|排名榜|记分牌|计分板|积分表|排名表|积分排名)";
}
