namespace NemoVideo.Lists.Building;

internal sealed partial class BuildingEnglish
{
    private static IEnumerable<Said> Words() =>
        [
            new(Scene.Talk, "open with the words Grandma's Garden", Aspect.Texts, v =>
                v.TextAt(1, "Grandma's Garden") && !v.TextAt(30, "Grandma's Garden")
            ),
            new(Scene.Talk, "write \"Subscribe\" in the bottom right corner from second 20 to 25", Aspect.Texts, v =>
                v.TextAt(22, "Subscribe")
                && v.Texts.All(text => text.Place == "bottom-right" && View.Same(text.Start, 20) && View.Same(text.End, 25))
            ),
            new(Podcast, "\"Thanks for listening\" should be up during the last six seconds", Aspect.Texts, v =>
                !v.TextAt(892, "Thanks") && v.TextAt(895, "Thanks for listening") && v.TextAt(899, "Thanks for listening")
            ),
            new(Brand, "keep \"@mayacooks\" along the top the whole way through", Aspect.Texts, v =>
                v.TextAt(0.5, "@mayacooks")
                && v.TextAt(15, "@mayacooks")
                && v.TextAt(29.5, "@mayacooks")
                && v.Texts.All(text => text.Place == "top")
            ),
            new(Scene.Three, "label the beach clip 'Day two'", Aspect.Texts, v =>
                v.TextAt(29.5, "Day two") && !v.TextAt(4, "Day two") && !v.TextAt(26, "Day two")
            ),
            new(
                Scene.Talk,
                ["captions: from 0 to 4 'We left at dawn', from 4 to 9 'It was raining', from 9 to 14 'Nobody minded'"],
                Aspect.Texts,
                new Part("We left at dawn", v => v.TextAt(1, "We left at dawn") && !v.TextAt(6, "We left at dawn")),
                new Part("It was raining", v =>
                    !v.TextAt(3, "It was raining") && v.TextAt(6.5, "It was raining") && !v.TextAt(11, "It was raining")
                ),
                new Part("Nobody minded", v =>
                    !v.TextAt(8, "Nobody minded") && v.TextAt(11.5, "Nobody minded") && !v.TextAt(16, "Nobody minded")
                )
            ),
            new(Scene.Talk, "at 0:12 pop up 'Wait for it' for three seconds", Aspect.Texts, v =>
                !v.TextAt(11.5, "Wait for it") && v.TextAt(12.5, "Wait for it") && v.TextAt(14.5, "Wait for it") && !v.TextAt(15.5, "Wait")
            ),
        ];

    private static IEnumerable<Said> Picture() =>
        [
            // Fades.
            new(Scene.Talk, "come up from black at the beginning", Aspect.Fades, v => Some(FadeIn(v)) && FadeOut(v) == 0),
            new(Scene.Talk, "end on a slow three-second fade to black", Aspect.Fades, v => View.Same(FadeOut(v), 3) && FadeIn(v) == 0),
            new(Review, "dissolve from each clip to the next", Aspect.CrossFades, v => v.Order.Count == 3 && Blended(v)),
            new(Scene.Four, "blend clip 2 into clip 3, hard cuts elsewhere", Aspect.CrossFades, v =>
                v.Of("c.mp4").Any(shot => Some(shot.CrossFade)) && v.Shots.Count(shot => shot.CrossFade > 0) == 1
            ),
            new(Scene.Three, "let the interview emerge from black and sink back into it", Aspect.Fades, v =>
                Fades(v, "interview.mp4")
                && v.Of("intro.mp4").All(shot => shot is { FadeIn: 0, FadeOut: 0 })
                && v.Of("beach.mp4").All(shot => shot is { FadeIn: 0, FadeOut: 0 })
            ),
            // Frame.
            new(Scene.Talk, "I want to upload this as a Short", Aspect.Frame, v => Ratio(v, 9, 16)),
            new(Scene.Talk, "could I have it square, cropped rather than with bars?", Aspect.Frame, v =>
                v.Width == v.Height && v.Fit == "fill"
            ),
            new(Scene.Talk, "portrait format with the empty space blurred", Aspect.Frame, v => Ratio(v, 9, 16) && v.Fit == "blur"),
            new(Scene.Talk, "four by five for the feed", Aspect.Frame, v => Ratio(v, 4, 5)),
            new(Podcast, "720p is plenty", Aspect.Frame, v => v is { Width: 1280, Height: 720 }),
            // Photos and frozen frames.
            new(Scene.Photos, "each picture should be on screen for five seconds", Aspect.Shots, v =>
                InOrder(v, "p1.jpg", "p2.jpg", "p3.jpg") && v.Shots.Count == 3 && v.Shots.All(shot => View.Same(shot.Duration, 5))
            ),
            new(TripAndPhotos, "tack the photos on at the end, three seconds each", Aspect.Shots, v =>
                InOrder(v, "trip.mp4", "IMG_1.jpg", "IMG_2.jpg")
                && v.Shows("trip.mp4", 0, 20)
                && v.Shots.Where(shot => shot.Still).All(shot => View.Same(shot.Duration, 3))
                && v.Logos.Count == 0
            ),
            new(Scene.Talk, "hold the frame at 0:09 for two seconds", Aspect.Shots, v =>
                v.Shots.Any(shot => shot.Still && View.Same(shot.Start, 9) && View.Same(shot.Duration, 2))
                && View.Same(v.Duration, 38)
                && v.Shows("talk.mp4", 0, 36)
            ),
            // Logos and leaderboards.
            new(Brand, "our logo goes in the lower left corner", Aspect.Logo, v =>
                v.Logos.All(logo => logo is { Name: "acme_logo.png", Place: "bottom-left" }) && v.LogoAt(1) && v.LogoAt(15) && v.LogoAt(29)
            ),
            new(Scene.Mixed, "from 5 to 15 seconds show the logo", Aspect.Logo, v =>
                !v.LogoAt(3) && v.LogoAt(6) && v.LogoAt(14) && !v.LogoAt(17) && v.Logos.All(logo => logo.Place == "top-right")
            ),
            new(Scene.Match, "put a leaderboard on the left: Ana 12, Boris 9, Chen 7", Aspect.Board, v =>
                Has(v, "Ana", 12) && Has(v, "Boris", 9) && Has(v, "Chen", 7) && v.Boards.All(board => board.Side == "left")
            ),
            new(Scene.Match, "from 1:00 to 1:30 show a leaderboard called \"Round 2\" with Reds 3 and Blues 5", Aspect.Board, v =>
                Has(v, "Reds", 3)
                && Has(v, "Blues", 5)
                && v.Boards.All(board => board.Title == "Round 2" && board.Rows.Count == 2)
                && !v.BoardAt(50)
                && v.BoardAt(65)
                && v.BoardAt(85)
                && !v.BoardAt(100)
            ),
            // Nothing that can be done, and questions.
            new(Scene.Four, "turn clip nine down", Aspect.None, v => !v.Changed),
            new(Scene.Talk, "cut from 0:50 to 0:58", Aspect.None, v => !v.Changed),
            new(Scene.Talk, "shift the logo over to the left", Aspect.None, v => !v.Changed && v.Says("logo")),
            new(Scene.Three, "what's the running time at the moment?", Aspect.None, v => !v.Changed && v.Says("40")),
            new(Trip, "remind me which clips are in there", Aspect.None, v =>
                !v.Changed && v.Says("IMG_2041") && v.Says("IMG_2042") && v.Says("IMG_2043") && v.Says("IMG_2050")
            ),
        ];
}
