using System.Security.Cryptography;
using System.Text;
using NemoVideo.Core.Ports;

namespace NemoVideo.Client.Local;

/// <summary>
/// Holds a local backend by an open answer to <c>GET /local/hold</c>. The operating system closes the connection even when this
/// process is killed, and the backend ends 2 s after the last one is gone. It is taken only on a backend that proves it knows the
/// secret in its folder's <c>server.json</c>: after a kill, anyone on this machine can listen where that file still points. The
/// secret itself is not sent.
/// </summary>
internal sealed class BackendHold : IBackendHold
{
    private const string NonceHeader = "X-Nemo-Nonce";
    private const string ProofHeader = "X-Nemo-Proof";

    private readonly HttpClient _http;
    private readonly HttpResponseMessage _response;
    private readonly CancellationTokenSource _released = new();
    private volatile bool _isLost;

    private BackendHold(HttpClient http, HttpResponseMessage response)
    {
        _http = http;
        _response = response;
        _ = ReadAsync();
    }

    /// <inheritdoc/>
    public bool IsLost => _isLost;

    /// <summary>Null if nothing listens there, or something else does.</summary>
    public static async Task<BackendHold?> TryTakeAsync(Announcement there, TimeSpan limit, CancellationToken cancellationToken)
    {
        if (there.Secret is not { } secret)
        {
            return null;
        }

        var http = new HttpClient(
            new SocketsHttpHandler
            {
                UseProxy = false,
                AllowAutoRedirect = false,
                ConnectTimeout = limit,
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(limit);
        try
        {
            var nonce = RandomNumberGenerator.GetHexString(64, lowercase: true);
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(there.Address, "/local/hold"));
            request.Headers.Add(NonceHeader, nonce);
            request.Headers.Add(ProofHeader, Proof(secret, "client", nonce));
            var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, late.Token).ConfigureAwait(false);
            if (response.IsSuccessStatusCode && IsProven(response, Proof(secret, "server", nonce)))
            {
                return new BackendHold(http, response);
            }

            response.Dispose();
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                http.Dispose();
                throw new OperationCanceledException(cancellationToken);
            }
        }

        http.Dispose();
        return null;
    }

    /// <summary>HMAC-SHA256 of the side's name and the nonce (docs/local-backend.md, "Who may hold it").</summary>
    internal static string Proof(string secret, string side, string nonce) =>
        Convert
            .ToHexString(HMACSHA256.HashData(Encoding.ASCII.GetBytes(secret), Encoding.ASCII.GetBytes($"{side} {nonce}")))
            .ToLowerInvariant();

    public void Dispose()
    {
        if (!_released.IsCancellationRequested)
        {
            _released.Cancel();
            _response.Dispose();
            _http.Dispose();
        }
    }

    /// <summary>The backend sends a space now and then; left unread, they would pile up.</summary>
    private async Task ReadAsync()
    {
        try
        {
            var buffer = new byte[256];
            await using var stream = await _response.Content.ReadAsStreamAsync(_released.Token).ConfigureAwait(false);
            while (await stream.ReadAsync(buffer, _released.Token).ConfigureAwait(false) > 0) { }
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException or IOException or ObjectDisposedException)
        {
            // Released, or the backend has ended: the next call will show it.
        }

        _isLost = !_released.IsCancellationRequested;
    }

    private static bool IsProven(HttpResponseMessage response, string proof) =>
        response.Headers.TryGetValues(ProofHeader, out var given)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(string.Concat(given)), Encoding.ASCII.GetBytes(proof));
}
