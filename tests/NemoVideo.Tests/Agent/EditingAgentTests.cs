using NemoVideo.Local.Agent;
using NemoVideo.Local.Language;
using NemoVideo.Local.Measuring.Clips;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations;
using NemoVideo.Local.Operations.Exports;
using NemoVideo.Local.Operations.Joins;
using NemoVideo.Local.Operations.Logos;
using NemoVideo.Local.Operations.Pauses;
using NemoVideo.Local.Operations.Soundtracks;
using NemoVideo.Local.Operations.Titles;
using NemoVideo.Local.Operations.Undos;
using NemoVideo.Local.Operations.Volumes;
using NemoVideo.Local.Timeline;
using NemoVideo.Tests.Media;
using NemoVideo.Tests.Operations;

namespace NemoVideo.Tests.Agent;

public class EditingAgentTests
{
    private static readonly MediaItem[] Two = [Drafts.Video("a", 10), Drafts.Video("b", 6)];

    private readonly List<AgentStep> _steps = [];

    [Fact]
    public async Task Operations_are_done_in_order_and_told_with_figures()
    {
        var turn = await RunAsync(
            new(null, Two, [], ""),
            new() { Operations = [new CutPauses(TimeSpan.FromSeconds(1)), new AddMusic(), new AddText("Hi", TextStyle.Title)] }
        );
        Assert.Equal(
            "Cut out 2 pauses (2 s). Added background music at 35%. Added the title \"Hi\" (0-3 s). The video is now 14 s long.",
            turn.Reply
        );
        Assert.True(turn.Changed);
        Assert.Equal(14000, turn.Draft!.Duration);
        Assert.Equal(["cut_pauses", "add_music", "add_text"], _steps.Select(step => step.Tool));
        Assert.Equal(1.0, _steps[0].Arguments["longer_than"]);
        Assert.Equal(("Hi", "title"), (_steps[2].Arguments["text"], _steps[2].Arguments["style"]));
        Assert.False(_steps[2].Arguments.ContainsKey("from"));
    }

    [Fact]
    public async Task Replies_are_chinese_where_the_message_is()
    {
        var turn = await RunAsync(
            new(null, Two, [], ""),
            new()
            {
                Chinese = true,
                Operations = [new AddMusic(50), new ExportHint()],
                NotUnderstood = ["变得更有趣"],
                Declined = ["不要加字幕"],
            }
        );
        Assert.Equal(
            "已添加背景音乐,音量 50%。视频现在长 16 秒。以下内容理解为不要做:“不要加字幕”。以下部分没有理解,未做处理:“变得更有趣”。点击“导出”按钮即可下载视频。",
            turn.Reply
        );
    }

    [Fact]
    public async Task What_is_not_understood_changes_nothing_and_is_told_with_abilities()
    {
        var turn = await RunAsync(new(null, Two, [], ""), new() { NotUnderstood = ["make it better"] });
        Assert.False(turn.Changed);
        Assert.Null(turn.Draft);
        Assert.Contains("did not understand", turn.Reply, StringComparison.Ordinal);
        Assert.Contains("cut out pauses", turn.Reply, StringComparison.Ordinal);
        Assert.Contains("For example", turn.Reply, StringComparison.Ordinal);
        turn = await RunAsync(new(null, Two, [], ""), new() { IsQuestion = true });
        Assert.StartsWith("I edit videos by instruction", turn.Reply, StringComparison.Ordinal);
        turn = await RunAsync(new(null, Two, [], ""), new() { Declined = ["keep the pauses"] });
        Assert.Equal("Nothing was changed, as you asked: \"keep the pauses\".", turn.Reply);
        turn = await RunAsync(new(null, Two, [], ""), new() { Operations = [new AddMusic()], NotUnderstood = ["make it better"] });
        Assert.True(turn.Changed);
        Assert.EndsWith("I did not understand this part and ignored it: \"make it better\".", turn.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changes_nothing_is_no_change()
    {
        var draft = Drafts.Edit(Two, new SetVolume(SoundTarget.Clips, 0));
        var turn = await RunAsync(new(draft, Two, [null], ""), new() { Operations = [new SetVolume(SoundTarget.Clips, 0)] });
        Assert.False(turn.Changed);
        Assert.Same(draft, turn.Draft);
        Assert.Contains("already muted", turn.Reply, StringComparison.Ordinal);
        turn = await RunAsync(new(draft, Two, [null], ""), new() { Operations = [new AddMusic(), new Undo()] });
        Assert.False(turn.Changed);
        turn = await RunAsync(new(draft, Two, [null], ""), new() { Operations = [new ExportHint("mp4")] });
        Assert.False(turn.Changed);
        Assert.Equal("Click the Export button to download the video.", turn.Reply);
    }

    [Fact]
    public async Task A_table_that_nothing_takes_is_told()
    {
        var turn = await RunAsync(new(null, Two, [], ""), new() { Operations = [new AddMusic()], Table = "| Shot | Name |" });
        Assert.True(turn.Changed);
        Assert.Contains("The message's table was not used", turn.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_clips_it_asks_for_some()
    {
        var turn = await RunAsync(new(null, [], [], ""), new() { Operations = [new AddMusic(), new CutPauses()] });
        Assert.Equal("Upload a clip first, then tell me what to do with it.", turn.Reply);
        Assert.False(turn.Changed);
        Assert.Empty(_steps);
    }

    [Fact]
    public async Task A_line_of_clips_begins_a_new_timeline()
    {
        var draft = Drafts.Edit(Two, new AddMusic());
        var turn = await RunAsync(
            new(draft, Two, [null], ""),
            new() { Operations = [new JoinClips()], Clips = ["b.mp4", "A.MP4", "gone.mp4"] }
        );
        Assert.Equal("b@0+6000 a@0+10000", Drafts.Shots(turn.Draft!));
        Assert.Single(turn.Draft!.Tracks);
        Assert.Contains("no clip named 'gone.mp4'", turn.Reply, StringComparison.Ordinal);
        turn = await RunAsync(new(draft, Two, [null], ""), new() { Operations = [new JoinClips()], Clips = ["b.mp4"] });
        Assert.Equal("b@0+6000", Drafts.Shots(turn.Draft!));
        turn = await RunAsync(new(draft, Two, [null], ""), new() { Operations = [new SetVolume(SoundTarget.Music, 10)] });
        Assert.Equal(2, turn.Draft!.Tracks.Count);
    }

    [Fact]
    public async Task Of_uploads_with_one_name_the_newest_is_meant()
    {
        MediaItem[] media = [Drafts.Video("old", 4) with { FileName = "a.mp4" }, Drafts.Video("new", 5) with { FileName = "a.mp4" }];
        Assert.Equal(
            "new@0+5000",
            Drafts.Shots((await RunAsync(new(null, media, [], ""), new() { Operations = [new JoinClips()], Clips = ["a.mp4"] })).Draft!)
        );
        Assert.Equal(
            "old@0+4000 new@0+5000",
            Drafts.Shots(
                (await RunAsync(new(null, media, [], ""), new() { Operations = [new JoinClips()], Clips = ["a.mp4", "a.mp4"] })).Draft!
            )
        );
    }

    [Fact]
    public async Task An_image_is_a_clip_unless_it_is_asked_for_as_logo()
    {
        MediaItem[] media = [.. Two, Drafts.Image("pic")];
        Assert.Equal(
            "a@0+10000 b@0+6000 pic@0+4000",
            Drafts.Shots((await RunAsync(new(null, media, [], ""), new() { Operations = [new AddMusic()] })).Draft!)
        );
        var draft = (await RunAsync(new(null, media, [], ""), new() { Operations = [new AddLogo()] })).Draft!;
        Assert.Equal("a@0+10000 b@0+6000", Drafts.Shots(draft));
        Assert.Equal(("pic", Position.TopRight), (draft.Tracks[1].Segments[0].Source, draft.Tracks[1].Segments[0].Position));
    }

    [Fact]
    public async Task Undo_goes_back_and_says_when_it_can_not()
    {
        var (first, second) = (Drafts.Edit(Two), Drafts.Edit(Two, new AddMusic()));
        var turn = await RunAsync(new(second, Two, [null, first], ""), new() { Operations = [new Undo()] });
        Assert.True(turn is { Changed: true, Undone: true });
        Assert.Same(first, turn.Draft);
        turn = await RunAsync(new(first, Two, [null], ""), new() { Operations = [new Undo()] });
        Assert.True(turn is { Changed: true, Undone: true, Draft: null });
        turn = await RunAsync(new(null, Two, [], ""), new() { Operations = [new Undo()] });
        Assert.False(turn.Changed);
        Assert.Equal("There is nothing to undo.", turn.Reply);
        turn = await RunAsync(new(second, Two, [null, first], ""), new() { Operations = [new Undo(), new AddText("x", TextStyle.Title)] });
        Assert.True(turn is { Changed: true, Undone: false });
        Assert.Null(turn.Draft!.Music());
    }

    [Fact]
    public async Task A_raw_clip_can_be_exported()
    {
        var turn = await RunAsync(new(null, Two, [], ""), new() { Operations = [new ExportHint()] });
        Assert.True(turn.Changed);
        Assert.Equal("a@0+10000 b@0+6000", Drafts.Shots(turn.Draft!));
        Assert.Contains("Export button", turn.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_message_ends_at_once()
    {
        using var cancel = new CancellationTokenSource();
        var agent = new EditingAgent(
            DraftEditor.Create(new(new Drafts.NoPauses(), new Drafts.NoFootage(), new ClipMeter(Ffmpeg.Process))),
            _ => new() { Operations = [new AddMusic(), new CutPauses(), new Undo()] }
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            agent.RunAsync(
                new(null, Two, [], ""),
                "",
                step =>
                {
                    _steps.Add(step);
                    cancel.Cancel();
                },
                cancel.Token
            )
        );
        Assert.Single(_steps);
    }

    private Task<AgentTurn> RunAsync(ProjectState project, Instruction instruction) =>
        new EditingAgent(
            DraftEditor.Create(new(new Drafts.Pauses(new TimeRange(1000, 2000)), new Drafts.NoFootage(), new ClipMeter(Ffmpeg.Process))),
            _ => instruction
        ).RunAsync(project, "", _steps.Add, CancellationToken.None);
}
