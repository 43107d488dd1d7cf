using System.Text.Json;
using System.Text.Json.Nodes;
using NemoVideo.Local.Hosting;
using NemoVideo.Local.Media;
using NemoVideo.Local.Model;
using NemoVideo.Tests.Media;
using NemoVideo.Tests.Rendering;

namespace NemoVideo.Tests.Server;

/// <summary>The job of video-leaderboard over real HTTP, with the real editor and renderer.</summary>
public sealed class LeaderboardJobTests
{
    private const string Table = "\n\n| Player | Score |\n| --- | --- |\n| Bo | 3900 |\n| Ana | 4200 |\n| Cy | 3900 |\n| Di | 1250 |";

    private static readonly Lazy<Task<byte[]>> Clip = new(MakeClipAsync);

    [Theory]
    [InlineData("generate a ranked leaderboard overlay showing top performers from this match footage", false)]
    [InlineData(
        "adding ranked leaderboard graphics to competition or gaming videos for gaming creators, esports organizers, sports marketers",
        false
    )]
    [InlineData("add a leaderboard of the top players to this video", false)]
    [InlineData("生成一个排行榜,显示比赛中的最佳选手", true)]
    [InlineData("给比赛视频添加排行榜", true)]
    public async Task Without_standings_it_asks_and_with_them_there_is_a_board(string sentence, bool chinese)
    {
        await using var server = await ServerFixture.StartAsync(o => o with { Strict = true }, services: Composition.Create());
        var session = await server.BeginAsync();
        await UploadAsync(server, session);

        var asked = await server.RunAsync(session, sentence);
        Assert.Contains(
            chinese ? "排行榜要显示哪些成绩" : "Which standings should the leaderboard show?",
            Text(asked),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("not understand", Text(asked), StringComparison.Ordinal);
        Assert.Null((await server.StateAsync(session))["state"]!["draft"]);
        Assert.Equal(100, await CreditsAsync(server));

        var done = await server.RunAsync(session, sentence + Table);
        Assert.Contains("1. Ana 4,200, 2. Bo 3,900, 2. Cy 3,900, 4. Di 1,250", Text(done), StringComparison.Ordinal);
        Assert.Equal(50, await CreditsAsync(server));
        var state = (await server.StateAsync(session))["state"]!;
        var track = Assert.Single(state["draft"]!["t"]!.AsArray(), track => track!["n"]!.GetValue<string>() == "Leaderboard")!;
        Assert.Equal(7, track["tt"]!.GetValue<int>());
        Assert.Equal([1, 2, 2, 4], track["sg"]![0]!["lb"]!["rows"]!.AsArray().Select(row => row!["r"]!.GetValue<int>()));
        Assert.EndsWith(
            ": 1. Ana 4,200, 2. Bo 3,900, 2. Cy 3,900, 4. Di 1,250",
            track["sg"]![0]!["tx"]!.GetValue<string>(),
            StringComparison.Ordinal
        );
        var analysis = state["video_analyses"]![0]!;
        Assert.Equal("leaderboard", analysis["kind"]!.GetValue<string>());
        Assert.Equal(["Ana", "Bo", "Cy", "Di"], analysis["items"]!.AsArray().Select(item => item!["name"]!.GetValue<string>()));
        Assert.Equal([4200, 3900, 3900, 1250], analysis["items"]!.AsArray().Select(item => item!["score"]!.GetValue<double>()));
    }

    [Fact]
    public async Task A_changing_board_is_rendered_changed_and_removed()
    {
        await using var server = await ServerFixture.StartAsync(services: Composition.Create());
        var session = await server.BeginAsync();
        await UploadAsync(server, session);
        await server.RunAsync(session, "show the standings on the left: at 0:00: Ana 100, Bo 90; at 0:01: Bo 150");
        var draft = (await server.StateAsync(session))["state"]!["draft"]!;
        Assert.Equal(2, draft["t"]![1]!["sg"]!.AsArray().Count);

        await server.SubmitAsync(
            session,
            "render_1",
            new JsonObject
            {
                ["format"] = "mp4",
                ["quality"] = "low",
                ["resolution"] = "180p",
            }
        );
        var render = await FinishAsync(server, "render_1");
        Assert.Equal("completed", render["status"]!.GetValue<string>());
        Assert.InRange(render["output"]!["duration"]!.GetValue<double>(), 1.95, 2.05);

        Assert.Contains(
            "on the right",
            Text(await server.RunAsync(session, "move the leaderboard to the right")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Removed the leaderboard.",
            Text(await server.RunAsync(session, "remove the leaderboard")),
            StringComparison.Ordinal
        );
        Assert.Single((await server.StateAsync(session))["state"]!["draft"]!["t"]!.AsArray());
    }

    [Fact]
    public async Task Every_name_and_score_is_in_the_downloaded_video_and_only_in_its_time()
    {
        await using var server = await ServerFixture.StartAsync(services: Composition.Create());
        var session = await server.BeginAsync();
        var folder = Directory.CreateTempSubdirectory("nemo-test-").FullName;
        try
        {
            // Real footage where it is at hand.
            var footage = Needs.FindSharedMedia("match.mp4")
                ?? await Ffmpeg.MakeAsync(
                    folder,
                    "source.mp4",
                    "-f lavfi -i testsrc=s=1280x720:r=30:d=6 -preset ultrafast -pix_fmt yuv420p"
                );
            await server.UploadAsync(session, ("match.mp4", await File.ReadAllBytesAsync(footage)));
            var reply = Text(
                await server.RunAsync(
                    session,
                    "trim to the first 5 seconds, then add a leaderboard titled \"Top players\" from 0:01 to 0:04: 1. "
                        + "Marcus 4200, 2. Helena 3900, 3. Oliver 1250"
                )
            );
            Assert.Contains("(1-4 s): 1. Marcus 4,200, 2. Helena 3,900, 3. Oliver 1,250.", reply, StringComparison.Ordinal);

            await server.SubmitAsync(
                session,
                "render_board",
                new JsonObject
                {
                    ["format"] = "mp4",
                    ["quality"] = "high",
                    ["resolution"] = "720p",
                }
            );
            var done = await server.FinishAsync("render_board");
            var file = Path.Combine(folder, "board.mp4");
            await File.WriteAllBytesAsync(file, await server.Http.GetByteArrayAsync(done["output"]!["url"]!.GetValue<string>()));
            var info = await new MediaProbe(Ffmpeg.Process).ProbeAsync(file, CancellationToken.None);
            Assert.Equal(5, info.Duration.TotalSeconds, 0.1);
            var track = (await server.StateAsync(session))["state"]!["draft"]!["t"]!
                .AsArray()
                .Single(track => track!["n"]!.GetValue<string>() == "Leaderboard")!;
            var board = track["sg"]![0]!["lb"].Deserialize<Leaderboard>()!;
            var reading = await BoardReading.OfAsync(folder, file, board, info.Width, info.Height);
            foreach (var (row, shown) in board.Rows.Zip(await reading.RowsAsync(2.5)))
            {
                Assert.Contains(row.Name, shown, StringComparison.Ordinal);
                Assert.Contains(board.Write(row.Score), shown, StringComparison.Ordinal);
            }

            foreach (var other in (double[])[0.8, 4.2])
            {
                foreach (var (row, gone) in board.Rows.Zip(await reading.RowsAsync(other)))
                {
                    Assert.DoesNotContain(row.Name, gone, StringComparison.Ordinal);
                    Assert.DoesNotContain(board.Write(row.Score), gone, StringComparison.Ordinal);
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task What_is_declined_or_too_large_changes_and_costs_nothing()
    {
        await using var server = await ServerFixture.StartAsync(services: Composition.Create());
        var session = await server.BeginAsync();
        await UploadAsync(server, session);
        foreach (
            var (message, reason) in ((string, string)[])
                [
                    ("Don't add a leaderboard: 1. Ana 4200, 2. Bo 3900", "Nothing was changed, as you asked"),
                    ("不要添加排行榜:小明 4200分,小红 3900分", "已按要求保持不变"),
                    ("do not add the leaderboard" + Table, "Nothing was changed, as you asked"),
                    ("add a leaderboard: 1. Ana 1234567890123, 2. Bo 3900", "The score of Ana is too large"),
                ]
        )
        {
            Assert.Contains(reason, Text(await server.RunAsync(session, message)), StringComparison.Ordinal);
            Assert.Null((await server.StateAsync(session))["state"]!["draft"]);
            Assert.Equal(100, await CreditsAsync(server));
        }
    }

    [Fact]
    public async Task The_board_lies_at_the_bottom_of_a_frame_that_becomes_tall()
    {
        await using var server = await ServerFixture.StartAsync(services: Composition.Create());
        var session = await server.BeginAsync();
        await UploadAsync(server, session);
        Assert.Contains(
            "The leaderboard is now at the bottom.",
            Text(await server.RunAsync(session, "add a leaderboard: Ana 3, Bo 2, make it 9:16")),
            StringComparison.Ordinal
        );
        Assert.Equal("bottom", await SideAsync());
        Assert.Contains("on the left", Text(await server.RunAsync(session, "make it 16:9")), StringComparison.Ordinal);
        Assert.Contains(
            "1. Bo 5, 2. Ana 3",
            Text(await server.RunAsync(session, "update the leaderboard: Bo 5")),
            StringComparison.Ordinal
        );
        Assert.Equal("left", await SideAsync());

        async Task<string> SideAsync() =>
            (await server.StateAsync(session))["state"]!["draft"]!["t"]![1]!["sg"]![0]!["lb"]!["side"]!.GetValue<string>();
    }

    private static async Task UploadAsync(ServerFixture server, string session) =>
        await server.UploadAsync(session, ("match.mp4", await Clip.Value));

    private static async Task<byte[]> MakeClipAsync()
    {
        var folder = Directory.CreateTempSubdirectory("nemo-test-").FullName;
        try
        {
            return await File.ReadAllBytesAsync(
                await Ffmpeg.MakeAsync(folder, "match.mp4", "-f lavfi -i testsrc=s=320x180:r=30:d=2 -preset ultrafast -pix_fmt yuv420p")
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> CreditsAsync(ServerFixture server) =>
        (await server.GetAsync("/api/credits/balance/simple")).Json["data"]!["available"]!.GetValue<int>();

    private static async Task<JsonNode> FinishAsync(ServerFixture server, string id)
    {
        while (true)
        {
            var poll = (await server.GetAsync($"/api/render/proxy/lambda/{id}")).Json;
            if (poll["status"]!.GetValue<string>() is "completed" or "failed")
            {
                return poll;
            }

            await Task.Delay(50);
        }
    }

    /// <summary>The reply: the text of the last event that holds one.</summary>
    private static string Text(string stream) =>
        stream
            .Split('\n')
            .Where(line => line.StartsWith("data: {", StringComparison.Ordinal))
            .Select(line => JsonNode.Parse(line[6..])!)
            .Where(line => line["partial"]?.GetValue<bool>() != true)
            .Select(line => line["content"]?["parts"]?[0]?["text"]?.GetValue<string>())
            .Last(text => text is not null)!;
}
