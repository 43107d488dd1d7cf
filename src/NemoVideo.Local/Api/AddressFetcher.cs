using NemoVideo.Local.Faults;
using NemoVideo.Local.Store;

namespace NemoVideo.Local.Api;

/// <summary>Fetches an uploaded address: http and https only, a few redirects, a time limit; the size limit is the upload's.</summary>
/// <param name="fetchPrivate">Whether addresses on this machine and in private networks may be fetched.</param>
internal sealed class AddressFetcher(TimeProvider clock, bool fetchPrivate) : IDisposable
{
    private const int MaxRedirects = 5;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly GuardedHttp _http = new(fetchPrivate);

    /// <exception cref="ApiException">It can't be fetched, or is not of an accepted type.</exception>
    public async Task FetchAsync(string address, UploadBatch batch, CancellationToken cancellationToken)
    {
        using var longest = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, longest.Token);
        try
        {
            var first = Check(address, relativeTo: null);
            using var response = await GetAsync(first, either.Token);
            var (name, extension) = NameOf(first, response);
            await using var content = await response.Content.ReadAsStreamAsync(either.Token);
            await batch.AddAsync(name, extension, content, either.Token);
        }
        catch (Exception e) when ((e as AddressRefusedException ?? e.InnerException as AddressRefusedException) is { } refusal)
        {
            throw Refuse($"{Shown(address)} can't be fetched: {refusal.Message}");
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ResponseEnded || e.InnerException is IOException)
        {
            throw Refuse($"{Shown(address)} can't be fetched: its server broke off in the middle of the file. Send it again.");
        }
        catch (HttpRequestException e)
        {
            throw Refuse($"{Shown(address)} can't be fetched: {e.Message}");
        }
        catch (IOException e) when (!DiskFullException.Is(e))
        {
            throw Refuse($"{Shown(address)} can't be fetched: its server broke off in the middle of the file. Send it again.");
        }
        catch (OperationCanceledException) when (longest.IsCancellationRequested)
        {
            throw Refuse($"{Shown(address)} could not be fetched within {Longest.TotalMinutes:0} minutes.");
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            var response = await _http.GetAsync(address, cancellationToken);
            if ((int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } location)
            {
                response.Dispose();
                if (redirects == MaxRedirects)
                {
                    throw Refuse($"{Shown(address.AbsoluteUri)} redirects more than {MaxRedirects} times.");
                }

                address = Check(location.OriginalString, address);
                continue;
            }

            if (!response.IsSuccessStatusCode)
            {
                var status = (int)response.StatusCode;
                response.Dispose();
                throw Refuse($"{Shown(address.AbsoluteUri)} can't be fetched: its server answered {status}.");
            }

            return response;
        }
    }

    private static Uri Check(string address, Uri? relativeTo)
    {
        var valid = relativeTo is null
            ? Uri.TryCreate(address, UriKind.Absolute, out var uri)
            : Uri.TryCreate(relativeTo, address, out uri);
        return valid && uri!.Scheme is "http" or "https"
            ? uri!
            : throw Refuse($"{Shown(address)} can't be fetched: only http and https addresses can.");
    }

    private static (string Name, string Extension) NameOf(Uri address, HttpResponseMessage response)
    {
        var name = UploadBatch.CleanName(Uri.UnescapeDataString(address.Segments[^1]));
        if (MediaTypes.ExtensionOf(name) is { } byName)
        {
            return (name, byName);
        }

        if (MediaTypes.ExtensionFor(response.Content.Headers.ContentType?.MediaType) is { } byType)
        {
            return ((name.Length == 0 ? "download" : name) + byType, byType);
        }

        throw new ApiException(
            ApiCode.UnsupportedType,
            $"{Shown(address.AbsoluteUri)} is not of an accepted type. Accepted: {MediaTypes.Accepted}."
        );
    }

    private static ApiException Refuse(string message) => new(StatusCodes.Status400BadRequest, message, ErrorForm.Error);

    /// <summary>An address without anything that may be secret: a signed query, a user name and password.</summary>
    private static string Shown(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
            ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
            : address.Split('?', 2)[0];
}
