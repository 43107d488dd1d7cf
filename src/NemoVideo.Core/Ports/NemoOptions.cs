namespace NemoVideo.Core.Ports;

/// <summary>Waits, limits and sizes, by default the documented values (api.md); tests and <c>-PollInterval</c> set others.</summary>
internal sealed record NemoOptions
{
    /// <summary>429: "wait 30 s and repeat once".</summary>
    public TimeSpan RateLimitWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A message is answered within 15 minutes.</summary>
    public TimeSpan MessageTimeout { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>"Still working" is said every 2 minutes.</summary>
    public TimeSpan StillWorkingInterval { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How often the time elapsed is shown.</summary>
    public TimeSpan ProgressInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>After a stream that ended without a result, the state is read, then again after this…</summary>
    public TimeSpan FirstStateWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>…and then at this interval, up to <see cref="MessageTimeout"/>.</summary>
    public TimeSpan NextStateWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>After a stream that closed properly but without words, the state is read this often (assumed: it may lag)…</summary>
    public TimeSpan SilentStateWait { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>…and this many times before the edit counts as one that changed nothing.</summary>
    public int SilentStateTries { get; init; } = 5;

    /// <summary>Where tools ran but the state shows no change by then, it is read again after this…</summary>
    public TimeSpan FirstLateStateWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>…and then at this interval…</summary>
    public TimeSpan NextLateStateWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>…this many times in all.</summary>
    public int LateStateTries { get; init; } = 5;

    /// <summary>
    /// A stream without a byte (heartbeats count) for this long counts as broken (assumed; generated videos take up to 300 s).
    /// </summary>
    public TimeSpan StreamIdleTimeout { get; init; } = TimeSpan.FromMinutes(6);

    /// <summary>Time between two polls of an export: the documents' 30 s for a service…</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>…and one second for one on this machine.</summary>
    public TimeSpan LocalPollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>An export that has not finished by then is left for Receive-NemoExport (renders take 30 to 90 s; assumed).</summary>
    public TimeSpan ExportTimeout { get; init; } = TimeSpan.FromHours(2);

    /// <summary>A service that can't be asked about an export is waited for without a word for this long, then with a warning.</summary>
    public TimeSpan OutageWarning { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How many times a finished video is fetched before an error: its file may be there later than its address…</summary>
    public int DownloadTries { get; init; } = 8;

    /// <summary>…with waits that grow from <see cref="RetryDelay"/> to this.</summary>
    public TimeSpan LongestDownloadWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The wait before a read is repeated: this at first, then twice as long each time.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many times a read is repeated.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>
    /// The waits before each look at the state for a file whose upload was not answered: 30 s in all (assumed: it shows a file by then).
    /// </summary>
    public IReadOnlyList<TimeSpan> UploadStateWaits { get; init; } =
    [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(16)];

    /// <summary>Time allowed for an ordinary answer to begin.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>500 MB, taken as 500 × 1024 × 1024 bytes.</summary>
    public long MaxFileBytes { get; init; } = 500L * 1024 * 1024;

    /// <summary>Largest JSON answer that is read.</summary>
    public int MaxBodyBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Largest single event of a stream.</summary>
    public int MaxEventBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>
    /// Most bytes in one stream, heartbeats included (assumed, as are the three below; replies have a few KB). More end the
    /// stream…
    /// </summary>
    public int MaxStreamBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>…and so do more characters of text…</summary>
    public int MaxReplyCharacters { get; init; } = 8 * 1024 * 1024;

    /// <summary>…or more lines of text; each message begins with one.</summary>
    public int MaxReplyLines { get; init; } = 100_000;

    /// <summary>How many errors of one stream are kept: the first ones.</summary>
    public int MaxStreamErrors { get; init; } = 20;

    /// <summary>Largest video, in bytes, accepted from a server that does not say how large it is (assumed).</summary>
    public long MaxUnsizedBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Where the service's web pages are: browser links go there (<c>NEMO_WEB_URL</c>).</summary>
    public Uri WebAddress { get; init; } = new("https://nemovideo.com/");
}
