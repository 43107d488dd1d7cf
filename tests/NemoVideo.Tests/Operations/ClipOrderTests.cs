using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Fades;
using NemoVideo.Local.Operations.Joins;
using NemoVideo.Local.Operations.Stills;
using NemoVideo.Local.Operations.Titles;
using NemoVideo.Local.Operations.Trims;
using NemoVideo.Local.Timeline;
using static NemoVideo.Tests.Operations.Drafts;

namespace NemoVideo.Tests.Operations;

/// <summary>Moving clips about on the timeline that is there.</summary>
public class ClipOrderTests
{
    private static readonly MediaItem[] Media = [Video("a", 10), Video("b", 6), Video("c", 4), Image("pic")];

    [Fact]
    public void A_clip_moves_with_all_of_its_shots()
    {
        // b has two shots: the middle of it is cut out.
        var draft = Edit(Media[..3], new CutRange(At(12), At(13), null));
        Assert.Equal("a@0+10000 b@0+2000 b@3000+3000 c@0+4000", Shots(draft));
        Assert.Equal("b@0+2000 b@3000+3000 a@0+10000 c@0+4000", After(draft, new MoveClip(new(2), To: 1)));
        Assert.Equal("a@0+10000 c@0+4000 b@0+2000 b@3000+3000", After(draft, new MoveClip(new(Name: "b"), To: -1)));
        Assert.Equal("b@0+2000 b@3000+3000 a@0+10000 c@0+4000", After(draft, new MoveClip(new(1), After: new(2))));
        Assert.Equal("c@0+4000 b@0+2000 b@3000+3000 a@0+10000", After(draft, new SwapClips(new(1), new(-1))));
        Assert.Equal("c@0+4000 b@0+2000 b@3000+3000 a@0+10000", After(draft, new ReverseOrder()));
        Assert.Equal("a@0+10000 c@0+4000 b@0+2000 b@3000+3000", After(draft, new MoveClip(new(3), Before: new(2))));
    }

    [Fact]
    public void Other_clips_stay_as_they_are_cut_in_between_each_other()
    {
        // The picture stands in the middle of a.
        var draft = Edit(Media, new FreezeFrame(At(2), TimeSpan.FromSeconds(1), new(2)));
        Assert.Equal("a@0+10000 b@0+2000 b@2000+1000 b@2000+4000 c@0+4000 pic@0+4000", Shots(draft));
        Assert.Equal(
            "pic@0+4000 a@0+10000 b@0+2000 b@2000+1000 b@2000+4000 c@0+4000",
            After(draft, new MoveClip(new(Kind: MediaKind.Image), To: 1))
        );
    }

    [Fact]
    public void Cross_fades_and_the_fades_of_the_whole_stay_in_their_places()
    {
        var draft = Edit(Media[..3], new CrossFade(TimeSpan.FromSeconds(1)), new Fade(true, true, TimeSpan.FromSeconds(2)));
        var after = Apply(draft, Media, new ReverseOrder()).Draft!;
        Assert.Equal("c@0+4000 b@0+6000 a@0+10000", Shots(after));
        Assert.Equal([0L, 1000, 1000], after.Shots().Select(shot => shot.CrossFade));
        Assert.Equal([(2000L, 0L), (0, 0), (0, 2000)], after.Shots().Select(shot => (shot.FadeIn, shot.FadeOut)));
        Assert.Equal(draft.Duration, after.Duration);
        // Twice is as before.
        Assert.Equal(Shots(draft), After(after, new ReverseOrder()));
    }

    [Fact]
    public void What_can_not_be_done_says_why()
    {
        var draft = Edit(Media[..2]);
        Assert.Equal("b.mp4 is already there.", Says(draft, new MoveClip(new(2), To: -1), OutcomeKind.NothingToDo));
        Assert.Contains("no third clip", Says(draft, new MoveClip(new(3), To: 1)), StringComparison.Ordinal);
        Assert.Contains("no place 5", Says(draft, new MoveClip(new(1), To: 5)), StringComparison.Ordinal);
        Assert.Contains("before or after itself", Says(draft, new MoveClip(new(1), Before: new(1))), StringComparison.Ordinal);
        Assert.Contains("Say where", Says(draft, new MoveClip(new(1))), StringComparison.Ordinal);
        Assert.Contains("with itself", Says(draft, new SwapClips(new(1), new(Name: "a"))), StringComparison.Ordinal);
        Assert.Contains("only one clip", Says(Edit(Media[..1]), new ReverseOrder()), StringComparison.Ordinal);
        // One that is uploaded and not there yet is put there.
        Assert.Equal("c@0+4000 a@0+10000 b@0+6000", After(draft, new MoveClip(new(Name: "c.mp4"), To: 1)));
        // Texts stay at their times.
        var titled = Edit(Media[..2], new AddText("Hi", TextStyle.Title));
        Assert.Equal("0-3000", Pieces(Apply(titled, Media, new SwapClips(new(1), new(2))).Draft!, "Title"));
    }

    private static string After(Draft draft, Operation operation) => Shots(Apply(draft, Media, operation).Draft!);

    private static string Says(Draft draft, Operation operation, OutcomeKind kind = OutcomeKind.NotPossible)
    {
        var outcome = Apply(draft, Media, operation);
        Assert.Equal(kind, outcome.Kind);
        return outcome.Text.English;
    }
}
