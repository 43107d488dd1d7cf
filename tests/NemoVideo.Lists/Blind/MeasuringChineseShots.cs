namespace NemoVideo.Lists.Blind;

internal sealed partial class Measuring
{
    private static IEnumerable<Said> ChineseShots() =>
        [
            // Order
            new(Pets, "把兔子那段提到最前面", Aspect.Shots, v => Is(v, "兔子.mp4", "猫.mp4", "狗.mp4") && Whole(v, Pets)),
            new(Pets, "猫和狗换一下位置", Aspect.Shots, v => Is(v, "狗.mp4", "猫.mp4", "兔子.mp4") && Whole(v, Pets)),
            new(Scene.Four, "按四、二、三、一的顺序来排", Aspect.Shots, v =>
                Is(v, "d.mp4", "b.mp4", "c.mp4", "a.mp4") && Whole(v, Scene.Four)
            ),
            new(Town, "夜市那条素材不用了", Aspect.Shots, v => Is(v, "片头.mp4", "古镇.mp4") && Whole(v, Town, "夜市.mp4")),
            // Trims
            new(Interview, "开头十二秒都是在调设备，剪掉", Aspect.Shots, v => v.ShowsOnly("采访.mp4", (12, 50))),
            new(Interview, "只留0:20到0:35", Aspect.Shots, v => v.ShowsOnly("采访.mp4", (20, 35))),
            new(Town, "古镇这段太拖了，后面8秒可以砍掉", Aspect.Shots, v => v.ShowsOnly("古镇.mp4", (0, 16)) && Kept(v, Town, "古镇.mp4")),
            new(Interview, "把第25秒到第31秒之间的内容删了", Aspect.Shots, v => v.ShowsOnly("采访.mp4", (0, 25), (31, 50))),
            new(Interview, "四十秒以后的统统不要", Aspect.Shots, v => v.ShowsOnly("采访.mp4", (0, 40))),
            new(Scene.Four, "每段只取最后三秒", Aspect.Shots, v =>
                Kept(v, Scene.Four, "a.mp4", "b.mp4", "c.mp4", "d.mp4") && v.Order.All(name => v.ShowsOnly(name, (7, 10)))
            ),
            new(Town, "总时长压缩到三十秒以内", Aspect.Shots | Aspect.Speed, v => Between(v.Duration, 20, 30.2)),
            new(Marriage, "在仪式那段里，第10秒到第20秒剪掉", Aspect.Shots, v =>
                v.ShowsOnly("仪式.mp4", (0, 10), (20, 40)) && Kept(v, Marriage, "仪式.mp4")
            ),
            // Pauses
            new(Interview, "说话中间没声音的地方都帮我去掉", Aspect.Shots, v =>
                v.Lacks("采访.mp4", 3.4, 3.6)
                && v.Lacks("采访.mp4", 14.5, 16.5)
                && v.Shows("采访.mp4", 5, 7)
                && v.Shows("采访.mp4", 10, 13)
                && v.Shows("采访.mp4", 18, 49)
            ),
            new(Interview, "停顿都剪了吧，但第一处停顿要留着", Aspect.Shots, v =>
                v.Shows("采访.mp4", 0, 7) && v.Lacks("采访.mp4", 14.5, 16.5) && v.Shows("采访.mp4", 18, 49)
            ),
            new(Town, "第二个视频里的空白停顿清理一下，别的视频别动", Aspect.Shots, v =>
                v.Lacks("古镇.mp4", 3.4, 3.6) && v.Lacks("古镇.mp4", 14.5, 16.5) && v.Shows("古镇.mp4", 10, 13) && Kept(v, Town, "古镇.mp4")
            ),
            // Highlights and rankings
            new(Game, "帮我剪个三十秒的精彩集锦", Aspect.Shots, v => Between(v.Duration, 27, 33)),
            new(Scene.Four, "选出得分最高的两段，其余不要", Aspect.Shots, v => v.Order.Count == 2),
            // Speed
            new(Interview, "整体放慢到0.7倍", Aspect.Speed, v =>
                View.Alike(v.SpeedAt("采访.mp4", 2), 0.7) && View.Alike(v.SpeedAt("采访.mp4", 48), 0.7)
            ),
            new(Pets, "除了猫那段，其他的都快进到两倍", Aspect.Speed, v => Speeds(v, ("猫.mp4", 1), ("狗.mp4", 2), ("兔子.mp4", 2))),
            new(Interview, "后半段稍微快一点", Aspect.Speed, v =>
                Between(v.SpeedAt("采访.mp4", 40), 1, 2) && v.SpeedAt("采访.mp4", 10) == 1
            ),
            new(Pets, "狗跑步的那几秒，也就是第18到22秒，用慢动作放", Aspect.Speed, v =>
                Between(v.SpeedAt("狗.mp4", 8), 0, 1)
                && v.SpeedAt("狗.mp4", 2) == 1
                && v.SpeedAt("狗.mp4", 13) == 1
                && v.SpeedAt("猫.mp4", 5) == 1
            ),
            new(Scene.Four, "第六段加速一倍", Aspect.None, v => !v.Changed),
        ];
}
