using System.Text.Json;
using NemoVideo.Local.Model;
using NemoVideo.Local.Rendering;

namespace NemoVideo.Tests.Rendering;

public sealed class DraftCheckTests
{
    private static readonly MediaItem Clip = new(
        "a",
        "a.mp4",
        typeof(DraftCheckTests).Assembly.Location,
        new MediaInfo
        {
            Kind = MediaKind.Video,
            Width = 2,
            Height = 2,
        }
    );

    [Theory]
    [InlineData("""{}""", "empty")]
    [InlineData("""{"t":null}""", "empty")]
    [InlineData("""{"t":[{"tt":0,"sg":[]}]}""", "empty")]
    [InlineData("""{"m":null,"t":[]}""", "metadata")]
    [InlineData("""{"t":[null]}""", "null")]
    [InlineData("""{"t":[{"sg":null}]}""", "null")]
    [InlineData("""{"t":[{"sg":[null]}]}""", "null")]
    [InlineData("""{"m":{"width":1000000},"t":[{"sg":[{"src":"a","d":1000}]}]}""", "width")]
    [InlineData("""{"m":{"fps":1e300},"t":[{"sg":[{"src":"a","d":1000}]}]}""", "frame rate")]
    [InlineData("""{"d":9223372036854775807,"t":[{"sg":[{"src":"a","d":1000}]}]}""", "duration")]
    [InlineData("""{"t":[{"sg":[{"src":"a","d":-1}]}]}""", "Segment 1 of track 1: its duration")]
    [InlineData("""{"t":[{"sg":[{"src":"a","d":1000,"st":-5}]}]}""", "start")]
    [InlineData("""{"t":[{"sg":[{"src":"a","d":30000000,"st":30000000}]}]}""", "end")]
    [InlineData("""{"t":[{"sg":[{"src":"a","d":1000,"sp":0}]}]}""", "speed")]
    [InlineData("""{"t":[{"sg":[{"src":"a","d":1000,"v":-3}]}]}""", "volume")]
    [InlineData("""{"t":[{"sg":[{"src":"a","d":1000,"in":1e15}]}]}""", "source")]
    [InlineData("""{"t":[{"sg":[{"src":"../../etc/passwd","d":1000}]}]}""", "not in this project")]
    [InlineData("""{"t":[{"sg":[{"src":"bed:1","d":1000}]}]}""", "not in this project")]
    [InlineData("""{"t":[{"sg":[{"d":1000}]}]}""", "names no media")]
    [InlineData("""{"t":[{"tt":1,"sg":[{"src":"a","d":1000}]}]}""", "no sound")]
    public void A_draft_that_cannot_be_rendered_is_refused(string json, string reason)
    {
        var draft = JsonSerializer.Deserialize<Draft>(json.Replace("1e15", "1000000000000000", StringComparison.Ordinal))!;
        Assert.Contains(reason, Assert.Throws<RenderException>(() => DraftCheck.Verify(draft, [Clip])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Not_a_number_and_too_many_segments_are_refused()
    {
        Draft With(params Segment[] segments) => new() { Tracks = [new Track { Segments = segments }] };
        Assert.Throws<RenderException>(() =>
            DraftCheck.Verify(
                With(
                    new Segment
                    {
                        Source = "a",
                        Duration = 1,
                        Speed = double.NaN,
                    }
                ),
                [Clip]
            )
        );
        Assert.Throws<RenderException>(() =>
            DraftCheck.Verify(With([.. Enumerable.Repeat(new Segment { Source = "a", Duration = 1 }, 10_001)]), [Clip])
        );
        DraftCheck.Verify(With(new Segment { Source = "a", Duration = 1 }), [Clip]);
    }

    [Fact]
    public void Music_beds_are_made_of_a_few_seeds_only()
    {
        Draft With(int seeds) =>
            new()
            {
                Tracks =
                [
                    new Track
                    {
                        Type = TrackType.Audio,
                        Segments = [.. Enumerable.Range(0, 40).Select(i => new Segment { Source = $"bed:{i % seeds}", Duration = 1000 })],
                    },
                ],
            };
        DraftCheck.Verify(With(Limits.MostBeds), []);
        Assert.Contains(
            "9 different music beds",
            Assert.Throws<RenderException>(() => DraftCheck.Verify(With(Limits.MostBeds + 1), [])).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(1920, 1080, null, 1920, 1080)]
    [InlineData(1920, 1080, "720p", 1280, 720)]
    [InlineData(1080, 1920, "720p", 720, 1280)]
    [InlineData(1080, 1080, "2160p", 2160, 2160)]
    [InlineData(641, 359, null, 640, 360)]
    public void The_size_follows_the_shorter_side(int width, int height, string? resolution, int outWidth, int outHeight) =>
        Assert.Equal(
            (outWidth, outHeight),
            new RenderOutput(Resolution: resolution).SizeOf(new DraftMetadata { Width = width, Height = height })
        );
}
