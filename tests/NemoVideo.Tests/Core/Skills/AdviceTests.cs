using NemoVideo.Core;
using NemoVideo.Core.Clips;
using NemoVideo.Core.Skills;
using NemoVideo.Core.Words;
using NemoVideo.Tests.Core.Fakes;

namespace NemoVideo.Tests.Core.Skills;

public class AdviceTests
{
    private readonly RecordingPipeline _pipeline = new();

    [Theory]
    [InlineData("video-leaderboard")]
    [InlineData("video-creator-job")]
    public void Long_clips_are_mentioned_once(string skill)
    {
        Look(skill, Clip("short.mp4", 2));
        Assert.Empty(_pipeline.Warnings);
        Look(skill, Clip("short.mp4", 2), Clip("match.mp4", 4), Clip("more.mp4", 5));
        Assert.Equal(
            "'match.mp4' lasts 4:00. Clips under 3 minutes render fastest and cost fewer credits.",
            Assert.Single(_pipeline.Warnings)
        );
    }

    [Fact]
    public void A_long_piece_of_music_is_no_long_clip()
    {
        Look(
            "video-creator-job",
            new Clip
            {
                Name = "song.mp3",
                Kind = "audio",
                Duration = TimeSpan.FromMinutes(5),
            }
        );
        Assert.Empty(_pipeline.Warnings);
    }

    [Fact]
    public void Lengths_that_differ_are_mentioned_where_clips_are_compared()
    {
        Look("video-leaderboard-ai", Clip("a.mp4", 1), Clip("b.mp4", 2));
        Assert.Empty(_pipeline.Warnings);
        Look("video-leaderboard-ai", Clip("a.mp4", 1), Clip("b.mp4", 2.5), Clip("c.mp4", 9));
        Assert.Equal("The clips run from 1:00 to 2:30. Videos of similar length compare better.", Assert.Single(_pipeline.Warnings));
    }

    [Fact]
    public void Sound_is_mentioned_once_where_highlights_are_looked_for()
    {
        Look("ai-video-editor-highlights", Clip("a.mp4", 9), Clip("b.mp4", 9));
        Assert.Contains("audio cues", Assert.Single(_pipeline.VerboseLines), StringComparison.Ordinal);
        Assert.Empty(_pipeline.Warnings);
    }

    [Fact]
    public void A_format_that_goes_less_smoothly_is_mentioned()
    {
        Look("video-creator-job", Clip("a.mkv", 1), Clip("b.MOV", 1), new Clip { Name = "logo.png" });
        Assert.Equal("'a.mkv': MP4, MOV, AVI and WebM work most smoothly.", Assert.Single(_pipeline.VerboseLines));
    }

    [Theory]
    [InlineData("make it look better")]
    [InlineData("Please make the video look much better!")]
    [InlineData("edit my video")]
    [InlineData("improve it")]
    [InlineData("surprise me")]
    [InlineData("让视频更好看")]
    [InlineData("把它变得更好看一点")]
    [InlineData("美化一下视频")]
    [InlineData("优化视频")]
    public void Vague_words_get_an_example(string prompt)
    {
        var hint = PromptAdvice.For(prompt, TestHost.Skill("video-leaderboard-ai"));
        Assert.Contains(prompt, hint, StringComparison.Ordinal);
        Assert.Contains("rank these videos by engagement score", hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cut out pauses, add background music, and export as a shareable video")]
    [InlineData("make it 30 seconds long")]
    [InlineData("edit the title to 'Better'")]
    [InlineData("make the music louder")]
    [InlineData("把开头的停顿剪掉")]
    [InlineData("让音乐更大声")]
    public void Concrete_words_get_none(string prompt) => Assert.Null(PromptAdvice.For(prompt, TestHost.Skill()));

    [Fact]
    public void Skills_are_found_by_name_by_path_or_not_at_all()
    {
        var test = new TestHost();
        var finder = new SkillFinder(test.Host);
        Assert.Equal("video-creator-job", finder.Find(null).Name);
        var skill = finder.Find("Video-Leaderboard", "2.1.0");
        Assert.Equal(("video-leaderboard", "2.1.0", "unknown"), (skill.Name, skill.Version, skill.Platform));
        Assert.NotEmpty(skill.Examples);
        using var folder = new TempFolder();
        Assert.Equal(folder["SKILL.md"], finder.Find(folder.File("SKILL.md")).Path);
        var error = Assert.Throws<NemoException>(() => finder.Find("nothing"));
        Assert.Equal("Nemo.SkillNotFound", error.ErrorId);
        Assert.Contains("ai-video-editor-highlights", error.RecommendedAction, StringComparison.Ordinal);
    }

    private void Look(string skill, params Clip[] clips)
    {
        var advice = new ClipAdvice(TestHost.Skill(skill));
        foreach (var clip in clips)
        {
            advice.Look(clip, _pipeline);
        }
    }

    private static Clip Clip(string name, double minutes) =>
        new()
        {
            Name = name,
            Kind = "video",
            Duration = TimeSpan.FromMinutes(minutes),
        };
}
