using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using NemoVideo.Core;
using static NemoVideo.Tests.Client.ClientFixture;

namespace NemoVideo.Tests.Client;

/// <summary>Uploads and downloads.</summary>
public sealed class TransferTests : IDisposable
{
    private const string Uploaded =
        """{"code":0,"data":{"files":[{"filename":"v.mp4","file_type":"video","cdn_url":"https://cdn/v","duration":"""
        + """30.5,"width":1920,"height":1080,"fps":30,"hash":"h"}],"session_state_applied":true}}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("clip [1].mp4")]
    [InlineData("比赛 高光.mp4")]
    [InlineData("o'brien; a=b, ü.mp4")]
    public async Task A_name_arrives_at_an_ordinary_server_as_it_is(string name)
    {
        var content = RandomNumberGenerator.GetBytes(300_000);
        string? arrived = null;
        byte[]? body = null;
        await using var app = await KestrelAsync(async context =>
        {
            var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(context.Request.ContentType!).Boundary).Value!;
            var section = await new MultipartReader(boundary, context.Request.Body).ReadNextSectionAsync();
            var disposition = ContentDispositionHeaderValue.Parse(section!.ContentDisposition!);
            Assert.Equal("files", disposition.Name.Value);
            arrived = HeaderUtilities.RemoveQuotes(disposition.FileName).Value;
            using var memory = new MemoryStream();
            await section.Body.CopyToAsync(memory);
            body = memory.ToArray();
            Assert.NotNull(context.Request.ContentLength);
            await context.Response.WriteAsync(Uploaded);
        });
        var path = _folder.File("x.bin");
        await File.WriteAllBytesAsync(path, content);
        using var service = Service(new Uri(app.Urls.Single()));
        var sent = new List<long>();

        var file = await service.UploadFileAsync(Token, "s1", path, name, sent.Add, CancellationToken.None);

        Assert.Equal(name, arrived);
        Assert.Equal(content, body);
        Assert.Equal(0, sent[0]);
        Assert.Equal(content.Length, sent[^1]);
        Assert.Equal(sent.Order(), sent);
        Assert.Equal(
            ("v.mp4", "video", TimeSpan.FromSeconds(30.5), 1920, 1080, 30.0, "h"),
            (file.FileName, file.Kind, file.Duration!.Value, file.Width!.Value, file.Height!.Value, file.FrameRate!.Value, file.Hash)
        );
    }

    [Fact]
    public async Task Quotes_and_line_ends_in_a_name_can_not_break_the_header()
    {
        using var server = ScriptedServer.Json(200, """{"code":0,"data":{"uploaded_files":[{"url":"https://cdn/v"}]}}""");
        using var service = Service(server.Address);
        var file = await service.UploadFileAsync(
            Token,
            "s1",
            _folder.Write("a", "abc"),
            "a\"b\r\nX: y.mp4",
            _ => { },
            CancellationToken.None
        );
        Assert.Contains(
            "filename=\"a%22b%0D%0AX: y.mp4\"\r\n",
            await Assert.Single(server.Requests).ReadTextAsync(),
            StringComparison.Ordinal
        );
        Assert.Equal("https://cdn/v", file.RemoteUri!.AbsoluteUri);
    }

    [Fact]
    public async Task Memory_does_not_grow_with_the_file()
    {
        var path = Sparse(64);
        await using var app = await KestrelAsync(async context =>
        {
            var buffer = new byte[64 * 1024];
            while (await context.Request.Body.ReadAsync(buffer) > 0) { }

            await context.Response.WriteAsync(Uploaded);
        });
        using var service = Service(new Uri(app.Urls.Single()));
        await service.UploadFileAsync(Token, "s1", _folder.Write("small", "x"), "a.mp4", _ => { }, CancellationToken.None);

        // Both sides and tests that run beside this one are counted, so the least of three counts; a buffered file alone would be 64 MB.
        var allocated = long.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            await service.UploadFileAsync(Token, "s1", path, "a.mp4", _ => { }, CancellationToken.None);
            allocated = Math.Min(allocated, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Assert.InRange(allocated, 0, 32 * 1024 * 1024);
    }

    [Fact]
    public async Task A_refusal_comes_before_the_file_is_sent()
    {
        var path = Sparse(64);
        using var server = new ScriptedServer(async exchange =>
        {
            await exchange.TextAsync(413, """{"code":4002,"message":"too large"}""", "application/json", "Connection: close\r\n");
            exchange.Leave();
        });
        using var service = Service(server.Address);
        var sent = 0L;
        var error = await ErrorAsync(() =>
            service.UploadFileAsync(Token, "s1", path, "a.mp4", bytes => sent = bytes, CancellationToken.None)
        );
        Assert.Equal("Nemo.FileTooLarge", error.ErrorId);
        Assert.Equal(path, error.Target);
        Assert.Equal(0, sent);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_refusal_in_the_middle_is_told_and_not_the_broken_pipe()
    {
        var path = Sparse(64);
        using var server = new ScriptedServer(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 100 Continue\r\n\r\n");
            await Task.Delay(50);
            await exchange.TextAsync(200, """{"code":4001,"message":"no video"}""", "application/json", "Connection: close\r\n");
            exchange.Leave();
        });
        using var service = Service(server.Address);
        var error = await ErrorAsync(() => service.UploadFileAsync(Token, "s1", path, "a.mp4", _ => { }, CancellationToken.None));
        Assert.Equal("Nemo.UnsupportedType", error.ErrorId);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_upload_that_did_not_arrive_whole_is_sent_again()
    {
        using var server = ScriptedServer.Sequence(
            exchange => exchange.TextAsync(503, "{}", "application/json", "Connection: close\r\n"),
            exchange => exchange.JsonAsync(200, Uploaded)
        );
        using var service = Service(server.Address);

        // A body of less than 1 KB is sent despite the refusal.
        await service.UploadFileAsync(Token, "s1", Sparse(1), "a.mp4", _ => { }, CancellationToken.None);
        Assert.Equal(2, server.Requests.Count);
        Assert.NotEmpty(await server.Requests.Last().ReadBodyAsync());
    }

    [Fact]
    public async Task A_gateways_answer_after_the_whole_file_leaves_open_whether_it_was_kept()
    {
        using var server = ScriptedServer.Json(503, "{}");
        using var service = Service(server.Address);
        var error = await ErrorAsync(() =>
            service.UploadFileAsync(Token, "s1", _folder.Write("a", "abc"), "a.mp4", _ => { }, CancellationToken.None)
        );
        Assert.Equal((503, Delivery.Unknown), (error.HttpStatus, error.Delivery));
        Assert.Single(server.Requests);
    }

    /// <summary>Far more than the buffers of the system hold.</summary>
    [Fact]
    public async Task A_reset_in_the_middle_of_a_file_is_no_delivery_and_the_bar_stops_there()
    {
        const int Whole = 64 * 1024 * 1024;
        var sent = 0L;
        var left = 0L;
        using var server = ScriptedServer.Sequence(
            async exchange =>
            {
                await exchange.SendAsync("HTTP/1.1 100 Continue\r\n\r\n");
                await Task.Delay(50);
                exchange.Break();
            },
            exchange =>
            {
                left = Interlocked.Read(ref sent);
                return exchange.JsonAsync(200, Uploaded);
            }
        );
        using var service = Service(server.Address);
        await service.UploadFileAsync(
            Token,
            "s1",
            Sparse(64),
            "a.mp4",
            bytes => Interlocked.Exchange(ref sent, bytes),
            CancellationToken.None
        );
        Assert.Equal(2, server.Requests.Count);
        Assert.InRange(left, 0, Whole - 1);
        Assert.Equal(Whole, sent);
    }

    [Fact]
    public async Task A_reset_that_stays_is_told_as_not_delivered()
    {
        using var server = new ScriptedServer(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 100 Continue\r\n\r\n");
            exchange.Break();
        });
        using var service = Service(server.Address, options: new() { Retries = 1 });
        var error = await ErrorAsync(() => service.UploadFileAsync(Token, "s1", Sparse(64), "a.mp4", _ => { }, CancellationToken.None));
        Assert.Equal(("Nemo.Unreachable", Delivery.NotDelivered), (error.ErrorId, error.Delivery));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task An_upload_that_may_lie_at_the_service_is_not_sent_again()
    {
        using var server = new ScriptedServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            exchange.Break();
        });
        using var service = Service(server.Address);
        var error = await ErrorAsync(() =>
            service.UploadFileAsync(Token, "s1", _folder.Write("a", "abc"), "a.mp4", _ => { }, CancellationToken.None)
        );
        Assert.Equal(("Nemo.Unreachable", Delivery.Unknown), (error.ErrorId, error.Delivery));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_told_without_a_request()
    {
        using var server = ScriptedServer.Json(200, Uploaded);
        using var service = Service(server.Address);
        var error = await ErrorAsync(() =>
            service.UploadFileAsync(Token, "s1", _folder.File("none"), "a.mp4", _ => { }, CancellationToken.None)
        );
        Assert.Equal("Nemo.FileNotFound", error.ErrorId);
        Assert.Empty(server.Requests);
    }

    /// <summary>A camera or a copy that is still at work.</summary>
    [Theory]
    [InlineData("grows")]
    [InlineData("shrinks")]
    [InlineData("changes")]
    public async Task A_file_that_is_still_being_written_is_not_sent_half(string what)
    {
        var path = _folder.Write("a.mp4", new string('x', 3_000_000));
        using var server = ScriptedServer.Json(200, Uploaded);
        using var service = Service(server.Address);
        var error = await ErrorAsync(() =>
            service.UploadFileAsync(
                Token,
                "s1",
                path,
                "a.mp4",
                sent =>
                {
                    if (sent is > 1_000_000 and < 1_100_000)
                    {
                        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
                        file.SetLength(
                            what == "grows" ? 4_000_000
                            : what == "shrinks" ? 500_000
                            : file.Length
                        );
                        File.SetLastWriteTimeUtc(path, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
                    }
                },
                CancellationToken.None
            )
        );
        Assert.Equal(("Nemo.FileChanged", Delivery.NotDelivered), (error.ErrorId, error.Delivery));
        Assert.Contains("still being written", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_download_is_not_written_through_a_link()
    {
        using var server = ScriptedServer.Json(200, "{}");
        using var service = Service(server.Address);
        var other = _folder.Write("other", "not ours to write");
        File.CreateSymbolicLink(_folder.File("v.partial"), other);
        File.CreateSymbolicLink(_folder.File("w.partial"), _folder.File("not there yet"));
        foreach (var name in (string[])["v.partial", "w.partial"])
        {
            var error = await ErrorAsync(() =>
                service.DownloadAsync(Token, new Uri(server.Address, "/v.mp4"), _folder.File(name), (_, _) => { }, CancellationToken.None)
            );
            Assert.Equal("Nemo.DestinationNotWritable", error.ErrorId);
        }

        Assert.Equal("not ours to write", File.ReadAllText(other));
        Assert.False(File.Exists(_folder.File("not there yet")));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_download_goes_on_where_it_broke()
    {
        var video = RandomNumberGenerator.GetBytes(100_000);
        var path = _folder.File("v.mp4.partial");
        using var server = ScriptedServer.Sequence(
            async exchange =>
            {
                await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nETag: \"v1\"\r\nContent-Length: 100000\r\n\r\n");
                await exchange.SendAsync(video[..40_000]);
                exchange.Close();
            },
            async exchange =>
            {
                await exchange.SendAsync(
                    "HTTP/1.1 206 P\r\nContent-Type: video/mp4\r\nETag: \"v1\"\r\nContent-Range: bytes "
                        + "40000-99999/100000\r\nContent-Length: 60000\r\n\r\n"
                );
                await exchange.SendAsync(video[40_000..]);
            }
        );
        using var service = Service(server.Address);
        var progress = new List<(long, long?)>();
        await service.DownloadAsync(
            Token,
            new Uri(server.Address, "/cdn/v.mp4"),
            path,
            (bytes, total) => progress.Add((bytes, total)),
            CancellationToken.None
        );

        Assert.Equal(video, await File.ReadAllBytesAsync(path));
        Assert.Equal((100_000, 100_000L), progress[^1]);
        Assert.Equal(
            (null, "bytes=40000-", "\"v1\""),
            (server.Requests.First().Header("Range"), server.Requests.Last().Header("Range"), server.Requests.Last().Header("If-Range"))
        );
        Assert.All(server.Requests, request => Assert.Null(request.Header("Authorization")));
    }

    [Fact]
    public async Task A_download_begins_anew_where_the_server_ignores_the_range()
    {
        var video = RandomNumberGenerator.GetBytes(50_000);
        var path = _folder.File("v.mp4.partial");
        using var server = ScriptedServer.Sequence(
            async exchange =>
            {
                await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 50000\r\n\r\n");
                await exchange.SendAsync(video[..10_000]);
                exchange.Close();
            },
            async exchange =>
            {
                await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 50000\r\n\r\n");
                await exchange.SendAsync(video);
            }
        );
        using var service = Service(server.Address);
        await service.DownloadAsync(Token, new Uri(server.Address, "/cdn/v.mp4"), path, (_, _) => { }, CancellationToken.None);
        Assert.Equal(video, await File.ReadAllBytesAsync(path));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task An_expired_address_is_told(int status)
    {
        using var server = ScriptedServer.Json(status, "<Error/>");
        using var service = Service(server.Address);
        var error = await ErrorAsync(() =>
            service.DownloadAsync(
                Token,
                new Uri(server.Address, "/cdn/v.mp4?sig=1"),
                _folder.File("p"),
                (_, _) => { },
                CancellationToken.None
            )
        );
        Assert.Equal("Nemo.DownloadRefused", error.ErrorId);
        Assert.DoesNotContain("sig=1", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_download_that_never_gets_on_ends()
    {
        using var server = new ScriptedServer(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 50000\r\n\r\n");
            exchange.Close();
        });
        using var service = Service(server.Address, options: new() { Retries = 2 });
        var error = await ErrorAsync(() =>
            service.DownloadAsync(Token, new Uri(server.Address, "/cdn/v.mp4"), _folder.File("p"), (_, _) => { }, CancellationToken.None)
        );
        Assert.Equal("Nemo.DownloadIncomplete", error.ErrorId);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nConnection: close\r\n\r\n", "larger than 300 KB")]
    [InlineData("HTTP/1.1 206 P\r\nContent-Range: bytes 0-199999/200000\r\nConnection: close\r\n\r\n", "200000 bytes")]
    public async Task A_video_without_end_is_given_up(string head, string said)
    {
        using var server = new ScriptedServer(async exchange =>
        {
            await exchange.SendAsync(head);
            while (true)
            {
                await exchange.SendAsync(new byte[10_000]);
            }
        });
        using var service = Service(server.Address, options: new() { MaxUnsizedBytes = 300 * 1024 });
        var error = await ErrorAsync(() =>
            service.DownloadAsync(Token, new Uri(server.Address, "/cdn/v.mp4"), _folder.File("p"), (_, _) => { }, CancellationToken.None)
        );
        Assert.Equal("Nemo.DownloadRefused", error.ErrorId);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.InRange(new FileInfo(_folder.File("p")).Length, 0, 300 * 1024);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_video_of_a_known_length_may_be_larger_than_one_of_an_unknown_one()
    {
        using var server = new ScriptedServer(exchange => exchange.TextAsync(200, new string('v', 5000), "video/mp4"));
        using var service = Service(server.Address, options: new() { MaxUnsizedBytes = 1000 });
        await service.DownloadAsync(Token, new Uri(server.Address, "/cdn/v.mp4"), _folder.File("p"), (_, _) => { }, CancellationToken.None);
        Assert.Equal(5000, new FileInfo(_folder.File("p")).Length);
    }

    [Fact]
    public async Task The_token_goes_to_the_api_and_not_across_a_redirect()
    {
        using var server = new ScriptedServer(exchange =>
            exchange.Path == "/cdn/v.mp4"
                ? exchange.TextAsync(200, "video", "video/mp4")
                : exchange.TextAsync(302, "", "text/plain", "Location: /cdn/v.mp4\r\n")
        );
        using var service = Service(server.Address);
        var address = service.GetDownloadAddress("render_1");
        Assert.Equal("/api/render/proxy/render_1/download", address.AbsolutePath);
        await service.DownloadAsync(Token, address, _folder.File("p"), (_, _) => { }, CancellationToken.None);
        Assert.Equal(["Bearer " + Secret, null], server.Requests.Select(request => request.Header("Authorization")));
        Assert.Equal("video", await File.ReadAllTextAsync(_folder.File("p")));
    }

    [Fact]
    public async Task The_token_does_not_go_to_another_host_or_path()
    {
        using var server = new ScriptedServer(exchange => exchange.TextAsync(200, "video", "video/mp4"));
        using var service = Service(new Uri("https://api.example"));
        await service.DownloadAsync(
            Token,
            new Uri(server.Address, "/api/render/proxy/render_1/download"),
            _folder.File("p"),
            (_, _) => { },
            CancellationToken.None
        );
        using var own = Service(server.Address);
        await own.DownloadAsync(
            Token,
            new Uri(server.Address, "/api/render/proxy/../../cdn"),
            _folder.File("q"),
            (_, _) => { },
            CancellationToken.None
        );
        Assert.All(server.Requests, request => Assert.Null(request.Header("Authorization")));
    }

    [Fact]
    public async Task An_expired_token_at_the_apis_own_address_is_told_as_such()
    {
        using var server = ScriptedServer.Json(200, """{"code":1001,"message":"expired"}""");
        using var service = Service(server.Address);
        var error = await ErrorAsync(() =>
            service.DownloadAsync(Token, service.GetDownloadAddress("render_1"), _folder.File("p"), (_, _) => { }, CancellationToken.None)
        );
        Assert.Equal("Nemo.TokenExpired", error.ErrorId);
    }

    [Fact]
    public async Task A_page_is_no_video()
    {
        using var server = new ScriptedServer(exchange => exchange.TextAsync(200, "<html>", "text/html"));
        using var service = Service(server.Address);
        var error = await ErrorAsync(() =>
            service.DownloadAsync(Token, new Uri(server.Address, "/v"), _folder.File("p"), (_, _) => { }, CancellationToken.None)
        );
        Assert.Equal("Nemo.DownloadRefused", error.ErrorId);
    }

    [Fact]
    public async Task A_place_that_can_not_be_written_is_told_and_not_tried_again()
    {
        using var server = new ScriptedServer(exchange => exchange.TextAsync(200, "video", "video/mp4"));
        using var service = Service(server.Address);
        var error = await ErrorAsync(() =>
            service.DownloadAsync(Token, new Uri(server.Address, "/v"), _folder.File("none/p"), (_, _) => { }, CancellationToken.None)
        );
        Assert.Equal("Nemo.DestinationNotWritable", error.ErrorId);
        Assert.Empty(server.Requests);
    }

    private static async Task<WebApplication> KestrelAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        Microsoft.AspNetCore.Hosting.WebHostBuilderKestrelExtensions.UseKestrel(builder.WebHost, kestrel =>
            kestrel.Limits.MaxRequestBodySize = null
        );
        Microsoft.AspNetCore.Hosting.HostingAbstractionsWebHostBuilderExtensions.UseUrls(builder.WebHost, "http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return app;
    }

    private string Sparse(int megabytes)
    {
        var path = _folder.File($"{megabytes}.mp4");
        using var file = File.Create(path);
        file.SetLength(megabytes * 1024L * 1024);
        return path;
    }
}
