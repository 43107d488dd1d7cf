namespace NemoVideo.Tests.Server;

public sealed class CreditsTests
{
    [Fact]
    public async Task Strict_server_charges_an_edit_and_ends_with_2001()
    {
        await using var server = await ServerFixture.StartAsync(o => o with { Strict = true });
        var session = await server.BeginAsync();
        Assert.Equal((100, 0, 100), await BalanceAsync(server));
        await server.RunAsync(session, "one");
        Assert.Equal((50, 0, 50), await BalanceAsync(server));
        await server.RunAsync(session, "two");
        Assert.Equal((0, 0, 0), await BalanceAsync(server));

        var refused = System.Text.Json.Nodes.JsonNode.Parse(await server.RunAsync(session, "three"))!;
        Assert.Equal(2001, refused["code"]!.GetValue<int>());
        Assert.Equal(["one", "two"], server.Agent.Messages);
    }

    [Theory]
    [InlineData("? what can you do")]
    [InlineData("fail")]
    public async Task Edit_that_changed_nothing_costs_nothing(string message)
    {
        await using var server = await ServerFixture.StartAsync(o => o with { Strict = true });
        var session = await server.BeginAsync();
        await server.RunAsync(session, message);
        Assert.Equal((100, 0, 100), await BalanceAsync(server));
    }

    [Fact]
    public async Task Export_costs_nothing()
    {
        await using var server = await ServerFixture.StartAsync(o => o with { Strict = true, Credits = 7, EditCost = 7 });
        var session = await server.BeginAsync();
        await server.RunAsync(session, "one");
        await server.SubmitAsync(session, "r");
        Assert.Equal("completed", (await server.FinishAsync("r"))["status"]!.GetValue<string>());
        Assert.Equal((0, 0, 0), await BalanceAsync(server));
    }

    [Fact]
    public async Task Generous_server_charges_nothing()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        for (var i = 0; i < 4; i++)
        {
            await server.RunAsync(session, "edit");
        }

        Assert.Equal((100, 0, 100), await BalanceAsync(server));
    }

    [Fact]
    public async Task Credits_are_frozen_during_an_edit()
    {
        await using var server = await ServerFixture.StartAsync(
            o => o with { Strict = true },
            prepare: f => f.Agent.Gate = new TaskCompletionSource()
        );
        var session = await server.BeginAsync();
        using var response = await server.Http.SendAsync(server.RunRequest(session, "one"), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal((50, 50, 100), await BalanceAsync(server));
        server.Agent.Gate!.SetResult();
        await response.Content.ReadAsStringAsync();
        Assert.Equal((50, 0, 50), await BalanceAsync(server));
    }

    [Fact]
    public async Task Credits_that_an_ended_server_had_frozen_come_back()
    {
        await using var first = await ServerFixture.StartAsync(
            o => o with { Strict = true },
            prepare: f => f.Agent.Gate = new TaskCompletionSource()
        );
        var token = await first.LogInAsync();
        var session = await first.NewSessionAsync();
        using var response = await first.Http.SendAsync(first.RunRequest(session, "one"), HttpCompletionOption.ResponseHeadersRead);
        // What a killed server would leave.
        var account = Directory.GetFiles(Path.Combine(first.Folder, "accounts")).Single();
        var left = await File.ReadAllTextAsync(account);
        Assert.Contains("\"frozen\": 50", left, StringComparison.Ordinal);
        await first.Server.DisposeAsync();
        await File.WriteAllTextAsync(account, left);

        await using var second = await ServerFixture.StartAsync(o => o with { Strict = true }, first.Folder);
        second.Use(token);
        Assert.Equal((100, 0, 100), await BalanceAsync(second));
    }

    private static async Task<(int Available, int Frozen, int Total)> BalanceAsync(ServerFixture server)
    {
        var data = (await server.GetAsync("/api/credits/balance/simple")).Json["data"]!;
        return (data["available"]!.GetValue<int>(), data["frozen"]!.GetValue<int>(), data["total"]!.GetValue<int>());
    }
}
