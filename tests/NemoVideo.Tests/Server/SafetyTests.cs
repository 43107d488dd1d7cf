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
