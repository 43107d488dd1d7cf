namespace NemoVideo.Lists.Building;

internal sealed partial class BuildingEnglish
{
    /// <summary>Several sentences in one message.</summary>
    private static IEnumerable<Said> Sentences() =>
        [
            new(
                Scene.Three,
                ["Lose the first two seconds of the intro. Then put the title 'Harbour Diaries' over it, and mute the beach part."],
                Aspect.Shots | Aspect.Texts | Aspect.Volume,
                new Part("first two seconds of the intro", v => v.ShowsOnly("intro.mp4", (2, 8)) && v.Shows("interview.mp4", 0, 20)),
                new Part("title 'Harbour Diaries'", v => v.TextAt(1, "Harbour Diaries") && !v.TextAt(15, "Harbour Diaries")),
                new Part("mute the beach part", v =>
                    v.VolumeAt("beach.mp4", 6) == 0 && v.VolumeAt("intro.mp4", 5) == 100 && v.VolumeAt("interview.mp4", 10) == 100
                )
            ),
            new(
                Scene.Talk,
                ["I'm posting this on TikTok. Make it vertical and cut out the pauses, but please don't add any music."],
                Aspect.Frame | Aspect.Shots,
                new Part("vertical", v => Ratio(v, 9, 16)),
                new Part("cut out the pauses", v => v.Lacks("talk.mp4", 14.5, 16.5) && v.Lacks("talk.mp4", 3.3, 3.7)),
                new Part("don't add any music", v => v.Music.Count == 0)
            ),
            new(
                Scene.Talk,
                ["The beginning is dull. Could you drop the first six seconds and have it fade in from black?"],
                Aspect.Shots | Aspect.Fades,
                new Part("drop the first six seconds", v => v.ShowsOnly("talk.mp4", (6, 36))),
                new Part("fade in from black", v => Some(FadeIn(v)) && FadeOut(v) == 0)
            ),
            new(
                Scene.Mixed,
                ["Here's my logo and a song. Logo top left the whole time, song at 20 percent. The song should fade out over two seconds."],
                Aspect.Logo | Aspect.Music,
                new Part("Logo top left", v =>
                    v.LogoAt(1) && v.LogoAt(18) && v.LogoAt(35) && v.Logos.All(logo => logo.Place == "top-left")
                ),
                new Part("song at 20 percent", v => v.Music.All(music => music.Name == "song.mp3") && View.Alike(v.MusicAt(18), 20)),
                new Part("fade out over two seconds", v => v.Music.Count > 0 && View.Same(v.Music[^1].FadeOut, 2))
            ),
            new(
                Scene.Four,
                ["Clip 1 is shaky. Take it out. The remaining ones can crossfade."],
                Aspect.Shots | Aspect.CrossFades,
                new Part("Take it out", v => InOrder(v, "b.mp4", "c.mp4", "d.mp4")),
                new Part("crossfade", v => Blended(v))
            ),
            new(
                Lecture,
                "It's twenty-five minutes long and nobody will sit through that. I want the best sixty seconds.",
                Aspect.Shots | Aspect.CrossFades,
                v => Math.Abs(v.Duration - 60) <= 2
            ),
            new(
                Scene.Talk,
                [
                    "Hi there! This is for my mum's birthday. Please write 'Happy 60th, Mum' in the middle at the start "
                        + "and finish with a fade to black. Thanks a lot!",
                ],
                Aspect.Texts | Aspect.Fades,
                new Part("write 'Happy 60th, Mum'", v =>
                    v.TextAt(1, "Happy 60th, Mum") && !v.TextAt(30, "Happy") && v.Texts.All(text => text.Place == "center")
                ),
                new Part("fade to black", v => Some(FadeOut(v)) && FadeIn(v) == 0)
            ),
            new(Scene.Three, "Don't touch the interview. The other two clips can go one and a half times as fast.", Aspect.Speed, v =>
                View.Alike(v.SpeedAt("intro.mp4", 4), 1.5)
                && v.SpeedAt("interview.mp4", 10) == 1
                && View.Alike(v.SpeedAt("beach.mp4", 6), 1.5)
            ),
            new(Review, "I'm happy with the sound, so please leave it alone. What I do need is the picture in 4K.", Aspect.Frame, v =>
                v is { Width: 3840, Height: 2160 }
            ),
            new(
                Scene.Match,
                "The good stuff begins at two minutes. It's over at five thirty. Keep that and nothing else.",
                Aspect.Shots,
                v => v.ShowsOnly("match.mp4", (120, 330))
            ),
            new(
                Scene.Talk,
                ["First, reduce it to the opening 20 seconds. Second, play that at double speed. Third, add some music under it."],
                Aspect.Shots | Aspect.Speed | Aspect.Music,
                new Part("the opening 20 seconds", v => v.ShowsOnly("talk.mp4", (0, 20))),
                new Part("double speed", v => View.Alike(v.SpeedAt("talk.mp4", 2), 2) && View.Alike(v.SpeedAt("talk.mp4", 18), 2)),
                new Part("music", v => v.Music.Count > 0 && v.MusicAt(v.Duration / 2) > 0)
            ),
            new(
                Scene.Photos,
                ["These are from our wedding. Four seconds per picture, a soft dissolve between them. 'Anna & Joe' as the title, please."],
                Aspect.Shots | Aspect.CrossFades | Aspect.Texts,
                new Part("Four seconds per picture", v => v.Shots.Count == 3 && v.Shots.All(shot => View.Same(shot.Duration, 4))),
                new Part("dissolve", v => Blended(v)),
                new Part("'Anna & Joe' as the title", v => v.TextAt(1, "Anna & Joe"))
            ),
            new(
                Quiz,
                ["Quiz night! Put a leaderboard on the right: Team Owl 34, Team Fox 29, Team Bear 31. Its title is 'Final scores'."],
                Aspect.Board,
                new Part("leaderboard on the right", v =>
                    Has(v, "Team Owl", 34)
                    && Has(v, "Team Fox", 29)
                    && Has(v, "Team Bear", 31)
                    && v.Boards.All(board => board.Side == "right" && board.Rows.Count == 3)
                ),
                new Part("title is 'Final scores'", v => v.Boards.Any(board => board.Title == "Final scores"))
            ),
            new(
                Scene.Four,
                ["Clip 1 gets the text 'Breakfast'. Clip 2 gets 'Lunch'."],
                Aspect.Texts,
                new Part("Breakfast", v => v.TextAt(1.5, "Breakfast") && !v.TextAt(12, "Breakfast")),
                new Part("Lunch", v => !v.TextAt(8, "Lunch") && v.TextAt(11.5, "Lunch") && !v.TextAt(22, "Lunch"))
            ),
            new(Scene.Talk, "Make it exactly ten seconds long. Don't cut anything, though, and don't change the speed.", Aspect.None, v =>
                !v.Changed
            ),
            new(Scene.Three, "Is there any music on it yet? I can't remember.", Aspect.None, v => !v.Changed && v.Says("music")),
        ];
}
