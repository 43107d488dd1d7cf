using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Exports;
using NemoVideo.Local.Operations.Frames;
using NemoVideo.Local.Operations.Highlights;
using NemoVideo.Local.Operations.Soundtracks;
using NemoVideo.Local.Operations.Titles;
using static NemoVideo.Tests.Language.Reading;

namespace NemoVideo.Tests.Language;

public class HighlightWordingTests
{
    [Theory]
    [InlineData("extract the best moments and compile", null, null, null)]
    [InlineData("extract the best moments and compile them into a 2-minute highlight reel", 120, null, null)]
    [InlineData("generate a 2-minute highlight reel", 120, null, null)]
    [InlineData("2-minute highlight reel", 120, null, null)]
    [InlineData("make a highlight reel", null, null, null)]
    [InlineData("Please create a 90 second highlights video from this match", 90, null, null)]
    [InlineData("find the most exciting moments, then stitch them together", null, null, null)]
    [InlineData("the 5 best moments of 8 seconds each", null, 5, 8)]
    [InlineData("give me the five best moments, 8 seconds each", null, 5, 8)]
    [InlineData("top 3 moments", null, 3, null)]
    [InlineData("show the top five plays in 1 minute", 60, 5, null)]
    [InlineData("cut it down to a 30 second highlight clip", 30, null, null)]
    [InlineData("keep only the 10 most exciting scenes", null, 10, null)]
    [InlineData("pick the best parts", null, null, null)]
    [InlineData("make a best-of in 1 minute", 60, null, null)]
    [InlineData("cut it down to the best 15 seconds", 15, null, null)]
    [InlineData("a 20s highlites video", 20, null, null)]
    [InlineData("highlight video of 20 seconds", 20, null, null)]
    [InlineData("make a 30 second teaser", 30, null, null)]
    [InlineData("make a 30 second trailer", 30, null, null)]
    [InlineData("keep the best moments", null, null, null)]
    [InlineData("remove everything except the highlights", null, null, null)]
    [InlineData("cut the best moments together", null, null, null)]
    [InlineData("删掉精彩片段以外的部分", null, null, null)]
    [InlineData("剪成30秒的精彩集锦", 30, null, null)]
    [InlineData("1分钟高光", 60, null, null)]
    [InlineData("生成一个2分钟的比赛精彩集锦", 120, null, null)]
    [InlineData("提取最精彩的瞬间并合成一个2分钟的视频", 120, null, null)]
    [InlineData("选出5个精彩瞬间,每个8秒", null, 5, 8)]
    [InlineData("剪出三个高光时刻", null, 3, null)]
    [InlineData("请帮我把精彩片段剪辑在一起", null, null, null)]
    public void Length_and_number_are_read(string words, int? total, int? count, int? length)
    {
        var instruction = Read(words);
        AssertOperations(instruction, new FindHighlights(Time(total), count, Time(length)));
        Assert.Empty(instruction.NotUnderstood);
    }

    [Fact]
    public void A_frame_and_an_export_may_come_along()
    {
        var instruction = Read("generate a 2-minute gameplay or competition highlight video into a 1080p MP4");
        Assert.Equal(new FindHighlights(TimeSpan.FromMinutes(2)), instruction.Operations[0]);
        Assert.Equal(1080, Assert.Single(instruction.Operations.OfType<SetFrame>()).Lines);
        Assert.Single(instruction.Operations.OfType<ExportHint>());
        Assert.Empty(instruction.NotUnderstood);
    }

    [Fact]
    public void Music_and_a_title_may_follow() =>
        AssertReads(
            "make a 1-minute highlight reel, add background music and put the title 'Finals' at the beginning",
            new FindHighlights(TimeSpan.FromMinutes(1)),
            new AddMusic(),
            new AddText("Finals", TextStyle.Title, TimePoint.Start)
        );

    [Theory]
    [InlineData("don't make a highlight reel")]
    [InlineData("不要剪成集锦")]
    public void Declined(string words) => Assert.Empty(Read(words).Operations);

    [Theory]
    [InlineData("remove the highlights")]
    [InlineData("delete the best moments")]
    [InlineData("cut out the best moments")]
    [InlineData("get rid of all the highlights")]
    [InlineData("take the best moments out")]
    [InlineData("skip the best moments")]
    [InlineData("exclude the highlights")]
    [InlineData("keep the highlights out")]
    [InlineData("leave the best moments as they are")]
    [InlineData("the best moments should be removed")]
    [InlineData("remove the 5 best moments and put it together")]
    [InlineData("don't keep the best moments")]
    [InlineData("don't remove the highlights")]
    [InlineData("without the highlights")]
    [InlineData("make a video without the highlights")]
    [InlineData("show everything except the highlights")]
    [InlineData("keep everything except the best moments")]
    [InlineData("删除精彩片段")]
    [InlineData("把精彩片段都删掉")]
    [InlineData("不要精彩片段")]
    [InlineData("去掉所有高光时刻")]
    public void What_takes_the_best_moments_out_never_keeps_them(string words) =>
        Assert.DoesNotContain(Read(words).Operations, operation => operation is FindHighlights { TakeOut: false });

    [Theory]
    [InlineData("make a highlight reel of the goals", "goals")]
    [InlineData("the 5 best goals", "goals")]
    [InlineData("find the funniest moments", "funniest moments")]
    [InlineData("make a highlight reel of my kills", "kills")]
    [InlineData("进球集锦", "进球")]
    public void What_can_not_be_measured_is_kept_for_the_reply(string words, string meant) =>
        Assert.Equal(meant, Assert.IsType<FindHighlights>(Assert.Single(Read(words).Operations)).StandsFor);

    [Theory]
    [InlineData("put the text 'best moments' at the top")]
    [InlineData("keep the first 10 seconds")]
    [InlineData("join the clips")]
    [InlineData("remove the pauses and compile the clips")]
    public void Other_things_stay_what_they_are(string words) => Assert.Empty(Read(words).Operations.OfType<FindHighlights>());

    private static TimeSpan? Time(int? seconds) => seconds is { } s ? TimeSpan.FromSeconds(s) : null;
}
