using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using NemoVideo.Client.Json;
using NemoVideo.Core;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Ports;
using NemoVideo.Core.Text;

namespace NemoVideo.Client.Http;

/// <summary>Fetches a finished render: resumes where a broken connection left off, and checks the length.</summary>
internal sealed class Downloader(ApiConnection api, NemoOptions options)
{
    private const int MostRedirects = 5;
    private const int ChunkBytes = 128 * 1024;

    public async Task FetchAsync(
        AccessToken token,
        Uri address,
        string path,
        Action<long, long?> received,
        CancellationToken cancellationToken
    )
    {
        if (address is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            throw NemoErrors.DownloadRefused(address, "it is not an http or https address.");
        }

        await using var file = Open(path);
        var fetch = new Fetch(file, path, address, IsOwn(address) ? token : null, received);
        var (repeats, moves) = (0, 0);
        var hasWaited = false;
        while (true)
        {
            var before = file.Length;
            var outcome = await TryAsync(fetch, cancellationToken).ConfigureAwait(false);
            if (outcome.IsDone)
            {
                break;
            }

            if (outcome.Next is { } next)
            {
                fetch.Address = Followed(fetch, next, moves++);
                fetch.Token = IsOwn(next) ? token : null;
                continue;
            }

            if (file.Length > before)
            {
                // It is making progress: only attempts without a new byte count.
                repeats = 0;
            }

            TimeSpan wait;
            if (outcome.Error?.Is(Ids.RateLimited) == true)
            {
                wait = hasWaited ? throw outcome.Error : Resilience.Bounded(outcome.RetryAfter) ?? options.RateLimitWait;
                hasWaited = true;
            }
            else
            {
                wait =
                    repeats < options.Retries
                        ? Resilience.Bounded(outcome.RetryAfter) ?? Resilience.Delay(options, repeats++)
                        : throw outcome.Error ?? NemoErrors.DownloadIncomplete(path, file.Length, fetch.Total, outcome.Cause);
            }

            WireLog.Wait(wait, $"GET {ShownAddress.Of(fetch.Address)} goes on: {CleanText.Line(outcome.Cause?.Message) ?? "it broke off"}");
            await Task.Delay(wait, api.Time, cancellationToken).ConfigureAwait(false);
        }

        WireLog.Verbose($"GET {ShownAddress.Of(fetch.Address)}: {Size.Of(file.Length)} received");
        Write(path, () => file.Flush(flushToDisk: true));
    }

    /// <summary>The token goes only to the API's own host, under the render path.</summary>
    private bool IsOwn(Uri address) =>
        Uri.Compare(address, api.Address, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0
        && address.AbsolutePath.StartsWith(api.Address.AbsolutePath + "api/render/proxy/", StringComparison.Ordinal);

    private async Task<Outcome> TryAsync(Fetch fetch, CancellationToken cancellationToken)
    {
        using var watch = new IdleWatch(api.Time, options.RequestTimeout, cancellationToken);
        try
        {
            using var response = await OpenAsync(fetch, watch.Token).ConfigureAwait(false);
            watch.Touch();
            fetch.HasAnswered = true;
            return await CheckAsync(fetch, response, watch).ConfigureAwait(false)
                ?? await CopyAsync(fetch, response, watch).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException or IOException or NotSupportedException)
        {
            var failure = ConnectFailure.Of(e, EnvironmentProxy.Instance.GetProxy(fetch.Address));
            return failure.MayPass || fetch.HasAnswered
                ? new Outcome(false, Cause: ApiConnection.Plain(e, fetch.Token))
                : throw NemoErrors.VideoUnreachable(
                    fetch.Address,
                    Redaction.Without(failure.Reason, fetch.Token?.Value),
                    ApiConnection.Plain(e, fetch.Token)
                );
        }
    }

    /// <summary>Follows redirects by hand, without the token, and never from https to http.</summary>
    private async Task<HttpResponseMessage> OpenAsync(Fetch fetch, CancellationToken cancellationToken)
    {
        var address = fetch.Address;
        var token = fetch.Token;
        for (var redirects = 0; ; redirects++)
        {
            var response = await api.GetAsync(address, token, headers => AskForRest(headers, fetch), cancellationToken)
                .ConfigureAwait(false);
            if (
                response.StatusCode
                is not (
                    HttpStatusCode.MovedPermanently
                    or HttpStatusCode.Found
                    or HttpStatusCode.SeeOther
                    or HttpStatusCode.TemporaryRedirect
                    or HttpStatusCode.PermanentRedirect
                )
            )
            {
                return response;
            }

            using (response)
            {
                address = Followed(
                    fetch,
                    Uri.TryCreate(address, response.Headers.Location, out var location) ? location : null,
                    redirects,
                    address
                );
                token = null;
            }
        }
    }

    /// <summary>Another place of the video: not without end, only on the web, and never from https to http.</summary>
    private static Uri Followed(Fetch fetch, Uri? next, int moves, Uri? from = null) =>
        moves < MostRedirects
        && next is { Scheme: "http" or "https" }
        && !((from ?? fetch.Address).Scheme == "https" && next.Scheme == "http")
            ? next
            : throw NemoErrors.DownloadRefused(fetch.Address, "it leads to an address that can't be followed.");

    private static void AskForRest(HttpRequestHeaders headers, Fetch fetch)
    {
        if (fetch.File.Length == 0 || fetch.IsDecoded)
        {
            return;
        }

        headers.Range = new RangeHeaderValue(fetch.File.Length, null);
        if (fetch.Tag is { IsWeak: false })
        {
            headers.IfRange = new RangeConditionHeaderValue(fetch.Tag);
        }
        else if (fetch.Modified is { } modified)
        {
            headers.IfRange = new RangeConditionHeaderValue(modified);
        }
    }

    /// <summary>Null if the body is (part of) the video.</summary>
    private async Task<Outcome?> CheckAsync(Fetch fetch, HttpResponseMessage response, IdleWatch watch)
    {
        var status = (int)response.StatusCode;
        var type = response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant();
        var isJson = type?.EndsWith("json", StringComparison.Ordinal) == true;
        if (status is 200 or 206 && !isJson && type is not ("text/html" or "text/plain" or "text/xml" or "application/xml"))
        {
            return null;
        }

        if (status == 416 && fetch.File.Length > 0)
        {
            if (fetch.File.Length == fetch.Total)
            {
                return new Outcome(true);
            }

            Write(fetch.Path, () => fetch.File.SetLength(0));
            return new Outcome(false);
        }

        if (AnswerReader.IsTransient(status))
        {
            return new Outcome(
                false,
                status == 429 ? NemoErrors.RateLimited() : null,
                new HttpRequestException($"HTTP status {status}"),
                AnswerReader.RetryAfter(response, api.Time)
            );
        }

        string? why = null;
        if (fetch.Token is not null && response.RequestMessage?.RequestUri == fetch.Address)
        {
            var body = await ReadStartAsync(response, watch).ConfigureAwait(false);
            var call = new ApiCall(HttpMethod.Get, "", fetch.Token);
            if (AnswerReader.ErrorIn(call, body, status) is { } error && (!error.Is(Ids.ServiceError) || status == 200))
            {
                error.HttpStatus = status;
                throw error;
            }

            // The service may say where the video is instead of giving it.
            if ((isJson || type is "text/plain") && status == 200)
            {
                var video = RenderReader.Address(AsJson(Redaction.Without(body, fetch.Token.Value)), api.Address);
                if (video.Address is not null)
                {
                    return new Outcome(false, Next: video.Address);
                }

                why = video.Wrong is null
                    ? "JSON arrived that has no address of a video."
                    : $"JSON arrived whose address can't be used: {video.Wrong}";
            }
        }

        var refused = NemoErrors.DownloadRefused(
            fetch.Address,
            why
                ?? status switch
                {
                    403 or 404 or 410 => $"HTTP status {status}; the address may have expired.",
                    200 or 206 => $"a page of type {type} arrived instead of a video.",
                    _ => $"HTTP status {status}.",
                }
        );
        refused.HttpStatus = status;
        throw refused;
    }

    private async Task<Outcome> CopyAsync(Fetch fetch, HttpResponseMessage response, IdleWatch watch)
    {
        var file = fetch.File;
        var range = response.Content.Headers.ContentRange;
        var goesOn =
            response.StatusCode == HttpStatusCode.PartialContent
            && range?.From == file.Length
            && (fetch.Total is null || range.Length is null || range.Length == fetch.Total);
        if (!goesOn)
        {
            Write(fetch.Path, () => file.SetLength(0));
            if (response.StatusCode == HttpStatusCode.PartialContent)
            {
                // A part that does not fit: start over, without a range.
                fetch.Tag = null;
                fetch.Modified = null;
                return new Outcome(false);
            }
        }

        fetch.Total = range?.Length ?? (response.Content.Headers.ContentLength is { } length ? file.Length + length : null);
        fetch.IsDecoded = response.Content is DecodedContent;
        fetch.Tag = response.Headers.ETag;
        fetch.Modified = response.Content.Headers.LastModified;
        Write(fetch.Path, () => file.Position = file.Length);
        fetch.Received(file.Length, fetch.Total);

        await using var body = await response.Content.ReadAsStreamAsync(watch.Token).ConfigureAwait(false);
        using var buffer = MemoryPool<byte>.Shared.Rent(ChunkBytes);
        while (true)
        {
            var read = await body.ReadAsync(buffer.Memory, watch.Token).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            watch.Touch();
            if (file.Length + read > (fetch.Total ?? options.MaxUnsizedBytes))
            {
                throw NemoErrors.DownloadRefused(
                    fetch.Address,
                    fetch.Total is { } total
                        ? $"it is larger than the announced {total} bytes."
                        : $"its length was not announced, and it is larger than {Size.Of(options.MaxUnsizedBytes)}."
                );
            }

            Write(fetch.Path, () => file.Write(buffer.Memory.Span[..read]));
            fetch.Received(file.Length, fetch.Total);
        }

        return new Outcome(file.Length > 0 && (fetch.Total is null || file.Length == fetch.Total));
    }

    /// <summary>A bare address is text.</summary>
    private static ReadOnlyMemory<byte> AsJson(ReadOnlyMemory<byte> body) =>
        body.Span.TrimStart(" \r\n\t"u8) is [(byte)'{' or (byte)'[' or (byte)'"', ..]
            ? body
            : JsonSerializer.SerializeToUtf8Bytes(Encoding.UTF8.GetString(body.Span).Trim());

    private static async Task<ReadOnlyMemory<byte>> ReadStartAsync(HttpResponseMessage response, IdleWatch watch)
    {
        var buffer = new byte[64 * 1024];
        await using var body = await response.Content.ReadAsStreamAsync(watch.Token).ConfigureAwait(false);
        var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, watch.Token).ConfigureAwait(false);
        return buffer.AsMemory(0, read);
    }

    private static FileStream Open(string path)
    {
        FileStream? file = null;
        // An existing name, even a link, is somebody else's.
        Write(path, () => file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0));
        return file!;
    }

    /// <summary>A disk failure has nothing to do with the network, and is not retried.</summary>
    private static void Write(string path, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw NemoErrors.DestinationNotWritable(path, e.Message, e);
        }
    }

    private sealed class Fetch(FileStream file, string path, Uri address, AccessToken? token, Action<long, long?> received)
    {
        public FileStream File { get; } = file;

        public string Path { get; } = path;

        public Uri Address { get; set; } = address;

        public AccessToken? Token { get; set; } = token;

        public Action<long, long?> Received { get; } = received;

        /// <summary>The host was reached once: what keeps it from being reached now may pass.</summary>
        public bool HasAnswered { get; set; }

        /// <summary>A place in what was decoded is none in what is sent.</summary>
        public bool IsDecoded { get; set; }

        public long? Total { get; set; }

        public EntityTagHeaderValue? Tag { get; set; }

        public DateTimeOffset? Modified { get; set; }
    }

    /// <param name="Next">The video is at this address.</param>
    private sealed record Outcome(
        bool IsDone,
        NemoException? Error = null,
        Exception? Cause = null,
        TimeSpan? RetryAfter = null,
        Uri? Next = null
    );
}
