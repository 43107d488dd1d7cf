using System.Globalization;
using System.Text.Json;
using NemoVideo.Tests.Client;

namespace NemoVideo.Tests.Wire;

/// <summary>
/// A service over real HTTP that keeps what is sent to it (clips, edits, renders), so that it knows what is true. It speaks the
/// documented shapes; a case replaces the answers that it is about.
/// </summary>
internal sealed class FakeCloud : IDisposable
{
    /// <summary>The bytes of each rendered video.</summary>
    public static readonly byte[] Video = "a video that has been rendered"u8.ToArray();

    private readonly ScriptedServer _server;

    public FakeCloud()
    {
        _server = new ScriptedServer(AnswerAsync);
        Token = exchange =>
            exchange.JsonAsync(200, $$$"""{"code":0,"data":{"token":"{{{WireRun.Token}}}","user_id":"anon_1","credits":100}}""");
        Session = exchange =>
            exchange.JsonAsync(
                200,
                $$$"""
                {"code":0,"data":{"task_id":"task_{{{++Sessions}}}","session_id":"552979870602441{{{5000 + Sessions}}}","user_id":"anon_1"}}
                """
            );
        Credits = exchange => exchange.JsonAsync(200, """{"code":0,"data":{"available":100,"frozen":0,"total":100}}""");
        Upload = async exchange => await exchange.JsonAsync(200, Uploaded(await KeepAsync(exchange)));
        State = exchange => exchange.JsonAsync(200, StateJson());
        Message = Edit("""{"content":{"role":"model","parts":[{"text":"Done."}]},"author":"agent"}""");
        Submit = async exchange =>
            await exchange.JsonAsync(
                200,
                $$$"""{"success":true,"data":{"id":"{{{await AcceptAsync(exchange)}}}","status":"pending","progress":5}}"""
            );
        Poll = exchange =>
            Next(IdOf(exchange)) is not { } render ? exchange.JsonAsync(404, """{"success":false,"error":"job not found"}""")
            : render.IsDone
                ? exchange.JsonAsync(
                    200,
                    $$$"""{"taskId":"{{{render.Id}}}","status":"completed","progress":100,"output":{"url":"{{{FileAddress}}}"}}"""
                )
            : exchange.JsonAsync(200, $$$"""{"taskId":"{{{render.Id}}}","status":"processing","progress":40}""");
        Fetch = Download = exchange => exchange.BytesAsync(200, Video, "video/mp4");
        Claim = exchange => exchange.JsonAsync(200, """{"code":0,"data":{"claim_token":"clm_1","expires_in":604800}}""");
    }

    public Uri Address => _server.Address;

    /// <summary>Where finished videos are: outside of the API's paths, without a token.</summary>
    public Uri FileAddress => new(Address, "files/video.mp4");

    /// <summary>Waits are over at once and move the time; time-outs end when a case advances it.</summary>
    public TestClock Clock { get; } = new() { Skips = TimeSpan.FromSeconds(125) };

    /// <summary>What the user gives the edit as -TimeoutSec.</summary>
    public TimeSpan? EditTimeout { get; set; }

    /// <summary>How much of the time went by because a case said so, and not because the client waited.</summary>
    public TimeSpan Passed { get; private set; }

    /// <summary>Ends the client's time-outs.</summary>
    public void Pass(TimeSpan time)
    {
        Passed += time;
        Clock.Advance(time);
    }

    // How it answers

    public Func<Exchange, Task> Token { get; set; }

    public Func<Exchange, Task> Session { get; set; }

    public Func<Exchange, Task> Credits { get; set; }

    public Func<Exchange, Task> Upload { get; set; }

    public Func<Exchange, Task> State { get; set; }

    public Func<Exchange, Task> Message { get; set; }

    public Func<Exchange, Task> Submit { get; set; }

    public Func<Exchange, Task> Poll { get; set; }

    /// <summary>The file's own address.</summary>
    public Func<Exchange, Task> Fetch { get; set; }

    /// <summary>GET /api/render/proxy/&lt;id&gt;/download.</summary>
    public Func<Exchange, Task> Download { get; set; }

    public Func<Exchange, Task> Claim { get; set; }

    // What is true

    public int Sessions { get; private set; }

    /// <summary>Names of the clips that it keeps, one for each time that it kept one.</summary>
    public List<string> Clips { get; } = [];

    /// <summary>How many messages it acted on.</summary>
    public int Edits { get; set; }

    /// <summary>It answers a question whatever it is asked, and its state never shows an edit.</summary>
    public bool HidesEdits { get; set; }

    /// <summary>The messages that it took, as sent; not those that it refused before a stream began.</summary>
    public List<string> Messages { get; } = [];

    public List<FakeRender> Renders { get; } = [];

    public IEnumerable<Exchange> Requests => _server.Requests;

    /// <summary>Each request in a line.</summary>
    public string Log => string.Join("\n", Requests.Select(request => $"{request.Method} {request.Path}"));

    public int Count(string path) => Requests.Count(request => request.Path.Contains(path, StringComparison.Ordinal));

    // Building blocks for cases

    /// <summary>Edits, and streams these JSON events.</summary>
    public Func<Exchange, Task> Edit(params string[] events) => Stream(true, Lines(events));

    /// <summary>Streams these JSON events and edits nothing.</summary>
    public Func<Exchange, Task> Reply(params string[] events) => Stream(false, Lines(events));

    /// <summary>Streams exactly this text.</summary>
    public Func<Exchange, Task> Stream(bool edits, string text) =>
        async exchange =>
        {
            await TakeAsync(exchange, edits);
            await exchange.StreamAsync(text);
        };

    /// <summary>Takes the message, which is then not to be sent again.</summary>
    public async Task TakeAsync(Exchange exchange, bool edits)
    {
        Messages.Add(await exchange.ReadTextAsync());
        Edits += edits ? 1 : 0;
    }

    public static string Lines(params string[] events) => string.Concat(events.Select(json => $"data: {json}\n\n"));

    /// <summary>Keeps the uploaded file and returns its name.</summary>
    public async Task<string> KeepAsync(Exchange exchange)
    {
        var text = await exchange.ReadTextAsync();
        var at = text.IndexOf("filename=\"", StringComparison.Ordinal);
        var name = at < 0 ? "fetched.mp4" : text[(at + 10)..text.IndexOf('"', at + 10)];
        lock (Clips)
        {
            Clips.Add(name);
        }

        return name;
    }

    public string Uploaded(string name) =>
        $$$"""
            {"code":0,"data":{"files":[
            {"filename":"{{{name}}}","file_type":"video","cdn_url":"{{{Address}}}cdn/{{{Clips.Count}}}","duration":2.5}]}}
            """;

    /// <summary>Takes the job and returns the client's id for it.</summary>
    /// <param name="id">The id that this service gives it instead.</param>
    public async Task<string> AcceptAsync(Exchange exchange, string? id = null)
    {
        using var order = JsonDocument.Parse(await exchange.ReadTextAsync());
        var own = order.RootElement.GetProperty("id").GetString()!;
        lock (Renders)
        {
            Renders.Add(new FakeRender(id ?? own));
        }

        return own;
    }

    /// <summary>The id in a poll's path.</summary>
    public static string IdOf(Exchange exchange) => exchange.Path.Split('/')[5];

    /// <summary>The render as it is after one more poll; null if there is none of this id.</summary>
    public FakeRender? Next(string id)
    {
        lock (Renders)
        {
            if (Renders.FirstOrDefault(render => render.Id == id) is { } render)
            {
                render.Polls++;
                return render;
            }

            return null;
        }
    }

    /// <summary>The state's answer as documented, with other text in place of the draft if it is given.</summary>
    public string StateJson(string? draft = null) =>
        $$$"""{"code":0,"data":{"state":{"draft":{{{draft ?? Draft()}}},"video_infos":[{{{VideoInfos()}}}] } } }""";

    /// <summary>A track with a segment for each clip; each edit makes it longer.</summary>
    public string Draft() =>
        Edits == 0
            ? "{}"
            : $$$"""
                {"t":[{"tt":0,"sg":[{"d":{{{Number(1000 * Edits)}}},"n":"a.mp4"}]}],"d":{{{Number(1000 * Edits)}}},
                "m":{"title":"cut","width":1920,"height":1080}}
                """;

    public string VideoInfos() =>
        string.Join(
            ",",
            Clips.Select(
                (name, index) => $$$"""{"filename":"{{{name}}}","file_type":"video","cdn_url":"{{{Address}}}cdn/{{{index + 1}}}"}"""
            )
        );

    public void Dispose() => _server.Dispose();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Task AnswerAsync(Exchange exchange)
    {
        var path = exchange.Path;
        var answer =
            path.StartsWith("/api/auth/anonymous-token", StringComparison.Ordinal) ? Token
            : path.StartsWith("/api/tasks/", StringComparison.Ordinal) ? Session
            : path.StartsWith("/api/credits/", StringComparison.Ordinal) ? Credits
            : path.StartsWith("/api/upload-video/", StringComparison.Ordinal) ? Upload
            : path.StartsWith("/api/state/", StringComparison.Ordinal) ? State
            : path == "/run_sse" ? Message
            : path == "/api/render/proxy/lambda" ? Submit
            : path.StartsWith("/api/render/proxy/lambda/", StringComparison.Ordinal) ? Poll
            : path.StartsWith("/api/render/proxy/", StringComparison.Ordinal) ? Download
            : path.StartsWith("/api/auth/claim-token", StringComparison.Ordinal) ? Claim
            : Fetch;
        return answer(exchange);
    }
}

/// <summary>A render job. It is done at its second poll, unless a case says otherwise.</summary>
internal sealed class FakeRender(string id)
{
    public string Id { get; } = id;

    public int Polls { get; set; }

    public bool IsFailed { get; set; }

    public bool IsDone => Polls > 1;
}
