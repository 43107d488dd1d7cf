using NemoVideo.Core;
using NemoVideo.Core.Accounts;
using NemoVideo.Core.Connections;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Ports;
using NemoVideo.Tests.Core.Fakes;

namespace NemoVideo.Tests.Core.Connections;

public class ConnectorTests
{
    private const string CloudKey = "https://mega-api-prod.nemovideo.ai";

    [Fact]
    public async Task A_given_token_comes_first()
    {
        var test = new TestHost(Settings(token: "from-environment"));
        test.Client.Accounts.Keep(CloudKey, Kept("kept", test.Clock.UtcNow.AddDays(1)));
        test.Service.UserId = "user_7";
        var connection = await test.ConnectAsync(Request() with { Token = new AccessToken("given", false) });
        Assert.Equal(["given"], test.Service.TokensSeen.Distinct());
        Assert.Equal(AccountKind.Registered, connection.Account);
        Assert.Equal(["session project", "credits"], test.Calls.All);
    }

    [Fact]
    public async Task Then_the_environment()
    {
        var test = new TestHost(Settings(token: "from-environment"));
        test.Client.Accounts.Keep(CloudKey, Kept("kept", test.Clock.UtcNow.AddDays(1)));
        await test.ConnectAsync();
        Assert.Equal(["from-environment"], test.Service.TokensSeen.Distinct());
    }

    [Fact]
    public async Task Then_the_kept_token()
    {
        var test = new TestHost();
        test.Client.Accounts.Keep(CloudKey, Kept("kept", test.Clock.UtcNow.AddDays(1)));
        var connection = await test.ConnectAsync();
        Assert.Equal(["kept"], test.Service.TokensSeen.Distinct());
        Assert.Equal(test.Clock.UtcNow.AddDays(1), connection.ExpiresAt);
    }

    [Fact]
    public async Task Then_a_new_one_which_is_kept()
    {
        var test = new TestHost();
        var connection = await test.ConnectAsync();
        Assert.Equal(["token client-1", "session project", "credits"], test.Calls.All);
        Assert.Equal("nmv_usr_1", test.Client.Accounts.Find(CloudKey)!.Token.Value);
        Assert.Equal(AccountKind.Anonymous, connection.Account);
        Assert.Equal(100, connection.Credits);
        Assert.Equal("project", connection.Project!.Name);
        Assert.DoesNotContain("nmv_usr", connection.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_environments_token_goes_with_the_environments_address_only()
    {
        foreach (
            var endpoint in new[]
            {
                "https://other.example",
                "http://mega-api-prod.nemovideo.ai",
                "https://mega-api-prod.nemovideo.ai:8443",
            }
        )
        {
            var test = new TestHost(Settings(token: "from-environment"));
            await test.ConnectAsync(Request() with { Endpoint = new Uri(endpoint) });
            Assert.DoesNotContain("from-environment", test.Service.TokensSeen);
        }

        var same = new TestHost(Settings(token: "from-environment"));
        await same.ConnectAsync(Request() with { Endpoint = new Uri("https://MEGA-api-prod.nemovideo.ai/") });
        Assert.Equal(["from-environment"], same.Service.TokensSeen.Distinct());
    }

    [Fact]
    public async Task The_local_backend_never_gets_the_environments_token()
    {
        var settings = Settings(token: "from-environment");
        var test = new TestHost(settings);
        var connection = await test.ConnectAsync(
            Request() with
            {
                Local = true,
                LocalProgram = "local.dll",
                LocalArguments = ["--strict", "--seed", "3"],
            }
        );
        Assert.DoesNotContain("from-environment", test.Service.TokensSeen);
        Assert.Equal($"local {Path.Combine(settings.StateFolder, "local")} --strict --seed 3", test.Calls.All[0]);
        Assert.Equal("local:/served", connection.AccountKey);
        Assert.True(connection.IsLocal);
        Assert.Equal(TimeSpan.FromSeconds(1), connection.PollInterval);
        Assert.False(test.Client.LocalEnded);
        connection.Close();
        Assert.True(test.Client.LocalEnded);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000", 1)]
    [InlineData("http://localhost:5000", 1)]
    [InlineData("http://[::1]:5000", 1)]
    [InlineData("https://api.example", 30)]
    public async Task A_service_on_this_machine_is_polled_each_second(string address, int seconds)
    {
        var connection = await new TestHost().ConnectAsync(Request() with { Endpoint = new Uri(address) });
        Assert.Equal(TimeSpan.FromSeconds(seconds), connection.PollInterval);
    }

    [Fact]
    public async Task A_connection_that_fails_leaves_nothing_open()
    {
        var test = new TestHost();
        test.Service.OnSession = (_, _) => throw NemoErrors.Service(500, 500, null, Delivery.Unknown);
        await Assert.ThrowsAsync<NemoException>(() => test.ConnectAsync(Request() with { Local = true, LocalProgram = "local.dll" }));
        Assert.True(test.Client.LocalEnded);
        Assert.True(test.Service.IsDisposed);
    }

    [Fact]
    public async Task A_kept_token_that_ends_soon_is_replaced()
    {
        var test = new TestHost();
        test.Client.Accounts.Keep(CloudKey, Kept("old", test.Clock.UtcNow.AddMinutes(10)));
        await test.ConnectAsync();
        Assert.Equal(["nmv_usr_1"], test.Service.TokensSeen.Distinct());
    }

    [Fact]
    public async Task A_kept_token_that_ends_soon_is_used_where_no_new_one_is_given_yet()
    {
        var test = new TestHost();
        test.Client.Accounts.Keep(CloudKey, Kept("old", test.Clock.UtcNow.AddMinutes(10)));
        test.Service.OnToken = _ => throw NemoErrors.RateLimited();
        await test.ConnectAsync();
        Assert.Equal(["old"], test.Service.TokensSeen.Distinct());
    }

    [Fact]
    public async Task Without_any_token_a_refusal_is_told()
    {
        var test = new TestHost();
        test.Client.Accounts.Keep(CloudKey, Kept("old", test.Clock.UtcNow.AddMinutes(-1)));
        test.Service.OnToken = _ => throw NemoErrors.RateLimited();
        var error = await Assert.ThrowsAsync<NemoException>(() => test.ConnectAsync());
        Assert.Equal("Nemo.RateLimited", error.ErrorId);
        Assert.Equal(1, test.Calls.Count("token"));
    }

    [Fact]
    public async Task A_client_id_that_is_refused_is_replaced_and_the_call_repeated_once()
    {
        var test = new TestHost();
        test.Service.OnToken = id => id == "client-2" ? Kept("new", test.Clock.UtcNow.AddDays(7)) : throw NemoErrors.ClientIdMissing();
        await test.ConnectAsync();
        Assert.Equal(["token client-1", "token client-2"], test.Calls.All.Take(2));

        var stubborn = new TestHost();
        stubborn.Service.OnToken = _ => throw NemoErrors.ClientIdMissing();
        var error = await Assert.ThrowsAsync<NemoException>(() => stubborn.ConnectAsync());
        Assert.Equal("Nemo.ClientIdMissing", error.ErrorId);
        Assert.Equal(2, stubborn.Calls.All.Count);
    }

    [Fact]
    public async Task The_environments_client_id_is_used()
    {
        var test = new TestHost(Settings() with { ClientId = "mine" });
        await test.ConnectAsync();
        Assert.Equal("token mine", test.Calls.All[0]);
    }

    [Fact]
    public async Task Connections_at_the_same_time_share_one_anonymous_token()
    {
        var test = new TestHost();
        var tokens = 0;
        test.Service.OnToken = _ =>
        {
            Interlocked.Increment(ref tokens);
            Thread.Yield();
            return Kept("shared", test.Clock.UtcNow.AddDays(7));
        };
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => test.ConnectAsync())));
        Assert.Equal(1, tokens);
        Assert.Equal(["shared"], test.Service.TokensSeen.Distinct());
    }

    [Fact]
    public async Task A_balance_that_cannot_be_had_does_not_matter()
    {
        var test = new TestHost();
        test.Service.OnCredits = _ => throw NemoErrors.Service(500, 500, null, Delivery.Unknown);
        Assert.Equal(100, (await test.ConnectAsync()).Credits);
    }

    [Fact]
    public void The_environment_is_read()
    {
        var values = new Dictionary<string, string?>
        {
            ["NEMO_API_URL"] = " https://api.example/ ",
            ["NEMO_TOKEN"] = "secret",
            ["NEMO_CLIENT_ID"] = "",
            ["NEMO_HOME"] = "/state",
            ["NEMO_WEB_URL"] = "https://web.example",
        };
        var settings = NemoSettings.FromEnvironment(name => values.GetValueOrDefault(name));
        Assert.Equal(new Uri("https://api.example/"), settings.ApiAddress);
        Assert.Equal("secret", settings.Token!.Value);
        Assert.Null(settings.ClientId);
        Assert.Equal("/state", settings.StateFolder);
        Assert.Equal(new Uri("https://web.example"), new TestHost(settings).Host.Options.WebAddress);
        Assert.DoesNotContain("secret", settings.ToString(), StringComparison.Ordinal);
        Assert.Equal("Nemo.AddressInvalid", Assert.Throws<NemoException>(() => NemoSettings.FromEnvironment(_ => "ftp://x")).ErrorId);
    }

    private static ConnectRequest Request() => new() { Skill = TestHost.Skill() };

    private static NemoSettings Settings(string? token = null) =>
        new(
            NemoSettings.Cloud,
            new Uri("https://nemovideo.com"),
            token is null ? null : new AccessToken(token, false),
            null,
            Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString())
        );

    private static AnonymousToken Kept(string value, DateTimeOffset expires) =>
        new(new AccessToken(value, true, expires, "anon_kept"), null, null);
}
