using NemoVideo.Local.Language;

namespace NemoVideo.Tests.Language;

public class ListedClipTests
{
    [Theory]
    [InlineData("1. a.mp4", "a.mp4")]
    [InlineData("1. a.mp4 (id m3), 2. a.mp4 (id m1)", "a.mp4=m3|a.mp4=m1")]
    [InlineData("1. a, b.mp4, 2. 3. c.mp4, 3. x,2. y.mp4 (id m7)", "a, b.mp4|3. c.mp4|x,2. y.mp4=m7")]
    [InlineData("1. a (id m1).mp4, 2. 🎬 “片” 'x'.mp4", "a (id m1).mp4|🎬 “片” 'x'.mp4")]
    [InlineData("2. a.mp4", "")]
    public void Lists_are_split_at_their_numbers_alone(string list, string expected) =>
        Assert.Equal(
            expected,
            string.Join("|", ListedClip.Split(list).Select(clip => clip.Id is null ? clip.Name : $"{clip.Name}={clip.Id}"))
        );

    [Theory]
    [InlineData("make a video from these photos and clips", true)]
    [InlineData("make a video of everything", true)]
    [InlineData("把这些照片做成视频", true)]
    [InlineData("fade the picture out and mute everything", false)]
    [InlineData("cut the pauses, don't show the photos", false)]
    [InlineData("put the title \"My photos\" at the beginning", false)]
    [InlineData("剪掉停顿,不要照片", false)]
    public void Photos_are_shown_when_they_are_spoken_of(string words, bool expected) => Assert.Equal(expected, ImageWords.Ask(words));
}
