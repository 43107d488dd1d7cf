using NemoVideo.Local.Language;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations;
using NemoVideo.Local.Operations.Fades;
using NemoVideo.Local.Operations.Logos;
using NemoVideo.Local.Operations.Soundtracks;
using NemoVideo.Local.Operations.Speeds;
using NemoVideo.Local.Operations.Titles;
using NemoVideo.Local.Operations.Undos;
using NemoVideo.Local.Operations.Volumes;
using NemoVideo.Tests.Operations;

namespace NemoVideo.Tests.Agent;

/// <summary>Questions about a project are answered from its state.</summary>
public sealed class AnswersTests
{
    private static readonly MediaItem[] Media =
    [
        Drafts.Video("a", 10),
        Drafts.Video("b", 6),
        Drafts.Image("pic"),
        Drafts.Audio("song", 20),
        Drafts.Audio("other", 8),
    ];

    [Fact]
    public async Task An_empty_project_says_what_is_uploaded()
    {
        Assert.Equal("Nothing is on the timeline yet, and nothing is uploaded.", await AskAsync(new([], null), Question.Length));
        Conversation one = new([Drafts.Video("talk", 36)], null);
        Assert.Equal("Nothing is on the timeline yet; talk.mp4 is uploaded (36 s).", await AskAsync(one, Question.Length));
        Assert.Equal("时间线上还没有内容;已上传 talk.mp4(36 秒)。", await AskAsync(one, Question.Length, chinese: true));
        Assert.Equal(
            "Nothing is on the timeline yet; uploaded: a.mp4 (10 s), b.mp4 (6 s), pic.png, song.mp3 (20 s), other.mp3 (8 s), 16 s in all.",
            await AskAsync(new(Media, null), Question.Timeline)
        );
        Assert.Equal("Nothing has been edited yet.", await AskAsync(one, Question.LastEdit));
    }

    [Fact]
    public async Task The_timeline_is_described_with_figures()
    {
        Conversation talk = new(Media, null);
        await talk.SayAsync(
            "everything",
            new AddMusic(30, "song.mp3"),
            new AddText("Hi", TextStyle.Title),
            new AddLogo("pic.png"),
            new Fade(In: true, Out: true),
            new SetVolume(SoundTarget.Clips, 0, Where: Scope.OfClip(new(2)))
        );
        Assert.Equal("The video is 16 s long and made of 2 clips.", await AskAsync(talk, Question.Length));
        Assert.Equal("视频长 16 秒,由 2 个片段组成。", await AskAsync(talk, Question.Length, chinese: true));
        Assert.Equal(
            "2 clips: 1. a.mp4 (10 s), 2. b.mp4 (6 s, muted). Not on the timeline: other.mp3 (8 s).",
            await AskAsync(talk, Question.Clips)
        );
        Assert.StartsWith("Music: song.mp3 at 30% (0-16 s", await AskAsync(talk, Question.Music), StringComparison.Ordinal);
        Assert.Equal("Texts: title \"Hi\" (0-3 s).", await AskAsync(talk, Question.Texts));
        Assert.Equal("文字:标题“Hi”(0-3 秒)。", await AskAsync(talk, Question.Texts, chinese: true));
        Assert.Equal(
            "The frame is 1920x1080 (16:9) at 30 frames per second; pictures of another shape are shown whole with black bars.",
            await AskAsync(talk, Question.Frame)
        );
        var all = await AskAsync(talk, Question.Timeline);
        foreach (
            var part in (string[])
                [
                    "16 s",
                    "1. a.mp4",
                    "Music: song.mp3",
                    "title \"Hi\"",
                    "Logo: pic.png, top right (0-16 s)",
                    "Fades: fades in at 0 s (1 s), fades out until 16 s (1 s)",
                    "1920x1080",
                ]
        )
        {
            Assert.Contains(part, all, StringComparison.Ordinal);
        }

        Conversation plain = new([Media[0]], null);
        await plain.SayAsync("faster", new ChangeSpeed(2));
        Assert.Equal("1 clip: 1. a.mp4 (5 s at 2x speed).", await AskAsync(plain, Question.Clips));
        Assert.Equal("没有音乐。", await AskAsync(plain, Question.Music, chinese: true));
        Assert.Equal("There are no texts.", await AskAsync(plain, Question.Texts));
    }

    [Fact]
    public async Task The_last_edit_is_told_with_its_figures()
    {
        Conversation talk = new([Media[0]], null);
        await talk.SayAsync("music at 20", new AddMusic(20));
        await talk.SayAsync("speed it up 2x\nClips: 1. a.mp4", new ChangeSpeed(2));
        var answer = await AskAsync(talk, Question.LastEdit);
        Assert.StartsWith("The last edit was \"speed it up 2x\": ", answer, StringComparison.Ordinal);
        Assert.Contains("2x", answer[36..], StringComparison.Ordinal);
        answer = await AskAsync(talk, Question.LastEdit, chinese: true);
        Assert.StartsWith("上一次编辑是“speed it up 2x”:", answer, StringComparison.Ordinal);
        await talk.SayAsync("undo", new Undo());
        Assert.Contains(
            "\"music at 20\": added background music at 20%",
            await AskAsync(talk, Question.LastEdit),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Credits_and_abilities_are_told()
    {
        Conversation talk = new([Media[0]], null);
        Assert.Equal("Nothing is charged here: edits and exports are free.", await AskAsync(talk, Question.Credits));
        talk.State = talk.State with { Credits = new(100, 50) };
        Assert.Equal(
            "There are 100 credits left; an edit that changes something costs 50, and an export nothing.",
            await AskAsync(talk, Question.Credits)
        );
        Assert.Contains("cut out pauses", await AskAsync(talk, Question.Abilities), StringComparison.Ordinal);
        Assert.StartsWith("I can't answer that. I can tell how long", await AskAsync(talk, Question.Other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_beside_operations_is_answered_after_them()
    {
        Conversation talk = new(Media[..2], null);
        talk.State = talk.State with { Credits = new(100, 50) };
        var turn = await talk.SayAsync(
            "faster, and how long is it",
            new Instruction { Operations = [new ChangeSpeed(2)], Question = Question.Length }
        );
        Assert.EndsWith("The video is 8 s long and made of 2 clips.", turn.Reply, StringComparison.Ordinal);
        turn = await talk.SayAsync("music, credits?", new Instruction { Operations = [new AddMusic()], Question = Question.Credits });
        Assert.Contains("There are 50 credits left", turn.Reply, StringComparison.Ordinal);
        turn = await talk.SayAsync("?", new Instruction { Question = Question.Length, NotUnderstood = ["and sing"] });
        Assert.Equal("I did not understand this part and ignored it: \"and sing\". The video is 8 s long and made of 2 clips.", turn.Reply);
    }

    private static async Task<string> AskAsync(Conversation talk, Question question, bool chinese = false)
    {
        var before = talk.State;
        var turn = await talk.SayAsync($"{question} {chinese}", new Instruction { Question = question, Chinese = chinese });
        Assert.False(turn.Changed);
        Assert.Same(before, talk.State);
        return turn.Reply;
    }
}
