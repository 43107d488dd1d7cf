using NemoVideo.Local.Agent;
using NemoVideo.Local.Measuring.Clips;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations;
using NemoVideo.Local.Operations.Fades;
using NemoVideo.Local.Operations.Joins;
using NemoVideo.Local.Operations.Pauses;
using NemoVideo.Local.Operations.Soundtracks;
using NemoVideo.Local.Operations.Speeds;
using NemoVideo.Local.Operations.Titles;
using NemoVideo.Local.Operations.Trims;
using NemoVideo.Local.Operations.Volumes;
using NemoVideo.Local.Timeline;
using NemoVideo.Tests.Media;
using static NemoVideo.Tests.Operations.Drafts;

namespace NemoVideo.Tests.Operations;

/// <summary>Operations on parts of a timeline: done there, and nowhere else.</summary>
public class ScopedOperationTests
{
    private static readonly MediaItem[] Two = [Video("a", 10), Video("b", 6)];
    private static readonly MediaItem[] Four = [Video("a", 10), Video("b", 6), Image("pic"), Video("c", 2)];

    private static readonly Scope Middle = Scope.Of(new Place(null, At(3), At(6)));

    [Fact]
    public void Only_the_part_inside_gets_faster_and_what_comes_after_moves()
    {
        var draft = Edit(Two, new AddMusic(), new AddText("later", TextStyle.Text, At(8), At(9)));
        var outcome = Apply(draft, Two, new ChangeSpeed(2, Middle));
        Assert.Equal("a@0+3000 a@3000+1500 a@6000+4000 b@0+6000", Shots(outcome.Draft!));
        Assert.Equal("Changed the speed to 2x from 3 s to 6 s (16 s to 14.5 s).", outcome.Text.English);
        Assert.Equal("已将第 3 到 6 秒的速度调为 2 倍(16 秒变为 14.5 秒)。", outcome.Text.Chinese);
        Assert.Equal(6500, outcome.Draft!.FindTrack(TrackType.Text, TrackName.Text)!.Segments[0].Start);
        Assert.Equal(14500, outcome.Draft!.Music()!.Duration);
    }

    [Fact]
    public void Normal_speed_is_that_of_the_source()
    {
        var fast = Edit(Two, new ChangeSpeed(2), new ChangeSpeed(2, Scope.OfClip(new(2))));
        Assert.Equal("a@0+5000 b@0+1500", Shots(fast));
        Assert.Equal("a@0+10000 b@0+6000", Shots(Apply(fast, Two, new ChangeSpeed(1, Absolute: true)).Draft!));
        Assert.Equal("a@0+5000 b@0+6000", Shots(Apply(fast, Two, new ChangeSpeed(1, Scope.OfClip(new(2)), Absolute: true)).Draft!));
        Assert.Equal(OutcomeKind.NothingToDo, Apply(fast, Two, new ChangeSpeed(2, Scope.OfClip(new(1)), Absolute: true)).Kind);
        Assert.Equal("pic@0+2000", Shots(Edit([Image("pic")], new ChangeSpeed(2))));
        MediaItem[] photo = [Image("pic")];
        Assert.Equal(OutcomeKind.NothingToDo, Apply(Edit(photo), photo, new ChangeSpeed(1, Absolute: true)).Kind);
        Assert.All(Apply(fast, Two, new ChangeSpeed(1, Absolute: true)).Draft!.Shots(), shot => Assert.True(shot.IsPlain));
    }

    [Fact]
    public void What_is_not_there_is_not_done_elsewhere()
    {
        Assert.Equal("The timeline is only 16 s long.", Reason(new ChangeSpeed(2, Scope.Of(new Place(null, At(20))))));
        Assert.Equal(
            "The timeline is only 16 s long.",
            Reason(new SetVolume(SoundTarget.Clips, 0, Where: Scope.Of(new Place(null, At(20)))))
        );
        Assert.Equal("The timeline is only 16 s long.", Reason(new CutPauses(Where: Scope.Of(new Place(null, At(20))))));
        Assert.Equal("The timeline is only 16 s long.", Reason(new Fade(true, false, Where: Scope.Of(new Place(null, At(20))))));
        Assert.Equal("The timeline is only 16 s long.", Reason(new RemoveFades(Where: Scope.Of(new Place(null, At(20))))));
        Assert.Contains("no third clip", Reason(new CrossFade(null, new(3))), StringComparison.Ordinal);
        Assert.Contains("no third clip", Reason(new DropClips([new(3)])), StringComparison.Ordinal);

        static string Reason(Operation operation)
        {
            var outcome = Apply(Edit(Two), Two, operation);
            Assert.Equal(OutcomeKind.NotPossible, outcome.Kind);
            return outcome.Text.English;
        }
    }

    [Fact]
    public void Clips_are_muted_where_asked()
    {
        var outcome = Apply(Edit(Two), Two, new SetVolume(SoundTarget.Clips, 0, Where: Middle));
        Assert.Equal([100, 0, 100, 100], outcome.Draft!.Shots().Select(shot => shot.Volume));
        Assert.Equal("Muted the clips from 3 s to 6 s.", outcome.Text.English);
        Assert.Equal("已将第 3 到 6 秒的片段原声静音。", outcome.Text.Chinese);
        outcome = Apply(Edit(Two), Two, new SetVolume(SoundTarget.Clips, 50, Where: Scope.AllBut(new Place(new(2)))));
        Assert.Equal("a@0+10000 b@0+6000", Shots(outcome.Draft!));
        Assert.Equal([50, 100], outcome.Draft!.Shots().Select(shot => shot.Volume));
        Assert.Equal("Set the volume of the clips to 50% except in clip 2.", outcome.Text.English);
        Assert.Equal(
            "There is no sound in the photos.",
            Apply(Edit(Four), Four, new SetVolume(SoundTarget.Clips, 0, Where: Scope.OfClip(new(Kind: MediaKind.Image)))).Text.English
        );
    }

    [Fact]
    public void Music_in_pieces_plays_on_and_is_put_together_again()
    {
        var draft = Edit(Two, new AddMusic(40), new SetVolume(SoundTarget.Music, 10, Where: Middle));
        Assert.Equal([(0, 3000, 0, 40), (3000, 3000, 3000, 10), (6000, 10000, 6000, 40)], Pieces(draft));
        Assert.Equal("a@0+10000 b@0+6000", Shots(draft));
        // Cutting the picture leaves the music playing through.
        var cut = Apply(draft, Two, new CutRange(At(4), At(8))).Draft!;
        Assert.Equal([(0, 3000, 0, 40), (3000, 1000, 3000, 10), (4000, 8000, 4000, 40)], Pieces(cut));
        Assert.Equal((1000, 0, 0, 1000), (Music(cut)[0].FadeIn, Music(cut)[0].FadeOut, Music(cut)[2].FadeIn, Music(cut)[2].FadeOut));
        // A piece that is cut out leaves its fades to the others.
        cut = Apply(draft, Two, new CutRange(At(0), At(4))).Draft!;
        Assert.Equal([(0, 2000, 0, 10), (2000, 10000, 2000, 40)], Pieces(cut));
        Assert.Equal(1000, Music(cut)[0].FadeIn);
        Assert.Equal([(0, 16000, 0, 20)], Pieces(Apply(draft, Two, new SetVolume(SoundTarget.Music, 20)).Draft!));
        Assert.Equal([(0, 16000, 0, 30)], Pieces(Apply(draft, Two, new AddMusic(30)).Draft!));

        static IReadOnlyList<Segment> Music(Draft draft) => draft.FindTrack(TrackType.Audio, TrackName.Music)!.Segments;

        static List<(int, int, int, int)> Pieces(Draft draft) =>
            [.. Music(draft).Select(piece => ((int)piece.Start, (int)piece.Duration, (int)piece.SourceStart, (int)piece.Volume))];
    }

    [Fact]
    public void Everything_is_both()
    {
        var draft = Edit(Two, new AddMusic(40), new SetVolume(SoundTarget.Everything, 50, Relative: true, Middle));
        Assert.Equal([100, 50, 100, 100, 40, 20, 40], draft.Tracks.SelectMany(track => track.Segments).Select(segment => segment.Volume));
    }

    [Fact]
    public void Pauses_are_cut_where_asked_and_some_stay()
    {
        var detector = new Pauses(new TimeRange(1000, 1500), new TimeRange(4000, 5000));
        var draft = Edit(Two);
        var outcome = Apply(draft, Two, new CutPauses(Where: Scope.OfClip(new(2))), detector);
        Assert.Equal("a@0+10000 b@0+1000 b@1500+2500 b@5000+1000", Shots(outcome.Draft!));
        Assert.Equal("Cut out 2 pauses in clip 2 (1.5 s).", outcome.Text.English);
        // Of the pause at the border, the part inside.
        outcome = Apply(draft, Two, new CutPauses(Where: Scope.Of(new Place(null, null, At(4.5)))), detector);
        Assert.Equal("a@0+1000 a@1500+2500 a@4500+5500 b@0+6000", Shots(outcome.Draft!));
        outcome = Apply(draft, Two, new CutPauses(Keep: [1, -1]), detector);
        Assert.Equal("a@0+4000 a@5000+5000 b@0+1000 b@1500+4500", Shots(outcome.Draft!));
        Assert.Equal("Cut out 2 pauses (1.5 s) and kept 2.", outcome.Text.English);
        Assert.Contains("only 4 pauses", Apply(draft, Two, new CutPauses(Keep: [5]), detector).Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pace_is_quickened_without_pauses_or_else_by_speed()
    {
        var cut = Apply(Edit(Two), Two, new QuickenPace(), new Pauses(new TimeRange(1000, 1500)));
        Assert.Equal("Cut out 2 pauses (1 s).", cut.Text.English);
        var faster = Apply(Edit(Two), Two, new QuickenPace());
        Assert.Equal(16000 / 1.15, faster.Draft!.Duration, 3.0);
        Assert.Contains("1.15x", faster.Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Clips_and_parts_fade_by_themselves()
    {
        Assert.Equal([(1000, 0), (1000, 0)], Fades(new Fade(true, false, Where: Scope.OfClip(ClipReference.Each))));
        Assert.Equal([(0, 0), (0, 2000)], Fades(new Fade(false, true, TimeSpan.FromSeconds(2), Where: Scope.OfClip(new(2)))));
    }

    [Fact]
    public void A_single_fade_of_a_part_lasts_as_long_as_the_part()
    {
        Assert.Equal([(0, 3000), (0, 0), (0, 0)], Fades(new Fade(false, true, Where: Middle)));
        Assert.Equal([(0, 0), (0, 2000)], Fades(new Fade(false, true, Where: Scope.Of(new Place(new(2), At(2) with { FromEnd = true })))));
    }

    [Fact]
    public void A_cross_fade_belongs_to_both_of_its_clips()
    {
        var draft = Edit(Two, new CrossFade(), new Fade(true, true, Where: Scope.OfClip(ClipReference.Each)));
        Assert.Equal("a@0+10000 b@0+6000", Shots(draft));
        Assert.Equal([(1000, 1000), (1000, 1000)], Fades(draft));
        draft = Edit(Two, new CrossFade(), new Fade(true, true, Where: new([new(ClipReference.Each)], [new(new(1))])));
        Assert.Equal([(0, 0), (1000, 1000)], Fades(draft));
    }

    [Fact]
    public void The_music_fades_with_a_part_of_the_timeline_only_if_asked()
    {
        var draft = Edit(Two, new AddMusic());
        Assert.Single(Music(Apply(draft, Two, new Fade(false, true, Where: Middle)).Draft!));
        var faded = Apply(draft, Two, new Fade(false, true, null, SoundTarget.Music, Middle)).Draft!;
        Assert.Equal("a@0+10000 b@0+6000", Shots(faded));
        Assert.Equal([(1000, 3000), (0, 1000)], Music(faded).Select(piece => ((int)piece.FadeIn, (int)piece.FadeOut)));
        Assert.Equal([6000, 10000], Music(faded).Select(piece => (int)piece.Duration));

        static IReadOnlyList<Segment> Music(Draft draft) => draft.FindTrack(TrackType.Audio, TrackName.Music)!.Segments;
    }

    [Fact]
    public void Fades_are_removed_where_asked()
    {
        var draft = Edit(
            Four,
            new CrossFade(),
            new Fade(true, true),
            new Fade(true, true, TimeSpan.FromSeconds(0.5), Where: Scope.OfClip(new(2)))
        );
        var outcome = Apply(draft, Four, new RemoveFades(Where: Scope.OfClip(new(2))));
        Assert.Equal([(1000, 0), (0, 0), (0, 0), (0, 1000)], Fades(outcome.Draft!));
        Assert.Equal("Removed 2 fades in clip 2.", outcome.Text.English);
        Assert.Equal([(1000, 0), (500, 0), (0, 0), (0, 0)], Fades(Apply(draft, Four, new RemoveFades(In: false)).Draft!));
        outcome = Apply(draft, Four, new RemoveFades(Cross: true));
        Assert.Equal("Removed 4 fades and 3 cross-fades.", outcome.Text.English);
        Assert.Equal(22000, outcome.Draft!.Duration);
        outcome = Apply(draft, Four, new RemoveFades(false, false, true, Scope.OfClip(new(1))));
        Assert.Equal([0, 0, 1000, 1000], outcome.Draft!.Shots().Select(shot => (int)shot.CrossFade));
        Assert.Equal(OutcomeKind.NothingToDo, Apply(Edit(Two), Two, new RemoveFades(Cross: true)).Kind);
        Assert.Equal(OutcomeKind.NothingToDo, Apply(draft, Four, new RemoveFades(Where: Scope.OfClip(new(3)))).Kind);
    }

    [Fact]
    public void Only_the_pair_cross_fades()
    {
        Assert.Equal([0, 0, 1000, 0], Crosses(new CrossFade(null, new(2), new(3))));
        Assert.Equal([0, 0, 1000, 0], Crosses(new CrossFade(null, new(3), new(2))));
        Assert.Equal([0, 0, 1000, 0], Crosses(new CrossFade(null, new(2))));
        Assert.Equal([0, 0, 0, 1000], Crosses(new CrossFade(null, null, new(4))));
        Assert.Equal([0, 1000, 0, 0], Crosses(new CrossFade(null, new(Kind: MediaKind.Video), new(Kind: MediaKind.Video))));
        var apart = Apply(Edit(Four), Four, new CrossFade(null, new(1), new(3)));
        Assert.Equal(OutcomeKind.NotPossible, apart.Kind);
        Assert.Contains("Clip 1 and clip 3 do not follow one another", apart.Text.English, StringComparison.Ordinal);
        Assert.Contains(
            "No clip comes after",
            Apply(Edit(Four), Four, new CrossFade(null, new(-1))).Text.English,
            StringComparison.Ordinal
        );

        static IEnumerable<int> Crosses(CrossFade operation) => Edit(Four, operation).Shots().Select(shot => (int)shot.CrossFade);
    }

    [Fact]
    public void Where_only_the_volume_changes_is_no_cut_to_cross_fade()
    {
        MediaItem[] one = [Two[0]];
        var draft = Edit(one, new SetVolume(SoundTarget.Clips, 0, Where: Middle), new CutRange(At(8), At(9)));
        Assert.Equal("a@0+3000 a@3000+3000 a@6000+2000 a@9000+1000", Shots(draft));
        var split = Edit(one, new SetVolume(SoundTarget.Clips, 0, Where: Middle));
        Assert.Contains("only one clip", Apply(split, one, new CrossFade()).Text.English, StringComparison.Ordinal);
        Assert.Equal([0, 0, 0, 500], Apply(draft, one, new CrossFade()).Draft!.Shots().Select(shot => (int)shot.CrossFade));
    }

    [Fact]
    public void Shares_of_clips_are_kept_and_cut()
    {
        Assert.Equal("a@0+5000 b@0+3000", Shots(Edit(Two, new KeepRange(TimePoint.Start, TimePoint.At(0.5), ClipReference.Each))));
        Assert.Equal(
            "a@0+10000 b@0+2000 b@4000+2000",
            Shots(Edit(Two, new CutRange(TimePoint.At(1 / 3.0), TimePoint.At(2 / 3.0), new(2))))
        );
    }

    [Fact]
    public void A_clip_that_is_shorter_already_stays_as_it_is()
    {
        var outcome = Apply(Edit(Four), Four, new KeepRange(TimePoint.Start, At(5), ClipReference.Each));
        Assert.Equal("a@0+5000 b@0+5000 pic@0+4000 c@0+2000", Shots(outcome.Draft!));
        Assert.Contains("pic.png (4 s), c.mp4 (2 s) are no longer than that", outcome.Text.English, StringComparison.Ordinal);
        outcome = Apply(Edit(Four), Four, new KeepRange(At(3), At(5), ClipReference.Each));
        Assert.Equal("a@3000+2000 b@3000+2000 pic@0+1000 c@0+2000", Shots(outcome.Draft!));
        Assert.Equal(OutcomeKind.NothingToDo, Apply(Edit(Four), Four, new KeepRange(At(3), At(5), new(4))).Kind);
    }

    [Fact]
    public async Task A_new_timeline_that_needs_no_trimming_is_one()
    {
        var editor = DraftEditor.Create(new(new NoPauses(), new NoFootage(), new ClipMeter(Ffmpeg.Process)));
        var operation = DraftEditor.Combine([new KeepRange(TimePoint.Start, At(60), ClipReference.Each)])[0];
        var outcome = await editor.ApplyAsync(operation, new(Edit(Two), Two, Two, [], IsNew: true), CancellationToken.None);
        Assert.Equal(OutcomeKind.Done, outcome.Kind);
        Assert.Equal("a@0+10000 b@0+6000", Shots(outcome.Draft!));
    }

    [Fact]
    public void Clips_are_left_out_with_what_lay_over_them()
    {
        var draft = Edit(
            Four,
            new CrossFade(),
            new AddText("on b", TextStyle.Text, At(11), At(13)),
            new AddText("on c", TextStyle.Text, At(18), At(19))
        );
        var outcome = Apply(draft, Four, new DropClips([new(2), new(Kind: MediaKind.Image)]));
        Assert.Equal("a@0+10000 c@0+2000", Shots(outcome.Draft!));
        Assert.Equal("Left out b.mp4, pic.png; a.mp4, c.mp4 stay.", outcome.Text.English);
        Assert.Equal(
            [("on c", 10000, 1000)],
            outcome
                .Draft!.FindTrack(TrackType.Text, TrackName.Text)!
                .Segments.Select(text => (text.Text!, (int)text.Start, (int)text.Duration))
        );
        Assert.Equal("b@0+6000 c@0+2000", Shots(Apply(Edit(Four), Four, new KeepClips([new(4), new(Name: "b")])).Draft!));
        Assert.Equal(OutcomeKind.NothingToDo, Apply(Edit(Four), Four, new KeepClips([ClipReference.Each])).Kind);
        Assert.Contains(
            "leave nothing",
            Apply(Edit(Two), Two, new DropClips([new(Kind: MediaKind.Video)])).Text.English,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_tool_call_says_where()
    {
        Assert.Equal("clip 2 from 3 to 6, but not the last clip", Where(new([new(new(2), At(3), At(6))], [new(new(-1))])));
        Assert.Equal(
            "everywhere, but not from 50% to end-2",
            Where(Scope.AllBut(new Place(null, TimePoint.At(0.5), At(2) with { FromEnd = true })))
        );
        Assert.Equal("the photos, b.mp4", Where(Scope.Of(new Place(new(Kind: MediaKind.Image)), new Place(new(Name: "b.mp4")))));
        Assert.False(OperationArguments.Of(new ChangeSpeed(2)).ContainsKey("where"));

        static object? Where(Scope scope) => OperationArguments.Of(new ChangeSpeed(2, scope))["where"];
    }

    private static List<(int, int)> Fades(Operation operation) => Fades(Edit(Two, operation));

    private static List<(int, int)> Fades(Draft draft) => [.. draft.Shots().Select(shot => ((int)shot.FadeIn, (int)shot.FadeOut))];

    private static TimePoint At(double seconds) => new(TimeSpan.FromSeconds(seconds));
}
