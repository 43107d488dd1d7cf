using System.Text.Json;
using NemoVideo.Core;
using NemoVideo.Core.Ports;
using static NemoVideo.Tests.Client.ClientFixture;

namespace NemoVideo.Tests.Client;

/// <summary>Headers, bodies, shapes of answers, and repeats.</summary>
public sealed class CallTests
{
    [Fact]
    public async Task Every_call_has_the_bearer_and_three_attribution_headers_but_the_token_call_a_client_id_instead()
    {
        using var server = ScriptedServer.Json(
            200,
            """
            {"code":0,"data":{"token":"nmv_usr_x","user_id":"anon_1","expires_at":"2026-03-18T00:00:00Z","credits":100,"session_id":5529798706024415232,
            "task_id":"t1","claim_token":"clm_1","available":"80","frozen":20,"status":"pending","state":{},"files":[{"url":"https://cdn/v"}]}}
            """
        );
        using var service = Service(server.Address);
        var none = CancellationToken.None;

        var made = await service.CreateAnonymousTokenAsync("c-1", none);
        var session = await service.CreateSessionAsync(Token, "Highlights", "zh-CN", none);
        var credit = await service.GetCreditsAsync(Token, none);
        await service.GetStateAsync(Token, "s/1", none);
        await service.SubmitRenderAsync(Token, Order with { Resolution = "1080p" }, none);
        await service.GetRenderAsync(Token, "render_1", none);
        await service.CancelRenderAsync(Token, "render_1", none);
        await service.UploadUriAsync(Token, "s1", new Uri("https://example.com/a b.mp4"), none);
        var link = await service.CreateBrowserLinkAsync(Token, "t1", "s1", none);

        var requests = server.Requests.ToArray();
        Assert.Equal("c-1", requests[0].Header("X-Client-Id"));
        Assert.Null(requests[0].Header("Authorization"));
        Assert.All(requests, request =>
            Assert.Equal(
                ("video-creator-job", "1.2.3", "cursor"),
                (request.Header("X-Skill-Source"), request.Header("X-Skill-Version"), request.Header("X-Skill-Platform"))
            )
        );
        Assert.All(requests.Skip(1), request => Assert.Equal("Bearer " + Secret, request.Header("Authorization")));
        Assert.Equal(
            [
                "POST /api/auth/anonymous-token",
                "POST /api/tasks/me/with-session/nemo_agent",
                "GET /api/credits/balance/simple",
                "GET /api/state/nemo_agent/me/s%2F1/latest",
                "POST /api/render/proxy/lambda",
                "GET /api/render/proxy/lambda/render_1",
                "POST /api/render/proxy/lambda/render_1/cancel",
                "POST /api/upload-video/nemo_agent/me/s1",
                "POST /api/auth/claim-token",
            ],
            requests.Select(request => $"{request.Method} {request.Path}")
        );

        Assert.Equal(("nmv_usr_x", "anon_1", 100m), (made.Token.Value, made.Token.UserId, made.Credits));
        Assert.Equal(new DateTimeOffset(2026, 3, 18, 0, 0, 0, TimeSpan.Zero), made.Token.ExpiresAt);
        Assert.Equal("5529798706024415232", session.SessionId);
        Assert.Equal((80m, 20m, 100m), (credit.Available, credit.Frozen, credit.Total));
        Assert.Equal("https://nemovideo.com/workspace/claim?ct=clm_1", link.AbsoluteUri);
        Assert.Equal("""{"task_name":"Highlights","language":"zh-CN"}""", await requests[1].ReadTextAsync());
        Assert.Equal(
            """{"id":"render_1","sessionId":"s1","draft":{ "d":1.0, "t":[] },"output":"""
                + """{"format":"mp4","quality":"high","resolution":"1080p"}}""",
            await requests[4].ReadTextAsync()
        );
        Assert.Equal("""{"urls":["https://example.com/a%20b.mp4"],"source_type":"url"}""", await requests[7].ReadTextAsync());
        Assert.Equal("""{"task_id":"t1","session_id":"s1"}""", await requests[8].ReadTextAsync());
    }

    [Theory]
    [InlineData("http://example.com", "Nemo.InsecureAddress")]
    [InlineData("ftp://example.com", "Nemo.AddressInvalid")]
    [InlineData("https://user:pw@example.com", "Nemo.AddressInvalid")]
    public void An_address_that_would_give_the_token_away_is_refused(string address, string id)
    {
        var error = Assert.Throws<NemoException>(() => Service(new Uri(address)));
        Assert.Equal(id, error.ErrorId);
        Assert.DoesNotContain("pw", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"2026-03-18\"", "2026-03-18T00:00:00Z")]
    [InlineData("\"2026-03-18T08:00:00+08:00\"", "2026-03-18T00:00:00Z")]
    [InlineData("1773792000", "2026-03-18T00:00:00Z")]
    [InlineData("1773792000000", "2026-03-18T00:00:00Z")]
    [InlineData("\"1773792000\"", "2026-03-18T00:00:00Z")]
    [InlineData("\"next week\"", null)]
    [InlineData("null", null)]
    public async Task Dates_come_in_odd_forms(string json, string? expected)
    {
        using var server = ScriptedServer.Json(200, "{\"code\":0,\"data\":{\"token\":\"t\",\"expires_at\":" + json + "}}");
        using var service = Service(server.Address);
        var token = await service.CreateAnonymousTokenAsync("c", CancellationToken.None);
        Assert.Equal(
            expected is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
            token.Token.ExpiresAt
        );
    }

    [Theory]
    [InlineData(
        """{"taskId":"render_1","status":"completed","progress":100,"output":{"url":"https://cdn/x.mp4","duration":"""
            + """30.5,"size":15728640}}""",
        ExportState.Completed,
        100,
        15728640L
    )]
    [InlineData(
        """{"success":true,"data":{"id":"render_1","status":"completed","progress":100,"outputUrl":"https:"""
            + """//cdn/x.mp4","createdAt":1773423613616}}""",
        ExportState.Completed,
        100,
        null
    )]
    [InlineData(
        """{"code":0,"data":{"id":"render_1","status":"COMPLETED","output":{"url":"https://cdn/x.mp4"}}}""",
        ExportState.Completed,
        null,
        null
    )]
    [InlineData("""{"success":true,"data":{"id":"render_1","status":"pending","progress":"5"}}""", ExportState.Pending, 5, null)]
    [InlineData("""{"id":"render_1","status":"compositing","progress":140}""", ExportState.Processing, 100, null)]
    [InlineData("""{"success":false,"data":{"id":"render_1","status":"failed","error":"out of disk"}}""", ExportState.Failed, null, null)]
    [InlineData("""{"id":"render_1","status":"failed","error":{"message":"out of disk"}}""", ExportState.Failed, null, null)]
    [InlineData("""{"id":"render_1","status":"cancelled"}""", ExportState.Canceled, null, null)]
    public async Task Each_poll_shape_is_read(string json, ExportState state, int? progress, long? length)
    {
        using var server = ScriptedServer.Json(200, json);
        using var service = Service(server.Address);
        var status = await service.GetRenderAsync(Token, "render_1", CancellationToken.None);
        Assert.Equal((state, (double?)progress, length), (status.State, status.Progress, status.Length));
        Assert.Equal(state == ExportState.Completed ? "https://cdn/x.mp4" : null, status.Address?.AbsoluteUri);
        Assert.Equal(state == ExportState.Failed ? "out of disk" : null, status.Error);
        Assert.Equal(length is null ? null : TimeSpan.FromSeconds(30.5), status.Duration);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_failed_render_in_a_bare_error_envelope_is_an_error_of_the_call()
    {
        using var server = ScriptedServer.Json(200, """{"success":false,"error":"no such template"}""");
        using var service = Service(server.Address);
        var error = await ErrorAsync(() => service.GetRenderAsync(Token, "render_1", CancellationToken.None));
        Assert.Equal("Nemo.ServiceError", error.ErrorId);
        Assert.Contains("no such template", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_state_is_read_as_list_or_object_with_what_stands_beside_it()
    {
        using var server = ScriptedServer.Json(
            200,
            """
            {"code":0,"data":{"task_name":"Match","user_id":"anon_7","bind_id":77,"state":{"draft":{},"video_analyses":{"r":{"kind":"ranking","title":"Top","items":[{"rank":1,"name":"a.mp4","score":87.5,"start":1500,"parts":{"motion":0.5},"reason":"lively"}]},"x":[1]},
            "video_infos":{"a.mp4":{"duration":2.5,"fps":"30000/1001","width":"1920","cdn_url":"/files/a"},"b":null},
            "generated_media":[{"id":12345678901234567890,"type":"video","url":"https://cdn/g.mp4"},"https://cdn/h.mp4"]}}}
            """
        );
        using var service = Service(server.Address);
        var state = await service.GetStateAsync(Token, "s1", CancellationToken.None);
        Assert.Null(state.Timeline);
        Assert.Equal(("Match", "anon_7", "77"), (state.TaskName, state.UserId, state.BindId));
        var analysis = Assert.Single(state.Analyses!);
        Assert.Equal(("ranking", "Top"), (analysis.Kind, analysis.Title));
        var first = Assert.Single(analysis.Items);
        Assert.Equal(
            (1, "a.mp4", 87.5, TimeSpan.FromSeconds(1.5), "lively"),
            (first.Rank, first.Name, first.Score, first.Start, first.Reason)
        );
        Assert.Equal(0.5, first.Parts["motion"]);
        var clip = Assert.Single(state.Clips);
        Assert.Equal(("a.mp4", TimeSpan.FromSeconds(2.5), 1920), (clip.FileName, clip.Duration, clip.Width));
        Assert.Equal(29.97, clip.FrameRate!.Value, 2);
        Assert.Equal(new Uri(server.Address, "/files/a"), clip.RemoteUri);
        Assert.Equal(["12345678901234567890", null], state.GeneratedMedia.Select(media => media.Id));
        Assert.Equal(["https://cdn/g.mp4", "https://cdn/h.mp4"], state.GeneratedMedia.Select(media => media.Uri!.AbsoluteUri));
    }

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_read_is_repeated_with_growing_waits(int status)
    {
        using var server = ScriptedServer.Sequence(
            exchange => exchange.TextAsync(status, "<html>", "text/html"),
            exchange => Task.Run(exchange.Break),
            exchange => exchange.JsonAsync(200, """{"available":1}""")
        );
        var clock = new TestClock();
        using var service = Service(server.Address, clock);
        await service.GetCreditsAsync(Token, CancellationToken.None);
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(2, clock.Skipped.Count);
    }

    [Fact]
    public async Task A_read_is_given_up_after_the_tries_that_it_has()
    {
        using var server = ScriptedServer.Json(502, """{"detail":"bad gateway"}""");
        using var service = Service(server.Address, options: new() { Retries = 2 });
        var error = await ErrorAsync(() => service.GetCreditsAsync(Token, CancellationToken.None));
        Assert.Equal(("Nemo.ServiceError", 502), (error.ErrorId, error.HttpStatus));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Retry_After_is_honoured_within_bounds()
    {
        using var server = ScriptedServer.Sequence(
            exchange => exchange.JsonAsync(503, "{}", "Retry-After: 7\r\n"),
            exchange => exchange.JsonAsync(429, "{}", "Retry-After: 11\r\n"),
            exchange => exchange.JsonAsync(200, """{"available":1}""")
        );
        var clock = new TestClock();
        using var service = Service(server.Address, clock);
        await service.GetCreditsAsync(Token, CancellationToken.None);
        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(11)], clock.Skipped);
    }

    [Fact]
    public async Task A_submit_is_never_repeated()
    {
        using var server = new ScriptedServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            exchange.Break();
        });
        using var service = Service(server.Address);
        var error = await ErrorAsync(() => service.SubmitRenderAsync(Token, Order, CancellationToken.None));
        Assert.Equal(("Nemo.Unreachable", Delivery.Unknown), (error.ErrorId, error.Delivery));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Nobody_there_is_told_with_the_address_and_nothing_was_delivered()
    {
        var address = ScriptedServer.Nobody();
        var clock = new TestClock();
        using var service = Service(address, clock);
        var error = await ErrorAsync(() => service.SendMessageAsync(Token, "s1", "cut", _ => { }, null, CancellationToken.None));
        Assert.Equal(("Nemo.Unreachable", Delivery.NotDelivered, ErrorKind.ConnectionError), (error.ErrorId, error.Delivery, error.Kind));
        Assert.Contains(address.Authority, error.Message, StringComparison.Ordinal);
        Assert.Equal(new NemoOptions().Retries, clock.Skipped.Count);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_a_time_out()
    {
        var asked = new TaskCompletionSource();
        using var server = new ScriptedServer(exchange =>
        {
            asked.TrySetResult();
            return exchange.StallAsync();
        });
        var clock = new TestClock();
        using var service = Service(server.Address, clock, new() { Retries = 0 });
        var call = service.GetCreditsAsync(Token, CancellationToken.None);
        await asked.Task;
        clock.Advance(TimeSpan.FromSeconds(101));
        var error = await ErrorAsync(() => call);
        Assert.Equal(("Nemo.Timeout", ErrorKind.OperationTimeout), (error.ErrorId, error.Kind));
    }

    [Fact]
    public async Task A_cancelled_call_leaves_the_server_at_once()
    {
        var asked = new TaskCompletionSource();
        var left = new TaskCompletionSource();
        using var server = new ScriptedServer(async exchange =>
        {
            asked.TrySetResult();
            try
            {
                await exchange.StallAsync();
            }
            finally
            {
                left.TrySetResult();
            }
        });
        using var service = Service(server.Address);
        using var cancel = new CancellationTokenSource();
        var call = service.GetCreditsAsync(Token, cancel.Token);
        await asked.Task;
        await cancel.CancelAsync();
        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(cancel.Token, cancelled.CancellationToken);
        await left.Task;
    }

    [Fact]
    public async Task The_message_has_the_documented_body()
    {
        using var server = new ScriptedServer(exchange => exchange.StreamAsync("data: {\"type\":\"text\",\"content\":\"ok\"}\n\n"));
        using var service = Service(server.Address);
        await service.SendMessageAsync(Token, "55", "say \"hi\" 你好", _ => { }, null, CancellationToken.None);
        var request = Assert.Single(server.Requests);
        Assert.Equal(("/run_sse", "text/event-stream"), (request.Path, request.Header("Accept")));
        using var body = JsonDocument.Parse(await request.ReadTextAsync());
        Assert.Equal("nemo_agent", body.RootElement.GetProperty("app_name").GetString());
        Assert.Equal("me", body.RootElement.GetProperty("user_id").GetString());
        Assert.Equal("55", body.RootElement.GetProperty("session_id").GetString());
        Assert.Equal(
            "say \"hi\" 你好",
            body.RootElement.GetProperty("new_message").GetProperty("parts")[0].GetProperty("text").GetString()
        );
    }

    [Theory]
    [InlineData("deflate")]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_compressed_answer_that_stalls_ends_when_it_is_cancelled(string encoding)
    {
        var begun = new TaskCompletionSource();
        using var server = new ScriptedServer(async exchange =>
        {
            await exchange.SendAsync(
                $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: {encoding}\r\nContent-Length: 50\r\n\r\n"
            );
            begun.SetResult();
            await exchange.StallAsync();
        });
        using var service = Service(server.Address);
        using var stop = new CancellationTokenSource();
        var call = service.GetStateAsync(Token, "s1", stop.Token);
        await begun.Task;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(30), CancellationToken.None));
    }
}
