namespace NemoVideo.Lists.Building;

/// <summary>Pauses, highlights, speed, volume and music.</summary>
internal sealed partial class BuildingChinese
{
    private static IEnumerable<Said> Pace() =>
        [
            new(Scene.Talk, "没人说话的地方全都剪干净", Aspect.Shots, v =>
                v.Lacks("talk.mp4", 14.5, 16.5)
                && v.Lacks("talk.mp4", 3.4, 3.6)
                && v.Shows("talk.mp4", 4.5, 7.5)
                && v.Shows("talk.mp4", 9.1, 13.5)
                && v.Shows("talk.mp4", 17.5, 36)
            ),
            new(Scene.Talk, "空白超过两秒的才剪,短的停顿留着自然些", Aspect.Shots, v =>
                v.Lacks("talk.mp4", 14.5, 16.5) && v.Shows("talk.mp4", 0, 13.5) && v.Shows("talk.mp4", 17.5, 36)
            ),
            new(Seaside, "采访里的冷场剪一剪,片头和海边不要动", Aspect.Shots, v =>
                v.Lacks("采访.mp4", 14.5, 16.5)
                && v.Shows("采访.mp4", 9.1, 13.5)
                && v.Shows("采访.mp4", 17.5, 20)
                && Whole(v, "片头.mp4", 8)
                && Whole(v, "海边.mp4", 12)
            ),
            new(Scene.Talk, ["把静音的部分都剪掉", "第一处停顿还是留着吧"], Aspect.Shots, v =>
                v.Shows("talk.mp4", 0, 7.5) && v.Lacks("talk.mp4", 14.5, 16.5) && v.Shows("talk.mp4", 17.5, 36)
            ),
            new(Scene.Talk, "看着有点闷,节奏再紧凑一点", Aspect.Shots | Aspect.Speed, v => v.Duration is > 12 and < 35),
            new(Podcast, "只清理第一分钟内的停顿,此后的部分请保持原样", Aspect.Shots, v =>
                v.Lacks("播客.mp4", 5.5, 7.5)
                && v.Lacks("播客.mp4", 30.5, 33.5)
                && v.Shows("播客.mp4", 9, 29)
                && v.Shows("播客.mp4", 60, 90)
            ),
            new(Scene.Match, "能挑出最精彩的三个瞬间接在一起吗?", Aspect.Shots | Aspect.CrossFades, v =>
                v.Shots.Count == 3 && v.Duration < 300
            ),
            new(
                new(("投篮一.mp4", 9), ("投篮二.mp4", 11), ("盖帽.mp4", 8), ("扣篮.mp4", 10), ("助攻.mp4", 12)),
                "这五段里选最好的三段,做成倒计时,第三名先出场",
                Aspect.Shots | Aspect.Texts | Aspect.Board | Aspect.CrossFades,
                v => v.Order.Count == 3
            ),
            new(Scene.Talk, "后半截加快到一点五倍", Aspect.Speed, v =>
                v.SpeedAt("talk.mp4", 5) == 1 && View.Alike(v.SpeedAt("talk.mp4", 30), 1.5)
            ),
            new(Scene.Four, "除第一段外,其余片段均以三倍速播放", Aspect.Speed, v =>
                v.SpeedAt("a.mp4", 5) == 1
                && View.Alike(v.SpeedAt("b.mp4", 5), 3)
                && View.Alike(v.SpeedAt("c.mp4", 5), 3)
                && View.Alike(v.SpeedAt("d.mp4", 5), 3)
            ),
            new(Scene.Talk, ["速度调成1.5倍", "还是有点拖,再快一点点"], Aspect.Speed, v =>
                v.SpeedAt("talk.mp4", 5) is > 1.51 and < 3 && v.SpeedAt("talk.mp4", 30) is > 1.51 and < 3
            ),
            new(Lecture, "10秒到40秒之间用四倍速带过", Aspect.Speed, v =>
                v.SpeedAt("第一讲.mp4", 5) == 1 && View.Alike(v.SpeedAt("第一讲.mp4", 25), 4) && v.SpeedAt("第一讲.mp4", 60) == 1
            ),
            new(Scene.Talk, "他说得太快了听不清,放慢一点", Aspect.Speed, v =>
                v.SpeedAt("talk.mp4", 5) is > 0.45 and < 0.99 && v.SpeedAt("talk.mp4", 30) is > 0.45 and < 0.99
            ),
            new(Scene.Four, ["第二段加速到两倍", "不对,我说的是第三段"], Aspect.Speed, v =>
                v.SpeedAt("a.mp4", 5) == 1
                && v.SpeedAt("b.mp4", 5) == 1
                && View.Alike(v.SpeedAt("c.mp4", 5), 2)
                && v.SpeedAt("d.mp4", 5) == 1
            ),
        ];

    private static IEnumerable<Said> Sound() =>
        [
            new(Scene.Four, "第一段和最后一段静音", Aspect.Volume, v =>
                v.VolumeAt("a.mp4", 5) == 0 && v.VolumeAt("b.mp4", 5) == 100 && v.VolumeAt("c.mp4", 5) == 100 && v.VolumeAt("d.mp4", 5) == 0
            ),
            new(Cooking, "下锅那段油烟机太吵,声音弄小一些,但别一点都听不见", Aspect.Volume, v =>
                v.VolumeAt("下锅.mp4", 20) is > 0 and < 99 && v.VolumeAt("备菜.mp4", 10) == 100 && v.VolumeAt("装盘.mp4", 7) == 100
            ),
            new(Scene.Four, "在第二段里,第3秒到第5秒的声音去掉", Aspect.Volume, v =>
                v.VolumeAt("b.mp4", 4) == 0
                && v.VolumeAt("b.mp4", 1) == 100
                && v.VolumeAt("b.mp4", 8) == 100
                && v.VolumeAt("a.mp4", 4) == 100
            ),
            new(Scene.Four, ["原声全部关掉", "第二段的声音还是开着吧"], Aspect.Volume, v =>
                v.VolumeAt("a.mp4", 5) == 0 && v.VolumeAt("b.mp4", 5) == 100 && v.VolumeAt("c.mp4", 5) == 0 && v.VolumeAt("d.mp4", 5) == 0
            ),
            new(Seaside, "除了采访,其余片段的音量都减半", Aspect.Volume, v =>
                View.Alike(v.VolumeAt("片头.mp4", 4), 50) && v.VolumeAt("采访.mp4", 10) == 100 && View.Alike(v.VolumeAt("海边.mp4", 6), 50)
            ),
            new(Travel, ["加上轻音乐做背景", "音乐太抢戏了,调到百分之二十"], Aspect.Music, v =>
                View.Alike(v.MusicAt(10), 20) && View.Alike(v.MusicAt(50), 20)
            ),
            new(Scene.Talk, "可以配一段舒缓的背景音乐吗", Aspect.Music, v =>
                v.Music.Any(music => music.Made) && v.MusicAt(5) > 0 && v.MusicAt(30) > 0
            ),
            new(Scene.Mixed, "音乐等到第十秒再进来", Aspect.Music, v =>
                v.MusicAt(5) == 0 && v.MusicAt(9) == 0 && v.MusicAt(15) > 0 && v.MusicAt(34) > 0
            ),
            new(new(("正片.mp4", 30), ("片尾.mp4", 10), ("钢琴曲.mp3", 60)), "钢琴曲只铺在片尾下面", Aspect.Music, v =>
                v.MusicAt(5) == 0 && v.MusicAt(28) == 0 && v.MusicAt(32) > 0 && v.MusicAt(38) > 0
            ),
            new(Scene.Mixed, ["把song.mp3配上", "最后三秒让音乐渐渐弱下去"], Aspect.Music, v =>
                v.Music.Count > 0 && View.Same(v.Music[^1].FadeOut, 3) && View.Same(v.Music[^1].End, 36)
            ),
            new(Scene.Talk, ["来点背景音乐", "音乐先拿掉", "想了想,还是把音乐加回来"], Aspect.Music, v =>
                v.MusicAt(5) > 0 && v.MusicAt(30) > 0
            ),
            new(Scene.Mixed, "背景音乐只放10秒到30秒这一段,音量40%", Aspect.Music, v =>
                v.MusicAt(5) == 0 && View.Alike(v.MusicAt(15), 40) && View.Alike(v.MusicAt(28), 40) && v.MusicAt(33) == 0
            ),
        ];
}
