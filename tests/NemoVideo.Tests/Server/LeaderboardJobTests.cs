using System.Text.Json.Nodes;
using NemoVideo.Local.Hosting;
using NemoVideo.Tests.Media;

namespace NemoVideo.Tests.Server;

/// <summary>The job of video-leaderboard over real HTTP, with the real editor and renderer.</summary>
public sealed class LeaderboardJobTests
{
    private const string Table = "\n\n| Player | Score |\n| --- | --- |\n| Bo | 3900 |\n| Ana | 4200 |\n| Cy | 3900 |\n| Di | 1250 |";

    [Theory]
    [InlineData("generate a ranked leaderboard overlay showing top performers from this match footage", false)]
    [InlineData("adding ranked leaderboard graphics to competition or gaming videos for gaming creators, esports organizers, sports marketers", false)]
    [InlineData("add a leaderboard of the top players to this video", false)]
    [InlineData("生成一个排行榜,显示比赛中的最佳选手", true)]
    [InlineData("给比赛视频添加排行榜", true)]
    public async Task Without_standings_it_asks_and_with_them_there_is_a_board(string sentence, bool chinese)
    {
        await using var server = await ServerFixture.StartAsync(o => o with { Strict = true }, services: Composition.Create());
        var session = await server.BeginAsync();
        await UploadAsync(server, session);

        var asked = await server.RunAsync(session, sentence);
        Assert.Contains(chinese ? "排行榜要显示哪些成绩" : "Which standings shall the leaderboard show?", Text(asked), StringComparison.Ordinal);
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
        Assert.EndsWith(": 1. Ana 4,200, 2. Bo 3,900, 2. Cy 3,900, 4. Di 1,250", track["sg"]![0]!["tx"]!.GetValue<string>(), StringComparison.Ordinal);
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

        await server.SubmitAsync(session, "render_1", new JsonObject { ["format"] = "mp4", ["quality"] = "low", ["resolution"] = "180p" });
        var render = await FinishAsync(server, "render_1");
        Assert.Equal("completed", render["status"]!.GetValue<string>());
        Assert.InRange(render["output"]!["duration"]!.GetValue<double>(), 1.95, 2.05);

        Assert.Contains("on the right", Text(await server.RunAsync(session, "move the leaderboard to the right")), StringComparison.Ordinal);
        Assert.Contains("Removed the leaderboard.", Text(await server.RunAsync(session, "remove the leaderboard")), StringComparison.Ordinal);
        Assert.Single((await server.StateAsync(session))["state"]!["draft"]!["t"]!.AsArray());
    }

    private static async Task UploadAsync(ServerFixture server, string session)
    {
        var folder = Directory.CreateTempSubdirectory("nemo-test-").FullName;
        try
        {
            var path = await Ffmpeg.MakeAsync(folder, "match.mp4", "-f lavfi -i testsrc=s=320x180:r=30:d=2 -preset ultrafast -pix_fmt yuv420p");
            await server.UploadAsync(session, ("match.mp4", await File.ReadAllBytesAsync(path)));
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
                return poll;
            await Task.Delay(50);
        }
    }

    /// <summary>The reply: the text of the last event that holds one.</summary>
    private static string Text(string stream) => stream.Split('\n')
        .Where(line => line.StartsWith("data: {", StringComparison.Ordinal))
        .Select(line => JsonNode.Parse(line[6..])!)
        .Where(line => line["partial"]?.GetValue<bool>() != true)
        .Select(line => line["content"]?["parts"]?[0]?["text"]?.GetValue<string>())
        .Last(text => text is not null)!;
}
