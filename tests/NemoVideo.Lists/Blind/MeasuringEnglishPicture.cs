namespace NemoVideo.Lists.Blind;

internal sealed partial class Measuring
{
    private static IEnumerable<Said> EnglishPicture() =>
        [
            // Volume
            new(Wedding, "nobody should hear the ceremony clip's own sound", Aspect.Volume, v =>
                Volumes(v, ("ceremony.mp4", 0), ("speech.mp4", 100), ("dance.mp4", 100))
            ),
            new(Scene.Four, "bring clip 3 down to a quarter of its volume", Aspect.Volume, v =>
                Volumes(v, ("a.mp4", 100), ("b.mp4", 100), ("c.mp4", 25), ("d.mp4", 100))
            ),
            new(Scene.Talk, "a door slams from 21 to 23 seconds, mute just that", Aspect.Volume, v =>
                v.VolumeAt("talk.mp4", 22) == 0 && v.VolumeAt("talk.mp4", 19) == 100 && v.VolumeAt("talk.mp4", 26) == 100
            ),
            new(Lecture, "make the last thirty seconds 150% loud", Aspect.Volume, v =>
                View.Alike(v.VolumeAt("lecture.mp4", 105), 150) && v.VolumeAt("lecture.mp4", 60) == 100
            ),
            new(Kart, "target -16 LUFS, please", Aspect.Loudness, v => v.Loudness is { } loudness && View.Alike(loudness, -16)),
            // Music
            new(Cooking, "lay jazz.mp3 under the entire video at 15%", Aspect.Music, v =>
                View.Alike(v.MusicAt(1), 15)
                && View.Alike(v.MusicAt(20), 15)
                && View.Alike(v.MusicAt(37), 15)
                && v.Music.All(music => music.Name == "jazz.mp3")
            ),
            new(
                Scene.Mixed,
                ["play the song at 50%, dropping to 10% between 0:10 and 0:20"],
                Aspect.Music,
                new Part("play the song at 50%", v => View.Alike(v.MusicAt(5), 50) && View.Alike(v.MusicAt(28), 50)),
                new Part("dropping to 10% between 0:10 and 0:20", v => View.Alike(v.MusicAt(15), 10))
            ),
            new(Wedding, "have the waltz play only while the dance clip is on screen", Aspect.Music, v =>
                v.MusicAt(115) > 0 && v.MusicAt(125) > 0 && v.MusicAt(5) == 0 && v.MusicAt(50) == 0 && v.MusicAt(95) == 0
            ),
            new(Scene.Mixed, "start the song at the 12 second mark and let it run to the end", Aspect.Music, v =>
                v.MusicAt(2) == 0 && v.MusicAt(9) == 0 && v.MusicAt(14) > 0 && v.MusicAt(34) > 0
            ),
            new(Cooking, "use the jazz as background and have it come in gradually over its first three seconds", Aspect.Music, v =>
                v.Music.Count > 0 && v.Music[0].Name == "jazz.mp3" && View.Same(v.Music[0].FadeIn, 3) && v.MusicAt(20) > 0
            ),
            // Texts
            new(Vlog, "write 'Marrakesh, day one' across the bottom for the first six seconds", Aspect.Texts, v =>
                v.TextAt(1, "Marrakesh, day one")
                && v.TextAt(5, "Marrakesh, day one")
                && !v.TextAt(7.5, "Marrakesh, day one")
                && In(v, "Marrakesh, day one", "bottom")
            ),
            new(Scene.Three, "while the beach clip runs, show the words 'Low tide' in the top left corner", Aspect.Texts, v =>
                v.TextAt(30, "Low tide")
                && v.TextAt(38, "Low tide")
                && !v.TextAt(4, "Low tide")
                && !v.TextAt(25, "Low tide")
                && In(v, "Low tide", "top-left")
            ),
            new(Scene.Talk, "stamp DRAFT in the upper right for the whole duration", Aspect.Texts, v =>
                v.TextAt(1, "DRAFT") && v.TextAt(18, "DRAFT") && v.TextAt(35, "DRAFT") && In(v, "DRAFT", "top-right")
            ),
            new(Scene.Talk, "caption from 0:05 to 0:09: This is where it starts", Aspect.Texts, v =>
                v.TextAt(6, "This is where it starts")
                && v.TextAt(8, "This is where it starts")
                && !v.TextAt(3, "This is where it starts")
                && !v.TextAt(11, "This is where it starts")
                && !v.Texts.Any(text => text.Words.Contains("0:05", StringComparison.Ordinal))
            ),
            // Fades
            new(Scene.Talk, "open from black over two seconds", Aspect.Fades, v =>
                View.Same(v.Shots[0].FadeIn, 2) && v.Shots[^1].FadeOut == 0
            ),
            new(Scene.Four, "dissolve from clip 2 into clip 3 and nowhere else", Aspect.CrossFades, v =>
                v.Of("c.mp4")[0].CrossFade > 0 && v.Of("b.mp4")[0].CrossFade == 0 && v.Of("d.mp4")[0].CrossFade == 0
            ),
            new(Vlog, "soften every cut with a one second crossfade", Aspect.CrossFades, v =>
                v.Shots.Count == 3 && v.Shots.Skip(1).All(shot => View.Same(shot.CrossFade, 1))
            ),
            // Frame
            new(Vlog, "get this ready for Instagram Reels", Aspect.Frame, v => v.Width * 16 == v.Height * 9),
            new(Brand, "square format, cropped so there are no bars", Aspect.Frame, v => v.Width == v.Height && v.Fit == "fill"),
            new(Scene.Talk, "portrait please, with a blurry copy of the picture filling the empty space", Aspect.Frame, v =>
                v.Width < v.Height && v.Fit == "blur"
            ),
            // Photos, stills, logo, leaderboard
            new(Garden, "linger on each picture for six seconds", Aspect.Shots, v =>
                v.Shots.Count == 4 && v.Shots.All(shot => View.Same(shot.Duration, 6))
            ),
            new(Scene.Talk, "freeze the picture at 0:20 and hold it for three seconds", Aspect.Shots, v =>
                v.Shots.Count(shot => shot.Still) == 1
                && v.Shots.Any(shot => shot.Still && View.Same(shot.Duration, 3) && View.Same(shot.From, 20))
                && View.Same(v.Duration, 39)
                && v.Shows("talk.mp4", 0, 36)
            ),
            new(Brand, "the emblem goes in the lower right corner", Aspect.Logo, v =>
                v.Logos.Count == 1 && v.Logos[0].Name == "emblem.png" && v.Logos[0].Place == "bottom-right" && v.LogoAt(2)
            ),
            new(Kart, "leaderboard down the right side: Mia 31, Theo 27, Rosa 19", Aspect.Board, v =>
                v.Boards.Count == 1
                && v.Boards[0].Side == "right"
                && v.Boards[0].Rows.Count == 3
                && v.Boards[0].Rows.Contains(("Mia", 31))
                && v.Boards[0].Rows.Contains(("Theo", 27))
                && v.Boards[0].Rows.Contains(("Rosa", 19))
            ),
            // Questions, things that are not there, declining
            new(Vlog, "what's the total running time at the moment?", Aspect.None, v => !v.Changed && v.Says("46")),
            new(Scene.Talk, "get rid of the logo", Aspect.None, v => !v.Changed && v.Says("logo")),
            new(Scene.Four, "swap clip 2 with clip 9", Aspect.None, v => !v.Changed),
            new(Lecture, "leave the audio exactly as it is and simply drop the first six seconds", Aspect.Shots, v =>
                v.ShowsOnly("lecture.mp4", (6, 120)) && v.VolumeAt("lecture.mp4", 60) == 100
            ),
        ];
}
