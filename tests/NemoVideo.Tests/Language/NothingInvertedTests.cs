using NemoVideo.Lists;

namespace NemoVideo.Tests.Language;

/// <summary>For each kind of operation its negation, its complaint and its exception: never the opposite of what was asked.</summary>
public class NothingInvertedTests
{
    private static readonly Dictionary<string, Said> All = (
        (IEnumerable<Said>)[.. Negations(), .. Complaints(), .. Exceptions()]
    ).ToDictionary(said => NotYet.Row(said.ToString()));

    private static readonly NotYet Listed = new("inverted-not-yet.txt", () =>
        All.Where(pair => !IsRight(pair.Value)).Select(pair => pair.Key)
    );

    public static TheoryData<string> Rows => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_is_asked_for_is_done_and_not_its_opposite(string row) => Listed.Check([(row, IsRight(All[row]))]);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Nothing_else_is_ever_done(string row)
    {
        var (judgement, view) = Judge.Of(All[row]);
        Assert.True(judgement != Judgement.Wrong, view.Reply);
    }

    [Fact]
    public void What_is_not_yet_done_is_of_these_rows() => Listed.CheckLines(All.Keys);

    private static bool IsRight(Said said) => Judge.Of(said).Judgement == Judgement.Right;

    private static IEnumerable<Said> Negations() =>
        (
            (string[])
                [
                    "don't join the clips",
                    "don't move clip 3",
                    "don't swap clip 1 and clip 3",
                    "don't reverse the order",
                    "don't remove clip 3",
                    "don't rank the clips",
                    "don't trim it",
                    "don't cut the first 3 seconds",
                    "don't cut out the pauses",
                    "keep the pauses",
                    "don't make a highlight reel",
                    "don't add music",
                    "no music please",
                    "don't add a title",
                    "no captions please",
                    "don't add a leaderboard",
                    "don't mute it",
                    "don't change the volume",
                    "don't make it louder",
                    "don't normalize the loudness",
                    "don't fade out",
                    "no fades",
                    "don't add crossfades",
                    "no transitions between the clips please",
                    "don't speed it up",
                    "please don't slow it down",
                    "don't make it vertical",
                    "don't crop it to a square",
                    "don't make it shorter",
                    "don't freeze the last frame",
                    "don't add a logo",
                    "don't undo anything",
                    "don't export it yet",
                    "别合并片段",
                    "不要移动第三段",
                    "别交换第一段和第三段",
                    "不要把顺序倒过来",
                    "不要删除第三段",
                    "不要给片段排名",
                    "不要剪掉前3秒",
                    "不要去掉停顿",
                    "保留停顿",
                    "不要做精彩集锦",
                    "别加音乐",
                    "不要音乐",
                    "不要加标题",
                    "不要加字幕",
                    "别加排行榜",
                    "不要静音",
                    "别动音量",
                    "不要调大音量",
                    "不要统一响度",
                    "别加淡出",
                    "不要淡入淡出",
                    "不要转场",
                    "别加速",
                    "不要放慢",
                    "别改成竖屏",
                    "不要缩短",
                    "不要定格",
                    "别加水印",
                    "别撤销",
                    "先别导出",
                ]
        ).Select(message => new Said(Scene.Four, message, Aspect.None, _ => true));

    private static IEnumerable<Said> Complaints() =>
        [
            .. Complaint(
                Aspect.Speed,
                v => v.SpeedAt("a.mp4", 5) > 1,
                "it's too slow",
                "the video is far too slow",
                "太慢了",
                "速度太慢了",
                "有点慢"
            ),
            .. Complaint(
                Aspect.Speed,
                v => v.SpeedAt("a.mp4", 5) < 1,
                "it's too fast",
                "this is way too fast",
                "太快了",
                "速度太快了",
                "有点快"
            ),
            .. Complaint(
                Aspect.Volume,
                v => v.VolumeAt("a.mp4", 5) < 100,
                "it's too loud",
                "the sound is too loud",
                "太响了",
                "声音太大",
                "太吵了"
            ),
            .. Complaint(
                Aspect.Volume,
                v => v.VolumeAt("a.mp4", 5) > 100,
                "it's too quiet",
                "the sound is too quiet",
                "声音太小了",
                "声音太轻了"
            ),
            .. WithMusic(
                v => v.MusicAt(5) < v.Before.MusicAt(5),
                "the music is too loud",
                "turn the music down",
                "音乐太响了",
                "音乐太大声"
            ),
            .. WithMusic(
                v => v.MusicAt(5) > v.Before.MusicAt(5),
                "the music is too quiet",
                "turn the music up",
                "音乐太小声了",
                "音乐太轻"
            ),
            .. Complaint(
                Aspect.Shots | Aspect.Speed,
                v => v.Duration < 40,
                "it's too long",
                "the video is too long, make it 30 seconds",
                "太长了,剪到30秒"
            ),
            .. Complaint(
                Aspect.Shots,
                v => v.Lacks("a.mp4", 3.3, 3.7),
                "the pauses are too long",
                "there are too many pauses",
                "停顿太多了",
                "停顿太长"
            ),
            .. Complaint(
                Aspect.Volume,
                v => v.VolumeAt("b.mp4", 5) < 100 && v.VolumeAt("a.mp4", 5) == 100,
                "clip 2 is too loud",
                "第二段太响了"
            ),
            .. Complaint(Aspect.Speed, v => v.SpeedAt("b.mp4", 5) > 1 && v.SpeedAt("a.mp4", 5) == 1, "clip 2 is too slow", "第二段太慢了"),
            .. Complaint(
                Aspect.Speed,
                v => v.SpeedAt("a.mp4", 5) < 1,
                "not so fast",
                "slow down, it's too fast",
                "别那么快",
                "太快了,放慢一点"
            ),
            .. Complaint(Aspect.Volume, v => v.VolumeAt("a.mp4", 5) < 100, "not so loud", "别那么大声", "太大声了,小声一点"),
        ];

    private static IEnumerable<Said> Exceptions() =>
        [
            .. Exception(
                Aspect.Volume,
                (v, file) => v.VolumeAt(file, 5) == 0,
                "mute all but clip 2",
                "mute everything except clip 2",
                "除了第二段都静音",
                "第二段除外,全部静音"
            ),
            .. Exception(
                Aspect.Volume,
                (v, file) => v.VolumeAt(file, 5) == 50,
                "set the volume of every clip but clip 2 to 50%",
                "除了第二段,音量都调到50%"
            ),
            .. Exception(
                Aspect.Volume,
                (v, file) => v.VolumeAt(file, 5) > 100,
                "make all clips louder except clip 2",
                "除了第二段都大声一点"
            ),
            .. Exception(Aspect.Speed, (v, file) => v.SpeedAt(file, 5) == 2, "speed up all but clip 2 by 2x", "除了第二段都加速到2倍"),
            .. Exception(
                Aspect.Speed,
                (v, file) => v.SpeedAt(file, 5) < 1,
                "slow motion for all clips except clip 2",
                "除了第二段都用慢动作"
            ),
            .. Exception(
                Aspect.Shots,
                (v, file) => v.Of(file).Count == 0,
                "remove all clips except clip 2",
                "delete everything but clip 2",
                "除了第二段都删掉"
            ),
            .. Exception(Aspect.Shots, (v, file) => v.Lacks(file, 3.3, 3.7), "cut out the pauses except in clip 2", "除了第二段,去掉停顿"),
            .. Exception(
                Aspect.Shots,
                (v, file) => v.ShowsOnly(file, (0, 8)),
                "cut the last 2 seconds of every clip but clip 2",
                "除了第二段,每段剪掉最后2秒"
            ),
            new(Scene.Four, "keep all clips except clip 2", Aspect.Shots, v => v.Order.SequenceEqual(["a.mp4", "c.mp4", "d.mp4"])),
            new(Scene.Four, "除了第二段都保留", Aspect.Shots, v => v.Order.SequenceEqual(["a.mp4", "c.mp4", "d.mp4"])),
            new(Scene.Talk, "keep everything except the last 10 seconds", Aspect.Shots, v => v.ShowsOnly("talk.mp4", (0, 26))),
            new(Scene.Talk, "除了最后10秒都保留", Aspect.Shots, v => v.ShowsOnly("talk.mp4", (0, 26))),
            new(Scene.Talk, "mute everything except the first 10 seconds", Aspect.Volume, v =>
                v.VolumeAt("talk.mp4", 5) == 100 && v.VolumeAt("talk.mp4", 20) == 0
            ),
            new(Scene.Talk, "除了前10秒都静音", Aspect.Volume, v => v.VolumeAt("talk.mp4", 5) == 100 && v.VolumeAt("talk.mp4", 20) == 0),
            new(Scene.Talk, "cut the pauses but not the first one", Aspect.Shots, v =>
                v.Shows("talk.mp4", 0, 7.5) && v.Lacks("talk.mp4", 14.5, 16.5)
            ),
            new(Scene.Mixed, "add song.mp3 as music except in the last 10 seconds", Aspect.Music, v =>
                v.MusicAt(5) > 0 && v.MusicAt(30) == 0
            ),
            new(Scene.Mixed, "加song.mp3做背景音乐,最后10秒除外", Aspect.Music, v => v.MusicAt(5) > 0 && v.MusicAt(30) == 0),
            new(Scene.Mixed, "show the logo except in the first 10 seconds", Aspect.Logo, v => !v.LogoAt(5) && v.LogoAt(20)),
            new(Scene.Mixed, "显示logo,前10秒除外", Aspect.Logo, v => !v.LogoAt(5) && v.LogoAt(20)),
            new(Scene.Talk, "show the text 'Hi' except in the first 10 seconds", Aspect.Texts, v =>
                !v.TextAt(5, "Hi") && v.TextAt(20, "Hi")
            ),
        ];

    private static IEnumerable<Said> Complaint(Aspect may, Func<View, bool> holds, params string[] messages) =>
        messages.Select(message => new Said(Scene.Four, message, may, holds));

    private static IEnumerable<Said> WithMusic(Func<View, bool> holds, params string[] messages) =>
        messages.Select(message => new Said(
            Scene.Four,
            [message.Any(c => c > '\u3400') ? "添加背景音乐" : "add background music", message],
            Aspect.Music,
            holds
        ));

    /// <summary>All but the second of four clips.</summary>
    private static IEnumerable<Said> Exception(Aspect may, Func<View, string, bool> done, params string[] messages) =>
        messages.Select(message => new Said(Scene.Four, message, may, v =>
            done(v, "a.mp4") && !done(v, "b.mp4") && v.Shows("b.mp4", 0, 10) && done(v, "c.mp4") && done(v, "d.mp4")
        ));
}
