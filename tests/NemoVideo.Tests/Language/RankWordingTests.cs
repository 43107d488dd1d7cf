using NemoVideo.Local.Operations;
using NemoVideo.Local.Operations.Exports;
using NemoVideo.Local.Operations.Frames;
using NemoVideo.Local.Operations.Rankings;

namespace NemoVideo.Tests.Language;

/// <summary>What is asked for when clips are to be ranked.</summary>
public class RankWordingTests
{
    [Theory]
    [InlineData("rank a batch of 10 short marketing video clips into a 1080p MP4", "", false, null, null)]
    [InlineData("rank these videos by engagement score and show me the top performers", "", false, null, "engagement score")]
    [InlineData(
        "comparing and ranking videos by AI-scored performance metrics for marketers",
        "",
        false,
        null,
        "ai-scored performance metrics"
    )]
    [InlineData("rank these videos and show the top three", "", false, 3, null)]
    [InlineData("rank these clips", "", false, null, null)]
    [InlineData("Rank the clips from best to worst", "", false, null, null)]
    [InlineData("please rank my videos and give me the top five", "", false, 5, null)]
    [InlineData("compare these clips and show the best 2", "", false, 2, null)]
    [InlineData("score these videos and show only the winner", "", false, 1, null)]
    [InlineData("show the top 3 clips", "", false, 3, null)]
    [InlineData("rank by motion and sharpness", "Motion,Sharpness", true, null, null)]
    [InlineData("rank these videos by motion, sharpness and colour", "Motion,Sharpness,Colour", true, null, null)]
    [InlineData("rank by loudness 60% and motion 40%", "Loudness 60,Motion 40", true, null, null)]
    [InlineData("rank the clips, weight loudness 40%", "Loudness 40", false, null, null)]
    [InlineData("rank these videos, weight sharpness 50% and motion 30%", "Sharpness 50,Motion 30", false, null, null)]
    [InlineData("weight loudness 40%", "Loudness 40", false, null, null)]
    [InlineData("rank by loudness range", "LoudnessRange", true, null, null)]
    [InlineData("rank these videos by views", "", false, null, "views")]
    [InlineData("which ones perform best? rank the videos by picture quality", "Sharpness", true, null, null)]
    [InlineData("给这些视频打分排名,展示前三名", "", false, 3, null)]
    [InlineData("给视频排名", "", false, null, null)]
    [InlineData("按清晰度排名", "Sharpness", true, null, null)]
    [InlineData("按动感和清晰度给视频排名", "Motion,Sharpness", true, null, null)]
    [InlineData("给这些片段排名,响度占40%", "Loudness 40", false, null, null)]
    [InlineData("按互动率给这些视频排名,展示前5名", "", false, 5, "互动率")]
    [InlineData("把这些视频按响度排序", "Loudness", true, null, null)]
    public void Words_become_a_ranking(string words, string parts, bool only, int? top, string? standsFor)
    {
        var instruction = OperationList.Reader.Read(words + "\nClips: 1. a.mp4, 2. b.mp4");
        var rank = Assert.Single(instruction.Operations.OfType<RankClips>());
        Assert.Equal(parts, string.Join(',', rank.Parts.Select(part => part.Part + (part.Percent is { } percent ? $" {percent}" : ""))));
        Assert.Equal((only, top, standsFor), (rank.OnlyParts, rank.Top, rank.StandsFor));
        Assert.DoesNotContain(instruction.NotUnderstood, part => !part.StartsWith("which", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("rank a batch of 10 short marketing video clips into a 1080p MP4")]
    public void A_size_and_an_export_come_along(string words)
    {
        var operations = OperationList.Reader.Read(words).Operations;
        Assert.Contains(operations, operation => operation is SetFrame { Lines: 1080 });
        Assert.Contains(operations, operation => operation is ExportHint);
    }

    [Theory]
    [InlineData("generate a ranked leaderboard overlay showing top performers from this match footage")]
    [InlineData(
        "adding ranked leaderboard graphics to competition or gaming videos for gaming creators, esports organizers, sports marketers"
    )]
    [InlineData("extract the best moments and compile them into a 2-minute highlight reel")]
    [InlineData("set the frame rate to 25")]
    [InlineData("put the text \"Top 3\" at the top")]
    [InlineData("don't rank the clips")]
    [InlineData("set the volume to 40%")]
    [InlineData("join the clips in the order 2, 1")]
    public void Other_words_do_not(string words) =>
        Assert.DoesNotContain(OperationList.Reader.Read(words).Operations, operation => operation is RankClips);

    [Fact]
    public void Weights_add_up_to_100()
    {
        var usual = RankParts.UsualWeights;
        Assert.Equal(100, usual.Values.Sum());
        Assert.Equal(Enum.GetValues<RankPart>().Length, usual.Count);

        var one = RankParts.Weights(new Dictionary<RankPart, double?> { [RankPart.Loudness] = 40 }, onlyNamed: false);
        Assert.Equal(40, one[RankPart.Loudness], 6);
        Assert.Equal(100, one.Values.Sum(), 6);
        Assert.Equal(usual[RankPart.Sharpness] / usual[RankPart.Motion], one[RankPart.Sharpness] / one[RankPart.Motion], 6);

        var two = RankParts.Weights(
            new Dictionary<RankPart, double?> { [RankPart.Motion] = null, [RankPart.Sharpness] = null },
            onlyNamed: true
        );
        Assert.Equal([(RankPart.Motion, 50), (RankPart.Sharpness, 50)], two.Select(part => (part.Key, part.Value)));

        var much = RankParts.Weights(
            new Dictionary<RankPart, double?> { [RankPart.Motion] = 150, [RankPart.Sharpness] = 50 },
            onlyNamed: false
        );
        Assert.Equal(75, much[RankPart.Motion]);
        Assert.Equal(100, much.Values.Sum(), 6);
    }
}
