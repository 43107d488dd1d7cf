using NemoVideo.Core;
using NemoVideo.Core.Words;

namespace NemoVideo.Tests.Core.Words;

public class MessageRouterTests
{
    [Theory]
    [InlineData("export")]
    [InlineData("Export!")]
    [InlineData("export 1080p MP4")]
    [InlineData("please export it as MP4")]
    [InlineData("can you export the video?")]
    [InlineData("export the final video in 4K")]
    [InlineData("download")]
    [InlineData("download the video please")]
    [InlineData("send me the video")]
    [InlineData("OK, now export the project as mov")]
    [InlineData("I'd like to download it now")]
    [InlineData("导出")]
    [InlineData("导出视频")]
    [InlineData("请导出视频")]
    [InlineData("把视频导出成mp4")]
    [InlineData("下载视频")]
    public void An_export_is_meant(string words) => Assert.Equal(MessageIntent.Export, MessageRouter.Read(words));

    [Theory]
    [InlineData("credits")]
    [InlineData("How many credits do I have left?")]
    [InlineData("what's my balance")]
    [InlineData("show my credit balance")]
    [InlineData("check balance")]
    [InlineData("积分")]
    [InlineData("我还有多少积分？")]
    [InlineData("查询余额")]
    public void The_credits_are_meant(string words) => Assert.Equal(MessageIntent.Credits, MessageRouter.Read(words));

    [Theory]
    [InlineData("status")]
    [InlineData("show tracks")]
    [InlineData("Show me the timeline")]
    [InlineData("what's the status of my project?")]
    [InlineData("状态")]
    [InlineData("查看状态")]
    [InlineData("显示轨道")]
    public void The_state_is_meant(string words) => Assert.Equal(MessageIntent.State, MessageRouter.Read(words));

    [Theory]
    [InlineData("upload")]
    [InlineData("upload a file")]
    [InlineData("please upload these clips")]
    [InlineData("上传")]
    [InlineData("上传视频")]
    public void An_upload_is_meant(string words) => Assert.Equal(MessageIntent.Upload, MessageRouter.Read(words));

    [Theory]
    [InlineData("cut out pauses and export as a shareable video")]
    [InlineData("cut out pauses, add background music, and export as a shareable video")]
    [InlineData("add end credits")]
    [InlineData("add credits at the end of the video")]
    [InlineData("put a status bar at the top")]
    [InlineData("don't export yet")]
    [InlineData("do not download anything")]
    [InlineData("put the text \"download\" in the middle")]
    [InlineData("show the title 'export' for 3 seconds")]
    [InlineData("balance the colours")]
    [InlineData("mute all tracks")]
    [InlineData("remove track 2")]
    [InlineData("export the first 5 seconds only and add music")]
    [InlineData("send the logo to the back")]
    [InlineData("generate a ranked leaderboard overlay showing top performers from this match footage")]
    [InlineData("不要导出")]
    [InlineData("先别导出，把音乐调小")]
    [InlineData("在视频开头加上标题“下载”")]
    [InlineData("添加片尾字幕积分榜")]
    [InlineData("")]
    [InlineData("   ")]
    public void Everything_else_is_for_the_agent(string words) => Assert.Equal(MessageIntent.Agent, MessageRouter.Read(words));

    [Fact]
    public void A_file_is_an_upload_whatever_the_words() =>
        Assert.Equal(MessageIntent.Upload, MessageRouter.Read("make it short", hasFiles: true));

    [Fact]
    public void Long_or_nasty_text_ends_quickly_at_the_agent()
    {
        Assert.Equal(MessageIntent.Agent, MessageRouter.Read(new string('a', 100_000)));
        Assert.Equal(MessageIntent.Agent, MessageRouter.Read(string.Join(" ", Enumerable.Repeat("please", 18)) + " x"));
    }

    [Theory]
    [InlineData("export 1080p MP4", "mp4", "1080p")]
    [InlineData("export it in 4K as mov", "mov", "2160p")]
    [InlineData("导出720p视频", null, "720p")]
    [InlineData("export", null, null)]
    [InlineData("导出高清MOV", "mov", null)]
    public void Details_of_an_export_are_read(string words, string? format, string? resolution)
    {
        Assert.Equal(new RenderOptions(format, "high", resolution), ExportWords.Read(words));
    }
}
