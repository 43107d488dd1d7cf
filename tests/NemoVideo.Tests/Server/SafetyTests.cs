using System.Net;
using System.Net.NetworkInformation;

namespace NemoVideo.Tests.Server;

public sealed class SafetyTests
{
    [Fact]
    public async Task Listens_on_loopback_only()
    {
        await using var server = await ServerFixture.StartAsync();
        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(l => l.Port == server.Server.Address.Port);
        Assert.All(listeners, l => Assert.Equal(IPAddress.Loopback, l.Address));
    }

    [Theory]
    [InlineData("evil.example", 403)]
    [InlineData("127.0.0.1.evil.example:80", 403)]
    [InlineData("192.168.1.7", 403)]
    [InlineData("localhost:1", 400)]
    [InlineData("[::1]", 400)]
    public async Task Foreign_host_is_refused(string host, int status)
    {
        await using var server = await ServerFixture.StartAsync();
        var answer = await server.SendAsync(HttpMethod.Post, "/api/auth/anonymous-token", headers: [("Host", host)]);
        Assert.Equal(status, (int)answer.Status);
    }

    [Fact]
    public async Task Web_pages_are_refused_and_there_is_no_cors()
    {
        await using var server = await ServerFixture.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/local/clock") { Headers = { { "Origin", "https://evil.example" } } };
        using var response = await server.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("cross-site", 403)]
    [InlineData("same-site", 403)]
    [InlineData("Cross-Site", 403)]
    [InlineData("same-origin", 200)]
    [InlineData("none", 200)]
    public async Task Where_a_browser_says_a_request_comes_from_counts(string site, int status)
    {
        await using var server = await ServerFixture.StartAsync();
        var answer = await server.SendAsync(
            HttpMethod.Post,
            "/api/auth/anonymous-token",
            headers: [("Sec-Fetch-Site", site), ("X-Client-Id", Guid.NewGuid().ToString())]
        );
        Assert.Equal(status, (int)answer.Status);
    }

    /// <summary>Any user of the machine reaches the port; who may read server.json may hold and steer the backend.</summary>
    [Theory]
    [InlineData("GET", "/local/hold")]
    [InlineData("GET", "/LOCAL/requests")]
    [InlineData("GET", "/local/faults")]
    [InlineData("POST", "/local/faults")]
    [InlineData("POST", "/local/clock")]
    [InlineData("GET", "/local/requests")]
    public async Task What_holds_and_steers_it_wants_the_secret(string method, string path)
    {
        await using var server = await ServerFixture.StartAsync();
        server.Http.DefaultRequestHeaders.Remove("X-Nemo-Secret");
        (string, string)[][] strangers =
        [
            [],
            [("X-Nemo-Secret", "")],
            [("X-Nemo-Secret", new string('0', 64))],
            [("X-Nemo-Nonce", "n")],
            [("X-Nemo-Nonce", "n"), ("X-Nemo-Proof", "n")],
        ];
        foreach (var headers in strangers)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            foreach (var (name, value) in headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            using var response = await server.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.False(response.Headers.Contains("X-Nemo-Proof"));
        }

        Assert.Equal(0, server.Server.Holders);
    }

    [Fact]
    public async Task Secret_is_in_a_file_that_only_its_owner_can_read()
    {
        await using var server = await ServerFixture.StartAsync();
        var file = Path.Combine(server.Folder, "server.json");
        Assert.Contains(server.Server.Secret, await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.DoesNotContain(server.Server.Secret, server.Server.Announcement, StringComparison.Ordinal);

        // Who starts it to hold it reads it over a pipe of his own.
        await using var held = await ServerFixture.StartAsync(o => o with { WhileHeld = true });
        Assert.Contains(held.Server.Secret, held.Server.Announcement, StringComparison.Ordinal);
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(server.Folder, "lock")));
    }

    [Fact]
    public async Task Requests_that_are_no_call_are_404()
    {
        await using var server = await ServerFixture.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync("/")).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await server.GetAsync("/run_sse")).Status);
    }

    [Fact]
    public async Task Inner_failure_is_500_without_its_details()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        await File.WriteAllTextAsync(Path.Combine(server.Folder, "projects", session, "drafts", "1.json"), "{");
        await server.RunAsync(session, "one");
        await File.WriteAllTextAsync(Path.Combine(server.Folder, "projects", session, "drafts", "1.json"), "{");
        var answer = await server.GetAsync($"/api/state/nemo_agent/me/{session}/latest");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.DoesNotContain("Exception", answer.Text, StringComparison.Ordinal);
        Assert.Contains("JsonReaderException", server.Log, StringComparison.Ordinal);
    }
}
