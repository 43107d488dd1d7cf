namespace NemoVideo.Lists.Building;

internal sealed partial class BuildingEnglish
{
    /// <summary>Several messages, of which the last one is judged.</summary>
    private static IEnumerable<Said> Turns() =>
        [
            // Order and cuts.
            new(Scene.Four, ["put clip 3 first", "and clip 2 at the very end"], Aspect.Shots, v =>
                InOrder(v, "c.mp4", "a.mp4", "d.mp4", "b.mp4") && View.Same(v.Duration, 40)
            ),
            new(Scene.Talk, ["remove the first 3 seconds", "hmm, seven would be better actually"], Aspect.Shots, v =>
                v.ShowsOnly("talk.mp4", (7, 36))
            ),
            new(
                Scene.Match,
                ["make a 30-second highlight reel", "sorry, a full minute would suit me better"],
                Aspect.Shots | Aspect.CrossFades,
                v => Math.Abs(v.Duration - 60) <= 2
            ),
            new(Scene.Talk, ["trim the first 5 seconds", "add the title 'House Tour'", "undo the trim"], Aspect.Shots, v =>
                v.ShowsOnly("talk.mp4", (0, 36)) && v.Texts.Any(text => text.Words == "House Tour")
            ),
            new(
                Scene.Three,
                ["speed everything up 2x", "mute the beach clip", "add the title 'Test'", "scrap all of this and let me begin again"],
                Aspect.Speed | Aspect.Volume | Aspect.Texts,
                v =>
                    v.Shots.All(shot => shot is { Speed: 1, Volume: 100 })
                    && v.Texts.Count == 0
                    && InOrder(v, "intro.mp4", "interview.mp4", "beach.mp4")
                    && View.Same(v.Duration, 40)
            ),
            // Speed.
            new(Scene.Four, ["double the speed of clip 1", "oh, wrong one, I meant clip 4"], Aspect.Speed, v =>
                v.SpeedAt("a.mp4", 5) == 1
                && v.SpeedAt("b.mp4", 5) == 1
                && v.SpeedAt("c.mp4", 5) == 1
                && View.Alike(v.SpeedAt("d.mp4", 5), 2)
            ),
            new(Scene.Four, ["slow clip 2 to half speed", "do the same to the last clip"], Aspect.Speed, v =>
                v.SpeedAt("a.mp4", 5) == 1
                && View.Alike(v.SpeedAt("b.mp4", 5), 0.5)
                && v.SpeedAt("c.mp4", 5) == 1
                && View.Alike(v.SpeedAt("d.mp4", 5), 0.5)
            ),
            // Sound.
            new(Scene.Talk, ["mute the video", "okay, let me hear it again"], Aspect.Volume, v =>
                v.VolumeAt("talk.mp4", 5) == 100 && v.VolumeAt("talk.mp4", 30) == 100
            ),
            new(Scene.Talk, ["turn the sound up to 120%", "still not loud enough, a bit more"], Aspect.Volume, v =>
                v.VolumeAt("talk.mp4", 5) is > 121 and < 240
            ),
            new(Scene.Talk, ["Add background music.", "It drowns out the speaker. Turn it down, would you?"], Aspect.Music, v =>
                v.MusicAt(18) > 0 && v.MusicAt(18) < v.Before.MusicAt(18)
            ),
            new(Scene.Talk, ["add music", "take the music off", "on second thoughts, bring it back"], Aspect.Music, v =>
                v.MusicAt(3) > 0 && v.MusicAt(18) > 0 && v.MusicAt(30) > 0
            ),
            new(Scene.Mixed, ["add some background music", "use the mp3 I uploaded instead"], Aspect.Music, v =>
                v.Music.All(music => music is { Name: "song.mp3", Made: false }) && v.MusicAt(3) > 0 && v.MusicAt(30) > 0
            ),
            new(Scene.Talk, ["add music", "between 10 and 20 seconds there should be no music"], Aspect.Music, v =>
                v.MusicAt(7) > 0 && v.MusicAt(12) == 0 && v.MusicAt(18) == 0 && v.MusicAt(23) > 0
            ),
            // Words.
            new(Scene.Talk, ["add the title 'Hello'", "change the wording to 'Good morning, Lisbon'"], Aspect.Texts, v =>
                v.Texts.Count == 1 && v.Texts[0].Words == "Good morning, Lisbon" && v.TextAt(1, "Good morning")
            ),
            new(
                Scene.Talk,
                ["put 'Draft' at the top left throughout", "the client has approved it, so that text can disappear"],
                Aspect.Texts,
                v => v.Texts.Count == 0
            ),
            new(Scene.Talk, ["title 'Lisbon 2024' at the start", "could that sit at the bottom instead?"], Aspect.Texts, v =>
                v.Texts.Count == 1 && v.Texts[0] is { Words: "Lisbon 2024", Place: "bottom" } && v.TextAt(1, "Lisbon")
            ),
            new(Scene.Talk, ["show 'Chapter One' at the start", "keep it on screen until the ten-second mark"], Aspect.Texts, v =>
                v.TextAt(1, "Chapter One") && v.TextAt(9, "Chapter One") && !v.TextAt(11, "Chapter One")
            ),
            // Fades and the frame.
            new(Scene.Three, ["crossfade all the clips", "drop the transitions again, they look cheesy"], Aspect.CrossFades, v =>
                v.Order.Count == 3 && v.Shots.All(shot => shot.CrossFade == 0)
            ),
            new(
                Scene.Talk,
                ["fade in at the start and fade out at the end", "keep the one at the end, lose the one at the start"],
                Aspect.Fades,
                v => FadeIn(v) == 0 && Some(FadeOut(v))
            ),
            new(Scene.Talk, ["make it vertical", "change of plan, it's going on YouTube after all"], Aspect.Frame, v => Ratio(v, 16, 9)),
            // Logo and leaderboard.
            new(Scene.Mixed, ["add the logo", "not there, bottom right"], Aspect.Logo, v =>
                v.LogoAt(1) && v.LogoAt(35) && v.Logos.All(logo => logo.Place == "bottom-right")
            ),
            new(Scene.Match, ["show a leaderboard: Ana 12, Boris 9, Chen 7", "Boris just scored again, he's on 14 now"], Aspect.Board, v =>
                Has(v, "Boris", 14) && Has(v, "Ana", 12) && Has(v, "Chen", 7) && v.Boards.All(board => board.Rows.Count == 3)
            ),
            // Questions.
            new(Scene.Talk, ["trim the first 6 seconds", "how much is left now?"], Aspect.None, v => !v.Changed && v.Says("30")),
            new(Scene.Talk, ["add the title 'Sunset'", "what was the last thing you changed?"], Aspect.None, v =>
                !v.Changed && v.Says("Sunset", "title", "text")
            ),
        ];
}
