using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Captions;
using NemoVideo.Local.Operations.Logos;
using NemoVideo.Local.Operations.Soundtracks;
using NemoVideo.Local.Operations.Stills;
using NemoVideo.Local.Operations.Titles;
using NemoVideo.Local.Operations.Tracks;
using NemoVideo.Local.Operations.Trims;
using NemoVideo.Local.Timeline;
using static NemoVideo.Tests.Operations.Drafts;

namespace NemoVideo.Tests.Operations;

/// <summary>Music, logos, texts and stills that are somewhere and nowhere else.</summary>
public class ScopedThingTests
{
    private static readonly MediaItem[] Media =
    [
        Video("a", 10),
        Video("b", 10),
        Video("c", 10),
        Audio("song", 7),
        Audio("other", 60),
        Image("logo"),
    ];

    private static readonly MediaItem[] Clips = Media[..3];

    [Fact]
    public void Music_plays_only_there_and_goes_on_where_it_would_be()
    {
        var draft = Edit(Clips);
        var scope = Scope.AllBut(new Place(new(2)));
        var outcome = Apply(draft, Media, new AddMusic(FileName: "song.mp3", Where: scope));
        Assert.Equal("Added background music (song.mp3) at 35%, only at 0-10, 20-30 s.", outcome.Text.English);
        Assert.Equal("0-10000 20000-30000", Pieces(outcome.Draft!, "BGM"));
        // It counts on past the song's 7 s.
        Assert.Equal([0L, 20000], outcome.Draft!.Tracks[^1].Segments.Select(piece => piece.SourceStart));
        Assert.All(outcome.Draft.Tracks[^1].Segments, piece => Assert.Equal((1000, 1000), (piece.FadeIn, piece.FadeOut)));
        Assert.Equal(OutcomeKind.NothingToDo, Apply(outcome.Draft, Media, new AddMusic(FileName: "song", Where: scope)).Kind);

        // It begins with its beginning, wherever that is.
        var late = Apply(draft, Media, new AddMusic(FileName: "song", Where: Between(25, 30))).Draft!;
        Assert.Equal(0, late.Music()!.SourceStart);
        Assert.Contains("only 30 s long", Apply(draft, Media, new AddMusic(Where: Between(31, 40))).Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Music_that_is_there_keeps_what_was_not_said()
    {
        var draft = Edit(Media[..5], new AddMusic(20, "song"));
        // Another time: the same song, although a newer one is uploaded.
        var moved = Apply(draft, Media, new AddMusic(Where: Scope.Of(new Place(new(2))))).Draft!;
        Assert.Equal(("song", 20.0, "10000-20000"), (moved.Music()!.Source, moved.Music()!.Volume, Pieces(moved, "BGM")));
        // Another song: at the same time.
        var replaced = Apply(moved, Media, new AddMusic(FileName: "other")).Draft!;
        Assert.Equal(("other", "10000-20000"), (replaced.Music()!.Source, Pieces(replaced, "BGM")));
        // Another volume.
        var louder = Apply(replaced, Media, new AddMusic(60, "other")).Draft!;
        Assert.Equal((60.0, "10000-20000"), (louder.Music()!.Volume, Pieces(louder, "BGM")));
        Assert.Equal("0-30000", Pieces(Apply(louder, Media, new AddMusic(Where: Scope.Everywhere)).Draft!, "BGM"));
    }

    [Fact]
    public void Of_several_songs_the_last_plays_and_the_others_are_named()
    {
        var outcome = Apply(Edit(Clips), Media, new AddMusic());
        Assert.Equal("Added background music (other.mp3) at 35%. Name the file to use another: song.mp3.", outcome.Text.English);
        Assert.DoesNotContain("Name the file", Apply(Edit(Clips), Media[..4], new AddMusic()).Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_logo_is_shown_only_there_and_keeps_what_was_not_said()
    {
        var draft = Edit(Clips);
        var logo = Apply(draft, Media, new AddLogo(Corner: Position.BottomLeft, Where: Between(5, 12)));
        Assert.Equal("Put logo.png at the bottom left as a logo, only at 5-12 s.", logo.Text.English);
        Assert.Equal("5000-12000", Pieces(logo.Draft!, "Logo"));
        var moved = Apply(logo.Draft!, Media, new AddLogo(Corner: Position.Top)).Draft!;
        Assert.Equal("5000-12000", Pieces(moved, "Logo"));
        var retimed = Apply(moved, Media, new AddLogo(Where: Scope.AllBut(new Place(new(2))))).Draft!;
        Assert.Equal("0-10000 20000-30000", Pieces(retimed, "Logo"));
        Assert.All(retimed.Tracks[^1].Segments, piece => Assert.Equal(Position.Top, piece.Position));
    }

    [Fact]
    public void Removed_for_a_while_two_pieces_remain()
    {
        var draft = Edit(Clips.Append(Media[3]).ToArray(), new AddMusic());
        var outcome = Apply(draft, Media, new RemoveTrack(TrackKind.Music, Where: Scope.Of(new Place(new(2)))));
        Assert.Equal("Removed the music at 10-20 s.", outcome.Text.English);
        Assert.Equal("0-10000 20000-30000", Pieces(outcome.Draft!, "BGM"));
        Assert.Equal([0L, 20000], outcome.Draft!.Tracks[^1].Segments.Select(piece => piece.SourceStart));
        Assert.Equal([1000L, 1000], outcome.Draft.Tracks[^1].Segments.Select(piece => piece.FadeOut));
        Assert.Contains(
            "no music in that part",
            Apply(outcome.Draft, Media, new RemoveTrack(TrackKind.Music, Where: Between(12, 15))).Text.English,
            StringComparison.Ordinal
        );
        Assert.Null(Apply(outcome.Draft, Media, new RemoveTrack(TrackKind.Music)).Draft!.Music());

        var logo = Apply(Edit(Clips), Media, new AddLogo()).Draft!;
        logo = Apply(logo, Media, new RemoveTrack(TrackKind.Logo, Where: Between(0, 3))).Draft!;
        Assert.Equal("3000-30000", Pieces(logo, "Logo"));
    }

    [Fact]
    public void Removing_captions_leaves_the_title_and_the_other_way_round()
    {
        var draft = Edit(
            Clips,
            new AddText("My trip", TextStyle.Title),
            new AddText("Goal", TextStyle.Text, At(8), At(12)),
            new AddCaptions([new("Hello", At(4), At(6)), new("Bye", At(20), At(22))])
        );
        string Left(RemoveTrack operation) =>
            string.Join(", ", Apply(draft, Media, operation).Draft!.Texts().Select(text => text.Text).Order(StringComparer.Ordinal));

        Assert.Equal("Goal, My trip", Left(new(TrackKind.Captions)));
        Assert.Equal("Bye, Goal, Hello", Left(new(TrackKind.Titles)));
        Assert.Equal("", Left(new(TrackKind.Text)));
        Assert.Equal("Bye, Hello, My trip", Left(new(TrackKind.Text, Words: "goal")));
        // Those that lie mostly inside.
        Assert.Equal("Bye, Goal, My trip", Left(new(TrackKind.Text, Where: Between(3.5, 10))));
        Assert.Equal("Bye, My trip", Left(new(TrackKind.Text, Where: Between(3.5, 10.1))));
        Assert.Contains(
            "no text with \"x\"",
            Apply(draft, Media, new RemoveTrack(TrackKind.Text, Words: "x")).Text.English,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "no captions to remove",
            Apply(Edit(Clips), Media, new RemoveTrack(TrackKind.Captions)).Text.English.Replace("are ", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_texts_times_are_within_its_clip()
    {
        // b has two shots.
        var draft = Edit(Clips, new CutRange(At(12), At(14), null));
        string Times(AddText text) => Pieces(Apply(draft, Media, text).Draft!, text.Style == TextStyle.Title ? "Title" : "Text");

        Assert.Equal("10000-18000", Times(new("x", TextStyle.Text, Clip: new(2))));
        Assert.Equal("10000-18000", Times(new("x", TextStyle.Title, Clip: new(2))));
        Assert.Equal("11000-13000", Times(new("x", TextStyle.Text, At(1), At(3), Clip: new(2))));
        Assert.Equal("17000-18000", Times(new("x", TextStyle.Text, At(7), Clip: new(2))));
        Assert.Equal("15000-18000", Times(new("x", TextStyle.Text, TimePoint.End, Clip: new(2))));
        Assert.Equal("0-10000 10000-18000 18000-28000", Times(new("x", TextStyle.Text, Clip: ClipReference.Each)));
        Assert.Contains(
            "only 8 s long",
            Apply(draft, Media, new AddText("x", TextStyle.Text, At(9), Clip: new(2))).Text.English,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_text_is_changed_by_its_words_or_else_the_last_one_is()
    {
        var draft = Edit(
            Clips,
            new AddText("Field notes", TextStyle.Title),
            new AddText("Goal", TextStyle.Text, At(8), At(12)),
            new AddCaptions([new("Field", At(20), At(22))])
        );
        Draft Change(ChangeText change) => Apply(draft, Media, change).Draft!;

        Assert.Equal("Meadow notes", Change(new("field", "Meadow")).Tracks.Single(track => track.Name == "Title").Segments[0].Text);
        Assert.Equal("Score", Change(new(New: "Score")).Tracks.Single(track => track.Name == "Text").Segments[0].Text);
        var placed = Change(new("notes", Position: Position.Top)).Tracks.Single(track => track.Name == "Title").Segments[0];
        Assert.Equal((Position.Top, 0L, 3000L), (placed.Position, placed.Start, placed.End));
        Assert.Equal("5000-8000", Pieces(Change(new("notes", From: At(5))), "Title"));
        Assert.Equal("27000-30000", Pieces(Change(new("notes", From: TimePoint.End)), "Title"));
        Assert.Equal("0-7000", Pieces(Change(new("notes", To: At(7))), "Title"));
        Assert.Equal("10000-20000", Pieces(Change(new("notes", Clip: new(2))), "Title"));
        Assert.Contains("The texts are", Apply(draft, Media, new ChangeText("nobody", "x")).Text.English, StringComparison.Ordinal);
        Assert.Equal(OutcomeKind.NothingToDo, Apply(draft, Media, new ChangeText("Goal", "Goal")).Kind);
        Assert.Equal(OutcomeKind.NotPossible, Apply(draft, Media, new ChangeText("Goal")).Kind);
        Assert.Equal(OutcomeKind.NotPossible, Apply(Edit(Clips), Media, new ChangeText(New: "x")).Kind);
    }

    [Fact]
    public void A_frame_of_a_clip_is_held_and_one_photo_is_shown()
    {
        var two = TimeSpan.FromSeconds(2);
        var draft = Edit(Clips);
        Assert.Equal(
            "a@0+10000 b@0+3000 b@3000+2000 b@3000+7000 c@0+10000",
            Shots(Apply(draft, Media, new FreezeFrame(At(3), two, new(2))).Draft!)
        );
        // Its last frame, not the first of the next clip.
        Assert.Equal(
            "a@0+10000 b@0+10000 b@9966+2000 c@0+10000",
            Shots(Apply(draft, Media, new FreezeFrame(TimePoint.End, two, new(2))).Draft!)
        );
        Assert.Contains(
            "clip is only 10 s long",
            Apply(draft, Media, new FreezeFrame(At(11), two, new(2))).Text.English,
            StringComparison.Ordinal
        );

        MediaItem[] photos = [Video("a", 10), Image("one"), Image("two")];
        var shown = Edit(photos);
        Assert.Equal("a@0+10000 one@0+2000 two@0+4000", Shots(Apply(shown, photos, new ShowImages(two, new(Name: "one"))).Draft!));
        Assert.Contains("not an image", Apply(shown, photos, new ShowImages(two, new(1))).Text.English, StringComparison.Ordinal);
        Assert.Equal("a@0+10000 two@0+2000", Shots(Apply(Edit(photos[..1]), photos, new ShowImages(two, new(Name: "two"))).Draft!));
    }
}
