using NemoVideo.Tests.Client;

namespace NemoVideo.Tests.Wire;

/// <summary>What -Verbose tells of the wire: each request in a line, each wait with its reason, and nothing secret.</summary>
public sealed class TellingTests
{
    [Fact]
    public async Task Each_request_is_one_line_with_status_time_and_bytes()
    {
        var (seen, lines) = await RunAsync(_ => { });
        Assert.Equal(
            seen.Cloud.Requests.Select(request =>
                request.Path.StartsWith("/files/", StringComparison.Ordinal)
                    ? $"GET {seen.Cloud.Address}{request.Path.TrimStart('/')}"
                    : $"{request.Method} {request.Path.TrimStart('/')}"
            ),
            lines.Where(IsRequest).Select(line => line[..line.IndexOf(": HTTP 200, ", StringComparison.Ordinal)])
        );
        Assert.All(lines.Where(IsRequest), line => Assert.Matches(@"HTTP 200, \d+ ms", line));
        Assert.Contains(lines, line =>
            line.StartsWith("POST run_sse: HTTP 200, 0 ms, ", StringComparison.Ordinal) && line.Contains(" sent", StringComparison.Ordinal)
        );
        Assert.Contains(lines, line =>
            line.StartsWith("GET api/credits", StringComparison.Ordinal) && line.Contains(" received", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_repeated_request_tells_its_reason_its_wait_and_its_try()
    {
        var (_, lines) = await RunAsync(cloud =>
        {
            cloud.State = First(cloud.State, exchange => exchange.TextAsync(502, "<html>bad gateway</html>", "text/html"));
        });
        Assert.Contains(lines, line =>
            line.Contains(": HTTP 502, ", StringComparison.Ordinal) && line.Contains("; Nemo.", StringComparison.Ordinal)
        );
        Assert.Contains(lines, line =>
            line.StartsWith("Waiting ", StringComparison.Ordinal)
            && line.Contains("before GET api/state/", StringComparison.Ordinal)
            && line.Contains("502", StringComparison.Ordinal)
        );
        Assert.Contains(lines, line =>
            line.StartsWith("GET api/state/", StringComparison.Ordinal) && line.EndsWith(", try 2", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Neither_the_token_nor_a_signature_is_told()
    {
        var (seen, lines) = await RunAsync(cloud =>
        {
            cloud.Poll = exchange =>
                cloud.Next(FakeCloud.IdOf(exchange)) is { IsDone: true }
                    ? exchange.JsonAsync(
                        200,
                        $$$"""
                        {"status":"completed","output":{"url":"{{{cloud.FileAddress}}}?signature=s3cr3t&token={{{WireRun.Token}}}"} }
                        """
                    )
                    : exchange.JsonAsync(200, """{"status":"processing"}""");
            cloud.State = First(cloud.State, exchange =>
                exchange.JsonAsync(500, $$$"""{"error":"token {{{WireRun.Token}}} at https://x.example/a?sig=s3cr3t broke"}""")
            );
        });
        Assert.NotNull(seen.Export);
        Assert.DoesNotContain(lines, line =>
            line.Contains(WireRun.Token, StringComparison.Ordinal) || line.Contains("s3cr3t", StringComparison.Ordinal)
        );
        Assert.Contains(lines, line => line.Contains("https://x.example/a?…", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sessions_and_renders_are_named()
    {
        var (seen, lines) = await RunAsync(_ => { });
        Assert.Contains(lines, line => line.Contains($"session {seen.Clip!.Project!.SessionId}", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(lines, line => line.Contains($"render {seen.Export!.Id}", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Debug_tells_the_events_of_a_stream_by_kind_and_not_their_words()
    {
        var (seen, _) = await RunAsync(cloud =>
            cloud.Message = cloud.Edit(
                """{"type":"heartbeat"}""",
                """{"type":"tool_call","name":"cut_clip","args":{"secret":"inside"}}""",
                """{"type":"tool_result","name":"cut_clip","result":{"ok":true}}""",
                """{"type":"text","content":"Half of it is gone."}"""
            )
        );
        Assert.Equal(
            ["Event: heartbeat", "Event: tool call cut_clip", "Event: tool result cut_clip", "Event: text, 19 characters"],
            seen.Pipeline.DebugLines
        );
    }

    private static bool IsRequest(string line) => line.Contains(": HTTP ", StringComparison.Ordinal);

    private static Func<Exchange, Task> First(Func<Exchange, Task> answer, Func<Exchange, Task> first)
    {
        var calls = 0;
        return exchange => ++calls == 1 ? first(exchange) : answer(exchange);
    }

    private static async Task<(Seen Seen, IReadOnlyList<string> Lines)> RunAsync(Action<FakeCloud> says)
    {
        using var folder = new TemporaryFolder();
        using var cloud = new FakeCloud();
        says(cloud);
        var seen = await WireRun.RunAsync(cloud, folder);
        return (seen, seen.Pipeline.VerboseLines);
    }
}
