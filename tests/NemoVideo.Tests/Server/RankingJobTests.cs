using System.Globalization;
using System.Text.Json.Nodes;
using NemoVideo.Local.Hosting;
using NemoVideo.Local.Media;
using NemoVideo.Tests.Client;
using NemoVideo.Tests.Media;
using NemoVideo.Tests.Rendering;

namespace NemoVideo.Tests.Server;

/// <summary>The sentences of the video-leaderboard-ai document, over HTTP, with what came of them measured.</summary>
public sealed class RankingJobTests(RankingClips clips, RenderSources sources) : IClassFixture<RankingClips>, IClassFixture<RenderSources>
{
    [Fact]
    public async Task Rank_a_batch_of_10_short_marketing_video_clips_into_a_1080p_MP4()
    {
        await using var server = await ServerFixture.StartAsync(services: OnceMeasured.Create());
        var (session, reply) = await RunAsync(
            server,
            "rank a batch of 10 short marketing video clips into a 1080p MP4",
            RankingClips.Names
        );
        Assert.Contains("Ranked 10 clips by a measured score from 0 to 100", reply, StringComparison.Ordinal);
        Assert.Contains("Export-NemoVideo", reply, StringComparison.Ordinal);

        // The clips get blurrier from the first to the last; they were uploaded in another order.
        var items = (await AnalysisAsync(server, session))["items"]!.AsArray();
        Assert.Equal(RankingClips.Names.Order(StringComparer.Ordinal), items.Select(item => item!["name"]!.GetValue<string>()));
        Assert.Equal(Enumerable.Range(1, 10), items.Select(item => item!["rank"]!.GetValue<int>()));
        Assert.All(items, item => Assert.InRange(item!["score"]!.GetValue<double>(), 0, 100));
        Assert.Equal(8, items[0]!["parts"]!.AsObject().Count);

        await server.SubmitAsync(session, "render_rank", new JsonObject { ["format"] = "mp4", ["quality"] = "low" });
        var done = await server.FinishAsync("render_rank");
        var file = clips.Folder.File("ranking.mp4");
        await File.WriteAllBytesAsync(file, await server.Http.GetByteArrayAsync(done["output"]!["url"]!.GetValue<string>()));
        var info = await new MediaProbe(Ffmpeg.Process).ProbeAsync(file, CancellationToken.None);
        Assert.Equal((1920, 1080), (info.Width, info.Height));
        // Three clips of a second, and six seconds of the table.
        Assert.Equal(9, info.Duration.TotalSeconds, 0.1);

        // The winner's card, and the table's rows.
        var best = items[0]!["score"]!.GetValue<double>().ToString("0.0", CultureInfo.InvariantCulture);
        var card = await sources.ReadTextAsync(
            await Ffmpeg.MakeAsync(clips.Folder.Path, "card.ppm", $"-ss 2.7 -i {file} -frames:v 1 -vf crop=460:90:250:862 -update 1"),
            0
        );
        Assert.Contains("spot-0", card, StringComparison.Ordinal);
        var table = await sources.ReadTextAsync(file, 8);
        Assert.Contains("Final ranking", table, StringComparison.Ordinal);
        Assert.Contains(best, table, StringComparison.Ordinal);
        // The names without the badges before them, which a text recogniser takes for letters.
        var names = await sources.ReadTextAsync(
            await Ffmpeg.MakeAsync(clips.Folder.Path, "names.ppm", $"-ss 8 -i {file} -frames:v 1 -vf crop=640:710:462:215 -update 1"),
            0
        );
        Assert.Equal(
            Enumerable.Range(0, 10).Select(i => $"spot-{i}"),
            names
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(line => line[..Math.Min(6, line.Length)])
        );
    }

    [Fact]
    public async Task Rank_these_videos_by_engagement_score_and_show_me_the_top_performers()
    {
        await using var server = await ServerFixture.StartAsync(services: OnceMeasured.Create());
        var (session, reply) = await RunAsync(
            server,
            "rank these videos by engagement score and show me the top performers",
            RankingClips.Names[..6]
        );
        Assert.Contains(
            "\\\"engagement score\\\" can't be known from the footage: a measured score stands in for it",
            reply.Replace("\\u0022", "\\\"", StringComparison.Ordinal).Replace("\\u0027", "'", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        // Six were sent: the best three are counted down, 3 … 1.
        Assert.Equal(["3", "2", "1"], await CardsAsync(server, session));
    }

    [Fact]
    public async Task Comparing_and_ranking_videos_by_AI_scored_performance_metrics_for_marketers()
    {
        await using var server = await ServerFixture.StartAsync(services: OnceMeasured.Create());
        var (session, reply) = await RunAsync(
            server,
            "comparing and ranking videos by AI-scored performance metrics for marketers",
            RankingClips.Names[..3]
        );
        Assert.Contains("a measured score stands in for it", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("did not understand", reply, StringComparison.Ordinal);
        // Three clips: all are shown.
        Assert.Equal(["3", "2", "1"], await CardsAsync(server, session));
    }

    [Theory]
    [InlineData("rank these videos and show the top two", 2, "Ranked 4 clips")]
    [InlineData("给这些视频打分排名,展示前三名", 3, "为 4 个片段排名")]
    [InlineData("按清晰度排名", 4, "清晰度 100%")]
    public async Task Other_words(string words, int shown, string told)
    {
        await using var server = await ServerFixture.StartAsync(services: OnceMeasured.Create());
        var (session, reply) = await RunAsync(server, words, RankingClips.Names[..4]);
        Assert.Contains(told, System.Text.RegularExpressions.Regex.Unescape(reply), StringComparison.Ordinal);
        Assert.Equal(
            Enumerable.Range(1, shown).Reverse().Select(rank => rank.ToString(CultureInfo.InvariantCulture)),
            await CardsAsync(server, session)
        );
    }

    [Fact]
    public async Task Same_clips_have_the_same_scores_in_any_order()
    {
        // Each of them is measured twice.
        await using var server = await ServerFixture.StartAsync(services: Composition.Create());
        Assert.Equal(await StandingsAsync(RankingClips.Names[..4]), await StandingsAsync([.. RankingClips.Names[..4].Reverse()]));

        async Task<string> StandingsAsync(string[] names) =>
            string.Join(
                '\n',
                (await AnalysisAsync(server, (await RunAsync(server, "rank these clips", names)).Session))["items"]!
                    .AsArray()
                    .Select(item => $"{item!["rank"]} {item["name"]} {item["score"]} {item["parts"]!.ToJsonString()}")
            );
    }

    [Fact]
    public async Task One_clip_is_nothing_to_compare()
    {
        await using var server = await ServerFixture.StartAsync(services: OnceMeasured.Create());
        var (session, reply) = await RunAsync(server, "rank these videos and show the top three", RankingClips.Names[..1]);
        Assert.Contains("nothing to compare", reply, StringComparison.Ordinal);
        Assert.Null((await server.StateAsync(session))["state"]!["draft"]);
    }

    private async Task<(string Session, string Reply)> RunAsync(ServerFixture server, string words, string[] names)
    {
        var session = await server.BeginAsync();
        var upload = await server.UploadAsync(session, [.. names.Select(name => (name, File.ReadAllBytes(clips.Folder.File(name))))]);
        Assert.Equal(0, upload.Code);
        return (
            session,
            await server.RunAsync(session, $"{words}\nClips: {string.Join(", ", names.Select((name, i) => $"{i + 1}. {name}"))}")
        );
    }

    private static async Task<JsonNode> AnalysisAsync(ServerFixture server, string session)
    {
        var analysis = Assert.Single((await server.StateAsync(session))["state"]!["video_analyses"]!.AsArray())!;
        Assert.Equal("ranking", analysis["kind"]!.GetValue<string>());
        return analysis;
    }

    /// <summary>The ranks on the cards in the order of the timeline.</summary>
    private static async Task<IEnumerable<string>> CardsAsync(ServerFixture server, string session)
    {
        var tracks = (await server.StateAsync(session))["state"]!["draft"]!["t"]!.AsArray();
        return tracks[1]!["sg"]!
            .AsArray()
            .Where(segment => segment!["style"]!.GetValue<string>() == "rank")
            .Select(segment => segment!["tx"]!.GetValue<string>().Split('\n')[0]);
    }
}

/// <summary>Ten clips of a second, each blurrier than the one before in the alphabet.</summary>
public sealed class RankingClips : IAsyncLifetime
{
    /// <summary>In the order of upload.</summary>
    public static string[] Names { get; } = [.. new[] { 4, 0, 7, 2, 9, 1, 5, 8, 3, 6 }.Select(i => $"spot-{i}.mp4")];

    internal TemporaryFolder Folder { get; } = new();

    public async ValueTask InitializeAsync() =>
        await Ffmpeg.MakeAllAsync(
            Folder.Path,
            "-t 1 -f lavfi -i mandelbrot=s=320x180:r=15:start_scale=0.5:end_scale=0.05:end_pts=60 -f lavfi -i sine=f=440:d=1",
            Enumerable
                .Range(0, 10)
                .Select(i =>
                    (
                        $"spot-{i}.mp4",
                        $"-vf gblur=sigma={Ffmpeg.Text(0.3 + (0.35 * i))} -c:v libx264 -preset ultrafast -pix_fmt yuv420p -crf 12 -c:a aac"
                    )
                )
        );

    public ValueTask DisposeAsync()
    {
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
