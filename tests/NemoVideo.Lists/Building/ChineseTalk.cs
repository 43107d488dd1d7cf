namespace NemoVideo.Lists.Building;

/// <summary>Several wishes in one message, taking back, questions, and what should be asked about.</summary>
internal sealed partial class BuildingChinese
{
    private static IEnumerable<Said> Several() =>
        [
            new(
                Travel,
                ["先把机场那段删了。然后日落放慢到0.5倍。最后配上我传的音乐,声音别太大。"],
                Aspect.Shots | Aspect.Speed | Aspect.Music,
                new Part("机场那段删了", v => v.Of("机场.mp4").Count == 0 && Whole(v, "古城.mp4", 30)),
                new Part("日落放慢到0.5倍", v => View.Alike(v.SpeedAt("日落.mp4", 9), 0.5) && v.SpeedAt("古城.mp4", 15) == 1),
                new Part("音乐", v => v.Music.Any(music => music.Name == "轻音乐.mp3") && v.MusicAt(10) is > 0 and < 100)
            ),
            new(
                Scene.Talk,
                ["片头空了太久,前6秒剪掉。标题打“读书会第12期”,放在上方。别的不用动。"],
                Aspect.Shots | Aspect.Texts,
                new Part("前6秒剪掉", v => v.ShowsOnly("talk.mp4", (6, 36))),
                new Part("标题", v =>
                    v.TextAt(1, "读书会第12期") && !v.TextAt(v.Duration - 1, "读书会第12期") && v.Texts.All(text => text.Place == "top")
                )
            ),
            new(
                Product,
                ["这条要发视频号,竖屏,画面铺满。左上角放公司标志。结尾淡出一秒。"],
                Aspect.Frame | Aspect.Logo | Aspect.Fades,
                new Part("竖屏", v => Shaped(v, 9, 16) && v.Fit == "fill"),
                new Part("公司标志", v => v.Logos.All(logo => logo.Place == "top-left") && v.LogoAt(1) && v.LogoAt(55)),
                new Part("淡出", v => View.Same(v.Shots[^1].FadeOut, 1))
            ),
            new(
                Scene.Four,
                ["第一段有杂音,静音。第三段太拖,加速到两倍。第四段不要了。"],
                Aspect.Volume | Aspect.Speed | Aspect.Shots,
                new Part("静音", v => v.VolumeAt("a.mp4", 5) == 0 && v.VolumeAt("b.mp4", 5) == 100 && v.VolumeAt("c.mp4", 5) == 100),
                new Part("加速到两倍", v =>
                    v.SpeedAt("a.mp4", 5) == 1 && v.SpeedAt("b.mp4", 5) == 1 && View.Alike(v.SpeedAt("c.mp4", 5), 2)
                ),
                new Part("第四段", v => v.Order.SequenceEqual(["a.mp4", "b.mp4", "c.mp4"]))
            ),
            new(
                Scene.Match,
                ["比赛第30秒才开始,之前的都剪掉。后面保持原速就好。右边挂一个记分牌:主队 2,客队 1。"],
                Aspect.Shots | Aspect.Board,
                new Part("之前的都剪掉", v => v.ShowsOnly("match.mp4", (30, 600))),
                new Part("记分牌", v =>
                    v.Boards.Count == 1 && v.Boards[0].Side == "right" && Scored(v.Boards[0], "主队", 2) && Scored(v.Boards[0], "客队", 1)
                )
            ),
            new(
                Podcast,
                ["超过两秒的停顿剪掉。响度统一到-14 LUFS。"],
                Aspect.Shots | Aspect.Loudness,
                new Part("停顿", v =>
                    v.Lacks("播客.mp4", 5.5, 7.5)
                    && v.Lacks("播客.mp4", 30.5, 33.5)
                    && v.Lacks("播客.mp4", 70.5, 74.5)
                    && v.Shows("播客.mp4", 34.5, 69.5)
                ),
                new Part("响度", v => v.Loudness is { } loudness && View.Same(loudness, -14))
            ),
            new(
                Wedding,
                ["仪式那段全程保留。迎亲只要后20秒,敬酒只要前15秒。"],
                Aspect.Shots,
                new Part("仪式", v => Whole(v, "仪式.mp4", 60)),
                new Part("迎亲", v => v.ShowsOnly("迎亲.mp4", (10, 30))),
                new Part("敬酒", v => v.ShowsOnly("敬酒.mp4", (0, 15)))
            ),
        ];

    private static IEnumerable<Said> Asked() =>
        [
            new(Scene.Talk, ["剪掉前5秒", "加个标题“实验记录”", "标题留着,把剪开头那一步撤销"], Aspect.Shots, v =>
                Whole(v, "talk.mp4", 36) && v.Titles.Any(title => title.Words == "实验记录")
            ),
            new(Scene.Talk, ["全片两倍速", "改成竖屏", "算了,全部推倒重来,回到最开始的样子"], Aspect.Speed | Aspect.Frame, v =>
                v.SpeedAt("talk.mp4", 5) == 1 && v.Width == 1920 && v.Height == 1080 && Whole(v, "talk.mp4", 36)
            ),
            new(Scene.Talk, ["音量调到60%", "改成80吧"], Aspect.Volume, v => View.Alike(v.VolumeAt("talk.mp4", 18), 80)),
            new(Scene.Three, "现在总共多长时间?", Aspect.None, v => !v.Changed && v.Says("40")),
            new(Scene.Talk, ["最后5秒剪掉", "刚才你改了哪里?"], Aspect.None, v => !v.Changed && v.Says("5", "五")),
            new(Cooking, "你都能帮我做些什么?", Aspect.None, v => !v.Changed && v.Says("剪", "裁")),
            new(Scene.Four, "第六段太暗了,删掉", Aspect.None, v => !v.Changed),
            new(Scene.Talk, "把右上角的标志挪到右下角去", Aspect.None, v => !v.Changed),
            new(Scene.Mixed, "声音别动,也不用配乐,剪掉前四秒就行", Aspect.Shots, v => v.ShowsOnly("talk.mp4", (4, 36))),
        ];
}
