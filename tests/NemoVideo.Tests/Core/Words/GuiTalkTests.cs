using NemoVideo.Core;
using NemoVideo.Core.Words;

namespace NemoVideo.Tests.Core.Words;

public class GuiTalkTests
{
    private static readonly Project Project = new() { Name = "it's" };

    [Theory]
    [InlineData("Click the Export button to save your video.", NextActionKind.Export)]
    [InlineData("When you are happy, press \"Export\" at the top right.", NextActionKind.Export)]
    [InlineData("You can use the export button now.", NextActionKind.Export)]
    [InlineData("点击导出按钮即可保存视频。", NextActionKind.Export)]
    [InlineData("Use Export-NemoVideo to download the video.", NextActionKind.Export)]
    [InlineData("使用导出命令 Export-NemoVideo 即可下载视频。", NextActionKind.Export)]
    [InlineData("请点击右上角的“导出”。", NextActionKind.Export)]
    [InlineData("You can preview in timeline.", NextActionKind.ShowTimeline)]
    [InlineData("Preview the result in the timeline below!", NextActionKind.ShowTimeline)]
    [InlineData("您可以在时间线上预览效果。", NextActionKind.ShowTimeline)]
    [InlineData("Open the Media panel to see your clips.", NextActionKind.ShowProject)]
    [InlineData("打开素材面板查看。", NextActionKind.ShowProject)]
    [InlineData("Drag the clip and drop it onto the second track.", NextActionKind.Edit)]
    [InlineData("把片段拖拽到第二条轨道。", NextActionKind.Edit)]
    [InlineData("Click the Regenerate button.", NextActionKind.Click)]
    [InlineData("点击“生成”继续。", NextActionKind.Click)]
    public void What_the_backend_says_of_its_buttons_is_an_action(string reply, NextActionKind kind)
    {
        var action = Assert.Single(GuiTalk.Read(reply, Project));
        Assert.Equal(kind, action.Kind);
        Assert.Contains("-Project 'it''s'", action.Command, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("I exported the title track.")]
    [InlineData("The export is free.")]
    [InlineData("You can use it for free; the export costs nothing.")]
    [InlineData("I clicked the Export button for you.")]
    [InlineData("No need to click Export yet.")]
    [InlineData("You don't need to open the Media panel.")]
    [InlineData("The opening title is open to change.")]
    [InlineData("I added the music to the timeline.")]
    [InlineData("The bass drops at 0:12.")]
    [InlineData("导出是免费的。")]
    [InlineData("已为您导出视频。")]
    [InlineData("我已按您的要求完成，导出免费。")]
    [InlineData("音量小一点，导出是免费的。")]
    [InlineData("无需点击导出。")]
    [InlineData("时间线已更新。")]
    [InlineData("")]
    public void What_only_sounds_like_it_is_none(string reply) => Assert.Empty(GuiTalk.Read(reply, Project));

    [Theory]
    [InlineData("trim it, then export it as a mov", " -Format mov")]
    [InlineData("trim it, then export it as MP4", "")]
    [InlineData("trim it, then export", "")]
    public void An_export_keeps_the_format_that_was_asked_for(string prompt, string format) =>
        Assert.EndsWith(
            "'" + format,
            Assert.Single(GuiTalk.Read("Click the Export button to download the video.", Project, prompt)).Command,
            StringComparison.Ordinal
        );

    [Fact]
    public void Each_kind_comes_once_in_the_order_of_the_reply()
    {
        var actions = GuiTalk.Read("Done! Preview it in the timeline. Then click Export. Or click the Export button on the left.", Project);
        Assert.Equal([NextActionKind.ShowTimeline, NextActionKind.Export], actions.Select(action => action.Kind));
        Assert.Equal("Then click Export.", actions[1].Said);
        Assert.Equal(["Get-NemoTimeline -Project 'it''s'", "Export-NemoVideo -Project 'it''s'"], actions.Select(action => action.Command));
    }
}
