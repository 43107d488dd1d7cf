using System.Net;
using System.Net.Sockets;

namespace NemoVideo.Local.Api;

/// <summary>
/// Fetches what the server is told to, but only from allowed addresses. It goes by the address it actually connects to, so that
/// no name, spelling or redirect leads anywhere else. Behind the system's proxy it is the proxy that connects: there the
/// name is looked up beforehand, and one that only the proxy knows is left to the proxy.
/// </summary>
/// <param name="fetchPrivate">Whether this machine and private networks may be fetched from (<c>--fetch-private</c>).</param>
internal sealed class GuardedHttp(bool fetchPrivate) : IDisposable
{
    private readonly HttpClient _direct = Client(
        new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, fetchPrivate, cancellationToken),
        }
    );

    private readonly HttpClient _proxied = Client(new SocketsHttpHandler());

    /// <summary>The headers of an answer; redirects are not followed.</summary>
    /// <exception cref="AddressRefusedException">
    /// The address may not be fetched; can also be inside an <see cref="HttpRequestException"/>.
    /// </exception>
    public async Task<HttpResponseMessage> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        var isProxied = !HttpClient.DefaultProxy.IsBypassed(address) && HttpClient.DefaultProxy.GetProxy(address) is not null;
        if (isProxied)
        {
            await CheckAsync(address.IdnHost, cancellationToken);
        }

        return await (isProxied ? _proxied : _direct).GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    public void Dispose()
    {
        _direct.Dispose();
        _proxied.Dispose();
    }

    private static HttpClient Client(SocketsHttpHandler handler)
    {
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        handler.ConnectTimeout = TimeSpan.FromSeconds(15);
        // What the ambient activity carries (traceparent, baggage) must not leak to other servers.
        handler.ActivityHeadersPropagator = null;
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private async Task CheckAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            await ResolveAsync(host, fetchPrivate, cancellationToken);
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            // Only the proxy knows the name, if anyone does.
        }
    }

    /// <exception cref="AddressRefusedException">None of the name's addresses may be fetched.</exception>
    /// <exception cref="SocketException">There is no such name.</exception>
    private static async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, bool fetchPrivate, CancellationToken cancellationToken)
    {
        // 0.0.0.0 and :: are not looked up: the resolver treats them as a caller's mistake.
        IPAddress[] found = IPAddress.TryParse(host, out var literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(host, cancellationToken);
        var addresses = found.ToLookup(AddressReaches.Of);
        List<IPAddress> allowed = [.. addresses[AddressReach.Public], .. fetchPrivate ? addresses[AddressReach.Private] : []];
        if (allowed.Count > 0)
        {
            return allowed;
        }

        throw new AddressRefusedException(
            addresses.Contains(AddressReach.Private)
                ? "it is on this machine or in a private network. If that is intended, start the local backend with --fetch-private "
                    + "(Connect-Nemo -Local -LocalArgument '--fetch-private'), or send the file itself."
                : "its address is link-local or reserved and never fetched. Send the file itself."
        );
    }

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint place, bool fetchPrivate, CancellationToken cancellationToken)
    {
        var addresses = await ResolveAsync(place.Host, fetchPrivate, cancellationToken);
        for (var i = 0; ; i++)
        {
            var socket = new Socket(addresses[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(addresses[i], place.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (i + 1 < addresses.Count)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }
}

/// <summary>An address that is not fetched; the message says why, and what to do.</summary>
internal sealed class AddressRefusedException : Exception
{
    public AddressRefusedException() { }

    public AddressRefusedException(string message)
        : base(message) { }

    public AddressRefusedException(string message, Exception innerException)
        : base(message, innerException) { }
}
