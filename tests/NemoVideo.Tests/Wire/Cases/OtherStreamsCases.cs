using NemoVideo.Core;

namespace NemoVideo.Tests.Wire;

/// <summary>Streams as servers of other kinds write them: OpenAI, Anthropic, Vercel, AG-UI, LangChain, MCP, hand-written ones.</summary>
internal static class OtherStreamsCases
{
    private const string Said = """{"type":"text","content":"Cut it."}""";

    private const string Call =
        """{"content":{"role":"model","parts":[{"functionCall":{"name":"edit_multitrack","args":{}}}]},"author":"a"}""";

    private static readonly Sees CutIt = new()
    {
        Quiet = true,
        Outcome = EditOutcome.Changed,
        Reply = "Cut it.",
    };

    private static readonly Sees OutOfCredits = new() { Error = "Nemo.OutOfCredits", Says = "no luck" };

    private static readonly Sees NoLuck = new() { Error = "Nemo.EditFailed", Says = "no luck" };

    public static IReadOnlyList<WireCase> All { get; } = [.. Words(), .. Hidden(), .. NoErrors(), .. Errors(), .. Lines()];

    /// <summary>All that is said is "Cut it.".</summary>
    private static IEnumerable<WireCase> Words() =>
        from shape in (string[])
            [
                """{"type":"done","message":"Cut it."}""",
                """{"type":"final","message":"Cut it."}""",
                """{"type":"complete","result":"Cut it."}""",
                """{"type":"done","summary":"Cut it."}""",
                """{"content":{"parts":["Cut it."]}}""",
                """{"content":{"role":"model","parts":[{"type":"text","content":"Cut it."}]}}""",
                """{"message":{"content":{"content_type":"text","parts":["Cut it."]}}}""",
                """{"content":{"parts":[{"text":"Cut it."}]},"avgLogprobs":NaN}""",
                """{"choices":[{"index":0,"delta":{"role":"assistant","content":"Cut it."},"finish_reason":null}]}""",
                """{"type":"TEXT_MESSAGE_CONTENT","messageId":"m","delta":"Cut it."}""",
            ]
        select Case("words in " + shape, cloud => cloud.Edit(Call, shape), CutIt);

    /// <summary>What is not for the user, before what is.</summary>
    private static IEnumerable<WireCase> Hidden() =>
        from shape in (string[])
            [
                """{"type":"user_message","content":"secret"}""",
                """{"type":"human","content":"secret"}""",
                """{"sender":"user","text":"secret"}""",
                """{"progress":10,"message":"secret"}""",
                """{"status":"processing","message":"secret"}""",
                """{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"secret"}}""",
            ]
        select Case(
            "not for the user: " + shape,
            cloud => cloud.Edit(Call, shape, Said),
            CutIt with
            {
                Also = seen => Assert.DoesNotContain("secret", seen.Shown, StringComparison.Ordinal),
            }
        );

    /// <summary>Spellings of "no error".</summary>
    private static IEnumerable<WireCase> NoErrors() =>
        from shape in (string[])
            [
                """{"error":0,"text":"Cut it."}""",
                """{"error":{"code":null,"message":null},"text":"Cut it."}""",
                """{"error":{"code":0,"message":"ok"},"text":"Cut it."}""",
                """{"error":"none","text":"Cut it."}""",
                """{"errors":0,"text":"Cut it."}""",
                """{"errorCode":"FinishReason.STOP","content":{"parts":[{"text":"Cut it."}]}}""",
                """{"errorCode":"TOOL_CALLS","content":{"parts":[{"text":"Cut it."}]}}""",
            ]
        select Case("no error in " + shape, cloud => cloud.Edit(Call, shape), CutIt);

    private static IEnumerable<WireCase> Errors()
    {
        foreach (
            var shape in (string[])
                [
                    """{"errcode":2001,"errmsg":"no luck"}""",
                    """{"err_code":2001,"message":"no luck"}""",
                    """{"status_code":2001,"message":"no luck"}""",
                    """{"statusCode":2001,"message":"no luck"}""",
                    """{"result":{"code":2001,"message":"no luck"}}""",
                    """{"status":{"code":2001,"message":"no luck"}}""",
                    """{"base_resp":{"status_code":2001,"status_msg":"no luck"}}""",
                    """{"errors":[{"code":2001,"message":"no luck"}]}""",
                ]
        )
        {
            yield return Case("2001 in " + shape, cloud => cloud.Reply(shape), OutOfCredits);
        }

        foreach (
            var shape in (string[])
                [
                    """{"type":"response.failed","response":{"error":{"message":"no luck"}}}""",
                    """{"type":"error","errorText":"no luck"}""",
                    """{"type":"error","description":"no luck"}""",
                    """{"event":"thread.run.failed","last_error":{"message":"no luck"}}""",
                ]
        )
        {
            yield return Case("an error in " + shape, cloud => cloud.Reply(Said, shape), NoLuck);
        }

        yield return Case("a code of its own as plain JSON", cloud => cloud.Stream(false, """{"code":-1,"message":"no luck"}"""), NoLuck);
    }

    /// <summary>What the frame around the JSON says, and lines without a field's name.</summary>
    private static IEnumerable<WireCase> Lines()
    {
        foreach (var type in (string[])["tool_result", "tool_call", "thinking"])
        {
            yield return Case(
                $"event: {type} with a text inside",
                cloud =>
                    cloud.Stream(
                        true,
                        $$"""event: {{type}}{{"\n"}}data: {"type":"text","text":"secret"}""" + "\n\n" + FakeCloud.Lines(Said)
                    ),
                CutIt with
                {
                    Also = seen => Assert.DoesNotContain("secret", seen.Shown, StringComparison.Ordinal),
                }
            );
        }

        yield return Case(
            "event: error with a type of its own",
            cloud => cloud.Stream(false, FakeCloud.Lines(Said) + "event: error\ndata: {\"type\":\"quota\",\"message\":\"no luck\"}\n\n"),
            NoLuck
        );
        yield return Case(
            "line feeds that are not escaped",
            cloud => cloud.Stream(true, "data: I did:\n- cut it\n- joined it\n\n"),
            CutIt with
            {
                Reply = "I did:\n- cut it\n- joined it",
            }
        );
        yield return Case("event: final with text", cloud => cloud.Stream(true, "event: final\ndata: Cut it.\n\n"), CutIt);
        yield return Case(
            "the same Chinese text twice",
            cloud =>
                cloud.Edit(
                    """{"type":"delta","content":"我已经把视频剪好了，请查看。"}""",
                    """{"type":"delta","content":"我已经把视频剪好了，请查看。"}"""
                ),
            CutIt with
            {
                Reply = "我已经把视频剪好了，请查看。",
            }
        );
    }

    private static WireCase Case(string name, Func<FakeCloud, Func<NemoVideo.Tests.Client.Exchange, Task>> answer, Sees sees) =>
        new(WirePart.Message, name, cloud => cloud.Message = answer(cloud), sees);
}
