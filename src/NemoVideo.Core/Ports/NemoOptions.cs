namespace NemoVideo.Core.Ports;

/// <summary>Waits, limits and sizes, with the documented values as defaults (api.md); tests and <c>-PollInterval</c> set others.</summary>
internal sealed record NemoOptions
{
    /// <summary>429: "wait 30 s and repeat once".</summary>
    public TimeSpan RateLimitWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A message is answered in 15 minutes at most.</summary>
    public TimeSpan MessageTimeout { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>"Still working" is said each 2 minutes.</summary>
    public TimeSpan StillWorkingInterval { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>After a stream that ended without a result the state is asked, then again after this…</summary>
    public TimeSpan FirstStateWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>…and then each so often, up to <see cref="MessageTimeout"/>.</summary>
    public TimeSpan NextStateWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A stream that closed properly but without words: the state is asked so often (assumed: the state may lag behind)…</summary>
    public TimeSpan SilentStateWait { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>…and so many times before the edit counts as one that changed nothing.</summary>
    public int SilentStateTries { get; init; } = 5;

    /// <summary>A stream without a byte (heartbeats count) for so long is taken as broken (assumed; generated videos take up to 300 s).</summary>
    public TimeSpan StreamIdleTimeout { get; init; } = TimeSpan.FromMinutes(6);

    /// <summary>Between two polls of an export: the documents' 30 s against a service…</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>…and a second against the local backend.</summary>
    public TimeSpan LocalPollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>An export that has not ended by then is left for Receive-NemoExport (renders take 30 to 90 s; assumed).</summary>
    public TimeSpan ExportTimeout { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Waits before a read is repeated: this, then twice as long each time.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a read is repeated.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>Time for an ordinary answer to begin.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>500 MB, taken as 500 × 1024 × 1024 bytes.</summary>
    public long MaxFileBytes { get; init; } = 500L * 1024 * 1024;

    /// <summary>Largest JSON answer that is read.</summary>
    public int MaxBodyBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Largest single event of a stream.</summary>
    public int MaxEventBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>All bytes of one stream, heartbeats included (assumed, as are the three below; replies have a few KB). What passes them ends the stream…</summary>
    public int MaxStreamBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>…and so do more characters of its words…</summary>
    public int MaxReplyCharacters { get; init; } = 8 * 1024 * 1024;

    /// <summary>…or more lines of them; each message begins with one.</summary>
    public int MaxReplyLines { get; init; } = 100_000;

    /// <summary>Errors of one stream that are kept: the first ones.</summary>
    public int MaxStreamErrors { get; init; } = 20;

    /// <summary>Largest video, in bytes, that is taken from a server which does not say how large it is (assumed).</summary>
    public long MaxUnsizedBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Where the service's pages for people are: browser links go there (<c>NEMO_WEB_URL</c>).</summary>
    public Uri WebAddress { get; init; } = new("https://nemovideo.com/");
}
