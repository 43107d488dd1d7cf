namespace NemoVideo.Lists.Blind;

internal sealed partial class Measuring
{
    private static IEnumerable<Said> ChinesePicture() =>
        [
            // Volume
            new(Town, "夜市太吵了，把它的声音降到三成", Aspect.Volume, v =>
                Volumes(v, ("片头.mp4", 100), ("古镇.mp4", 100), ("夜市.mp4", 30))
            ),
            new(Pets, "原声全部关掉", Aspect.Volume, v => Volumes(v, ("猫.mp4", 0), ("狗.mp4", 0), ("兔子.mp4", 0))),
            new(Scene.Four, "第一段和第三段静音", Aspect.Volume, v =>
                Volumes(v, ("a.mp4", 0), ("b.mp4", 100), ("c.mp4", 0), ("d.mp4", 100))
            ),
            new(Interview, "从第5秒到第9秒消音", Aspect.Volume, v =>
                v.VolumeAt("采访.mp4", 7) == 0 && v.VolumeAt("采访.mp4", 2) == 100 && v.VolumeAt("采访.mp4", 20) == 100
            ),
            new(Interview, "声音忽大忽小的，帮忙统一一下响度", Aspect.Loudness, v => v.Loudness is not null),
            // Music
            new(Marriage, "整片铺上喜庆.mp3，音量百分之二十五", Aspect.Music, v =>
                View.Alike(v.MusicAt(1), 25)
                && View.Alike(v.MusicAt(40), 25)
                && View.Alike(v.MusicAt(74), 25)
                && v.Music.All(music => music.Name == "喜庆.mp3")
            ),
            new(Interview, "配一段轻柔的背景音乐", Aspect.Music, v => v.MusicAt(5) > 0 && v.MusicAt(45) > 0),
            new(Marriage, "敬酒的时候才放音乐，其他时候不要", Aspect.Music, v =>
                v.MusicAt(64) > 0 && v.MusicAt(72) > 0 && v.MusicAt(10) == 0 && v.MusicAt(40) == 0 && v.MusicAt(57) == 0
            ),
            // Texts
            new(Town, "片头上打出“江南三日”四个字", Aspect.Texts, v =>
                v.TextAt(1.5, "江南三日") && !v.TextAt(12, "江南三日") && !v.TextAt(40, "江南三日") && v.Texts.Count == 1
            ),
            new(Interview, "右下角全程显示“内部资料”", Aspect.Texts, v =>
                v.TextAt(1, "内部资料") && v.TextAt(25, "内部资料") && v.TextAt(49, "内部资料") && In(v, "内部资料", "bottom-right")
            ),
            new(Interview, "第10秒到15秒加字幕：我从小就喜欢画画", Aspect.Texts, v =>
                v.TextAt(11, "我从小就喜欢画画")
                && v.TextAt(14, "我从小就喜欢画画")
                && !v.TextAt(8, "我从小就喜欢画画")
                && !v.TextAt(17, "我从小就喜欢画画")
            ),
            new(Pets, "结尾处写上“谢谢观看，下期再见”", Aspect.Texts, v =>
                v.TextAt(v.Duration - 1, "谢谢观看，下期再见") && !v.TextAt(10, "谢谢观看，下期再见")
            ),
            // Fades
            new(Interview, "结尾三秒慢慢黑下去", Aspect.Fades, v => View.Same(v.Shots[^1].FadeOut, 3) && v.Shots[0].FadeIn == 0),
            new(Town, "几段之间都加上叠化过渡", Aspect.CrossFades, v =>
                v.Shots.Count == 3 && v.Shots.Skip(1).All(shot => Between(shot.CrossFade, 0.1, 4.1))
            ),
            // Frame
            new(Shop, "要发抖音的，改成竖屏", Aspect.Frame, v => v.Width * 16 == v.Height * 9),
            new(Game, "分辨率提到4K", Aspect.Frame, v => v.Width == 3840 && v.Height == 2160),
            // Photos, stills, logo, leaderboard
            new(Seasons, "每张图停留两秒半", Aspect.Shots, v => v.Shots.Count == 4 && v.Shots.All(shot => View.Same(shot.Duration, 2.5))),
            new(Game, "在一分零五秒的地方定格两秒", Aspect.Shots, v =>
                v.Shots.Count(shot => shot.Still) == 1
                && v.Shots.Any(shot => shot.Still && View.Same(shot.Duration, 2) && View.Same(shot.From, 65))
                && View.Same(v.Duration, 302)
            ),
            new(Shop, "店标摆在左上角，只在前八秒出现", Aspect.Logo, v =>
                v.Logos.Count == 1 && v.Logos[0].Place == "top-left" && v.LogoAt(1) && v.LogoAt(7) && !v.LogoAt(10) && !v.LogoAt(30)
            ),
            new(Game, "左边放个积分榜：红队3，蓝队2，黄队1", Aspect.Board, v =>
                v.Boards.Count == 1
                && v.Boards[0].Side == "left"
                && v.Boards[0].Rows.Count == 3
                && v.Boards[0].Rows.Contains(("红队", 3))
                && v.Boards[0].Rows.Contains(("蓝队", 2))
                && v.Boards[0].Rows.Contains(("黄队", 1))
            ),
            // Questions
            new(Town, "现在一共有哪几段视频？", Aspect.None, v => !v.Changed && v.Says("古镇") && v.Says("夜市") && v.Says("片头")),
        ];
}
