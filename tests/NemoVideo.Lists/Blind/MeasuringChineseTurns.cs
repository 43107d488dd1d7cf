namespace NemoVideo.Lists.Blind;

internal sealed partial class Measuring
{
    private static IEnumerable<Said> ChineseTurns() =>
        [
            new(Interview, ["只保留前二十秒", "不对，是前三十秒"], Aspect.Shots, v => v.ShowsOnly("采访.mp4", (0, 30))),
            new(Pets, ["把猫的声音关了", "说错了，是狗"], Aspect.Volume, v =>
                Volumes(v, ("猫.mp4", 100), ("狗.mp4", 0), ("兔子.mp4", 100))
            ),
            new(Interview, ["开头加标题“匠人”，结尾加文字“感谢收看”", "片尾的字不要了"], Aspect.Texts, v =>
                v.TextAt(1, "匠人") && v.Texts.Count == 1
            ),
            new(Marriage, ["加上喜庆.mp3", "还是不要配乐了"], Aspect.Music, v => v.Music.Count == 0),
            new(Interview, ["标题写“匠人访谈”", "标题换成“匠心”"], Aspect.Texts, v => v.TextAt(1, "匠心") && v.Texts.Count == 1),
            new(Town, ["加速到1.5倍", "恢复原来的速度"], Aspect.Speed, v => Speeds(v, ("片头.mp4", 1), ("古镇.mp4", 1), ("夜市.mp4", 1))),
            new(Shop, ["改成竖屏", "上下的黑边用模糊背景填上"], Aspect.Frame, v => v.Width * 16 == v.Height * 9 && v.Fit == "blur"),
            new(Shop, ["把店标放右上角", "店标撤掉"], Aspect.Logo, v => v.Logos.Count == 0),
            new(Game, ["右边显示积分榜：红队3，蓝队2", "蓝队又进了一个，现在是3分"], Aspect.Board, v =>
                v.Boards.Count == 1
                && v.Boards[0].Rows.Count == 2
                && v.Boards[0].Rows.Contains(("红队", 3))
                && v.Boards[0].Rows.Contains(("蓝队", 3))
            ),
            new(Town, ["删掉片头", "开场加个淡入", "撤销上一步"], Aspect.Fades, v =>
                v.Shots[0].FadeIn == 0 && Is(v, "古镇.mp4", "夜市.mp4")
            ),
            new(Town, ["把夜市放到最前面", "全部重来，回到最初的样子"], Aspect.Shots, v => Kept(v, Town)),
            new(Pets, ["给第一段加上文字“大橘”", "第二段也一样，不过写“旺财”"], Aspect.Texts, v =>
                v.TextAt(13.5, "旺财") && !v.TextAt(5, "旺财") && !v.TextAt(32, "旺财") && v.TextAt(1.5, "大橘") && !v.TextAt(20, "大橘")
            ),
            new(Seasons, ["每张照片放4秒", "最后一张放久一点"], Aspect.Shots, v =>
                v.Shots.Count == 4 && v.Shots.Take(3).All(shot => View.Same(shot.Duration, 4)) && Between(v.Shots[^1].Duration, 4.2, 15)
            ),
            new(Town, ["每段之间加交叉淡化", "只留第一段和第二段之间的，后面那个取消"], Aspect.CrossFades, v =>
                v.Of("古镇.mp4")[0].CrossFade > 0 && v.Of("夜市.mp4")[0].CrossFade == 0
            ),
            new(Interview, ["把第10秒到第15秒静音", "时间弄错了，应该是20到25秒"], Aspect.Volume, v =>
                v.VolumeAt("采访.mp4", 12) == 100
                && v.VolumeAt("采访.mp4", 22) == 0
                && v.VolumeAt("采访.mp4", 18) == 100
                && v.VolumeAt("采访.mp4", 30) == 100
            ),
        ];

    private static IEnumerable<Said> ChineseSentences() =>
        [
            new(
                Interview,
                ["这是一段采访。开头六秒剪掉。结尾那四秒也不要。"],
                Aspect.Shots,
                new Part("开头六秒剪掉", v => v.Lacks("采访.mp4", 0, 6) && v.Shows("采访.mp4", 6, 45)),
                new Part("结尾那四秒也不要", v => v.Lacks("采访.mp4", 46, 50) && v.Shows("采访.mp4", 7, 46))
            ),
            new(
                Town,
                ["先把古镇和夜市对调。然后给整个视频配上音乐，音量20%。最后加一个淡出到黑的结尾。"],
                Aspect.Shots | Aspect.Music | Aspect.Fades,
                new Part("把古镇和夜市对调", v => Is(v, "片头.mp4", "夜市.mp4", "古镇.mp4") && Whole(v, Town)),
                new Part("配上音乐，音量20%", v => View.Alike(v.MusicAt(2), 20) && View.Alike(v.MusicAt(44), 20)),
                new Part("淡出到黑的结尾", v => Between(v.Shots[^1].FadeOut, 0.1, 4.1) && v.Shots[0].FadeIn == 0)
            ),
            new(Marriage, "音乐我自己会配，你不用管。只要把接亲那段加速一倍就行。", Aspect.Speed, v =>
                Speeds(v, ("接亲.mp4", 2), ("仪式.mp4", 1), ("敬酒.mp4", 1)) && v.Music.Count == 0
            ),
            new(Interview, "先别动手。告诉我现在总共多长就好。", Aspect.None, v => !v.Changed && v.Says("50", "五十")),
            new(
                Hesitant,
                ["如果有超过一秒的停顿就剪掉。剪完以后再配上背景音乐。"],
                Aspect.Shots | Aspect.Music,
                new Part("超过一秒的停顿就剪掉", v =>
                    v.Lacks("采访.mp4", 6.5, 7.5)
                    && v.Lacks("采访.mp4", 31.5, 33.5)
                    && v.Shows("采访.mp4", 9, 30)
                    && v.Shows("采访.mp4", 35, 50)
                ),
                new Part("配上背景音乐", v => v.MusicAt(5) > 0 && v.MusicAt(v.Duration - 3) > 0)
            ),
            new(
                Scene.Four,
                ["第二段静音。第四段放慢一半。其他的保持原样。"],
                Aspect.Volume | Aspect.Speed,
                new Part("第二段静音", v => Volumes(v, ("a.mp4", 100), ("b.mp4", 0), ("c.mp4", 100), ("d.mp4", 100))),
                new Part("第四段放慢一半", v => Speeds(v, ("a.mp4", 1), ("b.mp4", 1), ("c.mp4", 1), ("d.mp4", 0.5)))
            ),
            new(
                Shop,
                ["我想发小红书，比例用四比五就行。左上角放上店标。片子开头写“深夜食堂”，显示五秒。"],
                Aspect.Frame | Aspect.Logo | Aspect.Texts,
                new Part("比例用四比五", v => v.Width * 5 == v.Height * 4),
                new Part("左上角放上店标", v => v.Logos.Count == 1 && v.Logos[0].Place == "top-left" && v.LogoAt(2)),
                new Part("片子开头写“深夜食堂”，显示五秒", v =>
                    v.TextAt(1, "深夜食堂") && v.TextAt(4, "深夜食堂") && !v.TextAt(6, "深夜食堂")
                )
            ),
        ];
}
