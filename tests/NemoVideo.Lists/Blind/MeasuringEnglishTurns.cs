namespace NemoVideo.Lists.Blind;

internal sealed partial class Measuring
{
    private static IEnumerable<Said> EnglishTurns() =>
        [
            new(Scene.Talk, ["drop the first eight seconds", "too much, four would be enough"], Aspect.Shots, v =>
                v.ShowsOnly("talk.mp4", (4, 36))
            ),
            new(Scene.Four, ["mute clip 1", "sorry, I meant the third one"], Aspect.Volume, v =>
                Volumes(v, ("a.mp4", 100), ("b.mp4", 100), ("c.mp4", 0), ("d.mp4", 100))
            ),
            new(Scene.Talk, ["speed it up to 1.5x", "and a touch faster than that"], Aspect.Speed, v =>
                v.SpeedAt("talk.mp4", 5) > 1.51 && v.SpeedAt("talk.mp4", 5) <= 2.5 && v.SpeedAt("talk.mp4", 30) > 1.51
            ),
            new(Scene.Three, ["play the intro at double speed", "do the same to the last clip"], Aspect.Speed, v =>
                Speeds(v, ("intro.mp4", 2), ("interview.mp4", 1), ("beach.mp4", 2))
            ),
            new(Scene.Mixed, ["add the song at 40%", "the music is drowning me out"], Aspect.Music, v =>
                Between(v.MusicAt(10), 0, 40) && Between(v.MusicAt(30), 0, 40)
            ),
            new(Scene.Mixed, ["put the song underneath", "let the tune die away over the last five seconds"], Aspect.Music, v =>
                v.Music.Count > 0 && View.Same(v.Music[^1].FadeOut, 5) && v.MusicAt(10) > 0 && v.MusicAt(33) > 0
            ),
            new(Scene.Talk, ["title it 'Rough cut'", "it should say 'Final cut' instead"], Aspect.Texts, v =>
                v.TextAt(1, "Final cut") && v.Texts.Count == 1
            ),
            new(Scene.Talk, ["write 'Berlin 2024' at the top", "move those words down to the bottom"], Aspect.Texts, v =>
                v.Texts.Count == 1 && In(v, "Berlin 2024", "bottom")
            ),
            new(Brand, ["put the emblem top left", "I'd rather have it in the bottom left corner"], Aspect.Logo, v =>
                v.Logos.Count == 1 && v.Logos[0].Place == "bottom-left"
            ),
            new(Brand, ["show the emblem throughout", "only for the first ten seconds, please"], Aspect.Logo, v =>
                v.LogoAt(2) && v.LogoAt(9) && !v.LogoAt(12) && !v.LogoAt(29) && v.ShowsOnly("promo.mp4", (0, 30))
            ),
            new(Kart, ["add a leaderboard: Mia 10, Theo 8, Rosa 5", "Theo is on 14 points now"], Aspect.Board, v =>
                v.Boards.Count == 1
                && v.Boards[0].Rows.Count == 3
                && v.Boards[0].Rows.Contains(("Mia", 10))
                && v.Boards[0].Rows.Contains(("Theo", 14))
                && v.Boards[0].Rows.Contains(("Rosa", 5))
            ),
            new(Kart, ["show a leaderboard on the left with Mia 10 and Theo 8", "the leaderboard isn't needed any more"], Aspect.Board, v =>
                v.Boards.Count == 0
            ),
            new(Vlog, ["crossfade between all clips", "I liked the hard cuts better"], Aspect.CrossFades, v =>
                v.Shots.All(shot => shot.CrossFade == 0)
            ),
            new(Scene.Talk, ["make it vertical", "on second thoughts, this is for YouTube"], Aspect.Frame, v =>
                v.Width * 9 == v.Height * 16
            ),
            new(
                Scene.Talk,
                ["cut everything after 0:30", "add music", "go back to how it was when I uploaded it"],
                Aspect.Shots | Aspect.Music,
                v => v.ShowsOnly("talk.mp4", (0, 36)) && v.Music.Count == 0
            ),
            new(
                Scene.Talk,
                ["trim three seconds from the start", "add the title 'Hello'", "take back the trim, but leave the title"],
                Aspect.Shots,
                v =>
                    v.ShowsOnly("talk.mp4", (0, 36))
                    && v.Texts.Any(text => text.Words.Contains("Hello", StringComparison.OrdinalIgnoreCase))
            ),
            new(Vlog, ["remove the market clip", "how many seconds are left now?"], Aspect.None, v => !v.Changed && v.Says("24")),
            new(Vlog, ["mute the airport clip", "what was the last thing you did?"], Aspect.None, v =>
                !v.Changed && v.Says("mute", "silenc", "airport")
            ),
            new(Scene.Four, ["mute everything", "clip 2 should be audible again, though"], Aspect.Volume, v =>
                Volumes(v, ("a.mp4", 0), ("b.mp4", 100), ("c.mp4", 0), ("d.mp4", 0))
            ),
            new(Lecture, ["fade in at the start and fade out at the end", "lose the one at the end"], Aspect.Fades, v =>
                v.Shots[0].FadeIn > 0 && v.Shots[^1].FadeOut == 0
            ),
            new(Garden, ["show every photo for 3 seconds", "the oak deserves five"], Aspect.Shots, v =>
                v.Shots.Count == 4 && v.Shots.All(shot => View.Same(shot.Duration, shot.Name == "oak.jpg" ? 5 : 3))
            ),
        ];

    private static IEnumerable<Said> EnglishSentences() =>
        [
            new(
                Lecture,
                [
                    "Here's my lecture. Please cut the last 20 seconds, where I fumble with the cable. "
                        + "Then set the loudness to -14 LUFS. And finish on a fade to black.",
                ],
                Aspect.Shots | Aspect.Loudness | Aspect.Fades,
                new Part("cut the last 20 seconds", v => v.ShowsOnly("lecture.mp4", (0, 100))),
                new Part("set the loudness to -14 LUFS", v => v.Loudness is { } loudness && View.Alike(loudness, -14)),
                new Part("finish on a fade to black", v => Between(v.Shots[^1].FadeOut, 0.1, 4.1) && v.Shots[0].FadeIn == 0)
            ),
            new(
                Cooking,
                [
                    "I want this to work as a Short. Make it 9:16 with the picture filling the frame, "
                        + "put 'Crispy tofu' in the middle at the beginning, and run the frying clip at double speed.",
                ],
                Aspect.Frame | Aspect.Texts | Aspect.Speed,
                new Part("9:16 with the picture filling the frame", v => v.Width * 16 == v.Height * 9 && v.Fit == "fill"),
                new Part("put 'Crispy tofu' in the middle at the beginning", v =>
                    v.TextAt(1, "Crispy tofu") && !v.TextAt(v.Duration - 1, "Crispy tofu") && In(v, "Crispy tofu", "center")
                ),
                new Part("run the frying clip at double speed", v => Speeds(v, ("chop.mp4", 1), ("fry.mp4", 2), ("plate.mp4", 1)))
            ),
            new(Wedding, "Begin with the dance. The speech should come last. Between them goes the ceremony.", Aspect.Shots, v =>
                Is(v, "dance.mp4", "ceremony.mp4", "speech.mp4") && Whole(v, Wedding)
            ),
            new(Scene.Mixed, "Don't add any music. The pauses are what bothers me, so take them out.", Aspect.Shots, v =>
                v.Lacks("talk.mp4", 3.4, 3.6)
                && v.Lacks("talk.mp4", 14.5, 16.5)
                && v.Shows("talk.mp4", 5, 7)
                && v.Shows("talk.mp4", 18, 35)
                && v.Music.Count == 0
            ),
            new(Trip, "After the video, show both photos. Four seconds each will do.", Aspect.Shots, v =>
                Is(v, "hike.mp4", "map.jpg", "summit.jpg")
                && v.ShowsOnly("hike.mp4", (0, 30))
                && v.Shots.Where(shot => shot.Still).All(shot => View.Same(shot.Duration, 4))
            ),
            new(
                Unboxing,
                "My voice is too quiet in the unboxing part. Could you raise it to 140 percent? The outro is fine as it is.",
                Aspect.Volume,
                v =>
                    View.Alike(v.VolumeAt("unboxing.mp4", 5), 140)
                    && View.Alike(v.VolumeAt("unboxing.mp4", 40), 140)
                    && v.VolumeAt("outro.mp4", 3) == 100
            ),
            new(
                Scene.Mixed,
                [
                    "We have a song and a logo. The logo belongs in the bottom-right corner from start to finish, "
                        + "the song should only be heard during the first fifteen seconds.",
                ],
                Aspect.Music | Aspect.Logo,
                new Part("The logo belongs in the bottom-right corner", v =>
                    v.Logos.Count == 1 && v.Logos[0].Place == "bottom-right" && v.LogoAt(1) && v.LogoAt(35)
                ),
                new Part("the song should only be heard during the first fifteen seconds", v =>
                    v.MusicAt(2) > 0 && v.MusicAt(13) > 0 && v.MusicAt(17) == 0 && v.MusicAt(30) == 0
                )
            ),
        ];
}
