using System.Net;
using System.Text.Json.Nodes;
using NemoVideo.Local.Faults;

namespace NemoVideo.Tests.Server;

public sealed class MessageTests
{
    [Fact]
    public async Task Partial_events_come_first_and_the_full_event_repeats_them()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        var events = Events(await server.RunAsync(session, "标题 \"Nemo\" 🎬 and some more words so that it takes pieces"));
        var texts = events.Where(e => Part(e)["text"] is not null).ToList();
        var pieces = texts.Where(e => e["partial"]?.GetValue<bool>() == true).Select(e => Part(e)["text"]!.GetValue<string>()).ToList();
        var whole = Assert.Single(texts, e => e["partial"] is null);
        Assert.True(pieces.Count > 2);
        Assert.Equal(string.Concat(pieces), Part(whole)["text"]!.GetValue<string>());
        Assert.Same(texts[^1], whole);
    }

    [Fact]
    public async Task Steps_come_as_function_calls_with_their_responses()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        var events = Events(await server.RunAsync(session, "x"));
        var call = Part(events[0])["functionCall"]!;
        var response = Part(events[1])["functionResponse"]!;
        Assert.Equal("edit_multitrack", call["name"]!.GetValue<string>());
        Assert.Equal("add_text", call["args"]!["op"]!.GetValue<string>());
        Assert.Equal(1, call["args"]!["count"]!.GetValue<int>());
        Assert.Equal(call["id"]!.GetValue<string>(), response["id"]!.GetValue<string>());
        Assert.Equal("success", response["response"]!["status"]!.GetValue<string>());
        Assert.All(events[..2], e => Assert.Null(e["partial"]));
    }

    [Fact]
    public async Task Simple_form_has_typed_events_and_each_text_once()
    {
        await using var server = await ServerFixture.StartAsync(new FaultPlan { Shape = new WireShape { Stream = StreamForm.Simple } });
        var session = await server.BeginAsync();
        var events = Events(await server.RunAsync(session, "x"));
        Assert.Equal(["tool_call", "tool_result"], events[..2].Select(e => e["type"]!.GetValue<string>()));
        Assert.Equal(
            "Done: x. The timeline now has 1 texts.",
            string.Concat(events.Where(e => e["type"]!.GetValue<string>() == "text").Select(e => e["content"]!.GetValue<string>()))
        );
    }

    [Theory]
    [InlineData("seconds", 1)]
    [InlineData("milliseconds", 1000)]
    public async Task Timestamps_are_in_seconds_or_milliseconds(string unit, double factor)
    {
        await using var server = await ServerFixture.StartAsync(FaultPlan.Parse($$"""{ "shape": { "timestamps": "{{unit}}" } }"""));
        var session = await server.BeginAsync();
        var timestamp = Events(await server.RunAsync(session, "x"))[0]["timestamp"]!.GetValue<double>();
        Assert.Equal(server.Server.Clock.GetUtcNow().ToUnixTimeSeconds(), timestamp / factor, 3600.0);
    }

    [Theory]
    [InlineData("comment", ": heartbeat")]
    [InlineData("event", "event: heartbeat")]
    [InlineData("event-data", "event: heartbeat\ndata: {}")]
    [InlineData("empty", "data:")]
    [InlineData("text", "data: heartbeat")]
    [InlineData("json", "data: {\"type\":\"heartbeat\"}")]
    public async Task Heartbeats_come_in_each_form_while_the_agent_works(string form, string expected)
    {
        await using var server = await ServerFixture.StartAsync(
            o => o with { Faults = FaultPlan.Parse($$"""{ "shape": { "heartbeat": "{{form}}" } }""") },
            prepare: f => f.Agent.Gate = new TaskCompletionSource()
        );
        var session = await server.BeginAsync();
        using var response = await server.Http.SendAsync(server.RunRequest(session, "x"), HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Contains("functionCall", await NextAsync(reader), StringComparison.Ordinal);
        for (var i = 0; i < 2; i++)
        {
            var next = NextAsync(reader);
            while (!next.IsCompleted)
            {
                server.Server.Clock.Advance(TimeSpan.FromSeconds(5));
                await Task.WhenAny(next, Task.Delay(1));
            }

            Assert.Equal(expected, await next);
        }

        server.Agent.Gate!.SetResult();
        Assert.Contains("Done: x", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_of_a_session_are_handled_one_at_a_time()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => server.RunAsync(session, $"m{i}")));
        Assert.Equal(1, server.Agent.Running.Most);
        var state = (await server.StateAsync(session))["state"]!;
        Assert.Equal(8, state["draft"]!["t"]![0]!["sg"]!.AsArray().Count);
    }

    [Fact]
    public async Task Sessions_do_not_wait_for_each_other()
    {
        await using var server = await ServerFixture.StartAsync(prepare: f => f.Agent.Gate = new TaskCompletionSource());
        var first = await server.BeginAsync();
        var second = await server.NewSessionAsync();
        var runs = Task.WhenAll(server.RunAsync(first, "a"), server.RunAsync(second, "b"));
        await Eventually.TrueAsync(() => server.Agent.Running.Now == 2);
        server.Agent.Gate!.SetResult();
        await runs;
    }

    [Fact]
    public async Task Edit_goes_on_when_its_client_leaves()
    {
        await using var server = await ServerFixture.StartAsync(prepare: f => f.Agent.Gate = new TaskCompletionSource());
        var session = await server.BeginAsync();
        using (await server.Http.SendAsync(server.RunRequest(session, "kept"), HttpCompletionOption.ResponseHeadersRead)) { }

        await Eventually.TrueAsync(() => server.Server.Requests.Open == 0);
        Assert.True(server.Server.Requests.All().Single(r => r.Call == "run").Aborted);
        server.Agent.Gate!.SetResult();
        await Eventually.TrueAsync(async () => (await server.StateAsync(session))["state"]!["draft"] is not null);
    }

    [Fact]
    public async Task Agent_that_fails_ends_the_stream_with_an_error_frame()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        var last = Events(await server.RunAsync(session, "fail"))[^1];
        Assert.Equal(
            "The edit failed unexpectedly (Local.Unexpected). Nothing was changed; send the message again. If it keeps failing, report it.",
            last["error"]!.GetValue<string>()
        );
        Assert.Contains("The agent broke.", server.Log, StringComparison.Ordinal);
        Assert.Null((await server.StateAsync(session))["state"]!["draft"]);
    }

    [Fact]
    public async Task Edit_is_given_up_after_15_minutes()
    {
        await using var server = await ServerFixture.StartAsync(prepare: f => f.Agent.Gate = new TaskCompletionSource());
        var session = await server.BeginAsync();
        var run = server.RunAsync(session, "long");
        await Eventually.TrueAsync(() => server.Agent.Running.Now == 1);
        server.Server.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Contains("longer than 15 minutes", await run, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_takes_the_history_back()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        foreach (var message in (string[])["one", "? nothing", "two", "undo", "three", "undo", "undo"])
        {
            await server.RunAsync(session, message);
        }

        Assert.Null((await server.StateAsync(session))["state"]!["draft"]);
    }

    [Theory]
    [InlineData("{\"session_id\":\"SID\"}")]
    [InlineData("{\"session_id\":\"SID\",\"new_message\":{\"parts\":[]}}")]
    [InlineData("{\"session_id\":\"SID\",\"new_message\":{\"parts\":[{\"text\":\" \"}]}}")]
    [InlineData("{\"session_id\":")]
    [InlineData("null")]
    public async Task Malformed_message_is_422_with_a_detail(string body)
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        using var content = new StringContent(body.Replace("SID", session, StringComparison.Ordinal), null, "application/json");
        var answer = await server.SendAsync(HttpMethod.Post, "/run_sse", content);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEmpty(answer.Json["detail"]!.GetValue<string>());
        Assert.Empty(server.Agent.Messages);
    }

    private static List<JsonNode> Events(string stream) =>
        [.. stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(e => JsonNode.Parse(e["data: ".Length..])!)];

    private static JsonNode Part(JsonNode e) => e["content"]!["parts"]![0]!;

    private static async Task<string> NextAsync(StreamReader reader)
    {
        var lines = new List<string>();
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            lines.Add(line);
        }

        return string.Join('\n', lines);
    }
}
