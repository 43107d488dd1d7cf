using NemoVideo.Core;
using NemoVideo.Tests.Client;

namespace NemoVideo.Tests.Wire;

/// <summary>Answers to a message.</summary>
internal static class StreamCases
{
    private const string Call =
        """{"content":{"role":"model","parts":[{"functionCall":{"name":"edit_multitrack","args":{}}}]},"author":"a"}""";

    private const string Result =
        """{"content":{"role":"user","parts":[{"functionResponse":{"name":"edit_multitrack","response":{"status":"success"}}}]}}""";

    private const string ReadCall =
        """{"content":{"role":"model","parts":[{"functionCall":{"name":"get_state","args":{}}}]},"author":"a"}""";

    private const string Stop =
        """{"invocationId":"e-1","author":"a","actions":{"stateDelta":{}},"errorCode":"STOP","finishReason":"STOP"}""";

    private const string Words = """{"content":{"role":"model","parts":[{"text":"Two clips."}]},"author":"a"}""";

    /// <summary>What ADK for JavaScript 2.0.0 sends for a silent edit, its ids and all.</summary>
    private static readonly string[] SilentAdk =
    [
        .. """
            {"invocationId":"e-1","author":"nemo_agent","content":{"role":"model","parts":[{"functionCall":{"name":"edit_multitrack","args":{"op":"trim"},"id":"adk-1"}}]},"actions":{"stateDelta":{},"artifactDelta":{}},"id":"x1","longRunningToolIds":[],"timestamp":1795217277946,"finishReason":"STOP"}
            {"invocationId":"e-1","author":"nemo_agent","content":{"role":"user","parts":[{"functionResponse":{"id":"adk-1","name":"edit_multitrack","response":{"status":"success"}}}]},"actions":{"stateDelta":{"draft_version":2},"artifactDelta":{}},"id":"x2","timestamp":1795217277955}
            {"invocationId":"e-1","author":"nemo_agent","actions":{"stateDelta":{},"artifactDelta":{}},"id":"x3","timestamp":1795217277960,"errorCode":"STOP","finishReason":"STOP"}
            """.Split('\n'),
    ];

    public static IReadOnlyList<WireCase> All { get; } =
    [.. Ends(), .. Codes(), .. FirstCodes(), .. Errors(), .. Spoken(), .. Unspoken(), .. Repeated(), .. Bodies(), .. Late(), .. Limited()];

    /// <summary>1: what an answer ends with.</summary>
    private static IEnumerable<WireCase> Ends()
    {
        yield return Case("a silent edit as ADK JS 2.0.0 ends it", cloud => cloud.Edit(SilentAdk), Made);
        foreach (var code in new[] { "STOP", "stop", "FINISH_REASON_STOP", "SUCCESS", "OK", "0", "" })
        {
            yield return Case($"errorCode '{code}'", cloud => cloud.Edit(Call, Result, $$"""{"errorCode":"{{code}}"}"""), Made);
        }

        yield return Case(
            "finishReason MAX_TOKENS alone",
            cloud => cloud.Edit("""{"content":{"parts":[{"text":"Done."}]},"finishReason":"MAX_TOKENS"}"""),
            Made with
            {
                Reply = "Done.",
            }
        );
        foreach (var code in new[] { "MAX_TOKENS", "UNKNOWN_ERROR", "MODEL_RETURNED_NO_CONTENT", "NO_CONTENT", "EMPTY_RESPONSE" })
        {
            yield return Case(
                $"errorCode {code} after an edit",
                cloud => cloud.Edit(Call, Result, $$"""{"errorCode":"{{code}}","errorMessage":"nothing said"}"""),
                new Sees { Outcome = EditOutcome.Changed, Warning = code }
            );
        }

        yield return Case(
            "errorCode UNKNOWN_ERROR after nothing",
            cloud => cloud.Reply("""{"errorCode":"UNKNOWN_ERROR","errorMessage":"nothing said"}"""),
            new Sees { Error = "Nemo.EditFailed", Says = "nothing said" }
        );
        yield return Case(
            "errorCode MAX_TOKENS after an answer",
            cloud => cloud.Reply(Words, """{"errorCode":"MAX_TOKENS"}"""),
            new Sees
            {
                Error = "Nemo.NothingToExport",
                Outcome = EditOutcome.Unchanged,
                Warning = "cut off",
                Reply = "Two clips.",
            }
        );
    }

    /// <summary>2: a code after the agent has begun.</summary>
    private static IEnumerable<WireCase> Codes()
    {
        var shapes = new[]
        {
            """{"code":2001,"message":"no luck"}""",
            """{"code":"2001","message":"no luck"}""",
            """{"type":"error","data":{"code":2001,"message":"no luck"}}""",
            """{"type":"error","error":{"code":2001,"message":"no luck"}}""",
            """{"data":{"code":2001,"message":"no luck"}}""",
            """{"error":{"error":{"code":2001,"message":"no luck"}}}""",
            """{"success":false,"code":2001,"message":"no luck"}""",
            """{"status":"error","error_code":"2001","error_message":"no luck"}""",
            """{"event":"error","data":{"code":2001,"msg":"no luck"}}""",
            """{"event":"error","data":"{\"code\":2001,\"msg\":\"no luck\"}"}""",
        };
        foreach (var shape in shapes)
        {
            yield return Case("2001 after words " + shape, cloud => cloud.Reply(Words, shape), OutOfCredits);
        }

        yield return Case(
            "2001 as event: error",
            cloud => cloud.Stream(false, FakeCloud.Lines(Words) + "event: error\ndata: {\"code\":2001,\"message\":\"no luck\"}\n\n"),
            OutOfCredits
        );
        yield return Case("402 after words", cloud => cloud.Reply(Words, """{"code":402,"message":"no luck"}"""), OutOfCredits);
        foreach (
            var (code, id) in new[]
            {
                (1001, "Nemo.TokenExpired"),
                (1002, "Nemo.ProjectNotFound"),
                (4001, "Nemo.UnsupportedType"),
                (429, "Nemo.RateLimited"),
            }
        )
        {
            yield return Case(
                $"{code} after a tool call",
                cloud => cloud.Reply(Call, $$"""{"code":{{code}},"message":"no luck"}"""),
                new Sees { Error = id, Also = SentOnce }
            );
        }
    }

    /// <summary>2: a code before anything else.</summary>
    private static IEnumerable<WireCase> FirstCodes()
    {
        foreach (
            var shape in new[]
            {
                """{"code":2001,"message":"no luck"}""",
                """{"type":"error","data":{"code":"2001","message":"no luck"}}""",
            }
        )
        {
            yield return Case("2001 at once " + shape, cloud => cloud.Stream(false, ": beat\n\n" + FakeCloud.Lines(shape)), OutOfCredits);
        }

        yield return Case(
            "1001 at once, with a clip in the session",
            cloud => cloud.Reply("""{"code":1001,"message":"no luck"}"""),
            new Sees { Error = "Nemo.TokenExpired", Also = SentOnce }
        );
        yield return Case(
            "1002 at once, with a clip in the session",
            cloud => cloud.Stream(false, "event: heartbeat\n\n" + FakeCloud.Lines("""{"type":"error","error":{"code":1002}}""")),
            new Sees { Error = "Nemo.ProjectNotFound", Also = SentOnce }
        );
        foreach (var type in new[] { "text/event-stream", "TEXT/Event-Stream; charset=utf-8", "application/json", "" })
        {
            yield return Case(
                $"2001 as plain JSON of type '{type}'",
                cloud => Body(cloud, false, "{\n  \"code\": 2001,\n  \"message\": \"no luck\"\n}", type),
                OutOfCredits
            );
            yield return Case(
                $"a failure as plain JSON of type '{type}'",
                cloud => Body(cloud, false, """{"success":false,"error":"no luck"}""", type),
                Failed
            );
        }

        yield return new WireCase(
            WirePart.Message,
            "429 as plain JSON goes once more",
            cloud =>
            {
                var edit = cloud.Message;
                cloud.Message = exchange =>
                    cloud.Count("run_sse") == 1
                        ? exchange.TextAsync(200, """{"code":429,"message":"slow down"}""", "text/event-stream")
                        : edit(exchange);
            },
            Made with
            {
                Reply = "Done.",
            }
        );
    }

    /// <summary>2: errors without a code.</summary>
    private static IEnumerable<WireCase> Errors()
    {
        var shapes = new[]
        {
            """{"success":false,"message":"no luck"}""",
            """{"status":"error","message":"no luck"}""",
            """{"status":"failed","error":{"message":"no luck"}}""",
            """{"type":"error","content":"no luck"}""",
            """{"type":"error","data":"no luck"}""",
            """{"type":"response.failed","response":{"error":{"message":"no luck"}},"message":"no luck"}""",
            """{"errorCode":"SAFETY","errorMessage":"no luck"}""",
        };
        foreach (var shape in shapes)
        {
            yield return Case("an error " + shape, cloud => cloud.Reply(Words, shape), Failed);
        }

        foreach (var data in new[] { "no luck", """{"message":"no luck"}""", """{"text":"no luck"}""" })
        {
            yield return Case(
                "event: error with " + data,
                cloud => cloud.Stream(false, FakeCloud.Lines(Words) + $"event: error\ndata: {data}\n\n"),
                Failed
            );
        }
    }

    /// <summary>3: words in events that nobody has described.</summary>
    private static IEnumerable<WireCase> Spoken()
    {
        var shapes = new[]
        {
            """{"text":"Cut it."}""",
            """{"content":"Cut it."}""",
            """{"message":"Cut it."}""",
            """{"answer":"Cut it."}""",
            """{"response":"Cut it."}""",
            """{"output_text":"Cut it."}""",
            """{"delta":"Cut it."}""",
            """{"delta":{"content":"Cut it."}}""",
            """{"data":{"content":"Cut it."}}""",
            """{"data":"Cut it."}""",
            """{"type":"chunk","content":"Cut it."}""",
            """{"type":"text_delta","text":"Cut it."}""",
            """{"type":"text-delta","textDelta":"Cut it."}""",
            """{"type":"response","text":"Cut it."}""",
            """{"type":"agent_message","message":"Cut it."}""",
            """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Cut it."}}""",
            """{"type":"response.output_text.delta","item_id":"m","delta":"Cut it."}""",
            """{"object":"chat.completion.chunk","choices":[{"delta":{"role":"assistant","content":"Cut it."},"finish_reason":null}]}""",
            """{"choices":[{"message":{"role":"assistant","content":"Cut it."}}]}""",
            """{"candidates":[{"content":{"role":"model","parts":[{"text":"Cut it."}]}}]}""",
            """{"role":"assistant","content":[{"type":"thinking","thinking":"hm"},{"type":"text","text":"Cut it."}]}""",
            """{"code":0,"message":"success","data":{"content":{"role":"model","parts":[{"text":"Cut it."}]},"author":"a"}}""",
            """{"event":"message","data":{"content":{"role":"model","parts":[{"text":"Cut it."}]},"author":"a"}}""",
            """{"event":"message","data":"{\"content\":\"Cut it.\"}"}""",
            """{"event":"on_chat_model_stream","data":{"chunk":{"content":"Cut it."}}}""",
            """{"contentBlockDelta":{"delta":{"text":"Cut it."},"contentBlockIndex":0}}""",
            """[{"content":{"role":"model","parts":[{"text":"Cut it."}]}}]""",
            "\"Cut it.\"",
            "Cut it.",
        };
        foreach (var shape in shapes)
        {
            yield return Case(
                "words in " + shape,
                cloud => cloud.Edit("""{"type":"heartbeat"}""", shape, """{"usage":{"total_tokens":3}}""", "[DONE]"),
                Made with
                {
                    Reply = "Cut it.",
                }
            );
        }

        yield return Case(
            "OpenAI's pieces",
            cloud =>
                cloud.Edit(
                    """{"choices":[{"delta":{"role":"assistant","content":""}}]}""",
                    """{"choices":[{"delta":{"content":"Cut"}}]}""",
                    """{"choices":[{"delta":{"content":" it"}}]}""",
                    """{"choices":[{"delta":{"content":"."}}]}""",
                    """{"choices":[{"delta":{},"finish_reason":"stop"}]}""",
                    "[DONE]"
                ),
            Made with
            {
                Reply = "Cut it.",
            }
        );
        yield return Case("text in pieces", cloud => cloud.Edit("Cut", " it", ".", "[DONE]"), Made with { Reply = "Cut it." });
    }

    /// <summary>3: what is not for the user, and what can't be read.</summary>
    private static IEnumerable<WireCase> Unspoken()
    {
        var shapes = new[]
        {
            """{"type":"tool_call","name":"cut","content":"secret"}""",
            """{"type":"tool_result","name":"cut","content":"secret","text":"secret"}""",
            """{"role":"tool","content":"secret"}""",
            """{"type":"thinking","content":"secret"}""",
            """{"type":"reasoning","text":"secret"}""",
            """{"type":"content_block_delta","delta":{"type":"thinking_delta","thinking":"secret"}}""",
            """{"choices":[{"delta":{"reasoning_content":"secret"}}]}""",
            """{"choices":[{"delta":{"tool_calls":[{"function":{"name":"cut","arguments":"secret"}}]}}]}""",
            """{"type":"status","message":"secret"}""",
            """{"type":"progress","message":"secret"}""",
            """{"type":"log","text":"secret"}""",
            """{"type":"metadata","content":"secret"}""",
            """{"type":"ping","message":"secret"}""",
            """{"role":"user","content":"secret"}""",
        };
        foreach (var shape in shapes)
        {
            yield return Case(
                "not for the user: " + shape,
                cloud => cloud.Edit(shape, """{"type":"text","content":"Cut it."}"""),
                Made with
                {
                    Reply = "Cut it.",
                    Also = seen => Assert.DoesNotContain("secret", seen.Shown, StringComparison.Ordinal),
                }
            );
        }

        foreach (var shape in new[] { """{"foo":{"bar":"Cut it."}}""", """{"type":"new_thing","stuff":"Cut it."}""" })
        {
            yield return Case(
                "a form that nobody knows: " + shape,
                cloud => cloud.Reply(shape),
                new Sees
                {
                    Error = "Nemo.NothingToExport",
                    Outcome = EditOutcome.Unchanged,
                    Reply = "The answer had a form that this version can't read; the timeline is unchanged.",
                }
            );
        }

        yield return Case(
            "JSON that can't be parsed, and words after it",
            cloud => cloud.Edit("""{"oops: "secret"}""", """{"type":"text","content":"Cut it."}"""),
            Made with
            {
                Reply = "Cut it.",
                Also = seen => Assert.DoesNotContain("secret", seen.Shown, StringComparison.Ordinal),
            }
        );
    }

    /// <summary>4: pieces that repeat what came.</summary>
    private static IEnumerable<WireCase> Repeated()
    {
        var series = new Dictionary<string, string[]>
        {
            ["cumulative text"] = [.. new[] { "I", "I cut", "I cut it", "I cut it.", "I cut it." }.Select(Simple)],
            ["cumulative letters"] = [.. new[] { "我", "我剪", "我剪好了", "我剪好了。" }.Select(Simple)],
            ["laughter"] = [.. new[] { "ha", "ha", "ha" }.Select(Simple)],
            ["pieces and a final text"] = [.. new[] { "I cut", " it.", "I cut it." }.Select(Simple)],
            ["pieces and an end that repeats them"] = [Simple("I cut"), Simple(" it."), """{"type":"done","content":"I cut it."}"""],
            ["pieces without an invocation"] =
            [
                Adk("I cut", "true"),
                Adk(" it.", "true"),
                Adk("I cut it.", "false", "\"invocationId\":\"e\","),
            ],
            ["partial as text"] = [Adk("I cut", "\"true\""), Adk(" it.", "\"True\""), Adk("I cut it.", "\"false\"")],
            ["cumulative ADK pieces"] = [Adk("I cut", "true"), Adk("I cut it.", "true"), Adk("I cut it.", "false")],
            ["the whole text twice"] = [Adk("I cut", "true"), Adk(" it.", "true"), Adk("I cut it.", "false"), Adk("I cut it.", "false")],
        };
        foreach (var (name, events) in series)
        {
            var reply = name switch
            {
                "laughter" => "hahaha",
                "cumulative letters" => "我剪好了。",
                _ => "I cut it.",
            };
            yield return Case(
                name,
                cloud => cloud.Edit(events),
                Made with
                {
                    Reply = reply,
                    Also = seen =>
                        Assert.Equal([reply], seen.Pipeline.Information.Where(line => !line.StartsWith("Still", StringComparison.Ordinal))),
                }
            );
        }
    }

    /// <summary>4 and 5: types, encodings and sizes of the whole body.</summary>
    private static IEnumerable<WireCase> Bodies()
    {
        const string Said = """{"type":"text","content":"Cut it."}""";
        foreach (var type in new[] { "Text/Event-Stream", "application/json", "APPLICATION/JSON", "application/x-ndjson", "" })
        {
            yield return Case(
                $"JSON lines of type '{type}'",
                cloud => Body(cloud, true, """{"type":"heartbeat"}""" + "\n" + Said + "\n", type),
                Made with
                {
                    Reply = "Cut it.",
                }
            );
            yield return Case(
                $"a stream of type '{type}'",
                cloud => Body(cloud, true, FakeCloud.Lines(Said), type),
                Made with
                {
                    Reply = "Cut it.",
                }
            );
        }

        yield return Case(
            "Vercel's labelled lines",
            cloud =>
                Body(cloud, true, "f:{\"messageId\":\"secret\"}\n0:\"Cut\"\n0:\" it.\"\nd:{\"finishReason\":\"stop\"}\n", "text/plain"),
            Made with
            {
                Reply = "Cut it.",
            }
        );
        yield return Case(
            "the events as one JSON list",
            cloud => Body(cloud, true, "[\n  " + Said + "\n]", "application/json"),
            Made with
            {
                Reply = "Cut it.",
            }
        );
        foreach (var encoding in new[] { "gzip", "br", "deflate", "raw deflate" })
        {
            yield return Case(
                "a stream in " + encoding,
                cloud => Packed(cloud, FakeCloud.Lines(Said), encoding),
                Made with
                {
                    Reply = "Cut it.",
                }
            );
        }

        yield return new WireCase(
            WirePart.State,
            "a state in gzip",
            cloud =>
                cloud.State = exchange =>
                    exchange.BytesAsync(200, Packing.Of(cloud.StateJson(), "gzip"), "application/json", "Content-Encoding: gzip\r\n"),
            Made
        );
        var long1 = string.Concat(Enumerable.Repeat("Cut the pauses and the ends ", 140_000));
        yield return Case(
            "3.9 MB in one event",
            cloud => cloud.Edit(Simple(long1)),
            Made with
            {
                Also = seen => Assert.Equal(long1.Length - 1, seen.Edit!.Reply.Length),
            }
        );
        yield return Case(
            "more than any event should be",
            cloud => cloud.Edit(Simple(long1 + long1)),
            new Sees { Outcome = EditOutcome.Changed, Also = SentOnce }
        );
    }

    /// <summary>15: a state that lags.</summary>
    private static IEnumerable<WireCase> Late()
    {
        yield return Case(
            "a change that shows after a minute",
            cloud => Lagging(cloud, TimeSpan.FromSeconds(60), Call, Result),
            Made with
            {
                Also = seen => Assert.Contains("Waiting for a change to show", seen.Shown, StringComparison.Ordinal),
            }
        );
        yield return Case(
            "tools that changed nothing",
            cloud => cloud.Reply(Call, Result, Words),
            new Sees
            {
                Error = "Nemo.NothingToExport",
                Outcome = EditOutcome.Unchanged,
                Also = seen => Assert.InRange(seen.Edit!.Elapsed.TotalSeconds, 270, 290),
            }
        );
        yield return Case("a tool that only reads", cloud => cloud.Reply(ReadCall, Words), Soon);
        yield return Case(
            "a tool that failed",
            cloud =>
                cloud.Reply(Call, Result.Replace("\"status\":\"success\"", "\"error\":\"no such clip\"", StringComparison.Ordinal), Words),
            Soon
        );
    }

    /// <summary>16: how long an edit may take.</summary>
    private static IEnumerable<WireCase> Limited()
    {
        foreach (var isMade in new[] { false, true })
        {
            yield return Case(
                isMade ? "-TimeoutSec ends after the edit was made" : "-TimeoutSec ends",
                cloud =>
                {
                    cloud.EditTimeout = TimeSpan.FromSeconds(200);
                    return Stalled(cloud, isMade);
                },
                isMade
                    ? Made
                    : new Sees
                    {
                        Error = "Nemo.EditUnconfirmed",
                        Says = "not confirmed within 200 s",
                        Also = seen =>
                        {
                            SentOnce(seen);
                            Assert.Contains("Get-NemoTimeline -Project 'project'", seen.Error!.RecommendedAction, StringComparison.Ordinal);
                        },
                    }
            );
        }

        yield return Case(
            "-TimeoutSec ends while a change is waited for",
            cloud =>
            {
                cloud.EditTimeout = TimeSpan.FromSeconds(200);
                return cloud.Reply(Call, Result);
            },
            new Sees
            {
                Error = "Nemo.EditUnconfirmed",
                Says = "within 200 s",
                Also = SentOnce,
            }
        );
    }

    private static Sees Made =>
        new()
        {
            Quiet = true,
            Outcome = EditOutcome.Changed,
            Also = SentOnce,
        };

    private static Sees Soon =>
        new()
        {
            Error = "Nemo.NothingToExport",
            Outcome = EditOutcome.Unchanged,
            Also = seen => Assert.InRange(seen.Edit!.Elapsed.TotalSeconds, 0, 20),
        };

    private static Sees Failed =>
        new()
        {
            Error = "Nemo.EditFailed",
            Says = "no luck",
            Also = SentOnce,
        };

    private static Sees OutOfCredits =>
        new()
        {
            Error = "Nemo.OutOfCredits",
            Says = "no luck",
            Also = seen =>
            {
                SentOnce(seen);
                Assert.Equal("Register at https://nemovideo.com/register?bind=anon_1 to continue.", seen.Error!.RecommendedAction);
            },
        };

    private static WireCase Case(string name, Func<FakeCloud, Func<Exchange, Task>> answer, Sees sees) =>
        new(WirePart.Message, name, cloud => cloud.Message = answer(cloud), sees);

    private static void SentOnce(Seen seen) => Assert.Single(seen.Cloud.Messages);

    private static string Simple(string text) => $$"""{"type":"text","content":"{{text}}"}""";

    private static string Adk(string text, string partial, string more = "") =>
        $$$"""{{{{more}}}"author":"a","content":{"role":"model","parts":[{"text":"{{{text}}}"}]},"partial":{{{partial}}}}""";

    private static Func<Exchange, Task> Body(FakeCloud cloud, bool edits, string body, string type) =>
        async exchange =>
        {
            await cloud.TakeAsync(exchange, edits);
            await exchange.SendAsync(
                $"HTTP/1.1 200 OK\r\n{(type.Length == 0 ? "" : $"Content-Type: {type}\r\n")}Connection: close\r\n\r\n{body}"
            );
            exchange.Close();
        };

    private static Func<Exchange, Task> Packed(FakeCloud cloud, string body, string encoding) =>
        async exchange =>
        {
            await cloud.TakeAsync(exchange, edits: true);
            await exchange.BytesAsync(
                200,
                Packing.Of(body, encoding),
                "text/event-stream",
                $"Content-Encoding: {encoding.Split(' ')[^1]}\r\n"
            );
        };

    /// <summary>Says nothing more, while the time runs out.</summary>
    private static Func<Exchange, Task> Stalled(FakeCloud cloud, bool edits) =>
        async exchange =>
        {
            await cloud.TakeAsync(exchange, edits);
            await exchange.BeginStreamAsync();
            await exchange.SendAsync(FakeCloud.Lines(Call));
            cloud.Clock.Advance(TimeSpan.FromSeconds(210));
            await exchange.StallAsync();
        };

    /// <summary>Edits, but the state shows it only after a while.</summary>
    private static Func<Exchange, Task> Lagging(FakeCloud cloud, TimeSpan time, params string[] events)
    {
        var edit = cloud.Edit(events);
        return exchange =>
        {
            var due = cloud.Clock.UtcNow + time;
            cloud.State = state => state.JsonAsync(200, cloud.StateJson(cloud.Clock.UtcNow < due ? "{}" : null));
            return edit(exchange);
        };
    }
}
