namespace NemoVideo.Lists.Building;

internal sealed partial class BuildingEnglish
{
    private static IEnumerable<Said> Pace() =>
        [
            // Pauses.
            new(Scene.Talk, "there's far too much dead air in here, get it out", Aspect.Shots, v =>
                v.Lacks("talk.mp4", 3.3, 3.7) && v.Lacks("talk.mp4", 14.5, 16.5) && v.Shows("talk.mp4", 17.5, 36)
            ),
            new(Scene.Talk, "lose every silence that drags on for more than two seconds, shorter ones may stay", Aspect.Shots, v =>
                v.Shows("talk.mp4", 0, 13.5) && v.Lacks("talk.mp4", 14.5, 16.5) && v.Shows("talk.mp4", 17.5, 36)
            ),
            new(Scene.Three, "tighten up the gaps in the interview and nowhere else", Aspect.Shots, v =>
                v.Lacks("interview.mp4", 14.5, 16.5)
                && v.Shows("interview.mp4", 9, 13.5)
                && v.Shows("intro.mp4", 0, 8)
                && v.Shows("beach.mp4", 0, 12)
            ),
            new(Scene.Talk, "cut the pauses, though the first of them may stay", Aspect.Shots, v =>
                v.Shows("talk.mp4", 0, 7.5) && v.Lacks("talk.mp4", 14.5, 16.5) && v.Shows("talk.mp4", 17.5, 36)
            ),
            new(Scene.Talk, "it drags, could you give it a bit more pep?", Aspect.Shots | Aspect.Speed, v =>
                v.Duration is < 35.5 and > 15 && v.Order.Count == 1
            ),
            // Highlights.
            new(Scene.Match, "boil this down to a 45-second highlight reel", Aspect.Shots | Aspect.CrossFades, v =>
                Math.Abs(v.Duration - 45) <= 2
            ),
            new(Scene.Match, "pick out the five best moments and string them together", Aspect.Shots | Aspect.CrossFades, v =>
                v.Shots.Count == 5 && v.Duration < 300
            ),
            new(
                Goals,
                "do me a countdown of the top three clips",
                Aspect.Shots | Aspect.Texts | Aspect.Frame | Aspect.CrossFades | Aspect.Fades | Aspect.Volume,
                v => v.Order.Count == 3
            ),
            // Speed.
            new(Scene.Talk, "play the lot at one and a half times the speed", Aspect.Speed, v =>
                View.Alike(v.SpeedAt("talk.mp4", 2), 1.5) && View.Alike(v.SpeedAt("talk.mp4", 33), 1.5)
            ),
            new(Scene.Four, "clip 3 is a slog, double its speed", Aspect.Speed, v =>
                View.Alike(v.SpeedAt("c.mp4", 2), 2)
                && View.Alike(v.SpeedAt("c.mp4", 8), 2)
                && v.SpeedAt("a.mp4", 5) == 1
                && v.SpeedAt("b.mp4", 5) == 1
                && v.SpeedAt("d.mp4", 5) == 1
            ),
            new(Scene.Talk, "between five and twelve seconds it should whizz by four times as fast", Aspect.Speed, v =>
                v.SpeedAt("talk.mp4", 3) == 1
                && View.Alike(v.SpeedAt("talk.mp4", 6), 4)
                && View.Alike(v.SpeedAt("talk.mp4", 11), 4)
                && v.SpeedAt("talk.mp4", 14) == 1
            ),
            new(Scene.Four, "everything at 1.25x apart from the first clip", Aspect.Speed, v =>
                v.SpeedAt("a.mp4", 5) == 1
                && View.Alike(v.SpeedAt("b.mp4", 5), 1.25)
                && View.Alike(v.SpeedAt("c.mp4", 5), 1.25)
                && View.Alike(v.SpeedAt("d.mp4", 5), 1.25)
            ),
            new(Scene.Talk, "put the second half in slow motion", Aspect.Speed, v =>
                v.SpeedAt("talk.mp4", 9) == 1
                && v.SpeedAt("talk.mp4", 16) == 1
                && v.SpeedAt("talk.mp4", 20) is > 0 and < 1
                && v.SpeedAt("talk.mp4", 33) is > 0 and < 1
            ),
            new(Cooking, "let dinner.mp4 breathe, play it a little slower", Aspect.Speed, v =>
                v.SpeedAt("dinner.mp4", 9) is >= 0.5 and < 1 && v.SpeedAt("kitchen.mp4", 7) == 1 && v.SpeedAt("market.mp4", 12) == 1
            ),
            new(Scene.Talk, "the last ten seconds at a quarter of normal speed", Aspect.Speed, v =>
                v.SpeedAt("talk.mp4", 24) == 1 && View.Alike(v.SpeedAt("talk.mp4", 28), 0.25) && View.Alike(v.SpeedAt("talk.mp4", 34), 0.25)
            ),
        ];
}
