using System.Text;
using NemoVideo.Core;
using NemoVideo.Core.Ports;
using static NemoVideo.Tests.Client.ClientFixture;

namespace NemoVideo.Tests.Client;

/// <summary>The event stream, over real HTTP.</summary>
public sealed class StreamTests
{
    [SharedFact]
    public async Task Captured_partial_events_are_shown_once() =>
        await AtEveryBoundaryAsync(Capture("run_sse_llm_streaming_true.raw"), (events, end) =>
        {
            Assert.Equal("Sure, adding a title.\nTitle added: 'Urban Dreams' (0-3s).", end.Text);
            Assert.Equal(end.Text, Shown(events));
            Assert.Equal(["edit_multitrack"], events.OfType<AgentToolCall>().Select(call => call.Name));
            Assert.Equal(["edit_multitrack"], events.OfType<AgentToolResult>().Select(result => result.Name));
        });

    [SharedFact]
    public async Task Captured_whole_events_are_shown_once() =>
        await AtEveryBoundaryAsync(Capture("run_sse_llm_streaming_false.raw"), (events, end) =>
        {
            Assert.Equal("Sure, adding a title.\nTitle added: 'Urban Dreams' (0-3s).", end.Text);
            Assert.Equal(end.Text, Shown(events));
            Assert.Single(events.OfType<AgentToolCall>());
        });

    [SharedFact]
    public async Task A_captured_silent_edit_is_tool_use_without_text() =>
        await AtEveryBoundaryAsync(Capture("run_sse_chunked_wire.raw"), (events, end) =>
        {
            Assert.Equal((MessageEndKind.Closed, ""), (end.Kind, end.Text));
            Assert.Collection(
                events,
                e => Assert.Equal("edit_multitrack", Assert.IsType<AgentToolCall>(e).Name),
                e => Assert.IsType<AgentToolResult>(e)
            );
        });

    [SharedFact]
    public async Task A_captured_error_frame_is_told_with_its_words() =>
        await AtEveryBoundaryAsync(Capture("run_sse_boom.http"), (events, end) =>
        {
            Assert.Equal("about to fail", end.Text);
            Assert.Equal("about to fail", Shown(events));
            Assert.Equal("I encountered a temporary issue", Assert.Single(end.Errors).Message);
        });

    [SharedFact]
    public async Task A_captured_error_event_is_told_with_code_and_message() =>
        await AtEveryBoundaryAsync(Capture("run_sse_errorevent.http"), (_, end) =>
        {
            Assert.Equal(MessageEndKind.Closed, end.Kind);
            Assert.Equal(new AgentError("RESOURCE_EXHAUSTED", "quota exceeded"), Assert.Single(end.Errors));
        });

    [SharedFact]
    public async Task A_captured_missing_session_is_an_error_before_any_stream()
    {
        var bytes = await File.ReadAllBytesAsync(Shared("adk-streams", "run_sse_nosession.http")!);
        using var server = new ScriptedServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.SendAsync(bytes);
            exchange.Close();
        });
        using var service = Service(server.Address);
        var error = await ErrorAsync(() => service.SendMessageAsync(Token, "nope", "cut", _ => { }, null, CancellationToken.None));
        Assert.Equal(("Nemo.ProjectNotFound", Delivery.Refused), (error.ErrorId, error.Delivery));
        Assert.Contains("Session not found: nope", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Letters_of_several_bytes_survive_any_boundary() =>
        await AtEveryBoundaryAsync(
            """
            data: {"content":{"parts":[{"text":"加标题 "}]},"partial":true}

            : beat

            data: {"content":{"parts":[{"text":"🎬"}]},"partial":true}

            data: {"content":{"parts":[{"text":"加标题 🎬 ✓"}]}}


            """,
            (events, end) =>
            {
                Assert.Equal("加标题 🎬 ✓", end.Text);
                Assert.Equal(end.Text, Shown(events));
                Assert.Single(events.OfType<AgentHeartbeat>());
            }
        );

    [Theory]
    [InlineData(": heartbeat\n\n")]
    [InlineData(":\n\n")]
    [InlineData(": a\r\n\r\n")]
    [InlineData("event: heartbeat\n\n")]
    [InlineData("event: heartbeat\ndata: {}\n\n")]
    [InlineData("event: heartbeat\ndata:\n\n")]
    [InlineData("data:\n\n")]
    [InlineData("data: \n\n")]
    [InlineData("data: heartbeat\n\n")]
    [InlineData("data: {\"type\":\"heartbeat\"}\n\n")]
    public async Task Every_heartbeat_is_a_sign_of_life_and_swallows_nothing_after_it(string heartbeat)
    {
        var (events, end, requests) = await ReadAsync(heartbeat + "data: {\"type\":\"text\",\"content\":\"done\"}\n\n" + heartbeat);
        Assert.Equal((MessageEndKind.Closed, "done"), (end.Kind, end.Text));
        Assert.Equal("done", Shown(events));
        Assert.Equal(2, events.OfType<AgentHeartbeat>().Count());
        Assert.Empty(end.Errors);
        Assert.Equal(1, requests);
    }

    [Fact]
    public async Task Heartbeats_keep_a_stream_alive_that_would_be_given_up_without()
    {
        var clock = new TestClock { Skips = TimeSpan.Zero };
        using var beats = new SemaphoreSlim(0);
        using var server = new ScriptedServer(async exchange =>
        {
            await exchange.BeginStreamAsync();
            for (var i = 0; i < 3; i++)
            {
                await exchange.SendAsync(":\n\n");
                await beats.WaitAsync(exchange.Ended);
            }

            await exchange.SendAsync("data: {\"type\":\"text\",\"content\":\"late\"}\n\n");
            exchange.Close();
        });
        using var service = Service(server.Address, clock, new() { StreamIdleTimeout = TimeSpan.FromMinutes(4) });
        var end = await service.SendMessageAsync(
            Token,
            "s1",
            "x",
            e =>
            {
                if (e is AgentHeartbeat)
                {
                    clock.Advance(TimeSpan.FromMinutes(3));
                    beats.Release();
                }
            },
            null,
            CancellationToken.None
        );
        Assert.Equal((MessageEndKind.Closed, "late"), (end.Kind, end.Text));
    }

    [Fact]
    public async Task A_stalled_stream_is_broken_and_keeps_its_words()
    {
        var clock = new TestClock();
        var end = await StallAsync(clock, () => clock.Advance(TimeSpan.FromMinutes(6.5)));
        Assert.Equal((MessageEndKind.Broken, "half"), (end.Kind, end.Text));
        Assert.Contains("nothing came for 6 minutes", end.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifteen_minutes_are_the_end()
    {
        var clock = new TestClock();
        var end = await StallAsync(
            clock,
            () => clock.Advance(TimeSpan.FromMinutes(15.5)),
            new() { StreamIdleTimeout = TimeSpan.FromHours(1) }
        );
        Assert.Equal((MessageEndKind.TimedOut, "half"), (end.Kind, end.Text));
    }

    [Fact]
    public async Task A_broken_connection_in_the_stream_is_no_exception_and_no_second_message()
    {
        var events = new List<AgentEvent>();
        using var server = new ScriptedServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.SendAsync(
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n2e\r\ndata: "
                    + "{\"type\":\"text\",\"content\":\"half of it\"}\n\n"
            );
            exchange.Close();
        });
        using var service = Service(server.Address);
        var end = await service.SendMessageAsync(Token, "s1", "x", events.Add, null, CancellationToken.None);
        Assert.Equal((MessageEndKind.Broken, "half of it"), (end.Kind, end.Text));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_message_is_not_sent_again_when_it_may_have_been_taken(int status)
    {
        using var server = ScriptedServer.Json(status, "{}");
        using var service = Service(server.Address);
        var error = await ErrorAsync(() => service.SendMessageAsync(Token, "s1", "x", _ => { }, null, CancellationToken.None));
        Assert.Equal(("Nemo.ServiceError", Delivery.Unknown), (error.ErrorId, error.Delivery));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_code_that_nobody_knows_is_a_refusal()
    {
        using var server = ScriptedServer.Json(200, """{"code": 5005, "message": "not today"}""");
        using var service = Service(server.Address);
        var error = await ErrorAsync(() => service.SendMessageAsync(Token, "s1", "x", _ => { }, null, CancellationToken.None));
        Assert.Equal(("Nemo.ServiceError", Delivery.Refused, 5005), (error.ErrorId, error.Delivery, error.Code));
        Assert.Contains("not today", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_message_whose_connection_breaks_before_an_answer_is_not_sent_again()
    {
        using var server = new ScriptedServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            exchange.Break();
        });
        using var service = Service(server.Address);
        var error = await ErrorAsync(() => service.SendMessageAsync(Token, "s1", "x", _ => { }, null, CancellationToken.None));
        Assert.Equal(("Nemo.Unreachable", Delivery.Unknown), (error.ErrorId, error.Delivery));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_rate_limited_message_waits_half_a_minute_and_goes_once_more()
    {
        using var server = ScriptedServer.Sequence(
            exchange => exchange.JsonAsync(429, """{"code":429}"""),
            exchange => exchange.StreamAsync("data: {\"type\":\"text\",\"content\":\"ok\"}\n\n")
        );
        var clock = new TestClock();
        using var service = Service(server.Address, clock);
        var end = await service.SendMessageAsync(Token, "s1", "x", _ => { }, null, CancellationToken.None);
        Assert.Equal("ok", end.Text);
        Assert.Equal([TimeSpan.FromSeconds(30)], clock.Skipped);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("""{"error":"model overloaded"}""", "model overloaded")]
    [InlineData("""{"error":"it said "no" here"}""", "it said \"no\" here")]
    [InlineData("{\"error\": \"first line\nsecond line\"}", "first line\nsecond line")]
    [InlineData("""{"error":{"code":13,"message":"inside"}}""", "inside")]
    [InlineData("""{"code":2001,"message":"no credits"}""", "no credits")]
    [InlineData("""{"detail":"gone"}""", "gone")]
    [InlineData("""{"type":"error","message":"simple"}""", "simple")]
    public async Task Error_frames_are_readable_even_when_they_are_broken(string data, string message)
    {
        var (events, end, _) = await ReadAsync("data: {\"type\":\"text\",\"content\":\"well\"}\n\ndata: " + data + "\n\n");
        Assert.Equal("well", end.Text);
        Assert.Equal(message, Assert.Single(end.Errors).Message);
        Assert.Single(events.OfType<AgentError>());
    }

    [Theory]
    [InlineData("data: {\"code\":1001,\"message\":\"expired\"}\n\n", "Nemo.TokenExpired")]
    [InlineData(": beat\n\ndata: heartbeat\n\ndata: {\"type\":\"error\",\"error\":{\"code\":\"1002\"}}\n\n", "Nemo.ProjectNotFound")]
    [InlineData("{\"code\":1002}", "Nemo.ProjectNotFound")]
    [InlineData("data: {\"ping\":1716239022}\n\ndata: {\"code\":1002}\n\n", "Nemo.ProjectNotFound")]
    [InlineData("{\n\"error\": {\n\"code\": 2001\n}\n}\n", "Nemo.OutOfCredits")]
    public async Task A_code_before_anything_else_refuses_the_message(string stream, string id)
    {
        var error = await ErrorAsync(() => ReadAsync(stream));
        Assert.Equal((id, Delivery.Refused), (error.ErrorId, error.Delivery));
    }

    [Fact]
    public async Task A_code_after_anything_else_is_told()
    {
        var (_, end, requests) = await ReadAsync(
            "data: {\"type\":\"thinking\",\"content\":\"hm\"}\n\ndata: {\"code\":1001,\"message\":\"expired\"}\n\n"
        );
        Assert.Equal("Nemo.TokenExpired", Assert.Single(end.Errors).Told!.ErrorId);
        Assert.Equal(1, requests);
    }

    [Fact]
    public async Task Lines_of_JSON_and_events_between_them_keep_their_order() =>
        await AtEveryBoundaryAsync(
            "{\"text\":\"one \"}\n{\n  \"text\": \"two \"\n}\r\nevent: message\r\ndata: {\"text\":\"three \"}\r\n\r\n"
                + "event: heartbeat\n\ndata: four\n\n{\"text\":\" five\"}\n",
            (events, end) =>
            {
                Assert.Equal("one two three four five", end.Text);
                Assert.Equal(end.Text, Shown(events));
                Assert.Single(events.OfType<AgentHeartbeat>());
            }
        );

    [Fact]
    public async Task Beats_between_words_of_plain_text_are_beats()
    {
        var (events, end, _) = await ReadAsync("data: Cut\n\n: beat\n\ndata:\n\ndata:  42\n\ndata:   \n\ndata: clips\n\ndata: [DONE]\n\n");
        Assert.Equal("Cut 42  clips", end.Text);
        Assert.Equal(end.Text, Shown(events));
        Assert.Equal(3, events.OfType<AgentHeartbeat>().Count());
    }

    [Fact]
    public async Task What_cannot_be_read_is_not_taken_for_silence()
    {
        var (_, end, _) = await ReadAsync("data: {\"foo\":\"words\"}\n\n");
        Assert.Equal((MessageEndKind.Closed, "", true), (end.Kind, end.Text, end.HasUnread));
        (_, end, _) = await ReadAsync("data: {\"type\":\"usage\",\"model\":\"m\",\"id\":\"x\"}\n\n");
        Assert.False(end.HasUnread);
    }

    [Fact]
    public async Task A_cut_off_event_makes_the_stream_broken()
    {
        var (_, end, _) = await ReadAsync("data: {\"type\":\"text\",\"content\":\"one\"}\n\ndata: {\"content\":{\"parts\":[{\"te");
        Assert.Equal((MessageEndKind.Broken, "one"), (end.Kind, end.Text));
    }

    [Fact]
    public async Task A_last_event_without_its_blank_line_counts()
    {
        var (_, end, _) = await ReadAsync("data: {\"type\":\"text\",\"content\":\"one\"}");
        Assert.Equal((MessageEndKind.Closed, "one"), (end.Kind, end.Text));
    }

    [Theory]
    [InlineData("data: ")]
    [InlineData(": ")]
    public async Task An_event_without_end_is_given_up(string start)
    {
        using var server = new ScriptedServer(async exchange =>
        {
            await exchange.BeginStreamAsync();
            await exchange.SendAsync(start);
            for (var i = 0; i < 100; i++)
            {
                await exchange.SendAsync(new string('x', 10_000));
            }
        });
        using var service = Service(server.Address, options: new() { MaxEventBytes = 100_000 });
        var end = await service.SendMessageAsync(Token, "s1", "x", _ => { }, null, CancellationToken.None);
        Assert.Equal(MessageEndKind.Broken, end.Kind);
        Assert.Contains("larger", end.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_small_events_and_comments_are_not_one_large_one()
    {
        var stream = string.Concat(
            Enumerable.Repeat(": " + new string('c', 500) + "\ndata: {\"type\":\"text\",\"content\":\"0123456789\"}\n\n", 300)
        );
        var events = new List<AgentEvent>();
        using var server = new ScriptedServer(exchange => exchange.StreamAsync(stream));
        using var service = Service(server.Address, options: new() { MaxEventBytes = 2000 });
        var end = await service.SendMessageAsync(Token, "s1", "x", events.Add, null, CancellationToken.None);
        Assert.Equal((MessageEndKind.Closed, 3000), (end.Kind, end.Text.Length));
    }

    [Theory]
    [InlineData("data: {\"type\":\"text\",\"content\":\"0123456789\"}\n\n", "more than 64 KB came")]
    [InlineData(": nothing but beats\n\n", "more than 64 KB came")]
    [InlineData("data: {\"type\":\"text\",\"content\":\"0123456789\"}\n\n", "5000 characters", 5000)]
    [InlineData("data: {\"content\":{\"parts\":[{\"text\":\"a\"}]}}\n\n", "50 lines", 5000, 50)]
    [InlineData("data: {\"type\":\"text\",\"content\":\"a\\n\"}\n\n", "50 lines", 5000, 50)]
    [InlineData("data: {\"type\":\"text\",\"content\":\"a\"}\n\ndata: {\"type\":\"tool_call\",\"name\":\"cut\"}\n\n", "50 lines", 5000, 50)]
    [InlineData(
        "data: {\"type\":\"text\",\"content\":\"a\"}\n\ndata: {\"content\":{\"parts\":[{\"text\":\"b\"}]},\"partial\":true}\n\n",
        "50 lines",
        5000,
        50
    )]
    [InlineData(
        "data: [{\"author\":\"somebody\",\"content\":{\"parts\":[{\"text\":\"a\"}]},\"partial\":true}, {\"type\":\"text\","
            + "\"content\":\"b\"}]\n\n",
        "300 characters",
        300,
        50
    )]
    public async Task A_stream_without_end_is_given_up(string events, string said, int characters = int.MaxValue, int lines = int.MaxValue)
    {
        var (shown, end) = await ReadWithoutEndAsync(
            events,
            new()
            {
                MaxStreamBytes = 64 * 1024,
                MaxReplyCharacters = characters,
                MaxReplyLines = lines,
            }
        );
        Assert.Equal(MessageEndKind.Broken, end.Kind);
        Assert.Contains(said, end.Reason, StringComparison.Ordinal);
        Assert.Equal(end.Text.Count(char.IsLetterOrDigit), Shown(shown).Count(char.IsLetterOrDigit));
    }

    [Fact]
    public async Task The_first_errors_of_a_stream_are_kept()
    {
        var (_, end) = await ReadWithoutEndAsync(
            "data: {\"error\":\"overloaded\"}\n\n",
            new() { MaxStreamBytes = 64 * 1024, MaxStreamErrors = 3 }
        );
        Assert.Equal(MessageEndKind.Broken, end.Kind);
        Assert.Equal(Enumerable.Repeat(new AgentError(null, "overloaded"), 3), end.Errors);
    }

    [Fact]
    public async Task A_reply_of_some_megabytes_is_read()
    {
        var line = new string('x', 79) + "\\n";
        var (_, end, _) = await ReadAsync(
            string.Concat(Enumerable.Repeat(Adk(string.Concat(Enumerable.Repeat(line, 1000)), partial: true), 40))
        );
        Assert.Equal((MessageEndKind.Closed, 80 * 40_000 - 1), (end.Kind, end.Text.Length));
    }

    [Fact]
    public async Task Beats_alone_do_not_keep_a_stream_past_its_time()
    {
        var clock = new TestClock();
        var (_, end) = await ReadWithoutEndAsync(
            ": beat\n\n",
            new() { StreamIdleTimeout = TimeSpan.FromHours(1) },
            () => clock.Advance(TimeSpan.FromMinutes(15.5)),
            clock
        );
        Assert.Equal(MessageEndKind.TimedOut, end.Kind);
    }

    [Fact]
    public async Task Events_that_have_come_already_do_not_hold_up_a_cancellation()
    {
        using var server = new ScriptedServer(exchange => exchange.StreamAsync(string.Concat(Enumerable.Repeat("data: {}\n\n", 100))));
        using var service = Service(server.Address);
        using var cancel = new CancellationTokenSource();
        var events = 0;
        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            service.SendMessageAsync(
                Token,
                "s1",
                "x",
                _ =>
                {
                    events++;
                    cancel.Cancel();
                },
                null,
                cancel.Token
            )
        );
        Assert.Equal(1, events);
    }

    [Fact]
    public async Task What_only_begins_like_an_apology_is_shown_as_it_goes_on()
    {
        var (events, end, _) = await ReadAsync(
            Adk("Done.")
                + Adk("I encountered a temporary issue", partial: true)
                + Adk(new string('x', 1000), partial: true)
                + Adk(" and", partial: true)
        );
        Assert.EndsWith("x and", end.Text, StringComparison.Ordinal);
        Assert.Equal(" and", events.OfType<AgentText>().Last().Text);
        Assert.Equal(end.Text, Shown(events));
    }

    [Theory]
    [InlineData("Done.|I encountered a temporary issue", "Done.")]
    [InlineData("Done.|I encountered a temporary issue. Please try again.", "Done.")]
    [InlineData("I encountered a temporary issue", "I encountered a temporary issue")]
    [InlineData("I encountered a temporary issue|but now it works", "I encountered a temporary issue\nbut now it works")]
    [InlineData("Done.|I encountered a temporary issue|Now it works.", "Done.\nI encountered a temporary issue\nNow it works.")]
    [InlineData("Done. I", "Done. I")]
    public async Task A_trailing_apology_after_replies_is_left_out(string messages, string expected)
    {
        var (events, end, _) = await ReadAsync(string.Concat(messages.Split('|').Select(message => Adk(message))));
        Assert.Equal(expected, end.Text);
        Assert.Equal(expected, Shown(events));
    }

    [Fact]
    public async Task An_apology_in_pieces_is_left_out_as_well()
    {
        var (events, end, _) = await ReadAsync(
            Adk("Done.")
                + Adk("I enc", partial: true)
                + Adk("ountered a temporary", partial: true)
                + Adk(" issue", partial: true)
                + Adk("I encountered a temporary issue")
        );
        Assert.Equal("Done.", end.Text);
        Assert.Equal("Done.", Shown(events));
    }

    [Fact]
    public async Task Only_what_is_new_in_the_whole_text_is_shown()
    {
        var (events, end, _) = await ReadAsync(Adk("Adding", partial: true) + Adk(" a title", partial: true) + Adk("Adding a title now."));
        Assert.Equal("Adding a title now.", end.Text);
        Assert.Equal(end.Text, Shown(events));
    }

    [Fact]
    public async Task White_space_of_the_pieces_does_not_make_them_another_text()
    {
        var (events, end, _) = await ReadAsync(Adk("Adding ", partial: true) + Adk("a title. ", partial: true) + Adk("Adding a title."));
        Assert.Equal("Adding a title.", end.Text);
        Assert.Equal("Adding a title.", Shown(events).Trim());
    }

    [Fact]
    public async Task A_whole_text_in_other_words_loses_nothing_and_the_end_has_the_last_word()
    {
        var (events, end, _) = await ReadAsync(Adk("Adding the tilte", partial: true) + Adk("Adding the title"));
        Assert.Equal("Adding the title", end.Text);
        Assert.Contains("title", Shown(events), StringComparison.Ordinal);
        Assert.DoesNotContain("Adding the title", Shown(events), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pieces_that_are_never_repeated_and_another_message_are_both_kept()
    {
        var (events, end, _) = await ReadAsync(Adk("First thought", partial: true) + Adk("Quite another message"));
        Assert.Equal("First thought\nQuite another message", end.Text);
        Assert.Equal(end.Text, Shown(events));
    }

    [Fact]
    public async Task Two_speakers_are_told_apart()
    {
        var (_, end, _) = await ReadAsync(
            Adk("Cutting ", partial: true, author: "a")
                + Adk("Mixing ", partial: true, author: "b")
                + Adk("pauses", partial: true, author: "a")
                + Adk("music", partial: true, author: "b")
                + Adk("Cutting pauses", author: "a")
                + Adk("Mixing music", author: "b")
        );
        Assert.Equal("Cutting pauses\nMixing music", end.Text);
    }

    [Fact]
    public async Task Equal_messages_and_equal_ids_are_not_dropped()
    {
        var (_, end, _) = await ReadAsync(Adk("Again") + Adk("Again"));
        Assert.Equal("Again\nAgain", end.Text);
    }

    [Fact]
    public async Task Thoughts_the_users_own_words_and_calls_in_pieces_are_left_out()
    {
        var (events, end, _) = await ReadAsync(
            """
            data: {"content":{"role":"model","parts":[{"text":"secret plan","thought":true},{"text":"ok"},{"functionCall":{"name":"half"}}]},"partial":true}

            data: {"content":{"role":"user","parts":[{"text":"cut it"}]},"author":"user"}

            data: {"content":{"role":"model","parts":[{"text":"secret plan","thought":true},{"text":"ok"},{"functionCall":{"name":"whole"}}]}}


            """
        );
        Assert.Equal("ok", end.Text);
        Assert.Equal(["whole"], events.OfType<AgentToolCall>().Select(call => call.Name));
    }

    [Fact]
    public async Task Simple_events_keep_their_blanks_and_a_tool_ends_a_message()
    {
        var (events, end, _) = await ReadAsync(
            """
            data: {"type":"text","content":"Cutting"}

            data: {"type":"text","content":" "}

            data: {"type":"text","content":"pauses."}

            data: {"type":"tool_call","name":"cut","args":{"a":1}}

            data: {"type":"tool_result","name":"cut","result":{}}

            data: {"type":"text","content":"Done."}


            """
        );
        Assert.Equal("Cutting pauses.\nDone.", end.Text);
        Assert.Equal(end.Text, Shown(events));
        Assert.Equal(["cut"], events.OfType<AgentToolCall>().Select(call => call.Name));
        Assert.Single(events.OfType<AgentToolResult>());
    }

    [Fact]
    public async Task Terminal_escapes_do_not_reach_the_screen()
    {
        var (events, end, _) = await ReadAsync(Adk("\\u001b[2J\\u001b]0;own\\u0007safe\\u0000\\u009b31m"));
        Assert.Equal("safe", end.Text);
        Assert.Equal("safe", Shown(events));
    }

    [Fact]
    public async Task A_listener_that_fails_is_not_taken_for_a_broken_stream()
    {
        using var server = new ScriptedServer(exchange => exchange.StreamAsync(Adk("x")));
        using var service = Service(server.Address);
        await Assert.ThrowsAsync<NotSupportedException>(() =>
            service.SendMessageAsync(Token, "s1", "x", _ => throw new NotSupportedException(), null, CancellationToken.None)
        );
    }

    private static string Adk(string text, bool partial = false, string author = "agent") =>
        $$"""data: {"content":{"role":"model","parts":[{"text":"{{text}}"}]},"partial":{{(partial ? "true" : "false")}},"""
        + $$"""
            "author":"{{author}}","invocationId":"e1","id":"same"}
            """
        + "\n\n";

    private static string Shown(IEnumerable<AgentEvent> events) => string.Concat(events.OfType<AgentText>().Select(text => text.Text));

    private static async Task<(List<AgentEvent> Events, MessageEnd End, int Requests)> ReadAsync(string stream)
    {
        var events = new List<AgentEvent>();
        using var server = new ScriptedServer(exchange => exchange.StreamAsync(stream));
        using var service = Service(server.Address);
        var end = await service.SendMessageAsync(Token, "s1", "cut", events.Add, null, CancellationToken.None);
        return (events, end, server.Requests.Count);
    }

    /// <summary>Sends the events again and again, until the client leaves.</summary>
    private static async Task<(List<AgentEvent> Events, MessageEnd End)> ReadWithoutEndAsync(
        string stream,
        NemoOptions options,
        Action? onFirst = null,
        TestClock? clock = null
    )
    {
        var events = new List<AgentEvent>();
        var some = string.Concat(Enumerable.Repeat(stream, 20));
        using var server = new ScriptedServer(async exchange =>
        {
            await exchange.BeginStreamAsync();
            while (true)
            {
                await exchange.SendAsync(some);
            }
        });
        using var service = Service(server.Address, clock, options);
        var end = await service.SendMessageAsync(
            Token,
            "s1",
            "x",
            e =>
            {
                events.Add(e);
                if (events.Count == 1)
                {
                    onFirst?.Invoke();
                }
            },
            null,
            CancellationToken.None
        );
        return (events, end);
    }

    private static async Task<MessageEnd> StallAsync(TestClock clock, Action advance, NemoOptions? options = null)
    {
        using var server = new ScriptedServer(async exchange =>
        {
            await exchange.BeginStreamAsync();
            await exchange.SendAsync(Adk("half"));
            await exchange.StallAsync();
        });
        using var service = Service(server.Address, clock, options);
        var heard = new TaskCompletionSource();
        var call = service.SendMessageAsync(Token, "s1", "x", _ => heard.TrySetResult(), null, CancellationToken.None);
        await heard.Task;
        advance();
        return await call;
    }

    /// <summary>The body of a capture, without its head where it has one; its chunks are undone.</summary>
    private static string Capture(string name)
    {
        var text = File.ReadAllText(Shared("adk-streams", name)!, Encoding.UTF8);
        if (!text.StartsWith("HTTP/", StringComparison.Ordinal))
        {
            return text;
        }

        var body = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        body = body[(body.IndexOf("\n\n", StringComparison.Ordinal) + 2)..];
        return name.Contains("chunked", StringComparison.Ordinal)
            ? string.Join('\n', body.Split('\n').Where(line => !(line.Length is > 0 and < 5 && line.All(char.IsAsciiHexDigit))))
            : body;
    }

    /// <summary>Replays a stream in two pieces, cut at each byte in turn, as chunks of their own.</summary>
    private static async Task AtEveryBoundaryAsync(string stream, Action<List<AgentEvent>, MessageEnd> check)
    {
        var bytes = Encoding.UTF8.GetBytes(stream);
        var cut = 0;
        using var server = new ScriptedServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
            foreach (var part in new[] { bytes[..cut], bytes[cut..] }.Where(part => part.Length > 0))
            {
                await exchange.SendAsync($"{part.Length:x}\r\n");
                await exchange.SendAsync(part);
                await exchange.SendAsync("\r\n");
            }

            await exchange.SendAsync("0\r\n\r\n");
        });
        using var service = Service(server.Address);
        for (cut = 0; cut <= bytes.Length; cut++)
        {
            var events = new List<AgentEvent>();
            var end = await service.SendMessageAsync(Token, "s1", "cut", events.Add, null, CancellationToken.None);
            Assert.Equal(MessageEndKind.Closed, end.Kind);
            check(events, end);
        }
    }
}
