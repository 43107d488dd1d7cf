namespace NemoVideo.Lists.Building;

/// <summary>Texts, fades, the frame, photos, logos and leaderboards.</summary>
internal sealed partial class BuildingChinese
{
    private static IEnumerable<Said> Words() =>
        [
            new(Product, "右下角从头到尾挂着“内部样片”四个字", Aspect.Texts, v =>
                v.Texts.Any(text => text.Words.Trim() == "内部样片" && text.Place == "bottom-right")
                && v.TextAt(1, "内部样片")
                && v.TextAt(30, "内部样片")
                && v.TextAt(59, "内部样片")
            ),
            new(Scene.Talk, "第5秒到第9秒,画面下方写:记得点赞", Aspect.Texts, v =>
                v.TextAt(5.5, "记得点赞")
                && v.TextAt(8.5, "记得点赞")
                && !v.TextAt(4, "记得点赞")
                && !v.TextAt(10, "记得点赞")
                && v.Texts.All(text => text.Place == "bottom")
            ),
            new(Scene.Talk, ["开头加标题“春节回家”", "标题改成“回家过年”"], Aspect.Texts, v =>
                v.Texts.Count == 1 && v.TextAt(1, "回家过年") && !v.TextAt(1, "春节回家")
            ),
            new(Scene.Talk, "加两条字幕:0到3秒“大家好”,3到6秒“我是小周”", Aspect.Texts, v =>
                v.Texts.Count == 2
                && v.TextAt(1.5, "大家好")
                && !v.TextAt(4.5, "大家好")
                && v.TextAt(4.5, "我是小周")
                && !v.TextAt(1.5, "我是小周")
                && !v.TextAt(7, "我是小周")
            ),
            new(Scene.Four, "第二段的画面上方标注“上海外滩”", Aspect.Texts, v =>
                v.TextAt(11.5, "上海外滩")
                && !v.TextAt(8, "上海外滩")
                && !v.TextAt(22, "上海外滩")
                && v.Texts.All(text => text.Place == "top")
            ),
            new(Scene.Talk, ["片头写上“本周周报”", "挡住人脸了,挪到左上角"], Aspect.Texts, v =>
                v.Texts.Count == 1 && v.Texts[0].Words == "本周周报" && v.Texts[0].Place == "top-left" && v.TextAt(1, "本周周报")
            ),
        ];

    private static IEnumerable<Said> Picture() =>
        [
            new(Scene.Talk, "开头从黑屏渐渐亮起,结尾再慢慢暗下去", Aspect.Fades, v =>
                Usual(v.Shots[0].FadeIn) && Usual(v.Shots[^1].FadeOut)
            ),
            new(Scene.Four, "各段之间都加上叠化", Aspect.CrossFades, v =>
                v.Shots.Count == 4 && v.Shots.Skip(1).All(shot => Usual(shot.CrossFade))
            ),
            new(Scene.Four, "只在第二段和第三段之间叠化一秒", Aspect.CrossFades, v =>
                v.Shots.All(shot => shot.Name == "c.mp4" ? View.Same(shot.CrossFade, 1) : shot.CrossFade == 0)
            ),
            new(Scene.Four, ["片段之间用叠化衔接", "叠化去掉,硬切就好"], Aspect.CrossFades, v =>
                v.Shots.All(shot => shot.CrossFade == 0) && View.Same(v.Duration, 40)
            ),
            new(Scene.Three, "要正方形画面,铺满,别留黑边", Aspect.Frame, v => v.Width == v.Height && v.Fit == "fill"),
            new(Scene.Talk, "竖版9:16,空出来的地方用模糊画面垫着", Aspect.Frame, v => Shaped(v, 9, 16) && v.Fit == "blur"),
            new(Scene.Talk, "请将成片分辨率设为720p", Aspect.Frame, v => v.Width == 1280 && v.Height == 720),
            new(Scene.Three, ["做成竖版的", "还是横屏吧,16比9"], Aspect.Frame, v => Shaped(v, 16, 9)),
            new(Scene.Photos, "第一张多停一会儿,给六秒,后面两张照旧", Aspect.Shots, v =>
                v.Order.SequenceEqual(v.Before.Order)
                && View.Same(v.Of("p1.jpg").Sum(shot => shot.Duration), 6)
                && View.Same(v.Of("p2.jpg").Sum(shot => shot.Duration), v.Before.Of("p2.jpg").Sum(shot => shot.Duration))
                && View.Same(v.Of("p3.jpg").Sum(shot => shot.Duration), v.Before.Of("p3.jpg").Sum(shot => shot.Duration))
            ),
            new(Scene.Talk, "在第12秒的地方把画面定格两秒", Aspect.Shots, v =>
                v.Shots.Any(shot => shot.Still && View.Same(shot.Start, 12) && View.Same(shot.Duration, 2))
                && View.Same(v.Duration, 38)
                && v.Shows("talk.mp4", 0, 36)
            ),
            new(new(("活动.mp4", 40), ("合影.jpg", 0)), "把合影接在视频后面,放五秒", Aspect.Shots, v =>
                InOrder(v, 45, "活动.mp4", "合影.jpg") && Whole(v, "活动.mp4", 40)
            ),
            new(Scene.Mixed, "logo只在开头10秒露一下", Aspect.Logo, v => v.LogoAt(1) && v.LogoAt(9) && !v.LogoAt(11) && !v.LogoAt(30)),
            new(Product, ["把公司标志放上去", "标志不要了,撤下来"], Aspect.Logo, v => v.Logos.Count == 0),
            new(Scene.Match, "左侧放一个积分榜:红队12分,蓝队9分", Aspect.Board, v =>
                v.Boards.Count == 1
                && v.Boards[0].Side == "left"
                && v.Boards[0].Rows.Count == 2
                && Scored(v.Boards[0], "红队", 12)
                && Scored(v.Boards[0], "蓝队", 9)
            ),
            new(Scene.Match, ["右边显示排行榜:小王85,小李92", "小王的成绩改成95"], Aspect.Board, v =>
                v.Boards.Count == 1
                && v.Boards[0].Side == "right"
                && v.Boards[0].Rows.Count == 2
                && Scored(v.Boards[0], "小王", 95)
                && Scored(v.Boards[0], "小李", 92)
            ),
        ];
}
