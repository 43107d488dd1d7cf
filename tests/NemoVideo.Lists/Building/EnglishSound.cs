namespace NemoVideo.Lists.Building;

internal sealed partial class BuildingEnglish
{
    private static IEnumerable<Said> Sound() =>
        [
            // Volume of the clips.
            new(Scene.Talk, "bring the sound down to forty percent", Aspect.Volume, v =>
                View.Alike(v.VolumeAt("talk.mp4", 2), 40) && View.Alike(v.VolumeAt("talk.mp4", 33), 40)
            ),
            new(Scene.Three, "the interview is hard to hear, boost it to 150%", Aspect.Volume, v =>
                View.Alike(v.VolumeAt("interview.mp4", 10), 150) && v.VolumeAt("intro.mp4", 4) == 100 && v.VolumeAt("beach.mp4", 6) == 100
            ),
            new(Scene.Talk, "no sound between 0:08 and 0:12", Aspect.Volume, v =>
                v.VolumeAt("talk.mp4", 6) == 100
                && v.VolumeAt("talk.mp4", 9) == 0
                && v.VolumeAt("talk.mp4", 11) == 0
                && v.VolumeAt("talk.mp4", 14) == 100
            ),
            new(Trip, "clips one and three should make no sound at all", Aspect.Volume, v =>
                v.VolumeAt("IMG_2041.mp4", 7) == 0
                && v.VolumeAt("IMG_2042.mp4", 5) == 100
                && v.VolumeAt("IMG_2043.mp4", 11) == 0
                && v.VolumeAt("IMG_2050.mp4", 5) == 100
            ),
            new(Scene.Talk, "could the sound come up a little?", Aspect.Volume, v => v.VolumeAt("talk.mp4", 18) is > 100 and < 200),
            new(Scene.Talk, "halve the volume from second twenty onward", Aspect.Volume, v =>
                v.VolumeAt("talk.mp4", 17) == 100
                && View.Alike(v.VolumeAt("talk.mp4", 22), 50)
                && View.Alike(v.VolumeAt("talk.mp4", 34), 50)
            ),
            new(Scene.Four, "leave clip 2 as loud as it is and quieten all the others", Aspect.Volume, v =>
                v.VolumeAt("b.mp4", 5) == 100
                && v.VolumeAt("a.mp4", 5) is > 0 and < 100
                && v.VolumeAt("c.mp4", 5) is > 0 and < 100
                && v.VolumeAt("d.mp4", 5) is > 0 and < 100
            ),
            // Loudness.
            new(Podcast, "even the loudness out at minus sixteen LUFS", Aspect.Loudness, v =>
                v.Loudness is { } level && View.Same(level, -16)
            ),
            // Music.
            new(Scene.Talk, "some mellow background music would be lovely", Aspect.Music, v =>
                v.Music.Any(music => music.Made) && v.MusicAt(3) > 0 && v.MusicAt(18) > 0 && v.MusicAt(30) > 0
            ),
            new(Brand, "use theme.mp3 as the backing track at fifteen percent", Aspect.Music, v =>
                v.Music.All(music => music.Name == "theme.mp3")
                && View.Alike(v.MusicAt(3), 15)
                && View.Alike(v.MusicAt(15), 15)
                && View.Alike(v.MusicAt(26), 15)
            ),
            new(Scene.Talk, "music for the first ten seconds only", Aspect.Music, v =>
                v.MusicAt(1) > 0 && v.MusicAt(8) > 0 && v.MusicAt(12) == 0 && v.MusicAt(30) == 0
            ),
            new(Scene.Three, "I'd like music under the beach clip and nowhere else", Aspect.Music, v =>
                v.MusicAt(4) == 0 && v.MusicAt(20) == 0 && v.MusicAt(27) == 0 && v.MusicAt(30) > 0 && v.MusicAt(38) > 0
            ),
            new(Brand, "theme.mp3 should come in gently over the first three seconds", Aspect.Music, v =>
                v.Music.Count == 1
                && v.Music[0].Name == "theme.mp3"
                && View.Same(v.Music[0].FadeIn, 3)
                && v.MusicAt(1) > 0
                && v.MusicAt(15) > 0
            ),
            new(Scene.Talk, "no music for this one, simply lose the first four seconds", Aspect.Shots, v =>
                v.ShowsOnly("talk.mp4", (4, 36)) && v.Music.Count == 0
            ),
            new(
                Scene.Mixed,
                ["put my song on and make the clip itself silent"],
                Aspect.Music | Aspect.Volume,
                new Part("put my song on", v => v.Music.Any(music => music.Name == "song.mp3") && v.MusicAt(18) > 0),
                new Part("make the clip itself silent", v => v.VolumeAt("talk.mp4", 5) == 0 && v.VolumeAt("talk.mp4", 30) == 0)
            ),
        ];
}
