using System.Net;
using System.Text.Json.Nodes;
using NemoVideo.Local.Media;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Frames;
using NemoVideo.Local.Operations.Loudness;
using NemoVideo.Local.Operations.Speeds;
using NemoVideo.Local.Operations.Volumes;
using NemoVideo.Local.Rendering;
using NemoVideo.Tests.Media;
using NemoVideo.Tests.Operations;

namespace NemoVideo.Tests.Server;

/// <summary>
/// What the agent makes can be exported, and what can't be exported it doesn't make: the endpoint and the renderer agree.
/// </summary>
public sealed class LimitTests
{
    private static readonly MediaItem Clip = Drafts.Video("a", 2);

    public static TheoryData<string> Names => [.. All().Keys];

    private static Dictionary<string, (Operation Operation, Draft Draft, bool Taken)> All()
    {
        Dictionary<string, (Operation, Draft, bool)> cases = [];
        foreach (
            var (width, height, taken) in ((int, int, bool)[])
                [(16, 16, true), (7680, 4320, true), (4320, 7680, true), (14, 16, false), (7682, 4320, false), (7680, 7680, false)]
        )
        {
            cases.Add(
                $"frame {width}x{height}",
                (new SetFrame(Width: width, Height: height), With(frame => frame with { Width = width, Height = height }), taken)
            );
        }

        foreach (var (speed, taken) in ((double, bool)[])[(0.05, true), (20, true), (0.049, false), (20.1, false), (100, false)])
        {
            cases.Add($"speed {speed}", (new ChangeSpeed(speed), With(segment: shot => shot with { Speed = speed }), taken));
        }

        foreach (var (volume, taken) in ((double, bool)[])[(0, true), (500, true), (501, false), (1000, false)])
        {
            cases.Add(
                $"volume {volume}",
                (
                    new SetVolume(Local.Operations.SoundTarget.Everything, volume),
                    With(segment: shot => shot with { Volume = volume }),
                    taken
                )
            );
        }

        foreach (var (loudness, taken) in ((double, bool)[])[(-30, true), (-9, true), (-30.5, false), (-8.9, false)])
        {
            cases.Add($"loudness {loudness}", (new NormalizeLoudness(loudness), With(frame => frame with { Loudness = loudness }), taken));
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Agent_endpoint_and_renderer_take_and_refuse_the_same(string name)
    {
        var (operation, draft, taken) = All()[name];
        var outcome = Drafts.Apply(With(), [Clip], operation);
        Assert.True(taken == (outcome.Kind != OutcomeKind.NotPossible), $"{name}: the agent says: {outcome.Text.English}");
        Assert.Equal(taken, DraftLimits.Problem(draft) is null);

        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        var answer = await server.PostAsync(
            "/api/render/proxy/lambda",
            ServerFixture.RenderBody(session, "r", System.Text.Json.JsonSerializer.SerializeToNode(draft))
        );
        Assert.Equal(taken ? HttpStatusCode.OK : HttpStatusCode.BadRequest, answer.Status);

        // The renderer stops at the numbers before it looks for the file, which is not there.
        var refused = Assert.Throws<RenderException>(() => DraftCheck.Verify(draft, [Clip]));
        Assert.Equal(taken, refused.Message.Contains("is gone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Endpoint_and_renderer_take_and_refuse_the_same_formats_qualities_and_sizes()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        var renderer = new FfmpegRenderer(Ffmpeg.Process, new MediaProbe(Ffmpeg.Process));
        var wide = With(frame => frame with { Width = 2520, Height = 1080 });
        foreach (
            var (draft, format, quality, resolution) in from draft in (Draft[])[With(), wide]
            from format in ExportFormat.All.Select(format => format.Name).Concat(["mkv", "MP4", ""])
            from quality in RenderOutput.Qualities.Concat(["best"])
            from resolution in (string?[])[null, "144p", "4320p", "4k", "143p", "4321p", "1080", "huge"]
            select (draft, format, quality, resolution)
        )
        {
            var body = ServerFixture.RenderBody(
                session,
                Guid.NewGuid().ToString(),
                System.Text.Json.JsonSerializer.SerializeToNode(draft),
                new JsonObject
                {
                    ["format"] = format,
                    ["quality"] = quality,
                    ["resolution"] = resolution,
                }
            );
            var answer = await server.PostAsync("/api/render/proxy/lambda", body);
            var output = new RenderOutput(format, quality, resolution);
            var refused = await Assert.ThrowsAsync<RenderException>(() =>
                renderer.RenderAsync(
                    draft,
                    [Clip],
                    output,
                    Path.Combine(server.Folder, "out.mp4"),
                    new NoProgress(),
                    CancellationToken.None
                )
            );
            // What it takes it would render, if the clip's file were there.
            var taken = refused.Message.Contains("is gone", StringComparison.Ordinal);
            Assert.True(
                answer.Status == (taken ? HttpStatusCode.OK : HttpStatusCode.BadRequest),
                $"{output}: {answer.Text}; {refused.Message}"
            );
            if (!taken)
            {
                Assert.Equal(refused.Message, answer.Json["error"]!.GetValue<string>());
            }
        }
    }

    [Fact]
    public void Every_format_and_quality_has_an_encoding() =>
        Assert.All(
            from format in ExportFormat.All
            from quality in RenderOutput.Qualities
            select new RenderOutput(format.Name, quality),
            output => Assert.NotEmpty(FfmpegRenderer.Encoding(output))
        );

    private static Draft With(Func<DraftMetadata, DraftMetadata>? frame = null, Func<Segment, Segment>? segment = null)
    {
        var draft = Local.Timeline.NewTimeline.Of([Clip]);
        var shot = draft.Tracks[0].Segments[0];
        return draft with
        {
            Metadata = frame?.Invoke(draft.Metadata) ?? draft.Metadata,
            Tracks = [draft.Tracks[0] with { Segments = [segment?.Invoke(shot) ?? shot] }],
        };
    }

    private sealed class NoProgress : IProgress<double>
    {
        public void Report(double value) { }
    }
}
