using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using NemoVideo.Local.Api;
using NemoVideo.Local.Faults;
using NemoVideo.Local.Hosting;

namespace NemoVideo.Tests.Server;

/// <summary>A server with fakes behind it, in a folder of its own, and a plain HTTP client.</summary>
internal sealed class ServerFixture : IAsyncDisposable
{
    private readonly bool _ownsFolder;
    private readonly StringWriter _log = new();

    private ServerFixture(string folder, bool ownsFolder) => (Folder, _ownsFolder) = (folder, ownsFolder);

    public string Folder { get; }

    public LocalServer Server { get; private set; } = null!;

    public FakeAgent Agent { get; } = new();

    public FakeRenderer Renderer { get; } = new();

    public HttpClient Http { get; private set; } = null!;

    public string Log => _log.ToString();

    public static async Task<ServerFixture> StartAsync(
        Func<LocalServerOptions, LocalServerOptions>? configure = null,
        string? folder = null,
        Action<ServerFixture>? prepare = null,
        LocalServices? services = null
    )
    {
        var fixture = new ServerFixture(
            folder ?? Path.Combine(Path.GetTempPath(), "nemo-server-" + Guid.NewGuid().ToString("N")),
            ownsFolder: folder is null
        );
        prepare?.Invoke(fixture);
        var options = new LocalServerOptions
        {
            Folder = fixture.Folder,
            Control = true,
            Log = TextWriter.Synchronized(fixture._log),
        };
        fixture.Server = await LocalServer.StartAsync(
            configure?.Invoke(options) ?? options,
            services ?? new LocalServices(fixture.Agent, fixture.Renderer, new FakeProbe())
        );
        fixture.Http = new HttpClient
        {
            BaseAddress = fixture.Server.Address,
            DefaultRequestHeaders = { { "X-Nemo-Secret", fixture.Server.Secret } },
        };
        return fixture;
    }

    public static Task<ServerFixture> StartAsync(FaultPlan faults) => StartAsync(o => o with { Faults = faults });

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
        if (_ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>An account with attribution headers; the token becomes the client's.</summary>
    public async Task<string> LogInAsync(string? clientId = null)
    {
        var answer = await SendAsync(
            HttpMethod.Post,
            "/api/auth/anonymous-token",
            headers: [("X-Client-Id", clientId ?? Guid.NewGuid().ToString())]
        );
        var token = answer.Json["data"]!["token"]!.GetValue<string>();
        Use(token);
        return token;
    }

    public void Use(string? token)
    {
        Http.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        Http.DefaultRequestHeaders.Remove("X-Skill-Source");
        Http.DefaultRequestHeaders.Remove("X-Skill-Version");
        Http.DefaultRequestHeaders.Remove("X-Skill-Platform");
        Http.DefaultRequestHeaders.Add("X-Skill-Source", "video-creator-job");
        Http.DefaultRequestHeaders.Add("X-Skill-Version", "1.0.0");
        Http.DefaultRequestHeaders.Add("X-Skill-Platform", "unknown");
    }

    public async Task<string> NewSessionAsync(string name = "project")
    {
        var answer = await PostAsync("/api/tasks/me/with-session/nemo_agent", new JsonObject { ["task_name"] = name, ["language"] = "en" });
        return answer.Json["data"]!["session_id"]!.ToString();
    }

    /// <summary>Logged in, and a session.</summary>
    public async Task<string> BeginAsync()
    {
        await LogInAsync();
        return await NewSessionAsync();
    }

    public Task<Answer> UploadAsync(string session, params (string Name, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, content) in files)
        {
            form.Add(new ByteArrayContent(content), "files", name);
        }

        return SendAsync(HttpMethod.Post, $"/api/upload-video/nemo_agent/me/{session}", form);
    }

    public HttpRequestMessage RunRequest(string session, string message) =>
        new(HttpMethod.Post, "/run_sse")
        {
            Content = Content(
                new JsonObject
                {
                    ["app_name"] = "nemo_agent",
                    ["user_id"] = "me",
                    ["session_id"] = session,
                    ["new_message"] = new JsonObject { ["parts"] = new JsonArray(new JsonObject { ["text"] = message }) },
                }
            ),
            Headers = { Accept = { new MediaTypeWithQualityHeaderValue("text/event-stream") } },
        };

    /// <summary>A message and its whole stream, as text.</summary>
    public async Task<string> RunAsync(string session, string message)
    {
        using var response = await Http.SendAsync(RunRequest(session, message));
        return await response.Content.ReadAsStringAsync();
    }

    public async Task<JsonNode> StateAsync(string session) => (await GetAsync($"/api/state/nemo_agent/me/{session}/latest")).Json["data"]!;

    public static JsonObject RenderBody(string session, string id, JsonNode? draft, JsonObject? output = null) =>
        new()
        {
            ["id"] = id,
            ["sessionId"] = session,
            ["draft"] = draft?.DeepClone(),
            ["output"] = output ?? new JsonObject { ["format"] = "mp4", ["quality"] = "high" },
        };

    /// <summary>Submits a render of the session's draft.</summary>
    public async Task<Answer> SubmitAsync(string session, string id, JsonObject? output = null)
    {
        var state = await StateAsync(session);
        return await PostAsync("/api/render/proxy/lambda", RenderBody(session, id, state["state"]!["draft"], output));
    }

    /// <summary>Polls until the render is over.</summary>
    public async Task<JsonNode> FinishAsync(string id)
    {
        while (true)
        {
            var poll = (await GetAsync($"/api/render/proxy/lambda/{id}")).Json;
            if (poll["status"]!.GetValue<string>() is "completed" or "failed")
            {
                return poll;
            }

            await Task.Delay(5);
        }
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> PostAsync(string path, JsonNode body) => SendAsync(HttpMethod.Post, path, Content(body));

    public async Task<Answer> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? content = null,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Http.SendAsync(request);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.RetryAfter?.Delta);
    }

    public static StringContent Content(JsonNode body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");
}

internal sealed record Answer(HttpStatusCode Status, string Text, TimeSpan? RetryAfter)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public int Code => Json["code"]!.GetValue<int>();
}
