using NemoVideo.Local.Language;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations;
using NemoVideo.Local.Operations.Joins;
using NemoVideo.Local.Operations.Logos;
using NemoVideo.Local.Operations.Soundtracks;
using NemoVideo.Local.Operations.Speeds;
using NemoVideo.Local.Operations.Titles;
using NemoVideo.Local.Operations.Tracks;
using NemoVideo.Local.Operations.Trims;
using NemoVideo.Local.Operations.Undos;
using NemoVideo.Local.Operations.Volumes;
using NemoVideo.Local.Timeline;
using NemoVideo.Tests.Operations;

namespace NemoVideo.Tests.Agent;

/// <summary>What a message can say about the ones before it.</summary>
public sealed class MemoryTests
{
    private static readonly MediaItem[] Two = [Drafts.Video("a", 10), Drafts.Video("b", 6)];

    private static readonly Operation Trim = new KeepRange(TimePoint.Start, Drafts.At(5));

    [Fact]
    public async Task One_edit_is_undone_and_what_came_after_and_beside_it_stays()
    {
        var talk = Talk(Two);
        await talk.SayAsync("trim and title", Trim, new AddText("Hi", TextStyle.Title));
        await talk.SayAsync("mute", new SetVolume(SoundTarget.Clips, 0));
        await talk.SayAsync("music", new AddMusic(20));
        var turn = await talk.SayAsync("undo the trim", new UndoOf(EditKind.Trim));
        Assert.Equal("Undid the trim (\"trim and title\"); everything else stays. The video is now 16 s long.", turn.Reply);
        Assert.Equal("a@0+10000 b@0+6000", Drafts.Shots(turn.Draft!));
        Assert.All(turn.Draft!.Shots(), shot => Assert.Equal(0, shot.Volume));
        Assert.Equal(("Hi", 20.0), (Assert.Single(turn.Draft!.Texts()).Text, turn.Draft!.Music()!.Volume));

        // It is an edit like others: what it undid is not undone by the next one, and comes back with an undo.
        turn = await talk.SayAsync("undo the music", new UndoOf(EditKind.Music));
        Assert.Equal("a@0+10000 b@0+6000", Drafts.Shots(turn.Draft!));
        Assert.Null(turn.Draft!.Music());
        turn = await talk.SayAsync("undo the trim", new UndoOf(EditKind.Trim));
        Assert.False(turn.Changed);
        Assert.Equal("There is no trim to undo.", turn.Reply);
        await talk.SayAsync("undo", new Undo());
        turn = await talk.SayAsync("undo", new Undo());
        Assert.Equal("a@0+5000", Drafts.Shots(turn.Draft!));
        Assert.Equal(["trim and title", "mute", "music"], talk.State.Messages);
        turn = await talk.SayAsync("undo the trim", new UndoOf(EditKind.Trim));
        Assert.Equal("a@0+10000 b@0+6000", Drafts.Shots(turn.Draft!));
    }

    [Fact]
    public async Task Of_several_edits_of_a_kind_the_last_that_was_done_is_undone()
    {
        var talk = Talk(Two);
        await talk.SayAsync("2x", new ChangeSpeed(2));
        await talk.SayAsync("4x", new ChangeSpeed(2));
        // A speed of 1 changes nothing, and is nothing to undo.
        await talk.SayAsync("1x and music", new ChangeSpeed(1), new AddMusic());
        Assert.Equal(8000, (await talk.SayAsync("undo the speed", new UndoOf(EditKind.Speed))).Draft!.Duration);
        var turn = await talk.SayAsync("undo the speed", new UndoOf(EditKind.Speed));
        Assert.Equal(16000, turn.Draft!.Duration);
        Assert.NotNull(turn.Draft.Music());
    }

    [Fact]
    public async Task What_later_edits_need_is_not_undone_alone()
    {
        var talk = Talk(Two);
        await talk.SayAsync("title", new AddText("Hi", TextStyle.Title));
        await talk.SayAsync("rename", new ChangeText("Hi", "Ho"));
        await talk.SayAsync("music", new AddMusic());
        await talk.SayAsync("quiet music", new SetVolume(SoundTarget.Music, 10));
        var before = talk.State.Draft;
        var turn = await talk.SayAsync("undo the music", new UndoOf(EditKind.Music));
        Assert.False(turn.Changed);
        Assert.Same(before, talk.State.Draft);
        Assert.StartsWith(
            "That can't be undone alone, because what came after it (\"quiet music\") needs it: ",
            turn.Reply,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_was_removed_is_put_back()
    {
        var talk = Talk(Two);
        await talk.SayAsync("music", new AddMusic(20));
        await talk.SayAsync("no music", new RemoveTrack(TrackKind.Music));
        await talk.SayAsync("drop b", new DropClips([new(2)]));
        await talk.SayAsync("mute", new SetVolume(SoundTarget.Clips, 0));
        var turn = await talk.SayAsync("put the music back", new PutBack(EditKind.Music));
        Assert.Equal(20, turn.Draft!.Music()!.Volume);
        Assert.Equal("a@0+10000", Drafts.Shots(turn.Draft!));
        Assert.StartsWith("Put the music back (undid \"no music\"); everything else stays.", turn.Reply, StringComparison.Ordinal);
        turn = await talk.SayAsync("put clip 2 back", new PutBack(EditKind.Clips));
        Assert.Equal([0.0, 0.0], turn.Draft!.Shots().Select(shot => shot.Volume));
        turn = await talk.SayAsync("sound on", new PutBack(EditKind.Volume));
        Assert.Equal([100.0, 100.0], turn.Draft!.Shots().Select(shot => shot.Volume));
        Assert.Equal("There is no logo to put back.", (await talk.SayAsync("put the logo back", new PutBack(EditKind.Logo))).Reply);
    }

    [Fact]
    public async Task Starting_over_empties_the_timeline_and_is_undone()
    {
        var talk = Talk(Two);
        Assert.Equal("The timeline is already empty.", (await talk.SayAsync("start over", new StartOver())).Reply);
        await talk.SayAsync("trim", Trim);
        var turn = await talk.SayAsync("start over", new StartOver());
        Assert.True(turn is { Changed: true, Draft: null });
        Assert.Equal("There is no trim to undo.", (await talk.SayAsync("undo the trim", new UndoOf(EditKind.Trim))).Reply);
        Assert.Equal("a@0+5000", Drafts.Shots((await talk.SayAsync("undo", new Undo())).Draft!));
        turn = await talk.SayAsync("start over with music", new StartOver(), new AddMusic());
        Assert.Equal("a@0+10000 b@0+6000", Drafts.Shots(turn.Draft!));
    }

    [Fact]
    public async Task An_amendment_takes_the_place_of_the_last_edit()
    {
        var talk = Talk(Two);
        await talk.SayAsync("music", new AddMusic());
        await talk.SayAsync("trim", Trim);
        var turn = await talk.SayAsync("make that 8", new Amend([new KeepRange(TimePoint.Start, Drafts.At(8))]));
        Assert.Equal("a@0+8000", Drafts.Shots(turn.Draft!));
        Assert.StartsWith("Instead of the last edit: ", turn.Reply, StringComparison.Ordinal);
        Assert.Equal(["music", "make that 8"], talk.State.Messages);
        // What is not possible changes nothing.
        turn = await talk.SayAsync("I meant clip 7", new Amend([new DropClips([new(7)])]));
        Assert.False(turn.Changed);
        Assert.StartsWith("The last edit stays as it is: There is no seventh clip", turn.Reply, StringComparison.Ordinal);
        // The amendment can be amended, and undone by its kind.
        turn = await talk.SayAsync("make that 9", new Amend([new KeepRange(TimePoint.Start, Drafts.At(9))]));
        Assert.Equal("a@0+9000", Drafts.Shots(turn.Draft!));
        await talk.SayAsync("title", new AddText("Hi", TextStyle.Title));
        turn = await talk.SayAsync("undo the trim", new UndoOf(EditKind.Trim));
        Assert.Equal("a@0+10000 b@0+6000", Drafts.Shots(turn.Draft!));
        await talk.SayAsync("undo", new Undo());
        await talk.SayAsync("undo", new Undo());
        // An undo goes to before both.
        turn = await talk.SayAsync("undo", new Undo());
        Assert.Equal("a@0+10000 b@0+6000", Drafts.Shots(turn.Draft!));
        Assert.Equal(["music"], talk.State.Messages);
        Assert.Equal("There is no earlier edit to change.", (await Talk(Two).SayAsync("make that 8", new Amend([Trim]))).Reply);
    }

    [Fact]
    public async Task A_message_is_read_with_what_the_last_edit_did()
    {
        List<(string Message, IReadOnlyList<Operation> Last)> read = [];
        var talk = new Conversation(Two, (message, context) =>
        {
            read.Add((message, context.LastOperations));
            return new()
            {
                Operations = message switch
                {
                    "music" => [new AddMusic(20)],
                    // As the real one will: the last operation with another figure.
                    _ when context.LastOperations is [AddMusic last] => [new Amend([last with { Volume = 40 }])],
                    _ => [],
                },
            };
        });
        await talk.SayAsync("music");
        await talk.SayAsync("more");
        var turn = await talk.SayAsync("question");
        Assert.Equal(40, talk.State.Draft!.Music()!.Volume);
        Assert.Equal([new AddMusic(40)], read[^1].Last);
        Assert.Equal(["more"], talk.State.Messages);
        // Past messages were read once.
        Assert.Equal(["music", "more", "question"], read.Select(one => one.Message));
        Assert.False(turn.Changed);
    }

    [Fact]
    public async Task Edits_are_done_again_with_the_clips_that_there_were()
    {
        var talk = Talk([Two[0]]);
        await talk.SayAsync("trim", Trim);
        talk.Upload(Two[1]);
        await talk.SayAsync("music", new AddMusic());
        Assert.Equal("a@0+10000", Drafts.Shots((await talk.SayAsync("undo the trim", new UndoOf(EditKind.Trim))).Draft!));

        // A line of clips begins a new timeline, and nothing before it counts.
        talk = Talk(Two);
        await talk.SayAsync("music", new AddMusic());
        await talk.SayAsync("trim b", new Instruction { Operations = [Trim], Listed = [new("b.mp4")] });
        await talk.SayAsync("make that 3", new Amend([new KeepRange(TimePoint.Start, Drafts.At(3))]));
        Assert.Equal("b@0+3000", Drafts.Shots(talk.State.Draft!));
        Assert.Equal("There is no music to undo.", (await talk.SayAsync("undo the music", new UndoOf(EditKind.Music))).Reply);
        Assert.Equal("b@0+6000", Drafts.Shots((await talk.SayAsync("undo the trim", new UndoOf(EditKind.Trim))).Draft!));
    }

    [Fact]
    public async Task Messages_that_are_not_known_are_left_alone()
    {
        var talk = Talk(Two);
        var (first, second) = (Drafts.Edit(Two), Drafts.Edit(Two, Trim));
        talk.State = talk.State with { Draft = second, History = [null, first] };
        Assert.Equal(["", ""], talk.State.Messages);
        Assert.Equal("There is no trim to undo.", (await talk.SayAsync("undo the trim", new UndoOf(EditKind.Trim))).Reply);
        await talk.SayAsync("music", new AddMusic());
        await talk.SayAsync("title", new AddText("Hi", TextStyle.Title));
        var turn = await talk.SayAsync("undo the music", new UndoOf(EditKind.Music));
        Assert.Equal("a@0+5000", Drafts.Shots(turn.Draft!));
        Assert.Single(turn.Draft!.Texts());
        await talk.SayAsync("undo", new Undo());
        await talk.SayAsync("undo", new Undo());
        await talk.SayAsync("undo", new Undo());
        Assert.Same(first, (await talk.SayAsync("undo", new Undo())).Draft);
    }

    [Fact]
    public async Task Real_messages_are_remembered()
    {
        var talk = new Conversation(Two, OperationList.Reader.Read);
        await talk.SayAsync("trim to the first 5 seconds");
        await talk.SayAsync("add background music at 30%");
        await talk.SayAsync("put the title 'Field notes' at the beginning");
        Assert.Equal(
            [typeof(KeepRange), typeof(AddMusic), typeof(AddText)],
            talk.State.Messages.Select(message => OperationList.Reader.Read(message).Operations.Single().GetType())
        );
        talk.Answers["undo the trim, please"] = new() { Operations = [new UndoOf(EditKind.Trim)] };
        var turn = await talk.SayAsync("undo the trim, please");
        Assert.Equal(16000, turn.Draft!.Duration);
        Assert.Equal(30, turn.Draft.Music()!.Volume);
        Assert.Equal("Field notes", Assert.Single(turn.Draft.Texts()).Text);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_was_said_since_undoing_the_logo_gives_what_there_would_be_without_it(int seed)
    {
        MediaItem[] media = [.. Two, Drafts.Image("pic")];
        Random random = new(seed);
        for (var run = 0; run < 60; run++)
        {
            var (with, without) = (Talk(media), Talk(media));
            await with.SayAsync("begin", new AddText("T", TextStyle.Title), new AddLogo("pic.png"));
            await without.SayAsync("begin", new AddText("T", TextStyle.Title));
            List<string> said = [];
            for (var turn = 0; turn < 10; turn++)
            {
                Operation[] operations = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Any(random))];
                // The logo itself stays until the end.
                if (operations.Count(operation => operation is Undo or Amend) > with.State.History.Count - 1)
                {
                    continue;
                }

                said.Add(string.Join(" + ", operations.Select(operation => operation.ToString())));
                await with.SayAsync($"{turn}", operations);
                await without.SayAsync($"{turn}", operations);
                Assert.Equal(without.State.Messages, with.State.Messages);
            }

            var last = await with.SayAsync("undo the logo", new UndoOf(EditKind.Logo));
            Assert.True(last.Changed, last.Reply + "\n" + string.Join('\n', said));
            var (expected, actual) = (Plain(without.State.Draft!), Plain(with.State.Draft!));
            Assert.True(expected == actual, $"{string.Join('\n', said)}\n\n{expected}\n\n{actual}");
        }
    }

    [Fact]
    public void Each_operation_is_of_a_kind()
    {
        var draft = Drafts.Edit(Two, new AddMusic(), new AddText("Hi", TextStyle.Title));
        Assert.Equal(EditKind.Music, EditKinds.Of(new RemoveTrack(TrackKind.Number, 2), draft));
        Assert.Equal(EditKind.Text, EditKinds.Of(new RemoveTrack(TrackKind.Number, 3), draft));
        Assert.Null(EditKinds.Of(new RemoveTrack(TrackKind.Number, 9), draft));
        Assert.Equal(EditKind.Captions, EditKinds.Of(new RemoveTrack(TrackKind.Captions)));
        Assert.Null(EditKinds.Of(new Undo()));
        foreach (var kind in Enum.GetValues<EditKind>())
        {
            Assert.NotEmpty(kind.Change().Chinese);
            Assert.NotEmpty(kind.Thing().English);
        }
    }

    private static Operation Any(Random random) =>
        random.Next(11) switch
        {
            0 => new CutRange(TimePoint.Start, Drafts.At(0.5)),
            1 => new ChangeSpeed(1.25),
            2 => new SetVolume(SoundTarget.Clips, random.Next(3) * 50),
            3 => new AddMusic(random.Next(1, 100)),
            4 => new RemoveTrack(TrackKind.Music),
            5 => new ReverseOrder(),
            6 => new Undo(),
            7 => new UndoOf((EditKind)random.Next((int)EditKind.Text)),
            8 => new PutBack(random.Next(2) == 0 ? EditKind.Music : EditKind.Volume),
            9 => new Amend([new ChangeSpeed(1.5), new SetVolume(SoundTarget.Clips, 70)]),
            _ => new DropClips([new(random.Next(1, 3))]),
        };

    /// <summary>What is on a timeline, whatever the ids.</summary>
    private static string Plain(Draft draft) =>
        string.Join(
            '\n',
            draft
                .Tracks.SelectMany(track => track.Segments.Select(segment => $"{track.Name} {segment with { Id = "" }}"))
                .Order(StringComparer.Ordinal)
        );

    private static Conversation Talk(IReadOnlyList<MediaItem> media) => new(media, null);
}
