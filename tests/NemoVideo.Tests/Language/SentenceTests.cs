using System.Text;
using NemoVideo.Local.Language;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations;
using NemoVideo.Local.Operations.Exports;
using NemoVideo.Local.Operations.Fades;
using NemoVideo.Local.Operations.Frames;
using NemoVideo.Local.Operations.Joins;
using NemoVideo.Local.Operations.Loudness;
using NemoVideo.Local.Operations.Pauses;
using NemoVideo.Local.Operations.Soundtracks;
using NemoVideo.Local.Operations.Speeds;
using NemoVideo.Local.Operations.Titles;
using NemoVideo.Local.Operations.Tracks;
using NemoVideo.Local.Operations.Trims;
using NemoVideo.Local.Operations.Volumes;
using static NemoVideo.Tests.Language.Reading;

namespace NemoVideo.Tests.Language;

public class SentenceTests
{
    [Fact]
    public void Pauses_music_and_a_title() =>
        AssertReads(
            "cut out the pauses, add background music, and put the title 'Field notes' at the beginning",
            new CutPauses(),
            new AddMusic(),
            new AddText("Field notes", TextStyle.Title, TimePoint.Start)
        );

    [Fact]
    public void Pauses_music_and_export() =>
        AssertReads(
            "cut out pauses, add background music, and export as a shareable video",
            new CutPauses(),
            new AddMusic(),
            new NormalizeLoudness(),
            new ExportHint()
        );

    [Fact]
    public void Music_that_fades_out_is_not_the_picture() =>
        AssertReads("add music and fade it out at the end", new AddMusic(), new Fade(false, true, null, SoundTarget.Music));

    [Theory]
    [InlineData("make a funny cat video")]
    [InlineData("create a sad story mp4")]
    [InlineData("undo the last two edits")]
    [InlineData("撤销最后两步")]
    public void What_would_come_out_otherwise_is_not_understood(string message)
    {
        var instruction = Read(message);
        Assert.True(instruction.Operations.Count == 0, string.Join(", ", instruction.Operations));
        Assert.Equal([message], Left(instruction));
    }

    [Theory]
    [InlineData("make a video")]
    [InlineData("create a final video")]
    public void A_video_alone_is_an_export(string message) =>
        Assert.All(Read(message).Operations, operation => Assert.IsType<ExportHint>(operation));

    [Fact]
    public void Lower_is_a_verb_too() =>
        AssertReads("make it square, lower the volume to 30%", new SetFrame(1, 1), new SetVolume(SoundTarget.Everything, 30));

    [Fact]
    public void Many_at_once() =>
        AssertReads(
            "Please join the clips, trim to the first 10 seconds, speed it up 1.5x, make it vertical with blurred sides "
                + "and fade out. Thanks!",
            new JoinClips(),
            new KeepRange(TimePoint.Start, At(10)),
            new ChangeSpeed(1.5),
            new SetFrame(9, 16, Fit: FitMode.Blur),
            new Fade(false, true)
        );

    [Fact]
    public void Without_a_verb() =>
        AssertReads(
            "make me a finished video: pauses cut out, background music at 20%, title 'Hi' and a fade out at the end",
            new CutPauses(),
            new AddMusic(20),
            new AddText("Hi", TextStyle.Title),
            new Fade(false, true)
        );

    [Fact]
    public void Chinese_sentence() =>
        AssertReads(
            "请帮我去掉停顿，添加背景音乐，音量20%，然后在开头加上标题“田野笔记”，最后导出，谢谢",
            new CutPauses(),
            new AddMusic(20),
            new AddText("田野笔记", TextStyle.Title, TimePoint.Start),
            new ExportHint()
        );

    [Fact]
    public void Chinese_without_commas() =>
        AssertReads(
            "去掉停顿加上背景音乐并在开头加上标题“田野笔记”",
            new CutPauses(),
            new AddMusic(),
            new AddText("田野笔记", TextStyle.Title, TimePoint.Start)
        );

    [Fact]
    public void Verb_shared() => AssertReads("remove the pauses and the music", new CutPauses(), new RemoveTrack(TrackKind.Music));

    [Theory]
    [InlineData("add a title 'A' but no music", "no music")]
    [InlineData("add a title 'A' without music", "without music")]
    [InlineData("don't add music, just add a title 'A'", "don't add music")]
    public void Title_but_no_music(string message, string declined)
    {
        var instruction = Read(message);
        AssertOperations(instruction, new AddText("A", TextStyle.Title));
        Assert.Equal([declined], instruction.Declined);
        Assert.Empty(instruction.NotUnderstood);
    }

    [Theory]
    [InlineData("don't mute it, just lower the volume to 30%")]
    [InlineData("don't mute it just lower the volume to 30%")]
    [InlineData("不要静音，只把音量调到30%")]
    public void Not_muted_but_lowered(string message)
    {
        var instruction = Read(message);
        AssertOperations(instruction, new SetVolume(SoundTarget.Everything, 30));
        Assert.Single(instruction.Declined);
    }

    [Theory]
    [InlineData("remove the pauses without touching the music")]
    [InlineData("cut the pauses but keep the music")]
    [InlineData("去掉停顿，但保留音乐")]
    [InlineData("去掉停顿，不要动音乐")]
    public void Pauses_only(string message)
    {
        var instruction = Read(message);
        AssertOperations(instruction, new CutPauses());
        Assert.Single(instruction.Declined);
        Assert.Empty(instruction.NotUnderstood);
    }

    [Theory]
    [InlineData("add music and make it rain", "make it rain")]
    [InlineData("Add music, then Teleport the dog please", "Teleport the dog")]
    [InlineData("加音乐，然后让天空下雨", "让天空下雨")]
    public void Understood_in_part(string message, string left)
    {
        var instruction = Read(message);
        AssertOperations(instruction, new AddMusic());
        Assert.Equal([left], instruction.NotUnderstood);
    }

    [Theory]
    [InlineData("make it look better")]
    [InlineData("improve the video")]
    [InlineData("asdf qwer")]
    [InlineData("sing 'add music' loudly")]
    [InlineData("让视频更好看")]
    public void Not_understood(string message)
    {
        var instruction = Read(message);
        Assert.Empty(instruction.Operations);
        Assert.NotEmpty(Left(instruction));
        Assert.Null(instruction.Question);
    }

    [Theory]
    [InlineData("what can you do?")]
    [InlineData("How do I add music?")]
    [InlineData("is there any music in it?")]
    [InlineData("你能做什么？")]
    [InlineData("怎么加音乐？")]
    public void Question(string message)
    {
        var instruction = Read(message);
        Assert.Empty(instruction.Operations);
        Assert.NotNull(instruction.Question);
        Assert.Empty(instruction.NotUnderstood);
    }

    [Fact]
    public void Clips_line()
    {
        var instruction = Read("join them\nClips: 1. a, b (2. take).mp4, 2. 3. song.mp4, 3. [x] 片段.mp4");
        Assert.Equal(["a, b (2. take).mp4", "3. song.mp4", "[x] 片段.mp4"], instruction.Clips);
        AssertOperations(instruction, new JoinClips());
        Assert.Empty(instruction.NotUnderstood);
        Assert.Null(Read("join them").Clips);
    }

    [Fact]
    public void Clip_names_of_the_line_are_files()
    {
        AssertReads(
            "speed up my mute and pauses.mp4 2x\nClips: 1. x.mp4, 2. my mute and pauses.mp4",
            new ChangeSpeed(2, Scope.OfClip(new(Name: "my mute and pauses.mp4")))
        );
        AssertReads("put x.mp4 last\nClips: 1. x.mp4, 2. y.mp4", new MoveClip(new(Name: "x.mp4"), To: -1));
    }

    [Fact]
    public void A_table_is_no_instruction()
    {
        var instruction = Read("add music\n\n| Name | Score |\n| --- | --- |\n| Mute | 12 |\n\nClips: 1. a.mp4");
        AssertOperations(instruction, new AddMusic());
        Assert.Empty(instruction.NotUnderstood);
        Assert.Equal("| Name | Score |\n| --- | --- |\n| Mute | 12 |", instruction.Table);
        Assert.Null(Read("add a leaderboard\n\n| Name | Score |\n| --- | --- |\n| Mute | 12 |").Table);
        Assert.Null(Read("add these captions\n\n| Start | Text |\n| --- | --- |\n| 0:01 | Hello |").Table);
    }

    [Theory]
    [InlineData("add music", false)]
    [InlineData("add the title '你好'", false)]
    [InlineData("去掉停顿", true)]
    [InlineData("加标题 'Hello world and more'", true)]
    public void Language(string message, bool chinese) => Assert.Equal(chinese, Read(message).Chinese);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("...,,,;;;!!!")]
    [InlineData("。，、！？")]
    [InlineData("\"'“‘«「")]
    [InlineData("please")]
    [InlineData("谢谢")]
    public void Nothing_said(string message)
    {
        var instruction = Read(message);
        Assert.Empty(instruction.Operations);
        Assert.Empty(instruction.NotUnderstood);
    }

    [Fact]
    public void Unbalanced_quote() =>
        Assert.Contains(new AddMusic(), Read("add music and put the title \"Oops at the beginning").Operations);

    [Theory]
    [InlineData("a")]
    [InlineData("\"")]
    [InlineData("'")]
    [InlineData("1 ")]
    [InlineData("1:")]
    [InlineData("add music and ")]
    [InlineData("remove the ")]
    [InlineData("{§‹❝")]
    [InlineData("剪掉")]
    [InlineData("with ")]
    [InlineData("a.mp4")]
    [InlineData("from 1 to ")]
    public void Hostile_text_does_not_hang(string piece)
    {
        var text = new StringBuilder().Insert(0, piece, 19_000 / piece.Length).ToString();
        _ = Read(text);
        _ = Read(text + text + text + "\nClips: 1. " + text);
    }

    /// <summary>What nothing was done for: not understood, or stopped because of some words.</summary>
    private static List<string> Left(Instruction instruction) =>
        [.. instruction.NotUnderstood, .. instruction.Stopped.Select(part => part.Part)];
}
