using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace NemoVideo.Tests.Server;

public sealed class AccountTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Token_call_without_client_id_is_refused_with_400(bool strict)
    {
        await using var server = await ServerFixture.StartAsync(o => o with { Strict = strict });
        var answer = await server.SendAsync(HttpMethod.Post, "/api/auth/anonymous-token");
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(400, answer.Code);
    }

    [Fact]
    public async Task Token_answer_has_the_documented_members()
    {
        await using var server = await ServerFixture.StartAsync();
        var answer = await TokenAsync(server, "c1");
        var data = answer.Json["data"]!;
        Assert.Equal(0, answer.Code);
        Assert.StartsWith("nmv_usr_", data["token"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.StartsWith("anon_", data["user_id"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(100, data["credits"]!.GetValue<int>());
        Assert.Equal(7, (data["expires_at"]!.GetValue<DateTimeOffset>() - server.Server.Clock.GetUtcNow()).TotalDays, 1.0);
    }

    [Fact]
    public async Task Client_id_is_kept_as_a_hash_and_one_of_an_earlier_version_becomes_one()
    {
        await using var first = await ServerFixture.StartAsync();
        var user = (await TokenAsync(first, "c1")).Json["data"]!["user_id"]!.GetValue<string>();
        await first.Server.DisposeAsync();
        var file = Path.Combine(first.Folder, "accounts", user + ".json");
        var kept = JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsObject();
        var (name, hash) = (
            kept.Single(member => member.Value?.ToString().Length == 64).Key,
            Convert.ToHexStringLower(SHA256.HashData("c1"u8))
        );
        Assert.Equal(hash, kept[name]!.GetValue<string>());

        kept[name] = "c1";
        await File.WriteAllTextAsync(file, kept.ToJsonString());
        await using var second = await ServerFixture.StartAsync(folder: first.Folder);
        Assert.Equal(user, (await TokenAsync(second, "c1")).Json["data"]!["user_id"]!.GetValue<string>());
        Assert.NotEqual(user, (await TokenAsync(second, hash)).Json["data"]!["user_id"]!.GetValue<string>());
        Assert.Contains(hash, await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generous_server_gives_a_client_its_own_account_again()
    {
        await using var server = await ServerFixture.StartAsync();
        var first = await TokenAsync(server, "c1");
        var again = await TokenAsync(server, "c1");
        var other = await TokenAsync(server, "c2");
        Assert.Equal(User(first), User(again));
        Assert.NotEqual(User(first), User(other));
        foreach (var answer in (Answer[])[first, again])
        {
            server.Use(answer.Json["data"]!["token"]!.GetValue<string>());
            Assert.Equal(0, (await server.GetAsync("/api/credits/balance/simple")).Code);
        }
    }

    [Fact]
    public async Task Strict_server_refuses_a_second_token_within_7_days()
    {
        await using var server = await ServerFixture.StartAsync(o => o with { Strict = true });
        var first = await TokenAsync(server, "c1");
        var second = await TokenAsync(server, "c1");
        Assert.Equal(HttpStatusCode.TooManyRequests, second.Status);
        Assert.Equal(429, second.Code);

        server.Server.Clock.Advance(TimeSpan.FromDays(7));
        var later = await TokenAsync(server, "c1");
        Assert.Equal(0, later.Code);
        Assert.NotEqual(User(first), User(later));
    }

    [Fact]
    public async Task Strict_server_gives_ten_tokens_to_an_address()
    {
        await using var server = await ServerFixture.StartAsync(o => o with { Strict = true });
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(0, (await TokenAsync(server, $"c{i}")).Code);
        }

        Assert.Equal(429, (await TokenAsync(server, "c10")).Code);
    }

    [Theory]
    [InlineData(true, 1001)]
    [InlineData(false, 0)]
    public async Task Tokens_expire_after_7_days_only_when_strict(bool strict, int code)
    {
        await using var server = await ServerFixture.StartAsync(o => o with { Strict = strict });
        await server.LogInAsync();
        Assert.Equal(0, (await server.GetAsync("/api/credits/balance/simple")).Code);
        server.Server.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(code, (await server.GetAsync("/api/credits/balance/simple")).Code);
    }

    [Theory]
    [InlineData("nmv_usr_00112233445566778899aabbccddeeff0011223344556677")]
    [InlineData("something-else")]
    [InlineData(null)]
    public async Task Unknown_token_is_1001_even_when_generous(string? token)
    {
        await using var server = await ServerFixture.StartAsync();
        server.Use(token);
        var answer = await server.GetAsync("/api/credits/balance/simple");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(1001, answer.Code);
    }

    [Fact]
    public async Task Account_survives_a_restart_and_no_token_lies_on_disk()
    {
        await using var first = await ServerFixture.StartAsync();
        var token = await first.LogInAsync();
        var session = await first.NewSessionAsync("kept");
        await first.Server.DisposeAsync();
        foreach (var file in Directory.EnumerateFiles(first.Folder, "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(token[8..], await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        }

        await using var second = await ServerFixture.StartAsync(folder: first.Folder);
        second.Use(token);
        Assert.Equal("kept", (await second.StateAsync(session))["task_name"]!.GetValue<string>());
    }

    [Fact]
    public async Task Claim_token_is_for_an_own_session()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        var body = new System.Text.Json.Nodes.JsonObject { ["task_id"] = "task_1", ["session_id"] = session };
        var answer = await server.PostAsync("/api/auth/claim-token", body);
        Assert.StartsWith("clm_", answer.Json["data"]!["claim_token"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(604800, answer.Json["data"]!["expires_in"]!.GetValue<int>());

        await server.LogInAsync();
        Assert.Equal(1002, (await server.PostAsync("/api/auth/claim-token", body)).Code);
    }

    private static Task<Answer> TokenAsync(ServerFixture server, string client) =>
        server.SendAsync(HttpMethod.Post, "/api/auth/anonymous-token", headers: [("X-Client-Id", client)]);

    private static string User(Answer answer) => answer.Json["data"]!["user_id"]!.GetValue<string>();
}
