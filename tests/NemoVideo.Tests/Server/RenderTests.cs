using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using NemoVideo.Local.Faults;
using NemoVideo.Local.Model;

namespace NemoVideo.Tests.Server;

public sealed class RenderTests
{
    [Theory]
    [InlineData("X-Skill-Source")]
    [InlineData("X-Skill-Version")]
    [InlineData("X-Skill-Platform")]
    public async Task Strict_export_without_an_attribution_header_is_402(string header)
    {
        await using var server = await ServerFixture.StartAsync(o => o with { Strict = true });
        var session = await server.BeginAsync();
        await server.RunAsync(session, "one");
        server.Http.DefaultRequestHeaders.Remove(header);
        var answer = await server.SubmitAsync(session, "r");
        Assert.Equal(HttpStatusCode.PaymentRequired, answer.Status);
        Assert.Equal(402, answer.Code);
        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync("/api/render/proxy/lambda/r")).Status);
    }

    [Fact]
    public async Task Generous_export_needs_no_attribution_headers()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        await server.RunAsync(session, "one");
        server.Http.DefaultRequestHeaders.Remove("X-Skill-Source");
        Assert.True((await server.SubmitAsync(session, "r")).Json["success"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Poll_is_bare_and_tells_progress()
    {
        await using var server = await ServerFixture.StartAsync(prepare: f => f.Renderer.Gate = new TaskCompletionSource());
        var session = await EditedAsync(server);
        var submitted = await server.SubmitAsync(session, "render_1");
        Assert.Contains(submitted.Json["data"]!["status"]!.GetValue<string>(), (string[])["pending", "processing"]);
        await Eventually.TrueAsync(async () => (await PollAsync(server, "render_1"))["progress"]!.GetValue<int>() == 50);
        var running = await PollAsync(server, "render_1");
        Assert.Equal("processing", running["status"]!.GetValue<string>());
        Assert.Equal("render_1", running["taskId"]!.GetValue<string>());
        Assert.Null(running["output"]);
        server.Renderer.Gate!.SetResult();
        var done = await server.FinishAsync("render_1");
        Assert.Equal(100, done["progress"]!.GetValue<int>());
        Assert.Equal(3, done["output"]!["size"]!.GetValue<long>());
    }

    [Fact]
    public async Task Poll_is_wrapped_when_asked()
    {
        await using var server = await ServerFixture.StartAsync(FaultPlan.Parse("""{ "shape": { "poll": "wrapped" } }"""));
        var session = await EditedAsync(server);
        await server.SubmitAsync(session, "r");
        await Eventually.TrueAsync(async () => (await PollAsync(server, "r"))["data"]!["status"]!.GetValue<string>() == "completed");
        var data = (await PollAsync(server, "r"))["data"]!;
        Assert.Equal("r", data["id"]!.GetValue<string>());
        Assert.True(data["completedAt"]!.GetValue<long>() >= data["createdAt"]!.GetValue<long>());
        Assert.Equal("one", await server.Http.GetStringAsync(data["outputUrl"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("bare")]
    [InlineData("wrapped")]
    public async Task Completed_lacks_its_address_for_some_polls_when_asked(string poll)
    {
        await using var server = await ServerFixture.StartAsync(
            FaultPlan.Parse($$"""{ "shape": { "poll": "{{poll}}", "polls_without_address": 2 } }""")
        );
        var session = await EditedAsync(server);
        await server.SubmitAsync(session, "r");
        var completed = new List<JsonNode>();
        await Eventually.TrueAsync(async () =>
        {
            var answer = await PollAsync(server, "r");
            var job = answer["data"] ?? answer;
            if (job["status"]!.GetValue<string>() == "completed")
            {
                completed.Add(job);
            }

            return completed.Count == 3;
        });
        Assert.Equal([false, false, true], completed.Select(j => (j["outputUrl"] ?? j["output"]?["url"]) is not null));
    }

    [Fact]
    public async Task Unknown_status_comes_first_when_asked()
    {
        await using var server = await ServerFixture.StartAsync(FaultPlan.Parse("""{ "shape": { "polls_with_unknown_status": 2 } }"""));
        var session = await EditedAsync(server);
        await server.SubmitAsync(session, "r");
        Assert.Equal("warming_up", (await PollAsync(server, "r"))["status"]!.GetValue<string>());
        Assert.Equal("warming_up", (await PollAsync(server, "r"))["status"]!.GetValue<string>());
        Assert.Equal("completed", (await server.FinishAsync("r"))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Render_that_fails_says_why()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        var draft = JsonNode.Parse("""{ "t": [{ "tt": 0, "sg": [{ "src": "gone", "d": 1000 }] }] }""");
        await server.PostAsync("/api/render/proxy/lambda", ServerFixture.RenderBody(session, "r", draft));
        var failed = await server.FinishAsync("r");
        Assert.Equal("failed", failed["status"]!.GetValue<string>());
        Assert.Equal("The draft names a clip that is not there.", failed["error"]!.GetValue<string>());
    }

    [Fact]
    public async Task Render_that_breaks_ends_with_words_of_its_own_and_the_next_one_is_rendered()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        await server.RunAsync(session, "break the render");
        await server.SubmitAsync(session, "broken");
        Assert.Equal(
            "The render failed unexpectedly (Local.Unexpected). Export again. If it keeps failing, report it.",
            (await server.FinishAsync("broken"))["error"]!.GetValue<string>()
        );
        Assert.Contains("The renderer broke.", server.Log, StringComparison.Ordinal);
        await server.RunAsync(session, "undo");
        await server.RunAsync(session, "one");
        await server.SubmitAsync(session, "next");
        Assert.Equal("completed", (await server.FinishAsync("next"))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Duplicate_id_returns_the_first_job_or_an_error_when_asked()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await EditedAsync(server);
        await server.SubmitAsync(session, "r");
        await server.FinishAsync("r");
        Assert.Equal("completed", (await server.SubmitAsync(session, "r")).Json["data"]!["status"]!.GetValue<string>());
        Assert.Single(server.Renderer.Outputs);

        server.Server.Faults = FaultPlan.Parse("""{ "shape": { "duplicate_render": "error" } }""");
        var refused = await server.SubmitAsync(session, "r");
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.False(refused.Json["success"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Renders_wait_for_each_other_and_can_be_cancelled_waiting_or_running()
    {
        await using var server = await ServerFixture.StartAsync(prepare: f => f.Renderer.Gate = new TaskCompletionSource());
        var session = await EditedAsync(server);
        foreach (var id in (string[])["a", "b", "c"])
        {
            await server.SubmitAsync(session, id);
        }

        await Eventually.TrueAsync(() => server.Renderer.Running.Now == 1);
        Assert.Equal("pending", (await PollAsync(server, "b"))["status"]!.GetValue<string>());

        foreach (var id in (string[])["b", "a"])
        {
            var cancelled = await server.SendAsync(HttpMethod.Post, $"/api/render/proxy/lambda/{id}/cancel");
            Assert.True(cancelled.Json["success"]!.GetValue<bool>());
            var poll = await PollAsync(server, id);
            Assert.Equal("failed", poll["status"]!.GetValue<string>());
            Assert.Equal("The render was cancelled.", poll["error"]!.GetValue<string>());
        }

        server.Renderer.Gate!.SetResult();
        Assert.Equal("completed", (await server.FinishAsync("c"))["status"]!.GetValue<string>());
        Assert.Equal(1, server.Renderer.Running.Most);
        Assert.Equal(2, server.Renderer.Outputs.Count);
        Assert.Equal("failed", (await PollAsync(server, "a"))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Cancelling_a_completed_render_leaves_it_as_it_is()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await EditedAsync(server);
        await server.SubmitAsync(session, "r");
        await server.FinishAsync("r");
        var answer = await server.SendAsync(HttpMethod.Post, "/api/render/proxy/lambda/r/cancel");
        Assert.Equal("completed", answer.Json["data"]!["status"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("null", "no draft")]
    [InlineData("{}", "no segment")]
    [InlineData("""{ "t": [{ "tt": 0, "sg": [] }] }""", "no segment")]
    [InlineData("""{ "t": null }""", "can't be read")]
    [InlineData("""{ "t": [null] }""", "can't be read")]
    [InlineData("""{ "t": [{ "sg": [null] }] }""", "can't be read")]
    [InlineData("""{ "t": "x" }""", "can't be read")]
    [InlineData("""{ "m": { "fit": "sideways" }, "t": [{ "sg": [{}] }] }""", "can't be read")]
    [InlineData("7", "can't be read")]
    public async Task Draft_that_can_not_be_exported_is_refused_with_words(string draft, string words)
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        var answer = await server.PostAsync("/api/render/proxy/lambda", ServerFixture.RenderBody(session, "r", JsonNode.Parse(draft)));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(words, answer.Json["error"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void Members_that_a_draft_leaves_out_have_their_defaults()
    {
        var draft = Local.Store.DraftJson.Read(System.Text.Json.JsonDocument.Parse("""{ "t": [{ "sg": [{ "d": 5 }] }] }""").RootElement);
        Assert.Equal(1, draft.Tracks[0].Segments[0].Speed);
        Assert.Equal(100, draft.Tracks[0].Segments[0].Volume);
        Assert.Equal(1920, draft.Metadata.Width);
    }

    [Fact]
    public async Task Draft_that_is_too_large_is_413()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        var draft = new JsonObject { ["t"] = new JsonArray(), ["x"] = new string('x', 17 * 1024 * 1024) };
        var answer = await server.PostAsync("/api/render/proxy/lambda", ServerFixture.RenderBody(session, "r", draft));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
    }

    [Theory]
    [InlineData("""{ "format": "avi" }""", "mp4, mov")]
    [InlineData("""{ "quality": "best" }""", "low, medium, high")]
    [InlineData("""{ "resolution": "huge" }""", "144p to 4320p")]
    [InlineData("""{ "resolution": "9999p" }""", "144p to 4320p")]
    public async Task Output_that_is_not_supported_is_refused_with_words(string output, string words)
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await EditedAsync(server);
        var answer = await server.SubmitAsync(session, "r", JsonNode.Parse(output)!.AsObject());
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(words, answer.Json["error"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_reaches_the_renderer()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await EditedAsync(server);
        await server.SubmitAsync(
            session,
            "r",
            new JsonObject
            {
                ["format"] = "mov",
                ["quality"] = "low",
                ["resolution"] = "720p",
            }
        );
        var done = await server.FinishAsync("r");
        Assert.Equal(new RenderOutput("mov", "low", "720p"), server.Renderer.Outputs.Single());
        Assert.EndsWith("/r.mov", done["output"]!["url"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_of_another_account_is_not_there()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await EditedAsync(server);
        await server.SubmitAsync(session, "r");
        await server.LogInAsync();
        foreach (var path in (string[])["/api/render/proxy/lambda/r", "/api/render/proxy/r/download"])
        {
            var answer = await server.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
            Assert.False(answer.Json["success"]!.GetValue<bool>());
        }
    }

    [Fact]
    public async Task Download_before_completion_is_409()
    {
        await using var server = await ServerFixture.StartAsync(prepare: f => f.Renderer.Gate = new TaskCompletionSource());
        var session = await EditedAsync(server);
        await server.SubmitAsync(session, "r");
        Assert.Equal(HttpStatusCode.Conflict, (await server.GetAsync("/api/render/proxy/r/download")).Status);
    }

    [Fact]
    public async Task Files_have_a_length_and_come_in_ranges()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        await server.RunAsync(session, "0123456789");
        await server.SubmitAsync(session, "r");
        var url = (await server.FinishAsync("r"))["output"]!["url"]!.GetValue<string>();
        using var client = new HttpClient();
        using var whole = await client.GetAsync(url);
        Assert.Equal(10, whole.Content.Headers.ContentLength);
        Assert.Equal("video/mp4", whole.Content.Headers.ContentType!.MediaType);

        using var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Range = new RangeHeaderValue(4, null) } };
        using var rest = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, rest.StatusCode);
        Assert.Equal("456789", await rest.Content.ReadAsStringAsync());

        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, url));
        Assert.Equal(10, head.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("/files/1234567890123456789/00000000000000000000000000000000/0/a.mp4")]
    [InlineData("/files/1234567890123456789/00000000000000000000000000000000/a.mp4")]
    [InlineData("/files/renders/00000000000000000000000000000000/0/a.mp4")]
    [InlineData("/files/renders/x/y/a.mp4")]
    [InlineData("/files/%2e%2e/lock/a.mp4")]
    public async Task Address_that_was_guessed_is_404(string path)
    {
        await using var server = await ServerFixture.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync(path)).Status);
    }

    [Fact]
    public async Task Uploaded_file_needs_a_secret_that_no_name_on_disk_gives_away()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        var upload = await server.UploadAsync(session, ("a.mp4", FakeProbe.Video(1)));
        var parts = upload.Json["data"]!["files"]![0]!["cdn_url"]!.GetValue<string>().Split('/');
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync(string.Join('/', parts))).Status);
        var secret = parts[^2];
        Assert.Equal(32, secret.Length);
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(server.Folder, "*", SearchOption.AllDirectories), entry =>
            entry.Contains(secret, StringComparison.Ordinal)
        );

        // What stands in ffmpeg's arguments: the folders, and the file's name.
        var id = Path.GetFileNameWithoutExtension(
            Assert.Single(Directory.GetFiles(Path.Combine(server.Folder, "projects", session, "media")))
        );
        foreach (var guess in (string[])[id, new string('0', 32), ""])
        {
            parts[^2] = guess;
            Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync(string.Join('/', parts))).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync($"/files/{session}/{id}/a.mp4")).Status);
    }

    [Fact]
    public async Task Rendered_file_needs_its_secret()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await EditedAsync(server);
        await server.SubmitAsync(session, "r");
        var parts = (await server.FinishAsync("r"))["output"]!["url"]!.GetValue<string>().Split('/');
        parts[^2] = new string('0', parts[^2].Length);
        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync(string.Join('/', parts))).Status);
    }

    [Fact]
    public async Task Renders_that_were_under_way_are_taken_up_again_after_a_restart()
    {
        await using var first = await ServerFixture.StartAsync(prepare: f => f.Renderer.Gate = new TaskCompletionSource());
        var token = await first.LogInAsync();
        var session = await first.NewSessionAsync();
        await first.RunAsync(session, "one");
        await first.SubmitAsync(session, "a");
        await first.SubmitAsync(session, "b");
        await Eventually.TrueAsync(() => first.Renderer.Running.Now == 1);
        await first.Server.DisposeAsync();
        Assert.Equal(0, first.Renderer.Running.Now);

        await using var second = await ServerFixture.StartAsync(folder: first.Folder);
        second.Use(token);
        Assert.Equal("completed", (await second.FinishAsync("a"))["status"]!.GetValue<string>());
        var done = await second.FinishAsync("b");
        Assert.Equal("one", await second.Http.GetStringAsync(done["output"]!["url"]!.GetValue<string>()));
    }

    private static async Task<string> EditedAsync(ServerFixture server)
    {
        var session = await server.BeginAsync();
        await server.RunAsync(session, "one");
        return session;
    }

    private static async Task<JsonNode> PollAsync(ServerFixture server, string id) =>
        (await server.GetAsync($"/api/render/proxy/lambda/{id}")).Json;
}
