using NemoVideo.Client.Json;
using NemoVideo.Client.Messages;
using NemoVideo.Core;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Ports;
using NemoVideo.Core.Text;

namespace NemoVideo.Client.Http;

/// <summary>The HTTP API, one method per call.</summary>
internal sealed class NemoService : INemoService
{
    private readonly ApiConnection _api;
    private readonly NemoOptions _options;
    private readonly IClock _clock;
    private readonly MessageSender _messages;
    private readonly Downloader _downloads;

    public NemoService(Uri address, Skill skill, NemoOptions options, IClock clock, IBackendHold? hold = null)
    {
        _options = options;
        _clock = clock;
        _api = new ApiConnection(address, skill, options, ClockTimeProvider.Of(clock), hold);
        _messages = new MessageSender(_api, options);
        _downloads = new Downloader(_api, options);
    }

    public Task<AnonymousToken> CreateAnonymousTokenAsync(string clientId, CancellationToken cancellationToken) =>
        _api.CallAsync(
            new ApiCall(HttpMethod.Post, "api/auth/anonymous-token", null) { ClientId = clientId, Repeat = Repeat.UnlessSent },
            data => AnswerShapes.Token(data, _clock.UtcNow),
            cancellationToken
        );

    public Task<SessionInfo> CreateSessionAsync(AccessToken token, string name, string? language, CancellationToken cancellationToken) =>
        _api.CallAsync(
            new ApiCall(HttpMethod.Post, "api/tasks/me/with-session/nemo_agent", token) { Body = _ => Bodies.NewSession(name, language) },
            data => Named(AnswerShapes.Session(data), name),
            cancellationToken
        );

    public Task<UploadedFile> UploadFileAsync(
        AccessToken token,
        string sessionId,
        string path,
        string fileName,
        Action<long> sent,
        CancellationToken cancellationToken
    )
    {
        var call = Upload(token, sessionId) with
        {
            Body = watch => new FileBody(path, fileName, sent, watch),
            File = path,
            AsksFirst = true,
        };
        return _api.CallAsync(call, data => UploadReader.Read(call, fileName, data, _api.Address), cancellationToken);
    }

    public Task<UploadedFile> UploadUriAsync(AccessToken token, string sessionId, Uri uri, CancellationToken cancellationToken)
    {
        var call = Upload(token, sessionId) with { Body = _ => Bodies.UploadUrls(uri), File = ShownAddress.Of(uri) };
        return _api.CallAsync(call, data => UploadReader.Read(call, null, data, _api.Address), cancellationToken);
    }

    public Task<MessageEnd> SendMessageAsync(
        AccessToken token,
        string sessionId,
        string text,
        Action<AgentEvent> onEvent,
        TimeSpan? timeout,
        CancellationToken cancellationToken
    ) => _messages.SendAsync(token, sessionId, text, onEvent, timeout, cancellationToken);

    public Task<Credit> GetCreditsAsync(AccessToken token, CancellationToken cancellationToken) =>
        _api.CallAsync(new ApiCall(HttpMethod.Get, "api/credits/balance/simple", token), AnswerShapes.Credits, cancellationToken);

    public Task<Credit> GetCreditsOnceAsync(AccessToken token, CancellationToken cancellationToken) =>
        _api.CallAsync(
            new ApiCall(HttpMethod.Get, "api/credits/balance/simple", token) { Repeat = Repeat.Once },
            AnswerShapes.Credits,
            cancellationToken
        );

    public Task<ProjectSnapshot> GetStateAsync(AccessToken token, string sessionId, CancellationToken cancellationToken) =>
        _api.CallAsync(
            new ApiCall(HttpMethod.Get, $"api/state/nemo_agent/me/{Escaped(sessionId)}/latest", token) { SessionId = sessionId },
            data => StateReader.Read(data, _api.Address),
            cancellationToken
        );

    public Task<RenderStatus> SubmitRenderAsync(AccessToken token, RenderOrder order, CancellationToken cancellationToken) =>
        _api.CallAsync(
            new ApiCall(HttpMethod.Post, "api/render/proxy/lambda", token)
            {
                Body = _ => Bodies.Render(order),
                SessionId = order.SessionId,
                RenderId = order.Id,
                Repeat = Repeat.Never,
                MayBeEmpty = true,
            },
            data => Named(RenderReader.Read(data, order.Id, _api.Address)),
            cancellationToken
        );

    public Task<RenderStatus> GetRenderAsync(AccessToken token, string id, CancellationToken cancellationToken) =>
        _api.CallAsync(
            new ApiCall(HttpMethod.Get, $"api/render/proxy/lambda/{Escaped(id)}", token) { RenderId = id },
            data => RenderReader.IsNothing(data) ? throw NemoErrors.ExportNotFound(id) : RenderReader.Read(data, id, _api.Address),
            cancellationToken
        );

    public Task CancelRenderAsync(AccessToken token, string id, CancellationToken cancellationToken) =>
        _api.CallAsync(
            new ApiCall(HttpMethod.Post, $"api/render/proxy/lambda/{Escaped(id)}/cancel", token) { RenderId = id, MayBeEmpty = true },
            static _ => true,
            cancellationToken
        );

    public Task DownloadAsync(
        AccessToken token,
        Uri address,
        string path,
        Action<long, long?> received,
        CancellationToken cancellationToken
    ) => _downloads.FetchAsync(token, address, path, received, cancellationToken);

    public Uri GetDownloadAddress(string id) => new(_api.Address, $"api/render/proxy/{Escaped(id)}/download");

    public async Task<Uri> CreateBrowserLinkAsync(AccessToken token, string taskId, string sessionId, CancellationToken cancellationToken)
    {
        var claim = await _api.CallAsync(
                new ApiCall(HttpMethod.Post, "api/auth/claim-token", token)
                {
                    Body = _ => Bodies.Claim(taskId, sessionId),
                    SessionId = sessionId,
                },
                AnswerShapes.ClaimToken,
                cancellationToken
            )
            .ConfigureAwait(false);

        // Whatever the service answers, the account's own token never goes into an address.
        return claim.Contains(Redaction.Mark, StringComparison.Ordinal) || claim.StartsWith("nmv_usr_", StringComparison.Ordinal)
            ? throw NemoErrors.AnswerUnreadable("the claim token is the account's own token.")
            : new Uri(_options.WebAddress, $"workspace/claim?ct={Uri.EscapeDataString(claim)}");
    }

    public void Dispose() => _api.Dispose();

    private static SessionInfo Named(SessionInfo session, string project)
    {
        WireLog.Verbose($"Project '{project}' is session {session.SessionId}.");
        return session;
    }

    private static RenderStatus Named(RenderStatus render)
    {
        WireLog.Verbose($"Render {render.Id} was submitted.");
        return render;
    }

    private static ApiCall Upload(AccessToken token, string sessionId) =>
        new(HttpMethod.Post, $"api/upload-video/nemo_agent/me/{Escaped(sessionId)}", token)
        {
            SessionId = sessionId,
            Repeat = Repeat.UnlessStored,
        };

    /// <summary>One segment of a path: dots alone would go up a level.</summary>
    private static string Escaped(string id) => id.All(c => c == '.') ? "_" : Uri.EscapeDataString(id);
}
