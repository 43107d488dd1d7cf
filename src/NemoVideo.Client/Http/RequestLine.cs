using System.Globalization;
using NemoVideo.Core.Text;

namespace NemoVideo.Client.Http;

/// <summary>What -Verbose tells: one line about each request and each wait.</summary>
internal static class RequestLine
{
    /// <summary><c>POST run_sse: HTTP 200, 132 ms, 140 B sent, try 2</c>; where it failed, the reason stands at the end.</summary>
    public static string Of(Answer answer, TimeSpan took, int tries) =>
        Of(
            answer.Request,
            answer.Status,
            took,
            answer.Sent,
            answer.Received,
            answer.Stream is null ? null : "the stream begins",
            tries,
            answer.Error is { } error ? $"{error.ErrorId}: {error.Message}" : null
        );

    public static string Of(
        string request,
        int? status,
        TimeSpan took,
        long? sent,
        long? received,
        string? remark = null,
        int tries = 1,
        string? failure = null
    ) =>
        Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{request}: {(status is null ? "no answer" : $"HTTP {status}")}, {took.TotalMilliseconds:0} ms"
                    + $"{(sent is null ? "" : $", {Size.Of(sent.Value)} sent")}"
                    + $"{(received is null ? "" : $", {Size.Of(received.Value)} received")}{(remark is null ? "" : ", " + remark)}"
                    + $"{(tries > 1 ? $", try {tries}" : "")}{(failure is null ? "" : $"; {failure}")}"
            )
        );

    private static string Line(string line) => CleanText.Line(line) ?? "";
}
