using System.Net;

namespace NemoVideo.Client.Http;

/// <summary>How connections are made. Redirects are never followed automatically: a token must not travel with them.</summary>
internal static class Handler
{
    public static SocketsHttpHandler Create() =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            Proxy = new LoopbackIsDirect(HttpClient.DefaultProxy),
            ConnectTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            Expect100ContinueTimeout = TimeSpan.FromSeconds(1),
            PlaintextStreamFilter = (context, _) => ValueTask.FromResult<Stream>(new AnswerFirstStream(context.PlaintextStream)),
        };

    /// <summary>The system's proxy, but never for this machine itself (environment variables would send loopback through it).</summary>
    private sealed class LoopbackIsDirect(IWebProxy inner) : IWebProxy
    {
        public ICredentials? Credentials
        {
            get => inner.Credentials;
            set => inner.Credentials = value;
        }

        public Uri? GetProxy(Uri destination) => inner.GetProxy(destination);

        public bool IsBypassed(Uri host) => host.IsLoopback || inner.IsBypassed(host);
    }
}
