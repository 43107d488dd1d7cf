namespace NemoVideo.Core.Ports;

/// <summary>
/// The HTTP API at one address and for one skill, one method per call. Implementations answer with Core's types and throw
/// only <see cref="NemoException"/> (and OperationCanceledException). They repeat what may be repeated: reads and new sessions freely,
/// uploads when they did not arrive whole, 429 once after a wait, a message only when no byte of it left or it was refused with 429.
/// 1001 and 1002 are thrown: what they mean for a project is up to the workflows.
/// </summary>
internal interface INemoService : IDisposable
{
    Task<AnonymousToken> CreateAnonymousTokenAsync(string clientId, CancellationToken cancellationToken);

    Task<SessionInfo> CreateSessionAsync(AccessToken token, string name, string? language, CancellationToken cancellationToken);

    /// <summary>
    /// Sends a file. An error whose <see cref="NemoException.Delivery"/> is unknown means that the service may have it: only the state
    /// can tell.
    /// </summary>
    /// <param name="sent">Bytes of the file sent so far; drops when an upload is repeated. Called from any thread.</param>
    Task<UploadedFile> UploadFileAsync(
        AccessToken token,
        string sessionId,
        string path,
        string fileName,
        Action<long> sent,
        CancellationToken cancellationToken
    );

    /// <summary>The service fetches it. Errors are those of a file.</summary>
    Task<UploadedFile> UploadUriAsync(AccessToken token, string sessionId, Uri uri, CancellationToken cancellationToken);

    /// <summary>
    /// Sends a message and passes on what comes back. A NemoException before any stream began, or instead of its first event, says by
    /// its <see cref="NemoException.Delivery"/> whether the message may have been accepted. Once the stream runs, nothing is thrown
    /// but cancellation: the result says how it ended.
    /// </summary>
    /// <param name="onEvent">Called one at a time, in order.</param>
    /// <param name="timeout">For the whole answer; null: <see cref="NemoOptions.MessageTimeout"/>.</param>
    Task<MessageEnd> SendMessageAsync(
        AccessToken token,
        string sessionId,
        string text,
        Action<AgentEvent> onEvent,
        TimeSpan? timeout,
        CancellationToken cancellationToken
    );

    Task<Credit> GetCreditsAsync(AccessToken token, CancellationToken cancellationToken);

    /// <summary>The same in one try, for a balance that nothing depends on: nobody waits for it.</summary>
    Task<Credit> GetCreditsOnceAsync(AccessToken token, CancellationToken cancellationToken);

    Task<ProjectSnapshot> GetStateAsync(AccessToken token, string sessionId, CancellationToken cancellationToken);

    /// <summary>Submits once. The workflow decides whether to try again, after asking for the id.</summary>
    Task<RenderStatus> SubmitRenderAsync(AccessToken token, RenderOrder order, CancellationToken cancellationToken);

    /// <summary>Asks for a job; 408, 429, 5xx and broken connections are repeated. An unknown id is <c>Nemo.ExportNotFound</c>.</summary>
    Task<RenderStatus> GetRenderAsync(AccessToken token, string id, CancellationToken cancellationToken);

    Task CancelRenderAsync(AccessToken token, string id, CancellationToken cancellationToken);

    /// <summary>
    /// Fetches a finished render to <paramref name="path"/> (which must not exist), resuming where a broken connection left off,
    /// and checks its length. The token is sent only when the address is on the API's own host under
    /// <c>/api/render/proxy/</c>; it never follows a redirect.
    /// </summary>
    /// <param name="received">Bytes so far and bytes in total (null if the server does not say).</param>
    Task DownloadAsync(AccessToken token, Uri address, string path, Action<long, long?> received, CancellationToken cancellationToken);

    /// <summary>The address <c>/api/render/proxy/&lt;id&gt;/download</c>, which serves the file with the token.</summary>
    Uri GetDownloadAddress(string id);

    Task<Uri> CreateBrowserLinkAsync(AccessToken token, string taskId, string sessionId, CancellationToken cancellationToken);
}

internal sealed record AnonymousToken(AccessToken Token, decimal? Credits, string? BindId);

/// <param name="BindId"><c>bind_id</c>, if the answer has one: goes into the registration address.</param>
internal sealed record SessionInfo(string SessionId, string? TaskId, string? UserId, string? BindId);

/// <summary>A file as the upload's answer describes it; what it does not say is null.</summary>
internal sealed record UploadedFile
{
    public string? FileName { get; init; }

    public string? Kind { get; init; }

    public TimeSpan? Duration { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public double? FrameRate { get; init; }

    public string? Hash { get; init; }

    public Uri? RemoteUri { get; init; }

    /// <summary>The service's id of the upload.</summary>
    public string? MediaId { get; init; }

    public long? Length { get; init; }

    /// <summary>The clip it becomes in a project.</summary>
    public Clip ToClip(Project project) =>
        new()
        {
            Name = FileName ?? RemoteUri?.Segments.LastOrDefault() ?? "clip",
            Kind = Kind,
            Duration = Duration,
            Width = Width,
            Height = Height,
            FrameRate = FrameRate,
            Hash = Hash,
            RemoteUri = RemoteUri,
            MediaId = MediaId,
            Length = Length,
            Project = project,
        };
}

/// <summary>What the state call returns.</summary>
/// <param name="Timeline">Null if the draft is absent, null or <c>{}</c>.</param>
/// <param name="Clips">From <c>video_infos</c>, list or object.</param>
/// <param name="Analyses">From <c>video_analyses</c>, list or object.</param>
internal sealed record ProjectSnapshot(
    Timeline? Timeline,
    IReadOnlyList<UploadedFile> Clips,
    IReadOnlyList<GeneratedMedia> GeneratedMedia,
    string? TaskName = null,
    string? UserId = null,
    string? BindId = null,
    IReadOnlyList<Analysis>? Analyses = null,
    string? TaskId = null
)
{
    /// <summary>The answer has a list of clips, even if it is empty.</summary>
    public bool ListsClips { get; init; } = true;

    /// <summary>A project to which no message was sent may have no state yet. It does not say which clips there are.</summary>
    public static ProjectSnapshot None { get; } = new(null, [], []);
}

/// <param name="Draft">The draft's JSON, posted unchanged.</param>
/// <param name="Resolution">Such as <c>1080p</c>; null is not sent.</param>
internal sealed record RenderOrder(string Id, string SessionId, string Draft, string Format, string Quality, string? Resolution);

/// <param name="Id">The id that was asked for.</param>
/// <param name="State">Pending, Processing (also for a status that nobody knows), Completed, Failed or Canceled.</param>
/// <param name="Progress">Percent.</param>
/// <param name="Address">Where the video is, once it is completed; null if the answer does not say.</param>
internal sealed record RenderStatus(
    string Id,
    ExportState State,
    double? Progress,
    Uri? Address = null,
    string? Error = null,
    TimeSpan? Duration = null,
    long? Length = null
)
{
    /// <summary>The ids that the service gives the job, the likeliest first; empty if it gives none but the client's.</summary>
    public IReadOnlyList<string> ServiceIds { get; init; } = [];

    /// <summary>The progress came as a number from 0 to 1; exactly 1 can be either that or a percent.</summary>
    public bool IsFraction { get; init; }

    /// <summary>A status that nobody knows, in the service's word; empty if there was none at all.</summary>
    public string? UnknownStatus { get; init; }

    /// <summary>Why the address in a completed render's answer can't be used.</summary>
    public string? BadAddress { get; init; }
}
