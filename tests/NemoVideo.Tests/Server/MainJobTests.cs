using System.Net;

namespace NemoVideo.Tests.Server;

/// <summary>The way of a clip through every call, as the documents tell it.</summary>
public sealed class MainJobTests
{
    [Fact]
    public async Task Clip_goes_from_upload_to_a_rendered_file()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();

        var upload = await server.UploadAsync(session, ("a.mp4", FakeProbe.Video(2.5)));
        var file = upload.Json["data"]!["files"]![0]!;
        Assert.Equal("a.mp4", file["filename"]!.GetValue<string>());
        Assert.Equal("video", file["file_type"]!.GetValue<string>());
        Assert.Equal(2.5, file["duration"]!.GetValue<double>());
        Assert.Equal(1280, file["width"]!.GetValue<int>());
        Assert.True(upload.Json["data"]!["session_state_applied"]!.GetValue<bool>());

        Assert.Null((await server.StateAsync(session))["state"]!["draft"]);
        var stream = await server.RunAsync(session, "put a title");
        Assert.Contains("functionCall", stream, StringComparison.Ordinal);
        Assert.Contains("\"text\":\"Done: put a title. The timeline now has 1 texts.\"", stream, StringComparison.Ordinal);

        var state = await server.StateAsync(session);
        Assert.Equal("put a title", state["state"]!["draft"]!["t"]![0]!["sg"]![0]!["tx"]!.GetValue<string>());
        Assert.Equal("a.mp4", state["state"]!["video_infos"]![0]!["filename"]!.GetValue<string>());

        var submit = await server.SubmitAsync(session, "render_1");
        Assert.True(submit.Json["success"]!.GetValue<bool>());
        Assert.Equal("render_1", submit.Json["data"]!["id"]!.GetValue<string>());

        var done = await server.FinishAsync("render_1");
        Assert.Equal("completed", done["status"]!.GetValue<string>());
        Assert.Equal(100, done["progress"]!.GetValue<int>());
        Assert.Equal(1, done["output"]!["duration"]!.GetValue<double>());

        // Another host in the cloud, so no token goes there.
        using var anyone = new HttpClient();
        Assert.Equal("put a title", await anyone.GetStringAsync(done["output"]!["url"]!.GetValue<string>()));
        Assert.Equal(FakeProbe.Video(2.5), await anyone.GetByteArrayAsync(file["cdn_url"]!.GetValue<string>()));
        Assert.Equal("put a title", (await server.GetAsync("/api/render/proxy/render_1/download")).Text);
    }

    [Fact]
    public async Task Log_of_requests_counts_them_and_holds_no_token()
    {
        await using var server = await ServerFixture.StartAsync();
        var token = await server.LogInAsync();
        await server.NewSessionAsync();

        var log = await server.GetAsync("/local/requests");
        Assert.Equal(HttpStatusCode.OK, log.Status);
        Assert.Equal(0, log.Json["open"]!.GetValue<int>());
        var session = log.Json["requests"]![1]!;
        Assert.Equal("session", session["call"]!.GetValue<string>());
        Assert.Equal(200, session["status"]!.GetValue<int>());
        Assert.Contains("authorization", session["headers"]!.AsArray().Select(h => h!.GetValue<string>()));
        Assert.DoesNotContain(token, log.Text, StringComparison.Ordinal);
    }
}
