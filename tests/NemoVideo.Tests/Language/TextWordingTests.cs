using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Exports;
using NemoVideo.Local.Operations.Joins;
using NemoVideo.Local.Operations.Titles;
using NemoVideo.Local.Operations.Tracks;
using NemoVideo.Local.Operations.Undos;
using static NemoVideo.Tests.Language.Reading;

namespace NemoVideo.Tests.Language;

public class TextWordingTests
{
    [Theory]
    [InlineData("put the title 'Field notes' at the beginning")]
    [InlineData("add the title \"Field notes\" at the start")]
    [InlineData("open with the title “Field notes”")]
    [InlineData("at the beginning, show the title «Field notes»")]
    [InlineData("Add a title ‘Field notes’ at the start.")]
    [InlineData("at the beginning add a title: Field notes")]
    [InlineData("add a title called Field notes at the beginning")]
    [InlineData("put the title Field notes at the beginning")]
    [InlineData("在开头加上标题“Field notes”")]
    [InlineData("在片头加标题《Field notes》")]
    [InlineData("开头显示标题「Field notes」")]
    [InlineData("在开头添加标题：Field notes")]
    public void Title_at_the_beginning(string message) =>
        AssertReads(message, new AddText("Field notes", TextStyle.Title, TimePoint.Start));

    [Theory]
    [InlineData("show the text \"Hello\" from 3 to 6 seconds at the top")]
    [InlineData("at the top, show the text 'Hello' from 0:03 to 0:06")]
    [InlineData("display 『Hello』 between 3 and 6 seconds at the top of the screen")]
    [InlineData("put the words \"Hello\" at the top from second 3 to 6")]
    [InlineData("write 'Hello' at the top, from 3s to 6s")]
    [InlineData("在顶部显示文字“Hello”，从3秒到6秒")]
    [InlineData("3到6秒在上方显示文字“Hello”")]
    public void Text_in_a_range(string message) => AssertReads(message, new AddText("Hello", TextStyle.Text, At(3), At(6), Position.Top));

    [Theory]
    [InlineData("add a caption saying 'x' in the last 4 seconds")]
    [InlineData("caption the last 4 seconds with 'x'")]
    [InlineData("show a subtitle \"x\" during the last four seconds")]
    [InlineData("在最后4秒加字幕“x”")]
    [InlineData("最后四秒显示字幕‘x’")]
    public void Caption_at_the_end(string message) => AssertReads(message, new AddText("x", TextStyle.Caption, FromEnd(4), TimePoint.End));

    [Theory]
    [InlineData("add the title 'Cut the pauses, add music and export'", "Cut the pauses, add music and export")]
    [InlineData("add the title \"Don't stop\"", "Don't stop")]
    [InlineData("add the title 'don't stop'", "don't stop")]
    [InlineData("add the title 'O'Brien's 5 best, from 0:10 to 0:25'", "O'Brien's 5 best, from 0:10 to 0:25")]
    [InlineData("add the title “It’s 20% off”", "It’s 20% off")]
    [InlineData("加标题“去掉停顿，加音乐”", "去掉停顿，加音乐")]
    [InlineData("加标题《第二段》", "第二段")]
    public void What_is_quoted_is_literal(string message, string text) => AssertReads(message, new AddText(text, TextStyle.Title));

    [Fact]
    public void Two_titles() =>
        AssertReads(
            "add a title 'Intro' at the beginning and 'The end' at the end",
            new AddText("Intro", TextStyle.Title, TimePoint.Start),
            new AddText("The end", TextStyle.Title, null, TimePoint.End)
        );

    [Theory]
    [InlineData("remove the music", TrackKind.Music, null)]
    [InlineData("take the background music out", TrackKind.Music, null)]
    [InlineData("get rid of the soundtrack", TrackKind.Music, null)]
    [InlineData("delete the title", TrackKind.Titles, null)]
    [InlineData("remove all the captions", TrackKind.Captions, null)]
    [InlineData("remove the texts", TrackKind.Text, null)]
    [InlineData("remove the logo", TrackKind.Logo, null)]
    [InlineData("remove track 2", TrackKind.Number, 2)]
    [InlineData("delete the second track", TrackKind.Number, 2)]
    [InlineData("去掉背景音乐", TrackKind.Music, null)]
    [InlineData("把音乐删掉", TrackKind.Music, null)]
    [InlineData("删除标题", TrackKind.Titles, null)]
    [InlineData("去掉水印", TrackKind.Logo, null)]
    [InlineData("删除第2条轨道", TrackKind.Number, 2)]
    internal void Tracks(string message, TrackKind kind, int? number) => AssertReads(message, new RemoveTrack(kind, number));

    [Theory]
    [InlineData("undo")]
    [InlineData("take that back")]
    [InlineData("please undo the last change")]
    [InlineData("revert that")]
    [InlineData("go back to the previous version")]
    [InlineData("撤销")]
    [InlineData("恢复上一步")]
    [InlineData("请撤回刚才的修改")]
    public void Undoing(string message) => AssertReads(message, new Undo());

    [Theory]
    [InlineData("don't undo anything")]
    [InlineData("don't remove the music")]
    [InlineData("don't delete the title")]
    [InlineData("don't export yet")]
    [InlineData("不要删除标题")]
    [InlineData("不要撤销")]
    [InlineData("先别导出")]
    public void Declined(string message)
    {
        var instruction = Read(message);
        Assert.Empty(instruction.Operations);
        Assert.NotEmpty(instruction.Declined);
    }

    [Theory]
    [InlineData("export as mp4", "mp4")]
    [InlineData("download it", null)]
    [InlineData("save it as a mov file", "mov")]
    [InlineData("导出", null)]
    [InlineData("导出为mp4", "mp4")]
    [InlineData("把视频导出", null)]
    public void Exports(string message, string? format) => AssertReads(message, new ExportHint(format));

    [Theory]
    [InlineData("join the clips")]
    [InlineData("merge all the videos into one")]
    [InlineData("put the clips together")]
    [InlineData("stitch them together")]
    [InlineData("combine these clips one after another")]
    [InlineData("合并片段")]
    [InlineData("把这些视频拼接起来")]
    [InlineData("把所有片段连在一起")]
    public void Joins(string message) => AssertReads(message, new JoinClips());

    [Theory]
    [InlineData("put b.mp4 first")]
    [InlineData("start with b.mp4")]
    [InlineData("move b.mp4 to the beginning")]
    [InlineData("把b.mp4放在最前面")]
    [InlineData("先放b.mp4")]
    public void First_clip(string message) => AssertReads(message, new MoveClip(new(Name: "b.mp4"), To: 1));

    [Theory]
    [InlineData("join b.mp4 and a.mp4")]
    [InlineData("in this order: b.mp4, a.mp4")]
    [InlineData("合并b.mp4和a.mp4")]
    public void Order(string message) => AssertReads(message, new JoinClips([new(Name: "b.mp4"), new(Name: "a.mp4")]));

    [Fact]
    public void Before_and_after()
    {
        AssertReads("put b.mp4 before a.mp4", new MoveClip(new(Name: "b.mp4"), Before: new(Name: "a.mp4")));
        AssertReads("play a.mp4 after b.mp4", new MoveClip(new(Name: "a.mp4"), After: new(Name: "b.mp4")));
    }
}
