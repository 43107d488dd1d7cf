namespace NemoVideo.Client.Http;

/// <summary>How connections are made. Redirects are never followed automatically: a token must not travel with them.</summary>
internal static class Handler
{
    public static SocketsHttpHandler Create() =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            Proxy = EnvironmentProxy.Instance,
            ConnectTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            Expect100ContinueTimeout = TimeSpan.FromSeconds(1),
            PlaintextStreamFilter = (context, _) => ValueTask.FromResult<Stream>(new AnswerFirstStream(context.PlaintextStream)),
        };
}
