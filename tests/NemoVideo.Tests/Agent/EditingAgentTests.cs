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
using NemoVideo.Local.Operations.Stills;
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
            "已添加背景音乐,音量 50%。视频现在长 16 秒。以下内容理解为不要做:“不要加字幕”。以下部分没有理解,未做处理:“变得更有趣”。使用导出命令 Export-NemoVideo 即可下载视频。",
            turn.Reply
        );
    }

    [Fact]
    public async Task What_is_not_understood_changes_nothing_and_is_told_with_an_example()
    {
        var turn = await RunAsync(new(null, Two, [], ""), new() { NotUnderstood = ["make it better"] });
        Assert.False(turn.Changed);
        Assert.Null(turn.Draft);
        Assert.Equal(
            "I did not understand \"make it better\", so nothing was changed. For example: cut out the pauses, add music at 20%, "
                + "put the title \"My trip\" at the start. Ask \"what can you do?\" for everything.",
            turn.Reply
        );
        turn = await RunAsync(new(null, Two, [], ""), new() { IsQuestion = true });
        Assert.StartsWith("I can't answer that.", turn.Reply, StringComparison.Ordinal);
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
        Assert.Equal("Use Export-NemoVideo to download the video.", turn.Reply);
        turn = await RunAsync(new(draft, Two, [null], "") { SpeaksAsCloud = true }, new() { Operations = [new ExportHint("mp4")] });
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
            new() { Operations = [new JoinClips()], Listed = [new("b.mp4"), new("A.MP4"), new("gone.mp4")] }
        );
        Assert.Equal("b@0+6000 a@0+10000", Drafts.Shots(turn.Draft!));
        Assert.Single(turn.Draft!.Tracks);
        Assert.Contains("no clip named 'gone.mp4'", turn.Reply, StringComparison.Ordinal);
        turn = await RunAsync(new(draft, Two, [null], ""), new() { Operations = [new JoinClips()], Listed = [new("b.mp4")] });
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
            Drafts.Shots(
                (await RunAsync(new(null, media, [], ""), new() { Operations = [new JoinClips()], Listed = [new("a.mp4")] })).Draft!
            )
        );
        Assert.Equal(
            "old@0+4000 new@0+5000",
            Drafts.Shots(
                (
                    await RunAsync(
                        new(null, media, [], ""),
                        new() { Operations = [new JoinClips()], Listed = [new("a.mp4"), new("a.mp4")] }
                    )
                ).Draft!
            )
        );
    }

    [Fact]
    public async Task A_clip_is_known_by_its_id_and_one_that_is_listed_twice_is_there_twice()
    {
        MediaItem[] media =
        [
            Drafts.Video("m1", 4) with
            {
                FileName = "a.mp4",
            },
            Drafts.Video("m2", 5) with
            {
                FileName = "a.mp4",
            },
            Drafts.Video("m3", 6) with
            {
                FileName = "b (id m1)",
            },
        ];
        var turn = await RunAsync(
            new(null, media, [], ""),
            new() { Operations = [new JoinClips()], Listed = [new("a.mp4", "m2"), new("a.mp4", "m1"), new("b", "m1"), new("a.mp4", "m2")] }
        );
        // "b (id m1)" is an id before it is a name; with an id that nobody has it is a name.
        Assert.Equal("m2@0+5000 m1@0+4000 m1@0+4000 m2@0+5000", Drafts.Shots(turn.Draft!));
        Assert.Equal(["m2", "m1", "m1#2", "m2#2"], turn.Draft!.Clips());
        media[2] = media[2] with { FileName = "b (id m9)" };
        turn = await RunAsync(
            new(null, media, [], ""),
            new() { Operations = [new JoinClips()], Listed = [new("b", "m9"), new("x", "m8")] }
        );
        Assert.Equal("m3@0+6000", Drafts.Shots(turn.Draft!));
        Assert.Contains("no clip named 'x (id m8)'", turn.Reply, StringComparison.Ordinal);

        // Each is a clip of its own.
        turn = await RunAsync(
            new(null, Two, [], ""),
            new()
            {
                Operations = [new SetVolume(SoundTarget.Clips, 0, Where: Scope.OfClip(new(2)))],
                Listed = [new("a.mp4"), new("a.mp4"), new("b.mp4")],
            }
        );
        Assert.Equal([100.0, 0, 100], turn.Draft!.Shots().Select(shot => shot.Volume));
        turn = await RunAsync(new(turn.Draft, Two, [null], ""), new() { Operations = [new MoveClip(new(2), To: -1)] });
        Assert.Equal([100.0, 100, 0], turn.Draft!.Shots().Select(shot => shot.Volume));
    }

    [Fact]
    public async Task Beside_videos_images_are_shown_only_when_somebody_asks_for_them()
    {
        MediaItem[] media = [Drafts.Image("pic"), .. Two, Drafts.Audio("song", 20)];
        async Task<AgentTurn> Turn(params Operation[] operations) =>
            await RunAsync(new(null, media, [], ""), new() { Operations = operations });

        var turn = await Turn(new SetVolume(SoundTarget.Clips, 0));
        Assert.Equal("a@0+10000 b@0+6000", Drafts.Shots(turn.Draft!));
        Assert.EndsWith(
            "pic.png is uploaded and not shown; say \"put the logo in a corner\" or \"show the photo for 4 seconds\" to use it. "
                + "song.mp3 is uploaded and not played; say \"add background music\" to use it.",
            turn.Reply,
            StringComparison.Ordinal
        );
        // Said once.
        var second = await RunAsync(new(turn.Draft, media, [null], ""), new() { Operations = [new SetVolume(SoundTarget.Clips, 50)] });
        Assert.DoesNotContain("uploaded", second.Reply, StringComparison.Ordinal);

        turn = await Turn(new AddLogo(), new AddMusic());
        Assert.Equal("a@0+10000 b@0+6000", Drafts.Shots(turn.Draft!));
        Assert.DoesNotContain("uploaded", turn.Reply, StringComparison.Ordinal);

        Operation[] asking =
        [
            new ShowImages(TimeSpan.FromSeconds(4)),
            new JoinClips(),
            new JoinClips([new(Name: "pic.png"), new(Name: "a.mp4"), new(Name: "b.mp4")]),
            new JoinClips([new(1), new(2)]),
            new MoveClip(new(Name: "pic"), To: 1),
            new MoveClip(new(Kind: MediaKind.Image), To: 1),
        ];
        foreach (var operation in asking)
        {
            turn = await Turn(operation);
            Assert.Equal("pic@0+4000 a@0+10000 b@0+6000", Drafts.Shots(turn.Draft!));
            Assert.DoesNotContain("not shown", turn.Reply, StringComparison.Ordinal);
        }

        turn = await RunAsync(new(null, media, [], ""), new() { Operations = [new AddMusic()], ShowsImages = true });
        Assert.Equal("pic@0+4000 a@0+10000 b@0+6000", Drafts.Shots(turn.Draft!));
        // An order of the videos is not about the image.
        turn = await Turn(new JoinClips([new(Name: "b.mp4")]));
        Assert.Equal("b@0+6000 a@0+10000", Drafts.Shots(turn.Draft!));
        // Without videos, images are the clips.
        turn = await RunAsync(new(null, [media[0], media[3]], [], ""), new() { Operations = [new AddText("Hi", TextStyle.Title)] });
        Assert.Equal("pic@0+4000", Drafts.Shots(turn.Draft!));
    }

    [Fact]
    public async Task The_advice_for_an_unused_image_is_understood()
    {
        MediaItem[] media = [.. Two, Drafts.Image("pic")];
        var draft = (await RunAsync(new(null, media, [], ""), new() { Operations = [new AddMusic()] })).Draft!;
        foreach (
            var (words, picture) in ((string, string)[])[("put the logo in a corner", "a b"), ("show the photo for 4 seconds", "a b pic")]
        )
        {
            var turn = await RunAsync(new(draft, media, [null], ""), OperationList.Reader.Read(words));
            Assert.True(turn.Changed, turn.Reply);
            Assert.Equal(picture, string.Join(" ", turn.Draft!.Shots().Select(shot => shot.Source)));
        }
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
        Assert.Contains("Export-NemoVideo", turn.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_message_ends_at_once()
    {
        using var cancel = new CancellationTokenSource();
        var agent = new EditingAgent(
            DraftEditor.Create(new(new Drafts.NoPauses(), new Drafts.NoFootage(), new ClipMeter(Ffmpeg.Process))),
            (_, _) => new() { Operations = [new AddMusic(), new CutPauses(), new Undo()] }
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
            (_, _) => instruction
        ).RunAsync(project, "", _steps.Add, CancellationToken.None);
}
