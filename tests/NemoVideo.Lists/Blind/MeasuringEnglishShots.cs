namespace NemoVideo.Lists.Blind;

internal sealed partial class Measuring
{
    private static IEnumerable<Said> EnglishShots() =>
        [
            // Order
            new(Vlog, "I'd like the sunset to open the film and everything else to follow as it is", Aspect.Shots, v =>
                Is(v, "sunset.mp4", "airport.mp4", "market.mp4") && Whole(v, Vlog)
            ),
            new(Scene.Four, "could the third and the last one trade places, please?", Aspect.Shots, v =>
                Is(v, "a.mp4", "b.mp4", "d.mp4", "c.mp4") && Whole(v, Scene.Four)
            ),
            new(Cooking, "the order should be plate, chop, fry", Aspect.Shots, v =>
                Is(v, "plate.mp4", "chop.mp4", "fry.mp4") && Whole(v, Cooking)
            ),
            new(Scene.Four, "we won't be needing b.mp4 and d.mp4", Aspect.Shots, v =>
                Is(v, "a.mp4", "c.mp4") && Whole(v, Scene.Four, "b.mp4", "d.mp4")
            ),
            new(Scene.Three, "shove the intro to the very end", Aspect.Shots, v =>
                Is(v, "interview.mp4", "beach.mp4", "intro.mp4") && Whole(v, Scene.Three)
            ),
            new(Scene.Four, "clip 4 belongs right after clip 1", Aspect.Shots, v =>
                Is(v, "a.mp4", "d.mp4", "b.mp4", "c.mp4") && Whole(v, Scene.Four)
            ),
            // Trims
            new(Lecture, "nothing happens until 0:14, so have it begin there", Aspect.Shots, v => v.ShowsOnly("lecture.mp4", (14, 120))),
            new(
                Scene.Talk,
                "if it isn't too much trouble, would you be so kind as to shorten the ending by seven and a half seconds?",
                Aspect.Shots,
                v => v.ShowsOnly("talk.mp4", (0, 28.5))
            ),
            new(Vlog, "the first five seconds of the market clip can go", Aspect.Shots, v =>
                v.ShowsOnly("market.mp4", (5, 22)) && Kept(v, Vlog, "market.mp4")
            ),
            new(Lecture, "only the second half interests me", Aspect.Shots, v => v.ShowsOnly("lecture.mp4", (60, 120))),
            new(Scene.Talk, "take a three-second slice off both ends", Aspect.Shots, v => v.ShowsOnly("talk.mp4", (3, 33))),
            new(Lecture, "someone coughs between 1:05 and 1:12, get rid of that bit", Aspect.Shots, v =>
                v.ShowsOnly("lecture.mp4", (0, 65), (72, 120))
            ),
            new(Scene.Three, "of the interview, just use seconds 6 through 15", Aspect.Shots, v =>
                v.ShowsOnly("interview.mp4", (6, 15)) && Kept(v, Scene.Three, "interview.mp4")
            ),
            new(Scene.Talk, "everything except 10 to 20 seconds should be thrown away", Aspect.Shots, v =>
                v.ShowsOnly("talk.mp4", (10, 20))
            ),
            new(Scene.Four, "each clip is too long, keep merely the first four seconds of every one of them", Aspect.Shots, v =>
                Kept(v, Scene.Four, "a.mp4", "b.mp4", "c.mp4", "d.mp4") && v.Order.All(name => v.ShowsOnly(name, (0, 4)))
            ),
            new(Unboxing, "can we get this down to exactly half a minute?", Aspect.Shots | Aspect.Speed, v =>
                Between(v.Duration, 29.5, 30.5)
            ),
            new(Scene.Talk, "keep the middle third and drop the rest", Aspect.Shots, v => v.ShowsOnly("talk.mp4", (12, 24))),
            new(Unboxing, "the outro doesn't need its last two seconds", Aspect.Shots, v =>
                v.ShowsOnly("outro.mp4", (0, 4)) && Kept(v, Unboxing, "outro.mp4")
            ),
            // Pauses
            new(Scene.Talk, "the dead air has got to go", Aspect.Shots, v =>
                v.Lacks("talk.mp4", 3.4, 3.6)
                && v.Lacks("talk.mp4", 14.5, 16.5)
                && v.Shows("talk.mp4", 5, 7)
                && v.Shows("talk.mp4", 10, 13)
                && v.Shows("talk.mp4", 18, 35)
            ),
            new(Scene.Talk, "trim out any silence lasting more than two seconds", Aspect.Shots, v =>
                v.Lacks("talk.mp4", 14.5, 16.5) && v.Shows("talk.mp4", 0, 13) && v.Shows("talk.mp4", 18, 36)
            ),
            new(Scene.Three, "there are awkward gaps in the interview, close them up but keep the other two clips whole", Aspect.Shots, v =>
                v.Lacks("interview.mp4", 3.4, 3.6)
                && v.Lacks("interview.mp4", 14.5, 16.5)
                && v.Shows("interview.mp4", 10, 13)
                && Kept(v, Scene.Three, "interview.mp4")
            ),
            // Highlights and rankings
            new(Scene.Match, "boil ten minutes of football down to a 40 second highlight reel", Aspect.Shots, v =>
                Between(v.Duration, 37, 43)
            ),
            new(Scene.Match, "pick out the six strongest moments and throw the rest away", Aspect.Shots, v =>
                v.Shots.Count == 6 && v.Duration < 300
            ),
            new(
                Scene.Four,
                "do a countdown of these clips, from the weakest up to the best, with the rank written on each",
                Aspect.Shots | Aspect.Texts,
                v =>
                    v.Order.Count == 4
                    && v.Texts.Any(text => text.Words.Contains('4', StringComparison.Ordinal) && text.Start < 2)
                    && v.Texts.Any(text =>
                        text.Words.Contains('1', StringComparison.Ordinal) && text.Start >= v.Of(v.Order[^1])[0].Start - 0.2
                    )
            ),
            // Speed
            new(Scene.Talk, "let's see it at 1.75x", Aspect.Speed, v =>
                View.Alike(v.SpeedAt("talk.mp4", 2), 1.75) && View.Alike(v.SpeedAt("talk.mp4", 34), 1.75)
            ),
            new(Scene.Three, "the beach footage drags, run it at triple speed", Aspect.Speed, v =>
                Speeds(v, ("intro.mp4", 1), ("interview.mp4", 1), ("beach.mp4", 3))
            ),
            new(Scene.Four, "slow everything but the first clip to half speed", Aspect.Speed, v =>
                Speeds(v, ("a.mp4", 1), ("b.mp4", 0.5), ("c.mp4", 0.5), ("d.mp4", 0.5))
            ),
            new(Lecture, "the second minute could go by a little quicker", Aspect.Speed, v =>
                Between(v.SpeedAt("lecture.mp4", 90), 1, 2) && v.SpeedAt("lecture.mp4", 30) == 1
            ),
            new(Scene.Talk, "between 0:08 and 0:14 I want slow motion", Aspect.Speed, v =>
                Between(v.SpeedAt("talk.mp4", 11), 0, 1) && v.SpeedAt("talk.mp4", 4) == 1 && v.SpeedAt("talk.mp4", 25) == 1
            ),
        ];
}
