namespace NemoVideo.Lists.Building;

/// <summary>Order of the clips, and trims.</summary>
internal sealed partial class BuildingChinese
{
    private static IEnumerable<Said> Clips() =>
        [
            new(Travel, "日落那段放到最前面吧", Aspect.Shots, v => InOrder(v, 60, "日落.mp4", "机场.mp4", "古城.mp4")),
            new(Scene.Four, "第二个和第四个片段对调一下", Aspect.Shots, v => InOrder(v, 40, "a.mp4", "d.mp4", "c.mp4", "b.mp4")),
            new(Scene.Four, "所有片段倒过来排,四三二一这样", Aspect.Shots, v => InOrder(v, 40, "d.mp4", "c.mp4", "b.mp4", "a.mp4")),
            new(Cooking, "我想先让观众看到成品,顺序改成装盘、备菜、下锅", Aspect.Shots, v =>
                InOrder(v, 80, "装盘.mp4", "备菜.mp4", "下锅.mp4")
            ),
            new(Wedding, ["敬酒那段先去掉", "还是放回来吧,接在最后面"], Aspect.Shots, v =>
                InOrder(v, 130, "迎亲.mp4", "仪式.mp4", "敬酒.mp4") && Whole(v, "敬酒.mp4", 40)
            ),
            new(Scene.Four, "c.mp4用不上,拿掉", Aspect.Shots, v => InOrder(v, 30, "a.mp4", "b.mp4", "d.mp4")),
            new(Scene.Four, "麻烦把最后一个片段插到第一段和第二段之间", Aspect.Shots, v =>
                InOrder(v, 40, "a.mp4", "d.mp4", "b.mp4", "c.mp4")
            ),
        ];

    private static IEnumerable<Said> Trims() =>
        [
            new(Scene.Four, "第三段掐掉末尾四秒", Aspect.Shots, v =>
                v.ShowsOnly("c.mp4", (0, 6)) && Whole(v, "a.mp4", 10) && Whole(v, "b.mp4", 10) && Whole(v, "d.mp4", 10)
            ),
            new(Lecture, "请删除一分二十秒至两分零五秒之间的内容", Aspect.Shots, v => v.ShowsOnly("第一讲.mp4", (0, 80), (125, 300))),
            new(Scene.Talk, "我只要第10秒到第25秒之间的内容", Aspect.Shots, v => v.ShowsOnly("talk.mp4", (10, 25))),
            new(new(("散步.mp4", 30)), "取中间三分之一就够了", Aspect.Shots, v => v.ShowsOnly("散步.mp4", (10, 20))),
            new(Seaside, "每一段的头尾各去掉1秒", Aspect.Shots, v =>
                v.ShowsOnly("片头.mp4", (1, 7)) && v.ShowsOnly("采访.mp4", (1, 19)) && v.ShowsOnly("海边.mp4", (1, 11))
            ),
            new(Scene.Four, "整条片子的第12秒到第18秒挖掉", Aspect.Shots, v =>
                v.ShowsOnly("b.mp4", (0, 2), (8, 10)) && Whole(v, "a.mp4", 10) && Whole(v, "c.mp4", 10) && Whole(v, "d.mp4", 10)
            ),
            new(Scene.Talk, ["把前三秒剪掉", "剪多了,只剪一秒就行"], Aspect.Shots, v => v.ShowsOnly("talk.mp4", (1, 36))),
            new(Scene.Four, ["第二段开头剪去2秒", "第四段也照这样处理"], Aspect.Shots, v =>
                v.ShowsOnly("b.mp4", (2, 10)) && v.ShowsOnly("d.mp4", (2, 10)) && Whole(v, "a.mp4", 10) && Whole(v, "c.mp4", 10)
            ),
            new(Scene.Match, "除了2分钟到2分40秒,别的都剪掉", Aspect.Shots, v => v.ShowsOnly("match.mp4", (120, 160))),
            new(Product, "您好,麻烦把视频末尾那十秒钟去掉,谢谢", Aspect.Shots, v => v.ShowsOnly("产品介绍.mp4", (0, 50))),
        ];
}
