using NemoVideo.Local.Model;
using NemoVideo.Local.Operations;
using NemoVideo.Local.Operations.Fades;
using NemoVideo.Local.Operations.Frames;
using NemoVideo.Local.Operations.Joins;
using NemoVideo.Local.Operations.Logos;
using NemoVideo.Local.Operations.Pauses;
using NemoVideo.Local.Operations.Soundtracks;
using NemoVideo.Local.Operations.Speeds;
using NemoVideo.Local.Operations.Stills;
using NemoVideo.Local.Operations.Titles;
using NemoVideo.Local.Operations.Tracks;
using NemoVideo.Local.Operations.Trims;
using NemoVideo.Local.Operations.Volumes;
using NemoVideo.Local.Timeline;
using static NemoVideo.Tests.Operations.Drafts;

namespace NemoVideo.Tests.Operations;

public class DraftEditorTests
{
    private static readonly MediaItem[] Two = [Video("a", 10), Video("b", 6)];

    [Fact]
    public void A_new_timeline_shows_pictures_in_order_and_keeps_sound_for_music()
    {
        var draft = Edit([Audio("song", 60), Video("a", 4, width: 1080, height: 1920, rate: 29.9), Image("still"), Video("b", 2)]);
        Assert.Equal("a@0+4000 still@0+4000 b@0+2000", Shots(draft));
        Assert.Equal((1080, 1920, 30000 / 1001.0), (draft.Metadata.Width, draft.Metadata.Height, draft.Metadata.FrameRate));
        Assert.Equal("song@0+60000", Shots(Edit([Audio("song", 60)])));
        Assert.Equal((1080, 1080), (Edit([Image("still")]).Metadata.Width, Edit([Image("still")]).Metadata.Height));
    }

    [Theory]
    [InlineData(0, false, 5, false, "a@0+5000")]
    [InlineData(8, false, 12, false, "a@8000+2000 b@0+2000")]
    [InlineData(4, true, 0, true, "b@2000+4000")]
    public void Keeping_a_range_ripples(double from, bool fromEnd, double to, bool toEnd, string shots) =>
        Assert.Equal(shots, Shots(Edit(Two, new KeepRange(Point(from, fromEnd), Point(to, toEnd)))));

    [Fact]
    public void Ranges_of_a_clip_are_counted_in_the_clip()
    {
        Assert.Equal("a@0+10000 b@1000+2000", Shots(Edit(Two, new KeepRange(Point(1), Point(3), new(2)))));
        Assert.Equal("a@0+9000 b@0+6000", Shots(Edit(Two, new CutRange(Point(1, true), TimePoint.End, new(Name: "A.mp4")))));
        Assert.Equal("a@2000+8000 b@2000+4000", Shots(Edit(Two, new CutRange(Point(0), Point(2), new(0)))));
        Assert.Equal("a@0+2000 b@0+2000", Shots(Edit(Two, new KeepRange(Point(0), Point(2), new(0)))));
        Assert.Contains(
            "no third clip",
            Apply(Edit(Two), Two, new CutRange(Point(1), Point(2), new(3))).Text.English,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Ranges_said_in_one_breath_count_on_the_same_timeline()
    {
        var operation = Assert.Single(DraftEditor.Combine([new CutRange(Point(1), Point(2)), new CutRange(Point(4), Point(5))]));
        Assert.Equal("a@0+1000 a@2000+2000 a@5000+5000 b@0+6000", Shots(Apply(Edit(Two), Two, operation).Draft!));
        operation = Assert.Single(DraftEditor.Combine([new KeepRange(Point(1), Point(2)), new KeepRange(Point(4), Point(5))]));
        Assert.Equal("a@1000+1000 a@4000+1000", Shots(Apply(Edit(Two), Two, operation).Draft!));
    }

    [Fact]
    public void Texts_music_and_logos_go_along_with_a_cut()
    {
        MediaItem[] media = [Video("a", 10), Image("logo")];
        var draft = NewTimeline.Of([media[0]]);
        foreach (
            var operation in (Operation[])
                [
                    new AddMusic(),
                    new AddLogo(),
                    new Fade(true, true),
                    new AddText("gone", TextStyle.Text, Point(3), Point(4)),
                    new AddText("shrinks", TextStyle.Text, Point(1), Point(3)),
                    new AddText("moves", TextStyle.Text, Point(6), Point(8)),
                    new CutRange(Point(2), Point(5)),
                ]
        )
        {
            draft = Apply(draft, media, operation).Draft!;
        }

        Assert.Equal(
            [("shrinks", 1000, 1000), ("moves", 3000, 2000)],
            draft.FindTrack(TrackType.Text, TrackName.Text)!.Segments.Select(text => (text.Text!, (int)text.Start, (int)text.Duration))
        );
        Assert.Equal(7000, draft.Music()!.Duration);
        Assert.Equal(
            (1000, 0, 0, 1000),
            (draft.Shots()[0].FadeIn, draft.Shots()[0].FadeOut, draft.Shots()[1].FadeIn, draft.Shots()[1].FadeOut)
        );
    }

    [Fact]
    public void A_cut_at_a_cross_fade_leaves_no_time_twice()
    {
        var draft = Edit(Two, new CrossFade(TimeSpan.FromSeconds(2)));
        Assert.Equal(14000, draft.Duration);
        Assert.Equal("a@0+9000 a@9500+500 b@2000+4000", Shots(Apply(draft, Two, new CutRange(Point(9), Point(9.5))).Draft!));
        Assert.Equal("a@0+10000 b@0+3000 b@4000+2000", Shots(Apply(draft, Two, new CutRange(Point(11), Point(12))).Draft!));
    }

    [Theory]
    [InlineData(20, 30, "The timeline is only 16 s long.")]
    [InlineData(5, 3, "ends before it begins")]
    [InlineData(0, 16, "leave nothing")]
    public void Impossible_cuts_say_why(double from, double to, string reason)
    {
        var outcome = Apply(Edit(Two), Two, new CutRange(Point(from), Point(to)));
        Assert.Equal(OutcomeKind.NotPossible, outcome.Kind);
        Assert.Contains(reason, outcome.Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Pauses_are_cut_out_of_every_shot_once()
    {
        var detector = new Pauses(new TimeRange(1000, 1500), new TimeRange(4000, 7000));
        var draft = Apply(Edit(Two, new ChangeSpeed(2, Scope.OfClip(new(2)))), Two, new CutPauses(), detector);
        Assert.Equal("a@0+1000 a@1500+2500 a@7000+3000 b@0+500 b@1500+1250", Shots(draft.Draft!));
        Assert.Equal("Cut out 4 pauses (4.75 s).", draft.Text.English);
        Assert.Equal(OutcomeKind.NothingToDo, Apply(draft.Draft!, Two, new CutPauses(), detector).Kind);
        Assert.Contains("no speech", Apply(draft.Draft!, Two, new CutPauses()).Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Music_is_the_upload_or_a_bed_and_is_replaced()
    {
        MediaItem[] media = [Video("a", 10), Audio("song", 60)];
        var music = Edit(media, new AddMusic()).Music()!;
        Assert.Equal(("song", 35.0, 10000, true, 1000), (music.Source, music.Volume, music.Duration, music.Duck, music.FadeIn));
        music = Edit(media, new AddMusic(), new AddMusic(50)).Music()!;
        Assert.Equal(50, music.Volume);
        Assert.Contains(
            "'other.mp3'",
            Apply(Edit(media), media, new AddMusic(FileName: "other.mp3")).Text.English,
            StringComparison.Ordinal
        );
        Assert.StartsWith("bed:", Edit(Two, new AddMusic()).Music()!.Source, StringComparison.Ordinal);
        Assert.Equal(Edit(Two, new AddMusic()).Music(), Edit(Two, new AddMusic()).Music());
        Assert.False(Edit([Video("silent", 1, sound: false)], new AddMusic()).Music()!.Duck);
        Assert.Equal(OutcomeKind.NothingToDo, Apply(Edit(Two, new AddMusic()), Two, new AddMusic()).Kind);
    }

    [Fact]
    public void Texts_at_one_place_and_time_do_not_cover_one_another()
    {
        var draft = Edit(
            Two,
            new AddText("One", TextStyle.Title),
            new AddText("Two", TextStyle.Title),
            new AddText("Three", TextStyle.Title, Point(3))
        );
        Assert.Equal(
            [("One", Position.Center), ("Two", Position.Bottom), ("Three", Position.Center)],
            draft.FindTrack(TrackType.Text, TrackName.Title)!.Segments.Select(text => (text.Text!, text.Position!.Value))
        );
        Assert.Contains(
            "because another text",
            Apply(draft, Two, new AddText("Four", TextStyle.Title)).Text.English,
            StringComparison.Ordinal
        );
        Assert.Equal(OutcomeKind.NothingToDo, Apply(draft, Two, new AddText("One", TextStyle.Title)).Kind);
    }

    [Fact]
    public void Text_times_are_the_first_seconds_the_whole_or_the_end()
    {
        Assert.Equal((0L, 3000L), Times(new("x", TextStyle.Title)));
        Assert.Equal((0L, 16000L), Times(new("x", TextStyle.Text)));
        Assert.Equal((2000L, 5000L), Times(new("x", TextStyle.Text, Point(2))));
        Assert.Equal((13000L, 16000L), Times(new("x", TextStyle.Title, TimePoint.End)));
        Assert.Equal((12000L, 16000L), Times(new("x", TextStyle.Title, Point(4, true), Point(20))));

        static (long, long) Times(AddText operation)
        {
            var text = Edit(Two, operation).Tracks[^1].Segments[0];
            return (text.Start, text.End);
        }
    }

    [Fact]
    public void Volumes_are_set_for_clips_music_or_both()
    {
        var draft = Edit(
            Two,
            new AddMusic(40),
            new SetVolume(SoundTarget.Clips, 50),
            new SetVolume(SoundTarget.Music, 50, Relative: true),
            new SetVolume(SoundTarget.Clips, 0, Where: Scope.OfClip(new(2)))
        );
        Assert.Equal([50, 0, 20], draft.Tracks.SelectMany(track => track.Segments).Select(segment => segment.Volume));
        Assert.Contains(
            "already muted",
            Apply(draft, Two, new SetVolume(SoundTarget.Clips, 0, Where: Scope.OfClip(new(2)))).Text.English,
            StringComparison.Ordinal
        );
        Assert.Contains("no music", Apply(Edit(Two), Two, new SetVolume(SoundTarget.Music, 0)).Text.English, StringComparison.Ordinal);
        MediaItem[] silent = [Video("a", 1, sound: false)];
        Assert.Contains(
            "no sound",
            Apply(Edit(silent), silent, new SetVolume(SoundTarget.Everything, 0)).Text.English,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Fades_lie_at_the_ends_and_share_a_short_timeline()
    {
        var draft = Edit(
            Two,
            new Fade(false, true, TimeSpan.FromSeconds(2), SoundTarget.Everything),
            new AddMusic(),
            new Fade(true, false, TimeSpan.FromSeconds(4), SoundTarget.Music)
        );
        Assert.Equal((4000, 1000), (draft.Music()!.FadeIn, draft.Music()!.FadeOut));
        Assert.Equal((0, 2000, true), (draft.Shots()[0].FadeIn, draft.Shots()[1].FadeOut, draft.Shots()[1].FadeSoundOnly));
        MediaItem[] brief = [Video("a", 1)];
        var shot = Edit(brief, new Fade(true, true, TimeSpan.FromSeconds(3))).Shots()[0];
        Assert.Equal((500, 500), (shot.FadeIn, shot.FadeOut));
    }

    [Fact]
    public void Cross_fades_are_limited_by_short_clips()
    {
        MediaItem[] media = [Video("a", 10), Video("b", 1), Video("c", 10)];
        Assert.Equal([0, 500, 500], Edit(media, new CrossFade(TimeSpan.FromSeconds(2))).Shots().Select(shot => (int)shot.CrossFade));
        Assert.Contains("only one clip", Apply(Edit([media[0]]), media, new CrossFade()).Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Speed_shifts_what_comes_after()
    {
        var draft = Edit(Two, new AddText("later", TextStyle.Text, Point(10), Point(12)), new ChangeSpeed(2, Scope.OfClip(new(1))));
        Assert.Equal("a@0+5000 b@0+6000", Shots(draft));
        Assert.Equal((5000, 2000), (draft.Tracks[^1].Segments[0].Start, draft.Tracks[^1].Segments[0].Duration));
        Assert.Equal(32000, Edit(Two, new ChangeSpeed(0.5)).Duration);
        Assert.Equal(OutcomeKind.NotPossible, Apply(Edit(Two), Two, new ChangeSpeed(100)).Kind);
    }

    [Theory]
    [InlineData(9, 16, null, 1080, 1920)]
    [InlineData(1, 1, null, 1080, 1080)]
    [InlineData(null, null, 720, 1280, 720)]
    [InlineData(4, 3, 480, 640, 480)]
    public void Frames_have_the_asked_shape(int? aspectWidth, int? aspectHeight, int? lines, int width, int height)
    {
        var frame = Edit(Two, new SetFrame(aspectWidth, aspectHeight, lines, Fit: FitMode.Blur)).Metadata;
        Assert.Equal((width, height, FitMode.Blur), (frame.Width, frame.Height, frame.Fit));
    }

    [Fact]
    public void Stills_are_shown_and_held()
    {
        MediaItem[] media = [Image("one"), Image("two"), Video("a", 4)];
        Assert.Equal("one@0+2000 two@0+2000 a@0+4000", Shots(Edit(media, new ShowImages(TimeSpan.FromSeconds(2)))));
        var draft = Edit(Two, new FreezeFrame(Point(3), TimeSpan.FromSeconds(2)));
        Assert.Equal("a@0+3000 a@3000+2000 a@3000+7000 b@0+6000", Shots(draft));
        Assert.True(draft.Shots()[1].Still);
        Assert.Equal("a@0+10000 b@0+6000 b@5966+1000", Shots(Edit(Two, new FreezeFrame(TimePoint.End, TimeSpan.FromSeconds(1)))));
        Assert.Contains(
            "only 16 s",
            Apply(Edit(Two), Two, new FreezeFrame(Point(17), TimeSpan.FromSeconds(1))).Text.English,
            StringComparison.Ordinal
        );
        Assert.Contains("no images", Apply(Edit(Two), Two, new ShowImages(TimeSpan.FromSeconds(1))).Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Tracks_are_removed_by_kind_and_number()
    {
        var draft = Edit(Two, new AddMusic(), new AddText("x", TextStyle.Title));
        Assert.Null(Apply(draft, Two, new RemoveTrack(TrackKind.Music)).Draft!.Music());
        Assert.Equal(["Video", "BGM"], Apply(draft, Two, new RemoveTrack(TrackKind.Number, 3)).Draft!.Tracks.Select(track => track.Name));
        Assert.Contains("itself", Apply(draft, Two, new RemoveTrack(TrackKind.Number, 1)).Text.English, StringComparison.Ordinal);
        Assert.Contains("no track 4", Apply(draft, Two, new RemoveTrack(TrackKind.Number, 4)).Text.English, StringComparison.Ordinal);
        Assert.Contains("no logo", Apply(draft, Two, new RemoveTrack(TrackKind.Logo)).Text.English, StringComparison.Ordinal);
        Assert.Contains("No image was uploaded", Apply(draft, Two, new AddLogo()).Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void New_uploads_are_joined_behind_and_clips_are_ordered()
    {
        var draft = Edit([Two[0]], new CutRange(Point(2), Point(4)));
        draft = Apply(draft, Two, new JoinClips()).Draft!;
        Assert.Equal("a@0+2000 a@4000+6000 b@0+6000", Shots(draft));
        Assert.Equal("b@0+6000 a@0+2000 a@4000+6000", Shots(Apply(draft, Two, new JoinClips([new(2)])).Draft!));
        Assert.Equal(OutcomeKind.NothingToDo, Apply(draft, Two, new JoinClips()).Kind);
    }

    [Fact]
    public void Any_sequence_of_operations_leaves_a_sound_timeline()
    {
        MediaItem[] media = [Video("a", 10.017), Video("b", 6), Image("pic"), Audio("song", 5), Video("c", 0.5, sound: false, rate: 24)];
        var random = new Random(2026);
        var done = 0;
        for (var run = 0; run < 60; run++)
        {
            var draft = Edit(media);
            for (var step = 0; step < 15; step++)
            {
                if (
                    Apply(draft, media, Random(random), new Pauses(new TimeRange(1000, 1700), new TimeRange(3333, 4567))) is
                    { Kind: OutcomeKind.Done } outcome
                )
                {
                    draft = outcome.Draft!;
                    done++;
                }
            }
        }

        Assert.InRange(done, 400, 900);
    }

    private static Operation Random(Random random)
    {
        ClipReference? clip = random.Next(3) == 0 ? new(random.Next(1, 4)) : null;
        return random.Next(24) switch
        {
            0 => new KeepRange(Point(random.NextDouble() * 2), Point(5 + (random.NextDouble() * 20)), clip),
            1 or 2 => new CutRange(Point(random.NextDouble() * 8), Point(random.NextDouble() * 9), clip),
            3 => new CutPauses(Where: RandomScope(random)),
            4 => new AddMusic(random.Next(100), Where: RandomScope(random)),
            5 => new SetVolume((SoundTarget)random.Next(3), random.Next(200), random.Next(2) == 0, RandomScope(random)),
            6 => new Fade(
                random.Next(2) == 0,
                true,
                TimeSpan.FromSeconds(random.NextDouble() * 3),
                random.Next(2) == 0 ? (SoundTarget)random.Next(3) : null,
                RandomScope(random)
            ),
            7 or 8 => new CrossFade(TimeSpan.FromSeconds(random.NextDouble() * 2), clip),
            9 => new ChangeSpeed(0.5 + random.NextDouble(), RandomScope(random), random.Next(2) == 0),
            10 => new AddText(
                "text " + random.Next(5),
                (TextStyle)random.Next(3),
                Point(random.NextDouble() * 5),
                Point(random.NextDouble() * 9),
                Clip: clip
            ),
            11 => new ShowImages(TimeSpan.FromSeconds(random.NextDouble() * 4)),
            12 => new FreezeFrame(Point(random.NextDouble() * 8, random.Next(2) == 0), TimeSpan.FromSeconds(random.NextDouble() * 2), clip),
            13 => new AddLogo(Corner: Position.TopLeft, Where: RandomScope(random)),
            14 => new RemoveTrack((TrackKind)random.Next(7), random.Next(5), RandomScope(random)),
            15 => new ChangeText(
                New: "text " + random.Next(5),
                From: random.Next(2) == 0 ? Point(random.NextDouble() * 9) : null,
                Position: (Position)random.Next(3),
                Clip: clip
            ),
            16 => new MoveClip(new(random.Next(1, 4)), To: random.Next(-1, 5)),
            17 => new SwapClips(new(random.Next(1, 4)), new(random.Next(1, 5))),
            18 => new ReverseOrder(),
            19 => new RemoveFades(random.Next(2) == 0, true, random.Next(2) == 0, RandomScope(random)),
            20 => new DropClips([new(random.Next(2, 6))]),
            21 => new QuickenPace(),
            _ => new JoinClips(clip is null ? null : [clip]),
        };
    }

    private static Scope? RandomScope(Random random)
    {
        return random.Next(3) == 0 ? null : new Scope([.. Places(2)], [.. Places(1)]);

        IEnumerable<Place> Places(int most) => Enumerable.Range(0, random.Next(most + 1)).Select(_ => RandomPlace(random));
    }

    private static Place RandomPlace(Random random) =>
        random.Next(5) switch
        {
            0 => new(new(random.Next(0, 4))),
            1 => new(new(Kind: (MediaKind)(2 * random.Next(2)))),
            2 => new(ClipReference.Each, TimePoint.At(random.NextDouble() / 2), TimePoint.End),
            3 => new(null, Point(random.NextDouble() * 8), Point(random.NextDouble() * 9, fromEnd: random.Next(3) == 0)),
            _ => new(null, Point(random.NextDouble() * 3, fromEnd: true)),
        };

    private static TimePoint Point(double seconds, bool fromEnd = false) => new(TimeSpan.FromSeconds(seconds), fromEnd);
}
