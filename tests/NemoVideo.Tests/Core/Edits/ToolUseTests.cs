using NemoVideo.Core.Edits;
using NemoVideo.Core.Ports;

namespace NemoVideo.Tests.Core.Edits;

public class ToolUseTests
{
    [Theory]
    [InlineData("get_state", true)]
    [InlineData("getDraft", true)]
    [InlineData("GET_DRAFT", true)]
    [InlineData("google_search", true)]
    [InlineData("mcp__nemo__list_clips", true)]
    [InlineData("analyze-video", true)]
    [InlineData("transfer_to_agent", true)]
    [InlineData("edit_multitrack", false)]
    [InlineData("find_and_replace_text", false)]
    [InlineData("update_state", false)]
    [InlineData("show_images", false)]
    [InlineData("", false)]
    public void A_name_tells_whether_a_tool_only_reads(string name, bool onlyReads) => Assert.Equal(onlyReads, ToolUse.OnlyReads(name));

    [Theory]
    [InlineData("cut", true)]
    [InlineData("cut fail", false)]
    [InlineData("cut ok", true)]
    [InlineData("get ok", false)]
    [InlineData("cut fail cut ok", true)]
    public void Where_every_result_is_an_error_nothing_was_changed(string events, bool mayHaveChanged)
    {
        var tools = new ToolUse();
        var name = "";
        foreach (var word in events.Split(' '))
        {
            switch (word)
            {
                case "ok" or "fail":
                    tools.Add(new AgentToolResult(name, word == "fail"));
                    break;
                default:
                    name = word;
                    tools.Add(new AgentToolCall(name));
                    break;
            }
        }

        Assert.Equal(mayHaveChanged, tools.MayHaveChanged);
    }

    [Theory]
    [InlineData("STOP", "Ordinary")]
    [InlineData(" finish_reason_stop ", "Ordinary")]
    [InlineData("", "Ordinary")]
    [InlineData(null, "Ordinary")]
    [InlineData("MAX_TOKENS", "CutOff")]
    [InlineData("length", "CutOff")]
    [InlineData("MODEL_RETURNED_NO_CONTENT", "NothingSaid")]
    [InlineData("EMPTY_RESPONSE", "NothingSaid")]
    [InlineData("unknown-error", "NothingSaid")]
    [InlineData("MALFORMED_FUNCTION_CALL", "Failure")]
    [InlineData("RESOURCE_EXHAUSTED", "Failure")]
    public void An_end_is_no_error(string? code, string kind) => Assert.Equal(kind, FinishCodes.Of(code).ToString());
}
