using System.Globalization;
using NemoVideo.Core.Ports;

namespace NemoVideo.Client.Messages;

/// <summary>What -Verbose and -Debug tell about a stream: how it ended, and its events by kind and size, never what they say.</summary>
internal static class StreamLine
{
    public static string Of(AgentEvent happened) =>
        happened switch
        {
            AgentText text => string.Create(CultureInfo.InvariantCulture, $"Event: text, {text.Text.Length} characters"),
            AgentToolCall call => $"Event: tool call {call.Name}".TrimEnd(),
            AgentToolResult result => $"Event: tool result {result.Name}".TrimEnd(),
            AgentError error => $"Event: error {error.Code}".TrimEnd(),
            _ => "Event: heartbeat",
        };

    public static string Of(MessageEnd end, TimeSpan took) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"POST run_sse: the stream ended after {took.TotalMilliseconds:0} ms with {end.Text.Length} characters of text"
                + $"{(end.Errors.Count > 0 ? $" and {end.Errors.Count} errors" : "")}{(end.Reason is null ? "." : $"; {end.Reason}")}"
        );
}
