using System.Text.Json;
using NemoVideo.Lists;
using NemoVideo.Local.Store;

namespace NemoVideo.Tests.Language;

/// <summary>
/// Sentences that are understood, each with words that limit or change what is asked for: they change what comes of it, or the reply
/// names them, or nothing is done.
/// </summary>
public class NothingIgnoredTests
{
    private static readonly Scene Uploads = new(("a.mp4", 10), ("b.mp4", 10), ("c.mp4", 10), ("logo.png", 0), ("song.mp3", 60));

    /// <summary>The limit goes where the braces are, or behind. Turns before the last are parted by a bar.</summary>
    private static readonly string[] English =
    [
        "join the clips",
        "move clip 3 to the start",
        "swap clip 1 and clip 3",
        "reverse the order of the clips",
        "remove clip 3",
        "keep only clip 1 and clip 3",
        "rank the clips by motion",
        "keep the first 20 seconds",
        "cut the first 3 seconds",
        "trim the last 2 seconds",
        "cut out the pauses",
        "make it snappier",
        "make a 15-second highlight reel",
        "add background music",
        "use song.mp3 as background music",
        "add the title 'Hello'",
        "show the text 'Hello' at the bottom",
        "add the title 'Hello'|change the title to 'Goodbye'",
        "add a leaderboard {}:\n1. Ana 40\n2. Bo 30",
        "add captions {}:\n0:01-0:03 Hello\n0:04-0:06 World",
        "mute it",
        "set the volume to 50%",
        "make it louder",
        "turn the volume down",
        "normalize the loudness",
        "fade in",
        "fade out",
        "add a crossfade between the clips",
        "fade in and out|remove the fades",
        "speed it up 2x",
        "play it in slow motion",
        "make it square",
        "make it vertical with blurred sides",
        "make it 20 seconds long",
        "freeze the frame at 0:05 for 2 seconds",
        "put the logo in the top right corner",
        "add background music|remove the music",
        "add background music|set the music to 20%",
        "make it square|undo that",
        "export it",
    ];

    private static readonly string[] Chinese =
    [
        "合并片段",
        "把第三段移到最前面",
        "交换第一段和第三段",
        "把片段顺序倒过来",
        "删除第三段",
        "按运动量给片段排名",
        "保留前20秒",
        "剪掉前3秒",
        "去掉停顿",
        "节奏快一点",
        "剪一个15秒的精彩集锦",
        "添加背景音乐",
        "用song.mp3做背景音乐",
        "加标题“你好”",
        "在底部显示文字“你好”",
        "加排行榜{}:\n1. 张三 40\n2. 李四 30",
        "静音",
        "音量调到50%",
        "大声一点",
        "统一响度",
        "淡入",
        "淡出",
        "片段之间叠化",
        "加速到2倍",
        "慢动作",
        "改成方形",
        "改成竖屏,两边模糊",
        "时长改成20秒",
        "在5秒处定格2秒",
        "把logo放在右上角",
        "添加背景音乐|去掉背景音乐",
        "改成方形|撤销",
        "导出",
    ];

    /// <summary>A limit, and after the bar words of it that tell it in a reply; without, all of it.</summary>
    private static readonly string[] EnglishLimits =
    [
        "only in clip 2|clip 2",
        "but not in clip 2|clip 2",
        "except clip 2|clip 2",
        "except the last clip|last clip",
        "just the first clip|first clip",
        "on the other clips|other",
        "but not at the start|start",
        "but not at the end|end",
        "for the first 5 seconds|5 seconds",
        "in the last 4 seconds|4 seconds",
        "from 0:05 to 0:08|0:05",
        "between 5 and 8 seconds|8 seconds",
        "until 0:06|0:06",
        "starting at 0:07|0:07",
        "after 12 seconds|12 seconds",
        "before the second clip|second clip",
        "in the second half|half",
        "in the first third|third",
        "in the middle|middle",
        "while he talks|talks",
        "when nobody is speaking|nobody",
        "during the interview|interview",
        "if it is longer than a minute|minute",
        "unless there is music|unless",
        "every 10 seconds|10 seconds",
        "on odd clips only|odd",
        "for everyone but Anna|Anna",
        "without touching the song|touching|song",
        "in yellow|yellow",
        "semi-transparent|transparent",
        "in bold|bold",
        "with a red outline|red|outline",
        "in a bigger font|bigger|font",
        "at 20% size|20%|size",
        "twice|twice",
        "with a bounce animation|bounce",
        "in the left half of the picture|left",
        "in black and white|black",
        "with an echo|echo",
    ];

    private static readonly string[] ChineseLimits =
    [
        "只在第二段|第二段",
        "第二段除外|第二段",
        "除了第二段|第二段",
        "但不要动最后一段|最后一段",
        "只限第一段|第一段",
        "开头不要|开头",
        "但结尾不要|结尾",
        "前5秒|前5秒",
        "前两秒除外|前两秒",
        "最后4秒|最后4秒",
        "从5秒到8秒|5秒",
        "到6秒为止|6秒",
        "从7秒开始|7秒",
        "12秒以后|12秒",
        "第二段和第三段之间|第二段",
        "后半段|后半段|半",
        "前三分之一|三分之一",
        "中间部分|中间",
        "他说话的时候|话的时候",
        "没人说话的时候|没人",
        "如果超过一分钟|一分钟|如果",
        "每隔10秒|10秒",
        "只对单数段|单数",
        "半透明",
        "黄色",
        "加粗",
        "红色描边|红色|描边",
        "字体大一点|字体",
        "20%大小|20%|大小",
        "两次",
        "带弹跳动画|弹跳|动画",
        "黑白",
        "带回声|回声",
    ];

    /// <summary>What is true of the sentence anyway: a fade out is not at the start.</summary>
    private static readonly HashSet<string> SaysNothingMore =
    [
        "add a crossfade between the clips on the other clips",
        "add the title 'Hello' in the middle",
        "change the title to 'Goodbye' in the middle",
        "cut the first 3 seconds just the first clip",
        "fade in just the first clip",
        "freeze the frame at 0:05 for 2 seconds but not at the end",
        "freeze the frame at 0:05 for 2 seconds but not at the start",
        "freeze the frame at 0:05 for 2 seconds just the first clip",
        "join the clips on the other clips",
        "keep the first 20 seconds in the middle",
        "play it in slow motion twice",
        "show the text 'Hello' at the bottom but not at the end",
        "去掉停顿,前两秒除外",
        "淡出,前两秒除外",
        "加标题“你好”,中间部分",
    ];

    private static readonly NotYet Listed = new("ignored-not-yet.txt", () =>
        Rows.SelectMany(row => Holds((string)row)).Where(r => !r.Holds).Select(r => r.Row)
    );

    public static TheoryData<string> Rows => [.. English, .. Chinese];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Words_that_limit_are_kept_or_named(string sentence) => Listed.Check(Holds(sentence));

    [Fact]
    public void What_is_not_yet_kept_is_of_these_sentences() =>
        Listed.CheckLines(
            Rows.SelectMany(row => Limits((string)row).Select(limit => NotYet.Row(Turns((string)row, limit.Split('|')[0])[^1])))
        );

    [Theory]
    [MemberData(nameof(Rows))]
    public void Without_them_it_is_done(string sentence)
    {
        var view = Judge.Run(Uploads, Turns(sentence, ""), line: false);
        Assert.DoesNotContain("nothing was changed", view.Reply, StringComparison.Ordinal);
        Assert.DoesNotContain("未做任何改动", view.Reply, StringComparison.Ordinal);
        Assert.False(view.Says("did not do", "没有执行", "did not understand", "没有理解"), view.Reply);
    }

    private static IEnumerable<(string Row, bool Holds)> Holds(string sentence)
    {
        var plain = Judge.Run(Uploads, Turns(sentence, ""), line: false);
        foreach (var limit in Limits(sentence))
        {
            var parts = limit.Split('|');
            var turns = Turns(sentence, parts[0]);
            var view = Judge.Run(Uploads, turns, line: false);
            var kept =
                !ReferenceEquals(view.Draft, plain.Draft) && Json(view) != Json(plain)
                || Json(view) == Json(view.Before)
                || parts.Any(word => view.Says(word) && !plain.Says(word))
                || SaysNothingMore.Contains(NotYet.Row(turns[^1]));
            yield return (NotYet.Row(turns[^1]), kept);
        }
    }

    private static string[] Limits(string sentence) => Chinese.Contains(sentence) ? ChineseLimits : EnglishLimits;

    private static string[] Turns(string sentence, string limit)
    {
        var turns = sentence.Split('|');
        var joined =
            turns[^1].Contains("{}", StringComparison.Ordinal) ? turns[^1].Replace("{}", limit, StringComparison.Ordinal)
            : limit.Length == 0 ? turns[^1]
            : turns[^1] + (Chinese.Contains(sentence) ? "," : " ") + limit;
        return [.. turns[..^1], joined];
    }

    private static string Json(View view) => JsonSerializer.Serialize(view.Draft, StoreJson.Default.Draft);
}
