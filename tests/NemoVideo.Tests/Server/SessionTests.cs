using System.Text.Json;
using System.Text.Json.Nodes;
using NemoVideo.Local.Faults;

namespace NemoVideo.Tests.Server;

public sealed class SessionTests
{
    [Fact]
    public async Task Session_answer_has_the_documented_members()
    {
        await using var server = await ServerFixture.StartAsync();
        await server.LogInAsync();
        var answer = await server.PostAsync("/api/tasks/me/with-session/nemo_agent", new JsonObject { ["task_name"] = "Spring" });
        var data = answer.Json["data"]!;
        Assert.StartsWith("task_", data["task_id"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Matches("^[1-9][0-9]{18}$", data["session_id"]!.GetValue<string>());
        Assert.StartsWith("anon_", data["user_id"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_come_as_numbers_when_asked_and_both_forms_are_understood()
    {
        await using var server = await ServerFixture.StartAsync(new FaultPlan { Shape = new WireShape { Ids = IdForm.Number } });
        await server.LogInAsync();
        var made = await server.PostAsync("/api/tasks/me/with-session/nemo_agent", new JsonObject());
        var id = made.Json["data"]!["session_id"]!;
        Assert.Equal(JsonValueKind.Number, id.GetValueKind());
        var text = id.ToString();
        Assert.Equal(19, text.Length);
        Assert.Equal(JsonValueKind.Number, (await server.StateAsync(text))["session_id"]!.GetValueKind());

        using var request = server.RunRequest(text, "hello");
        var body = JsonNode.Parse(await request.Content!.ReadAsStringAsync())!;
        body["session_id"] = JsonNode.Parse(text);
        request.Content = ServerFixture.Content(body);
        using var response = await server.Http.SendAsync(request);
        Assert.Contains("Done: hello", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_of_a_new_session_has_a_null_draft_and_empty_collections()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        var data = await server.StateAsync(session);
        Assert.Equal(session, data["session_id"]!.GetValue<string>());
        Assert.Equal("project", data["task_name"]!.GetValue<string>());
        var state = data["state"]!.AsObject();
        Assert.True(state.ContainsKey("draft"));
        Assert.Null(state["draft"]);
        Assert.Null(state["canvas_config"]);
        foreach (var list in (string[])["video_infos", "generated_media", "video_analyses"])
        {
            Assert.Empty(state[list]!.AsArray());
        }
    }

    [Fact]
    public async Task State_shows_the_draft_and_its_canvas()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        await server.RunAsync(session, "one");
        var state = (await server.StateAsync(session))["state"]!;
        Assert.Equal(1000, state["draft"]!["d"]!.GetValue<long>());
        Assert.Equal(7, state["draft"]!["t"]![0]!["tt"]!.GetValue<int>());
        Assert.Equal(1920, state["draft"]!["m"]!["width"]!.GetValue<int>());
        Assert.Equal(1080, state["canvas_config"]!["height"]!.GetValue<int>());
    }

    [Fact]
    public async Task Collections_of_the_state_come_as_objects_when_asked()
    {
        await using var server = await ServerFixture.StartAsync(
            new FaultPlan { Shape = new WireShape { Collections = CollectionForm.Object } }
        );
        var session = await server.BeginAsync();
        await server.UploadAsync(session, ("a.mp4", FakeProbe.Video(1)));
        var state = (await server.StateAsync(session))["state"]!;
        Assert.Equal("a.mp4", state["video_infos"]!.AsObject().Single().Value!["filename"]!.GetValue<string>());
        Assert.Empty(state["generated_media"]!.AsObject());
    }

    [Theory]
    [InlineData("5529798706024415232")]
    [InlineData("..")]
    [InlineData("%2e%2e%2faccounts")]
    [InlineData("nonsense")]
    public async Task Unknown_session_is_1002(string session)
    {
        await using var server = await ServerFixture.StartAsync();
        await server.LogInAsync();
        var answer = await server.GetAsync($"/api/state/nemo_agent/me/{session}/latest");
        if (session != "..")
        {
            Assert.Equal(1002, answer.Code);
        }
        else
        {
            Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.Status);
        }
    }

    [Fact]
    public async Task Session_belongs_to_its_account()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        await server.LogInAsync();
        Assert.Equal(1002, (await server.GetAsync($"/api/state/nemo_agent/me/{session}/latest")).Code);
        Assert.Equal(1002, (await server.UploadAsync(session, ("a.mp4", FakeProbe.Video(1)))).Code);
        Assert.Equal(1002, JsonNode.Parse(await server.RunAsync(session, "x"))!["code"]!.GetValue<int>());
        Assert.Equal(1002, (await server.PostAsync("/api/render/proxy/lambda", ServerFixture.RenderBody(session, "r", null))).Code);
    }

    [Fact]
    public async Task Drafts_and_history_survive_a_restart()
    {
        await using var first = await ServerFixture.StartAsync();
        var token = await first.LogInAsync();
        var session = await first.NewSessionAsync();
        await first.UploadAsync(session, ("a.mp4", FakeProbe.Video(1)));
        await first.RunAsync(session, "one");
        await first.RunAsync(session, "two");
        await first.Server.DisposeAsync();

        await using var second = await ServerFixture.StartAsync(folder: first.Folder);
        second.Use(token);
        Assert.Equal(2, Texts(await second.StateAsync(session)));
        await second.RunAsync(session, "undo");
        Assert.Equal(1, Texts(await second.StateAsync(session)));
        await second.RunAsync(session, "undo");
        Assert.Null((await second.StateAsync(session))["state"]!["draft"]);
        var cdn = (await second.StateAsync(session))["state"]!["video_infos"]![0]!["cdn_url"]!.GetValue<string>();
        Assert.Equal(FakeProbe.Video(1), await second.Http.GetByteArrayAsync(cdn));
    }

    private static int Texts(JsonNode data) => data["state"]!["draft"]!["t"]![0]!["sg"]!.AsArray().Count;
}
