using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using NemoVideo.Local.Api;
using NemoVideo.Local.Faults;
using NemoVideo.Local.Store;

namespace NemoVideo.Tests.Server;

public sealed class UploadTests
{
    [Fact]
    public async Task Several_files_in_one_request_keep_their_order_and_names()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        var answer = await server.UploadAsync(
            session,
            ("b [1].MP4", FakeProbe.Video(1)),
            ("比赛.mp4", FakeProbe.Video(2)),
            ("a.mov", FakeProbe.Video(3))
        );
        Assert.Equal(["b [1].MP4", "比赛.mp4", "a.mov"], Names(answer.Json["data"]!["files"]!));
        var files = (await server.StateAsync(session))["state"]!["video_infos"]!;
        Assert.Equal(["b [1].MP4", "比赛.mp4", "a.mov"], Names(files));
        Assert.Equal(FakeProbe.Video(2), await server.Http.GetByteArrayAsync(files[1]!["cdn_url"]!.GetValue<string>()));
        Assert.Equal(64, files[0]!["hash"]!.GetValue<string>().Length);
    }

    [Theory]
    [InlineData("a.exe")]
    [InlineData("a")]
    [InlineData("mp4")]
    [InlineData("a.mp4.txt")]
    public async Task Type_that_is_not_accepted_is_4001(string name)
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        var answer = await server.UploadAsync(session, (name, FakeProbe.Video(1)));
        Assert.Equal(4001, answer.Code);
        Assert.Contains("mp4, mov, avi, webm, mkv, jpg, png, gif, webp, mp3, wav, m4a, aac", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_that_is_no_media_is_refused_with_the_reason()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        var answer = await server.UploadAsync(session, ("notes.mp4", Encoding.ASCII.GetBytes("just words")));
        Assert.Equal(4001, answer.Code);
        Assert.Equal("notes.mp4: it is not a media file", answer.Json["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task File_over_the_limit_is_4002_and_one_at_the_limit_is_taken()
    {
        await using var server = await ServerFixture.StartAsync(o => o with { MaxFileSize = 1_000_000 });
        var session = await server.BeginAsync();
        Assert.Equal(0, (await server.UploadAsync(session, ("at.mp4", FakeProbe.Video(1, 1_000_000)))).Code);
        Assert.Equal(4002, (await server.UploadAsync(session, ("over.mp4", FakeProbe.Video(1, 1_000_001)))).Code);
        Assert.Equal(["at.mp4"], Names((await server.StateAsync(session))["state"]!["video_infos"]!));
        Assert.Empty(Directory.GetFiles(Path.Combine(server.Folder, "incoming")));
    }

    [Fact]
    public async Task Limit_is_enforced_while_the_body_still_comes()
    {
        await using var server = await ServerFixture.StartAsync(o => o with { MaxFileSize = 1_000_000 });
        var session = await server.BeginAsync();
        using var body = new EndlessContent();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/upload-video/nemo_agent/me/{session}") { Content = body };
        // Whether the client reads the answer or sees the connection end is the operating system's luck; that it ends is not.
        try
        {
            using var response = await server.Http.SendAsync(request);
        }
        catch (HttpRequestException) { }

        Assert.Equal(200, server.Server.Requests.All().Single(r => r.Call == "upload").Status);
        Assert.Empty(Directory.GetFiles(Path.Combine(server.Folder, "incoming")));
    }

    [Fact]
    public async Task Client_that_leaves_in_the_middle_of_an_upload_leaves_nothing_behind()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        using var body = new EndlessContent();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/upload-video/nemo_agent/me/{session}") { Content = body };
        using var leave = new CancellationTokenSource();
        var upload = server.Http.SendAsync(request, leave.Token);
        await Eventually.TrueAsync(() => Directory.EnumerateFiles(Path.Combine(server.Folder, "incoming")).Any());
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => upload);
        await Eventually.TrueAsync(() => server.Server.Requests.Open == 0);
        Assert.True(server.Server.Requests.All().Single(r => r.Call == "upload").Aborted);
        Assert.Empty(Directory.GetFiles(Path.Combine(server.Folder, "incoming")));
        Assert.Empty((await server.StateAsync(session))["state"]!["video_infos"]!.AsArray());
    }

    [Fact]
    public async Task One_bad_file_of_a_request_refuses_all_of_it()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        Assert.Equal(4001, (await server.UploadAsync(session, ("a.mp4", FakeProbe.Video(1)), ("b.mp4", "x"u8.ToArray()))).Code);
        Assert.Empty((await server.StateAsync(session))["state"]!["video_infos"]!.AsArray());
        Assert.Empty(Directory.GetFiles(Path.Combine(server.Folder, "incoming")));
    }

    [Fact]
    public async Task Request_holds_a_hundred_files_and_no_more()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        var files = Enumerable.Range(1, 101).Select(number => ($"{number}.mp4", FakeProbe.Video(1))).ToArray();
        var answer = await server.UploadAsync(session, files);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("at most 100 files", answer.Text, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(server.Folder, "incoming")));
        Assert.Equal(0, (await server.UploadAsync(session, files[..100])).Code);
    }

    [Theory]
    [InlineData("../../../escape.mp4", "escape.mp4")]
    [InlineData("..\\..\\escape.mp4", "escape.mp4")]
    [InlineData("/etc/escape.mp4", "escape.mp4")]
    public async Task Name_of_a_file_never_becomes_a_path(string name, string shown)
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        // By hand, because .NET's own client would quote and encode the name.
        var body =
            $"--b\r\nContent-Disposition: form-data; name=\"files\"; "
            + $"filename=\"{name.Replace("\\", "\\\\", StringComparison.Ordinal)}\"\r\n\r\nvideo 1 \r\n--b--\r\n";
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
        var answer = await server.SendAsync(HttpMethod.Post, $"/api/upload-video/nemo_agent/me/{session}", content);
        Assert.Equal(shown, answer.Json["data"]!["files"]![0]!["filename"]!.GetValue<string>());
        Assert.DoesNotContain(Directory.EnumerateFiles(server.Folder, "*", SearchOption.AllDirectories), f =>
            f.Contains("escape", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=b", "nothing of the kind")]
    [InlineData("multipart/form-data", "--b--")]
    [InlineData("application/json", "{\"urls\":[]}")]
    [InlineData("application/json", "{\"urls\":[null]}")]
    [InlineData("application/json", "{")]
    [InlineData("text/plain", "hello")]
    public async Task Malformed_upload_is_422(string type, string body)
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        var answer = await server.SendAsync(HttpMethod.Post, $"/api/upload-video/nemo_agent/me/{session}", content);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEmpty(answer.Json["detail"]!.GetValue<string>());
    }

    [Fact]
    public async Task Addresses_are_fetched_through_redirects_and_typed_by_name_or_content_type()
    {
        await using var source = await SourceAsync();
        await using var server = await ServerFixture.StartAsync(o => o with { FetchPrivate = true });
        var session = await server.BeginAsync();
        var answer = await FetchAsync(
            server,
            session,
            $"{source.Address}/clip.mp4?sig=1",
            $"{source.Address}/typed",
            $"{source.Address}/redirect/1/clip.mp4"
        );
        Assert.Equal(["clip.mp4", "typed.mp4", "clip.mp4"], Names(answer.Json["data"]!["files"]!));
        Assert.Equal(1.5, answer.Json["data"]!["files"]![2]!["duration"]!.GetValue<double>());
    }

    [Fact]
    public async Task Addresses_have_limits()
    {
        await using var source = await SourceAsync();
        await using var server = await ServerFixture.StartAsync(o => o with { MaxFileSize = 50, FetchPrivate = true });
        var session = await server.BeginAsync();
        foreach (
            var (address, reason) in ((string, string)[])
                [
                    ("file:///etc/hostname", "only http and https"),
                    ("ftp://127.0.0.1/a.mp4", "only http and https"),
                    ("/etc/hostname", "only http and https"),
                    ("clip.mp4", "only http and https"),
                    ($"{source.Address}/to-file/a.mp4", "only http and https"),
                    ($"{source.Address}/to-metadata/a.mp4", "never fetched"),
                    ($"{source.Address}/redirect/9/clip.mp4", "redirects more than"),
                    ($"{source.Address}/missing.mp4", "answered 404"),
                    ($"{source.Address}/short.mp4", "broke off in the middle"),
                ]
        )
        {
            var answer = await FetchAsync(server, session, address);
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Contains(reason, answer.Text, StringComparison.Ordinal);
        }

        Assert.Equal(4001, (await FetchAsync(server, session, $"{source.Address}/page")).Code);
        Assert.Equal(4002, (await FetchAsync(server, session, $"{source.Address}/clip.mp4")).Code);
        Assert.Empty((await server.StateAsync(session))["state"]!["video_infos"]!.AsArray());
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[64:ff9b::7f00:1]")]
    [InlineData("[2002:7f00:1::]")]
    [InlineData("192.168.1.7")]
    [InlineData("[fd00::1]")]
    public async Task Address_of_this_machine_or_a_private_network_is_fetched_only_when_that_was_asked_for(string host)
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        var answer = await FetchAsync(server, session, $"http://me:secret@{host}:{server.Server.Address.Port}/a.mp4?sig=1");
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("--fetch-private", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sig", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Server.Requests.All(), request => request.Path.EndsWith("a.mp4", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("2852039166")]
    [InlineData("0xa9fea9fe")]
    [InlineData("[::ffff:169.254.169.254]")]
    [InlineData("[64:ff9b::a9fe:a9fe]")]
    [InlineData("[2002:a9fe:a9fe::1]")]
    [InlineData("[fe80::1]")]
    [InlineData("0.0.0.0")]
    [InlineData("[::]")]
    [InlineData("224.0.0.1")]
    public async Task Link_local_address_is_never_fetched(string host)
    {
        await using var server = await ServerFixture.StartAsync(o => o with { FetchPrivate = true });
        var session = await server.BeginAsync();
        var answer = await FetchAsync(server, session, $"http://{host}:{server.Server.Address.Port}/a.mp4");
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("never fetched", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("93.184.215.14", "Public")]
    [InlineData("172.15.255.255", "Public")]
    [InlineData("172.31.255.255", "Private")]
    [InlineData("100.127.0.1", "Private")]
    [InlineData("255.255.255.255", "Never")]
    [InlineData("2606:2800:21f:cb07::1", "Public")]
    [InlineData("2002:5db8:d70e::", "Public")]
    [InlineData("64:ff9b::5db8:d70e", "Public")]
    [InlineData("64:ff9b:1::1", "Private")]
    [InlineData("::7f00:1", "Private")]
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2", "Private")]
    [InlineData("2001:0:4136:e378:8000:63bf:80ff:fffe", "Private")]
    [InlineData("2606:2800::5efe:a9fe:a9fe", "Never")]
    [InlineData("2606:2800::200:5efe:a00:1", "Private")]
    [InlineData("fe80::1%3", "Never")]
    [InlineData("fec0::1", "Private")]
    [InlineData("ff02::1", "Never")]
    public void Addresses_are_told_apart_whatever_they_are_wrapped_in(string address, string reach) =>
        Assert.Equal(reach, AddressReaches.Of(IPAddress.Parse(address)).ToString());

    [Fact]
    public async Task What_the_ambient_activity_carries_is_not_sent_along()
    {
        await using var source = await SourceAsync();
        await using var server = await ServerFixture.StartAsync();
        var folder = new BackendFolder(server.Folder);
        using var batch = new UploadBatch(folder, new ProjectStore(folder, TimeProvider.System), new FakeProbe(), 1000);
        using var activity = new Activity("a runbook").AddBaggage("customer", "secret").Start();
        using var fetcher = new AddressFetcher(TimeProvider.System, fetchPrivate: true);
        await fetcher.FetchAsync($"{source.Address}/clip.mp4", batch, CancellationToken.None);
        Assert.DoesNotContain(source.Headers, name =>
            name.ToLowerInvariant() is "traceparent" or "tracestate" or "baggage" or "correlation-context" or "request-id"
        );
    }

    [Fact]
    public async Task Address_that_never_answers_has_a_time_limit()
    {
        await using var source = await SourceAsync();
        await using var server = await ServerFixture.StartAsync(o => o with { FetchPrivate = true });
        var session = await server.BeginAsync();
        var fetch = FetchAsync(server, session, $"{source.Address}/slow.mp4");
        await source.Slow.Task;
        server.Server.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Contains("within 5 minutes", (await fetch).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Full_disk_is_507_in_words_and_nothing_is_left()
    {
        await using var server = await ServerFixture.StartAsync();
        var session = await server.BeginAsync();
        server.Server.Faults = new FaultPlan { DiskFull = true };
        var answer = await server.UploadAsync(session, ("a.mp4", FakeProbe.Video(1)));
        Assert.Equal(HttpStatusCode.InsufficientStorage, answer.Status);
        Assert.Contains("disk is full", answer.Text, StringComparison.Ordinal);
        server.Server.Faults = new FaultPlan();
        Assert.Equal(0, (await server.UploadAsync(session, ("a.mp4", FakeProbe.Video(1)))).Code);
    }

    private static Task<Answer> FetchAsync(ServerFixture server, string session, params string[] addresses) =>
        server.PostAsync(
            $"/api/upload-video/nemo_agent/me/{session}",
            new JsonObject { ["urls"] = new JsonArray([.. addresses.Select(a => JsonValue.Create(a))]), ["source_type"] = "url" }
        );

    private static IEnumerable<string> Names(JsonNode files) => files.AsArray().Select(f => f!["filename"]!.GetValue<string>());

    /// <summary>Somebody else's server, with clips to fetch.</summary>
    private static async Task<Source> SourceAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var slow = new TaskCompletionSource();
        List<string> headers = [];
        app.Run(async context =>
        {
            headers.AddRange(context.Request.Headers.Keys);
            var path = context.Request.Path.Value!;
            if (path is "/clip.mp4" or "/typed")
            {
                context.Response.ContentType = "video/mp4";
                await context.Response.Body.WriteAsync(FakeProbe.Video(1.5));
            }
            else if (path == "/short.mp4")
            {
                context.Response.ContentLength = 40;
                await context.Response.Body.WriteAsync(FakeProbe.Video(1.5, 20));
                await context.Response.Body.FlushAsync();
                context.Abort();
            }
            else if (path == "/page")
            {
                context.Response.ContentType = "text/html";
            }
            else if (path == "/to-file/a.mp4")
            {
                context.Response.StatusCode = 302;
                context.Response.Headers.Location = "file:///etc/hostname";
            }
            else if (path == "/to-metadata/a.mp4")
            {
                context.Response.Redirect("http://169.254.169.254/latest/a.mp4");
            }
            else if (path == "/slow.mp4")
            {
                slow.TrySetResult();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            }
            else if (path.StartsWith("/redirect/", StringComparison.Ordinal))
            {
                var left = path[10] - '0';
                context.Response.Redirect(left == 1 ? "/clip.mp4" : $"/redirect/{left - 1}/clip.mp4");
            }
            else
            {
                context.Response.StatusCode = 404;
            }
        });
        await app.StartAsync();
        return new Source(app, app.Urls.Single(), slow, headers);
    }

    private sealed record Source(WebApplication App, string Address, TaskCompletionSource Slow, List<string> Headers) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await App.DisposeAsync();
    }

    /// <summary>A multipart body whose file never ends.</summary>
    private sealed class EndlessContent : HttpContent
    {
        public EndlessContent() => Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.mp4\"\r\n\r\n"u8.ToArray());
            var block = new byte[65536];
            while (true)
            {
                await stream.WriteAsync(block);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
