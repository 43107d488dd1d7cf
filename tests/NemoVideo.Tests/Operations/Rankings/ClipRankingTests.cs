using NemoVideo.Local.Measuring.Clips;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Rankings;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Tests.Operations.Rankings;

/// <summary>Places, ties, pieces and the timeline, on measures that the tests make up.</summary>
public class ClipRankingTests
{
    private static readonly ClipMeasures Usual = new()
    {
        Seconds = 10,
        Lines = 1080,
        Motion = 0.2,
        CutsPerMinute = 5,
        Loudness = -16,
        LoudnessRange = 5,
        Sharpness = new(0.6, 0, 1, 10),
        Brightness = 0.45,
        Contrast = 0.2,
        Clipped = 0,
        Colourfulness = 40,
        Tenths = [.. Enumerable.Range(0, 100).Select(i => new Tenth(i * 100, i is >= 40 and < 80 ? 0.5 : 0.05, -30))],
    };

    [Fact]
    public void Order_of_the_clips_does_not_matter()
    {
        List<(MediaItem, ClipMeasures)> clips =
        [
            .. Enumerable.Range(0, 9).Select(i => (Drafts.Video("c" + i, 10), Usual with { Motion = 0.05 * (i % 4), Seconds = 5 + i })),
        ];
        var one = ClipRanking.Of(clips, RankParts.UsualWeights);
        clips.Reverse();
        var other = ClipRanking.Of(clips, RankParts.UsualWeights);
        Assert.Equal(
            one.Select(clip => (clip.Clip.Id, clip.Rank, clip.Score)),
            other.Select(clip => (clip.Clip.Id, clip.Rank, clip.Score))
        );
    }

    [Fact]
    public void Ties_share_the_better_place_and_are_shown_together()
    {
        var ranked = ClipRanking.Of(
            [
                (Drafts.Video("d", 10), Usual with { Motion = 0 }),
                (Drafts.Video("b", 10), Usual),
                (Drafts.Video("a", 10), Usual),
                (Drafts.Video("c", 10), Usual with { Motion = 1 }),
            ],
            RankParts.UsualWeights
        );
        Assert.Equal([("c", 1), ("a", 2), ("b", 2), ("d", 4)], ranked.Select(clip => (clip.Clip.Id, clip.Rank)));
    }

    [Fact]
    public async Task Top_two_of_a_tie_for_second_shows_three()
    {
        MediaItem[] media = [Drafts.Video("d", 10), Drafts.Video("b", 10), Drafts.Video("a", 10), Drafts.Video("c", 10)];
        var meter = new Meter(clip =>
            clip.Id switch
            {
                "d" => Usual with { Motion = 0 },
                "c" => Usual with { Motion = 1 },
                _ => Usual,
            }
        );
        var outcome = await new RankClipsHandler(meter).ApplyAsync(
            new RankClips { Top = 2 },
            new(NewTimeline.Of(media), media, media, [], IsNew: true),
            CancellationToken.None
        );
        Drafts.Check(outcome.Draft!, media);
        // From the liveliest five seconds, and the last frame of the best held under the table.
        Assert.Equal("b@3000+5000 a@3000+5000 c@3000+5000 c@7933+6000", Drafts.Shots(outcome.Draft!));
        Assert.Equal(["2\nb\n", "2\na\n", "1\nc\n"], Texts(outcome.Draft!).Take(3).Select(text => text[..(text.LastIndexOf('\n') + 1)]));
        Assert.Equal(4, Texts(outcome.Draft!)[^1].Split('\n').Count(line => line.Contains('\t', StringComparison.Ordinal)));
        Assert.Equal([1, 2, 2, 4], outcome.Analyses![0].Items.Select(item => item.Rank!.Value));
        Assert.DoesNotContain("Warning", outcome.Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lengths_that_differ_much_are_told()
    {
        MediaItem[] media = [Drafts.Video("a", 10), Drafts.Video("b", 21)];
        var outcome = await new RankClipsHandler(new Meter(clip => Usual with { Seconds = clip.Info.Duration.TotalSeconds })).ApplyAsync(
            new RankClips(),
            new(NewTimeline.Of(media), media, media, [], IsNew: true),
            CancellationToken.None
        );
        Assert.Contains("Warning: clip lengths differ a lot (10 to 21 s)", outcome.Text.English, StringComparison.Ordinal);
        Assert.Contains("片段长度相差很大", outcome.Text.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_50_clips_are_refused()
    {
        MediaItem[] media = [.. Enumerable.Range(0, 51).Select(i => Drafts.Video("c" + i, 10))];
        await Assert.ThrowsAsync<NotPossibleException>(() =>
            new RankClipsHandler(new Meter(_ => Usual)).ApplyAsync(
                new RankClips(),
                new(NewTimeline.Of(media), media, media, [], IsNew: true),
                CancellationToken.None
            )
        );
    }

    [Fact]
    public async Task Fifty_clips_have_a_table_of_the_best()
    {
        MediaItem[] media = [.. Enumerable.Range(0, 50).Select(i => Drafts.Video("c" + i, 10))];
        var outcome = await new RankClipsHandler(
            new Meter(clip => Usual with { Motion = 0.01 * int.Parse(clip.Id[1..], System.Globalization.CultureInfo.InvariantCulture) })
        ).ApplyAsync(new RankClips(), new(NewTimeline.Of(media), media, media, [], IsNew: true), CancellationToken.None);
        Assert.Equal(50, outcome.Analyses![0].Items.Count);
        Assert.Equal("c49", outcome.Analyses![0].Items[0].MediaId);
        Assert.EndsWith("38 more not shown", Texts(outcome.Draft!)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_are_between_0_and_1_whatever_was_measured()
    {
        ClipMeasures[] odd =
        [
            Usual with
            {
                Motion = double.NaN,
                Loudness = 30,
                Brightness = 2,
                Colourfulness = 1e9,
                Seconds = 0,
            },
            Usual with
            {
                Loudness = null,
                LoudnessRange = null,
                Sharpness = new(0, 0, 1, 0),
                Tenths = [],
                Clipped = 1,
                CutsPerMinute = 1e9,
            },
        ];
        foreach (var clip in odd)
        {
            Assert.All(Enum.GetValues<RankPart>(), part => Assert.InRange(ClipRanking.Part(part, clip, 10), 0, 1));
        }

        Assert.Equal(1, ClipRanking.Part(RankPart.Length, Usual, 10));
        Assert.Equal(ClipRanking.Part(RankPart.Length, Usual, 5), ClipRanking.Part(RankPart.Length, Usual, 20), 6);
    }

    private static List<string> Texts(Draft draft) =>
        [.. draft.Tracks.Single(track => track.Type == TrackType.Text).Segments.Select(segment => segment.Text!)];

    private sealed class Meter(Func<MediaItem, ClipMeasures> measure) : IClipMeter
    {
        public Task<ClipMeasures> MeasureAsync(MediaItem clip, string workFolder, CancellationToken cancellationToken) =>
            Task.FromResult(measure(clip));
    }
}
