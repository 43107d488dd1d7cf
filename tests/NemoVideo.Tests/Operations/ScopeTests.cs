using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Fades;
using NemoVideo.Local.Operations.Joins;
using NemoVideo.Local.Operations.Speeds;
using NemoVideo.Local.Operations.Stills;
using NemoVideo.Local.Timeline;
using static NemoVideo.Tests.Operations.Drafts;

namespace NemoVideo.Tests.Operations;

/// <summary>Which stretches of a timeline a scope means, and how shots are split at their borders.</summary>
public class ScopeTests
{
    private static readonly MediaItem[] Media = [Video("a", 10), Video("b", 6), Image("pic"), Video("c", 2)];

    /// <summary>a 0-10 s, b 10-16 s, pic 16-20 s, c 20-22 s.</summary>
    private static readonly Draft Draft = Edit(Media);

    [Fact]
    public void Places_are_on_the_timeline_or_within_their_clips()
    {
        Assert.Equal("0-22000", Ranges(Scope.Everywhere));
        Assert.Equal("3000-6000", Ranges(Scope.Of(new Place(null, At(3), At(6)))));
        Assert.Equal("20000-22000", Ranges(Scope.Of(new Place(null, At(20), At(60)))));
        Assert.Equal("11000-13000", Ranges(Scope.Of(new Place(new(2), At(1), At(3)))));
        Assert.Equal("13000-16000", Ranges(Scope.Of(new Place(new(Name: "b"), TimePoint.At(0.5)))));
        Assert.Equal("14000-16000 20000-22000", Ranges(Scope.Of(new Place(new(-1)), new Place(new(2), At(2) with { FromEnd = true }))));
        Assert.Equal("0-16000 20000-22000", Ranges(Scope.Of(new Place(new(Kind: MediaKind.Video)))));
        Assert.Equal("16000-20000", Ranges(Scope.Of(new Place(new(Kind: MediaKind.Image)))));
        // A clip that is too short has no such part.
        Assert.Equal("3000-10000 13000-16000 19000-20000", Ranges(Scope.Of(new Place(ClipReference.Each, At(3)))));
    }

    [Fact]
    public void Exceptions_are_taken_out()
    {
        Assert.Equal("0-10000 16000-22000", Ranges(Scope.AllBut(new Place(new(2)))));
        Assert.Equal("2000-5000 7000-8000", Ranges(new([new(null, At(2), At(8))], [new(null, At(5), At(7))])));
        Assert.Contains("leave nothing", Reason(Scope.AllBut(new Place(ClipReference.Each))), StringComparison.Ordinal);
    }

    [Fact]
    public void Places_that_are_not_there_say_why()
    {
        Assert.Equal("The timeline is only 22 s long.", Reason(Scope.Of(new Place(null, At(22), At(30)))));
        Assert.Equal("The clip is only 6 s long.", Reason(Scope.Of(new Place(new(2), At(6)))));
        Assert.Equal("Each clip is only 10 s long.", Reason(Scope.Of(new Place(ClipReference.Each, At(11)))));
        Assert.Contains("no clip 11", Reason(Scope.Of(new Place(new(11)))), StringComparison.Ordinal);
        var reason = Assert.Throws<NotPossibleException>(() =>
            Scope.Of(new Place(new(Kind: MediaKind.Image))).RangesOn(Edit([Media[0]]), Media)
        );
        Assert.Contains("no such photo", reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frozen_frame_of_a_video_is_no_photo_and_divides_no_clip()
    {
        var draft = Edit(Media, new FreezeFrame(At(3), TimeSpan.FromSeconds(2)));
        Assert.Equal("18000-22000", Ranges(Scope.Of(new Place(new(Kind: MediaKind.Image))), draft));
        Assert.Equal("0-12000", Ranges(Scope.Of(new Place(new(1))), draft));
    }

    [Fact]
    public void A_clip_between_whose_shots_others_lie_is_counted_in_its_own_time()
    {
        var draft = Edit(Media[..2]);
        var shots = Draft.Shots();
        draft = draft.WithShots(
            [Ripple.Cut(shots[0], new(0, 4000)), shots[1], Ripple.Cut(shots[0], new(4000, 10000)) with { Id = "" }],
            time => time
        );
        Assert.Equal("a@0+4000 b@0+6000 a@4000+6000", Shots(draft));
        Assert.Equal("0-4000 10000-16000", Ranges(Scope.OfClip(new(1)), draft));
        Assert.Equal("3000-4000 10000-11000", Ranges(Scope.Of(new Place(new(1), At(3), At(5))), draft));
        Assert.Equal("4000-10000", Ranges(Scope.AllBut(new Place(new(1))), draft));
    }

    [Fact]
    public void Shots_are_split_at_the_borders_and_told_apart()
    {
        Assert.Equal("a@0+3000 [a@3000+3000] a@6000+4000 b@0+6000", Split(Edit(Media[..2]), new(3000, 6000)));
        Assert.Equal("a@0+8000 [a@8000+2000] [b@0+1000] b@1000+5000", Split(Edit(Media[..2]), new(8000, 11000)));
        Assert.Equal("[a@0+10000] b@0+6000", Split(Edit(Media[..2]), new(0, 10000)));
        Assert.Equal(
            "a@0+1500 [a@3000+500] a@4000+3000 b@0+6000",
            Split(Edit(Media[..2], new ChangeSpeed(2, Scope.OfClip(new(1)))), new(1500, 2000))
        );
    }

    [Fact]
    public void A_border_less_than_a_frame_from_a_cut_is_the_cut()
    {
        Assert.Equal("[a@0+10000] b@0+6000", Split(Edit(Media[..2]), new(20, 9990)));
        Assert.Contains(
            "shorter than a frame",
            Assert.Throws<NotPossibleException>(() => Split(Edit(Media[..2]), new(3000, 3010))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_cross_fade_goes_only_where_a_border_divides_it()
    {
        // a 0-10 s, b 9-15 s.
        var draft = Edit(Media[..2], new CrossFade());
        Assert.Equal("a@0+10000 [b@0+6000]", Split(draft, new(9000, 15000)));
        Assert.Equal("[a@0+10000] b@0+6000", Split(draft, new(0, 10000)));
        Assert.Equal("[a@0+10000] b@0+6000", Split(draft, new(0, 9000)));
        Assert.Equal("a@0+4000 [a@4000+2000] a@6000+4000 b@0+6000", Split(draft, new(4000, 6000)));
        Assert.Equal("a@0+9500 [a@9500+500] [b@1000+2000] b@3000+3000", Split(draft, new(9500, 12000)));
        // What is left of b would be too short for the cross-fade.
        Assert.Equal("a@0+10000 b@1000+500 [b@1500+4500]", Split(draft, new(10500, 15000)));
        Assert.Equal("a@0+10000 b@0+2000 [b@2000+4000]", Split(draft, new(11000, 15000)));
    }

    [Fact]
    public void Splitting_moves_nothing()
    {
        var random = new Random(3);
        for (var run = 0; run < 300; run++)
        {
            var draft = Edit(
                Media,
                new CrossFade(TimeSpan.FromSeconds(0.1 + random.NextDouble())),
                new ChangeSpeed(0.5 + random.NextDouble(), Scope.OfClip(new(random.Next(1, 3)))),
                new Fade(true, true, TimeSpan.FromSeconds(0.1 + random.NextDouble()), Where: Scope.OfClip(new(random.Next(1, 3))))
            );
            long[] times = [.. Enumerable.Range(0, 4).Select(_ => (long)random.Next((int)draft.Duration)).Order()];
            var (cut, _) = draft.CutAt(times);
            Check(cut, Media);
            Assert.Equal(draft.Duration, cut.Duration);
            for (var time = 0; time < draft.Duration; time += 97)
            {
                var (before, after) = (Seen(draft, time), Seen(cut, time));
                Assert.True(after.All(shot => before.Any(other => Close(shot, other))), $"{time}: {Shots(draft)} {Shots(cut)}");
            }
        }

        static bool Close((string? Source, double Place) one, (string? Source, double Place) other) =>
            one.Source == other.Source && Math.Abs(one.Place - other.Place) <= 3;

        static List<(string? Source, double Place)> Seen(Draft draft, long time) =>
            [
                .. draft
                    .Shots()
                    .Where(shot => shot.Start <= time && time < shot.End)
                    .Select(shot => (shot.Source, shot.SourceStart + (shot.Still ? 0 : (time - shot.Start) * shot.Speed))),
            ];
    }

    [Fact]
    public void Fades_inside_the_timeline_stay_with_the_edges_of_their_shots()
    {
        var draft = Edit(Media[..2], new Fade(true, true, TimeSpan.FromSeconds(2), Where: Scope.OfClip(new(2))));
        Assert.Equal([(0, 0), (2000, 2000)], Fades(draft));
        // The end of the timeline fades, whichever shot that is; the beginning of clip 2 does.
        Assert.Equal([(2000, 0), (0, 2000)], Fades(Apply(draft, Media[..2], new JoinClips([new(2)])).Draft!));
        var (cut, _) = draft.CutAt([13000]);
        Assert.Equal([(0, 0), (2000, 0), (0, 2000)], Fades(cut));
        Assert.Equal([(0, 0), (0, 2000)], Fades(Apply(draft, Media, new Local.Operations.Trims.CutRange(At(9), At(11))).Draft!));
        Assert.Equal([(2000, 2000)], Fades(Apply(draft, Media, new DropClips([new(1)])).Draft!));

        static List<(int, int)> Fades(Draft draft) => [.. draft.Shots().Select(shot => ((int)shot.FadeIn, (int)shot.FadeOut))];
    }

    /// <summary>The shots, those inside in brackets.</summary>
    private static string Split(Draft draft, TimeRange range)
    {
        var (split, inside) = draft.SplitAt([range]);
        Check(split, Media);
        Assert.Equal(draft.Duration, split.Duration);
        return string.Join(
            " ",
            split
                .Shots()
                .Select(shot => $"{shot.Source}@{shot.SourceStart}+{shot.Duration}" is var text && inside(shot) ? $"[{text}]" : text)
        );
    }

    private static string Ranges(Scope scope, Draft? draft = null) =>
        string.Join(" ", scope.RangesOn(draft ?? Draft, Media).Select(range => $"{range.From}-{range.To}"));

    private static string Reason(Scope scope) => Assert.Throws<NotPossibleException>(() => Ranges(scope)).Message;

    private static TimePoint At(double seconds) => new(TimeSpan.FromSeconds(seconds));
}
