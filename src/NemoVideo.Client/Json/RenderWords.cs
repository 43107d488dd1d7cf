using NemoVideo.Core;

namespace NemoVideo.Client.Json;

/// <summary>What the words for a render's status mean, in any case.</summary>
internal static class RenderWords
{
    /// <summary>The service does not know the job; this is no state of one.</summary>
    public const string NotFound = "not_found";

    private static readonly Dictionary<string, ExportState> Known = Table(
        (
            ExportState.Completed,
            "complete completed done success succeeded successful succeed finished finish ready rendered " + "exported available"
        ),
        (ExportState.Failed, "error failure failed fail errored timeout timed_out timedout rejected aborted expired crashed killed"),
        (ExportState.Canceled, "cancelled canceled cancel revoked stopped"),
        (
            ExportState.Pending,
            "pending queued queueing enqueued waiting wait submitted created accepted scheduled received new "
                + "init in_queue planned throttled retry"
        ),
        (
            ExportState.Processing,
            "processing rendering running in_progress inprogress progress uploading encoding started starting active working "
                + "preparing compositing composing finalizing exporting generating transcoding retrying downloading "
                + "saving fetching progressing transcribing"
        )
    );

    /// <summary>What may stand before the word itself, as in <c>RENDER_STATUS_COMPLETED</c>.</summary>
    private static readonly HashSet<string> Prefixes = ["render", "job", "task", "export", "status", "state"];

    /// <summary>Null for a word that nobody knows.</summary>
    public static ExportState? StateOf(string word) => Known.TryGetValue(Plain(word), out var state) ? state : null;

    public static bool IsNotFound(string word) => Plain(word) is NotFound or "notfound";

    /// <summary>The word may be about the answer, not the render: anything else in the answer counts more.</summary>
    public static bool IsAboutTheAnswer(string word) => Plain(word) is "success" || SaysNothing(word);

    /// <summary>The word is about the answer and says nothing of the render: <c>ok</c>, <c>true</c>, 200.</summary>
    public static bool SaysNothing(string word) =>
        Plain(word) is "ok" or "true" or "false" or "0" or ['2', >= '0' and <= '9', >= '0' and <= '9'];

    private static string Plain(string word)
    {
        var plain = word.Trim().ToLowerInvariant().Replace('-', '_').Replace(' ', '_').Replace('.', '_');
        for (var end = plain.IndexOf('_'); end > 0 && Prefixes.Contains(plain[..end]); end = plain.IndexOf('_'))
        {
            plain = plain[(end + 1)..];
        }

        return plain;
    }

    private static Dictionary<string, ExportState> Table(params (ExportState State, string Words)[] rows) =>
        rows.SelectMany(row => row.Words.Split(' ').Select(word => (word, row.State))).ToDictionary(pair => pair.word, pair => pair.State);
}
