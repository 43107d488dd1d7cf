namespace NemoVideo.Lists.Building;

/// <summary>How a list is written.</summary>
internal sealed class Example : IList
{
    public string Name => "Example";

    public IEnumerable<Said> All() =>
        [
            new(Scene.Four, "mute all but clip 2", Aspect.Volume, v =>
                v.VolumeAt("a.mp4", 5) == 0 && v.VolumeAt("b.mp4", 5) == 100 && v.VolumeAt("c.mp4", 5) == 0 && v.VolumeAt("d.mp4", 5) == 0
            ),
            new(Scene.Talk, "前两秒不要了", Aspect.Shots, v => v.ShowsOnly("talk.mp4", (2, 36))),
            new(Scene.Talk, ["speed it up 2x", "undo that"], Aspect.Speed, v => v.SpeedAt("talk.mp4", 5) == 1),
            new(
                Scene.Talk,
                ["cut out the pauses and add the title 'Field notes' at the start"],
                Aspect.Shots | Aspect.Texts,
                new Part("pauses", v => v.Lacks("talk.mp4", 14.5, 16.5)),
                new Part("title", v => v.TextAt(1, "Field notes") && !v.TextAt(v.Duration - 1, "Field notes"))
            ),
        ];
}
