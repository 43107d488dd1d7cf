namespace NemoVideo.Lists.Building;

internal sealed partial class BuildingEnglish
{
    private static IEnumerable<Said> Order() =>
        [
            new(Cooking, "market should come first, then kitchen, and dinner to finish", Aspect.Shots, v =>
                InOrder(v, "market.mp4", "kitchen.mp4", "dinner.mp4") && View.Same(v.Duration, 57)
            ),
            new(Trip, "open on IMG_2043, the rest can stay in sequence", Aspect.Shots, v =>
                InOrder(v, "IMG_2043.mp4", "IMG_2041.mp4", "IMG_2042.mp4", "IMG_2050.mp4") && View.Same(v.Duration, 56)
            ),
            new(Scene.Four, "run them in the order three, one, four, two", Aspect.Shots, v =>
                InOrder(v, "c.mp4", "a.mp4", "d.mp4", "b.mp4") && View.Same(v.Duration, 40)
            ),
            new(Scene.Three, "have the interview and the beach footage trade places", Aspect.Shots, v =>
                InOrder(v, "intro.mp4", "beach.mp4", "interview.mp4") && View.Same(v.Duration, 40)
            ),
            new(Scene.Four, "I don't need clip 3 in this", Aspect.Shots, v =>
                InOrder(v, "a.mp4", "b.mp4", "d.mp4") && View.Same(v.Duration, 30)
            ),
            new(Trip, "use nothing but the first and the last clip", Aspect.Shots, v =>
                InOrder(v, "IMG_2041.mp4", "IMG_2050.mp4") && View.Same(v.Duration, 25)
            ),
            new(Scene.Four, "slot clip 4 in right after clip 1", Aspect.Shots, v =>
                InOrder(v, "a.mp4", "d.mp4", "b.mp4", "c.mp4") && View.Same(v.Duration, 40)
            ),
        ];

    private static IEnumerable<Said> Cuts() =>
        [
            new(Lecture, "the final ninety seconds can go", Aspect.Shots, v => v.ShowsOnly("lecture.mp4", (0, 1410))),
            new(Scene.Talk, "all I want is the part between 0:10 and 0:22", Aspect.Shots, v => v.ShowsOnly("talk.mp4", (10, 22))),
            new(Scene.Match, "start the video at 1:30, what comes before that is only warm-up", Aspect.Shots, v =>
                v.ShowsOnly("match.mp4", (90, 600))
            ),
            new(Scene.Talk, "bin the first half", Aspect.Shots, v => v.ShowsOnly("talk.mp4", (18, 36))),
            new(Scene.Talk, "shave two seconds off either end", Aspect.Shots, v => v.ShowsOnly("talk.mp4", (2, 34))),
            new(Podcast, "throw everything away but the last forty-five seconds", Aspect.Shots, v =>
                v.ShowsOnly("podcast_ep12.mp4", (855, 900))
            ),
            new(Review, "snip a second and a half from the tail of outro.mp4", Aspect.Shots, v =>
                v.ShowsOnly("outro.mp4", (0, 4.5)) && v.Shows("unboxing.mp4", 0, 45) && v.Shows("setup.mp4", 0, 30)
            ),
            new(Scene.Four, "each clip starts with a wobble, so cut one second from the start of every one", Aspect.Shots, v =>
                v.ShowsOnly("a.mp4", (1, 10))
                && v.ShowsOnly("b.mp4", (1, 10))
                && v.ShowsOnly("c.mp4", (1, 10))
                && v.ShowsOnly("d.mp4", (1, 10))
            ),
            new(Scene.Four, "no clip should run longer than four seconds", Aspect.Shots, v =>
                InOrder(v, "a.mp4", "b.mp4", "c.mp4", "d.mp4") && v.Order.All(file => View.Same(v.Of(file).Sum(shot => shot.Duration), 4))
            ),
            new(Scene.Match, "can you get this down to two minutes?", Aspect.Shots | Aspect.Speed, v => Math.Abs(v.Duration - 120) <= 1),
            new(Cooking, "in the market clip, remove seconds 6 to 11", Aspect.Shots, v =>
                v.ShowsOnly("market.mp4", (0, 6), (11, 24)) && v.Shows("kitchen.mp4", 0, 15) && v.Shows("dinner.mp4", 0, 18)
            ),
            new(Scene.Talk, "save 4 to 9 and 20 to 26, the rest is rubbish", Aspect.Shots, v => v.ShowsOnly("talk.mp4", (4, 9), (20, 26))),
            new(Trip, "chop the second half off the last clip", Aspect.Shots, v =>
                v.ShowsOnly("IMG_2050.mp4", (0, 5.5))
                && v.Shows("IMG_2041.mp4", 0, 14)
                && v.Shows("IMG_2042.mp4", 0, 9)
                && v.Shows("IMG_2043.mp4", 0, 22)
            ),
            new(Lecture, "skip from three minutes twenty straight to 4:05", Aspect.Shots, v =>
                v.ShowsOnly("lecture.mp4", (0, 200), (245, 1500))
            ),
        ];
}
