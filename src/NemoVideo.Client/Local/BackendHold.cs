namespace NemoVideo.Client.Local;

/// <summary>
/// Holds a local backend by an open answer of <c>GET /local/hold</c>. The operating system closes the connection even when this
/// process is killed, and the backend ends 2 s after the last one is gone.
/// </summary>
internal sealed class BackendHold : IDisposable
{
    private readonly HttpClient _http;
    private readonly HttpResponseMessage _response;
    private readonly CancellationTokenSource _released = new();

    private BackendHold(HttpClient http, HttpResponseMessage response)
    {
        _http = http;
        _response = response;
        _ = ReadAsync();
    }

    /// <summary>Null where nobody listens there, or somebody else.</summary>
    public static async Task<BackendHold?> TryTakeAsync(Uri address, TimeSpan limit, CancellationToken cancellationToken)
    {
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, ConnectTimeout = limit })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(limit);
        try
        {
            var response = await http.GetAsync(new Uri(address, "/local/hold"), HttpCompletionOption.ResponseHeadersRead, late.Token).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
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

    public void Dispose()
    {
        if (!_released.IsCancellationRequested)
        {
            _released.Cancel();
            _response.Dispose();
            _http.Dispose();
        }
    }

    /// <summary>The backend sends a blank now and then; left unread they would pile up.</summary>
    private async Task ReadAsync()
    {
        try
        {
            var buffer = new byte[256];
            await using var stream = await _response.Content.ReadAsStreamAsync(_released.Token).ConfigureAwait(false);
            while (await stream.ReadAsync(buffer, _released.Token).ConfigureAwait(false) > 0)
            {
            }
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException or IOException or ObjectDisposedException)
        {
            // Released, or the backend has ended: the next call tells that.
        }
    }
}
