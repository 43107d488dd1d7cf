using System.Globalization;
using NemoVideo.Core;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Ports;

namespace NemoVideo.Tests.Core.Fakes;

/// <summary>
/// A service in memory that does what a call asks for. Tests replace single answers, and see what was called in <see cref="Calls"/>.
/// </summary>
internal sealed class FakeService(CallLog calls, IClock clock) : INemoService
{
    private readonly object _lock = new();
    private int _tokens;
    private int _sessions;
    private int _drafts;

    public CallLog Calls { get; } = calls;

    /// <summary>Sessions by id.</summary>
    public Dictionary<string, FakeSession> Sessions { get; } = [];

    public Dictionary<string, RenderStatus> Renders { get; } = [];

    /// <summary>Values of the tokens that calls came with, in order.</summary>
    public List<string> TokensSeen { get; } = [];

    public decimal Available { get; set; } = 100;

    public bool IsDisposed { get; private set; }

    public Func<string, AnonymousToken>? OnToken { get; set; }

    public Func<AccessToken, string, SessionInfo>? OnSession { get; set; }

    public Func<AccessToken, string, string, Action<long>, CancellationToken, Task<UploadedFile>>? OnUpload { get; set; }

    public Func<Uri, UploadedFile>? OnUploadUri { get; set; }

    public Func<AccessToken, string, string, Action<AgentEvent>, CancellationToken, Task<MessageEnd>>? OnMessage { get; set; }

    public Func<AccessToken, Credit>? OnCredits { get; set; }

    public Func<AccessToken, string, ProjectSnapshot>? OnState { get; set; }

    public Func<RenderOrder, RenderStatus>? OnSubmit { get; set; }

    public Func<string, RenderStatus>? OnRender { get; set; }

    public Action<string>? OnDownload { get; set; }

    public string UserId { get; set; } = "anon_1";

    /// <summary>Another timeline with each call.</summary>
    public Timeline NewTimeline(string name = "a.mp4")
    {
        var number = Interlocked.Increment(ref _drafts).ToString(CultureInfo.InvariantCulture);
        return new Timeline
        {
            Tracks =
            [
                new TimelineTrack
                {
                    Number = 1,
                    Kind = TrackKind.Video,
                    Type = 0,
                    Segments =
                    [
                        new TimelineSegment
                        {
                            Name = name,
                            Start = TimeSpan.Zero,
                            Duration = TimeSpan.FromSeconds(10),
                        },
                    ],
                },
            ],
            Duration = TimeSpan.FromSeconds(10),
            Draft = $$"""{"t":[{"tt":0,"sg":[{}]}],"n":{{number}}}""",
            Fingerprint = "draft-" + number,
        };
    }

    public Task<AnonymousToken> CreateAnonymousTokenAsync(string clientId, CancellationToken cancellationToken) =>
        Answer(null, $"token {clientId}", cancellationToken, () =>
        {
            if (OnToken is not null)
            {
                return OnToken(clientId);
            }

            var number = ++_tokens;
            UserId = "anon_" + number.ToString(CultureInfo.InvariantCulture);
            return new AnonymousToken(
                new AccessToken("nmv_usr_" + number.ToString(CultureInfo.InvariantCulture), true, clock.UtcNow.AddDays(7), UserId),
                100,
                null
            );
        });

    public Task<SessionInfo> CreateSessionAsync(AccessToken token, string name, string? language, CancellationToken cancellationToken) =>
        Answer(token, $"session {name}", cancellationToken, () => OnSession is not null ? OnSession(token, name) : NewSession(name));

    public SessionInfo NewSession(string name)
    {
        lock (_lock)
        {
            var id = (5529798706024415232 + ++_sessions).ToString(CultureInfo.InvariantCulture);
            Sessions[id] = new FakeSession { Name = name };
            return new SessionInfo(id, "task_" + id, UserId, null);
        }
    }

    public async Task<UploadedFile> UploadFileAsync(
        AccessToken token,
        string sessionId,
        string path,
        string fileName,
        Action<long> sent,
        CancellationToken cancellationToken
    )
    {
        Note(token, $"upload {sessionId} {fileName}", cancellationToken);
        return OnUpload is not null
            ? await OnUpload(token, sessionId, fileName, sent, cancellationToken)
            : Store(sessionId, fileName, new FileInfo(path).Length);
    }

    /// <summary>The time that the last message was given.</summary>
    public TimeSpan? MessageTimeout { get; private set; }

    public Task<UploadedFile> UploadUriAsync(AccessToken token, string sessionId, Uri uri, CancellationToken cancellationToken) =>
        Answer(token, $"upload {sessionId} {uri}", cancellationToken, () =>
            OnUploadUri is not null ? OnUploadUri(uri) : Store(sessionId, null, null) with { RemoteUri = uri }
        );

    public UploadedFile Store(string sessionId, string? name, long? length)
    {
        lock (_lock)
        {
            var session = Session(sessionId);
            var file = new UploadedFile
            {
                FileName = name,
                Kind = "video",
                Duration = TimeSpan.FromSeconds(10),
                Length = length,
                RemoteUri = new Uri($"https://cdn.example/{sessionId}/{session.Clips.Count}"),
            };
            session.Clips.Add(file);
            return file;
        }
    }

    public async Task<MessageEnd> SendMessageAsync(
        AccessToken token,
        string sessionId,
        string text,
        Action<AgentEvent> onEvent,
        TimeSpan? timeout,
        CancellationToken cancellationToken
    )
    {
        Note(token, $"message {sessionId} {text}", cancellationToken);
        MessageTimeout = timeout;
        if (OnMessage is not null)
        {
            return await OnMessage(token, sessionId, text, onEvent, cancellationToken);
        }

        Session(sessionId).Timeline = NewTimeline();
        onEvent(new AgentText("Done."));
        return new MessageEnd(MessageEndKind.Closed, "Done.", []);
    }

    public Task<Credit> GetCreditsAsync(AccessToken token, CancellationToken cancellationToken) =>
        Answer(token, "credits", cancellationToken, () =>
            OnCredits is not null ? OnCredits(token) : new Credit { Available = Available, Total = Available }
        );

    public Task<Credit> GetCreditsOnceAsync(AccessToken token, CancellationToken cancellationToken) =>
        GetCreditsAsync(token, cancellationToken);

    public Task<ProjectSnapshot> GetStateAsync(AccessToken token, string sessionId, CancellationToken cancellationToken) =>
        Answer(token, $"state {sessionId}", cancellationToken, () => OnState is not null ? OnState(token, sessionId) : StateOf(sessionId));

    public ProjectSnapshot StateOf(string sessionId)
    {
        lock (_lock)
        {
            var session = Session(sessionId);
            return new ProjectSnapshot(session.Timeline, [.. session.Clips], [], session.Name);
        }
    }

    public Task<RenderStatus> SubmitRenderAsync(AccessToken token, RenderOrder order, CancellationToken cancellationToken) =>
        Answer(token, $"submit {order.Id}", cancellationToken, () => OnSubmit is not null ? OnSubmit(order) : Take(order));

    public RenderStatus Take(RenderOrder order)
    {
        Renders[order.Id] = new RenderStatus(
            order.Id,
            ExportState.Completed,
            100,
            new Uri($"https://cdn.example/{order.Id}.mp4"),
            null,
            TimeSpan.FromSeconds(10),
            5
        );
        return new RenderStatus(order.Id, ExportState.Pending, 5);
    }

    public Task<RenderStatus> GetRenderAsync(AccessToken token, string id, CancellationToken cancellationToken) =>
        Answer(token, $"poll {id}", cancellationToken, () => OnRender is not null ? OnRender(id)
            : Renders.TryGetValue(id, out var status) ? status
            : throw NemoErrors.ExportNotFound(id));

    public Task CancelRenderAsync(AccessToken token, string id, CancellationToken cancellationToken) =>
        Answer(token, $"cancel {id}", cancellationToken, () => Renders.Remove(id) ? true : throw NemoErrors.ExportNotFound(id));

    public Task DownloadAsync(
        AccessToken token,
        Uri address,
        string path,
        Action<long, long?> received,
        CancellationToken cancellationToken
    ) => Answer(token, $"download {address}", cancellationToken, () =>
        {
            if (OnDownload is not null)
            {
                OnDownload(path);
            }
            else
            {
                File.WriteAllText(path, "video");
            }

            received(5, 5);
            return true;
        });

    public Uri GetDownloadAddress(string id) => new($"https://service.example/api/render/proxy/{id}/download");

    public Task<Uri> CreateBrowserLinkAsync(AccessToken token, string taskId, string sessionId, CancellationToken cancellationToken) =>
        Task.FromResult(new Uri($"https://nemovideo.com/workspace/claim?ct={taskId}-{sessionId}"));

    public void Dispose() => IsDisposed = true;

    private FakeSession Session(string id) =>
        Sessions.TryGetValue(id, out var session) ? session : throw NemoErrors.ProjectNotFound(id, hadClips: false);

    private void Note(AccessToken? token, string call, CancellationToken cancellationToken)
    {
        Calls.Add(call);
        cancellationToken.ThrowIfCancellationRequested();
        if (token is not null)
        {
            lock (TokensSeen)
            {
                TokensSeen.Add(token.Value);
            }
        }
    }

    private async Task<T> Answer<T>(AccessToken? token, string call, CancellationToken cancellationToken, Func<T> answer)
    {
        Note(token, call, cancellationToken);
        return await Task.FromResult(answer());
    }
}

internal sealed class FakeSession
{
    public required string Name { get; init; }

    public Timeline? Timeline { get; set; }

    public List<UploadedFile> Clips { get; } = [];
}
