using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;
using NemoVideo.Core;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Ports;
using NemoVideo.Core.Text;

namespace NemoVideo.Client.Http;

/// <summary>Sends calls to one address with the headers they all need, repeats what may be repeated, and translates errors.</summary>
internal sealed class ApiConnection : IDisposable
{
    private readonly HttpClient _http = new(Handler.Create(), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly Skill _skill;
    private readonly NemoOptions _options;
    private readonly Resilience _resilience;
    private readonly IBackendHold? _hold;
    private volatile bool _expectationFails;

    /// <exception cref="NemoException"><c>Nemo.AddressInvalid</c>, <c>Nemo.InsecureAddress</c></exception>
    public ApiConnection(Uri address, Skill skill, NemoOptions options, TimeProvider time, IBackendHold? hold = null)
    {
        Address = Checked(address);
        _skill = skill;
        _options = options;
        _hold = hold;
        Time = time;
        _resilience = new Resilience(options, time);
    }

    /// <summary>Base address; its path ends with a slash.</summary>
    public Uri Address { get; }

    public TimeProvider Time { get; }

    /// <summary>Makes the call and reads its answer.</summary>
    public async Task<T> CallAsync<T>(ApiCall call, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(call, cancellationToken).ConfigureAwait(false);
        try
        {
            return read(answer.Data);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or JsonException or OverflowException)
        {
            throw NemoErrors.AnswerUnreadable("it does not have any known structure.", e);
        }
    }

    /// <summary>Makes the call; what it returns is never an error. Dispose of it.</summary>
    /// <exception cref="NemoException">After the retries that the call allows.</exception>
    public async Task<Answer> SendAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var tries = 0;
        Answer? last = null;
        try
        {
            var answer = await _resilience[call.Repeat]
                .ExecuteAsync(
                    async token =>
                    {
                        last = null;
                        return last = await TellAsync(call, ++tries, token).ConfigureAwait(false);
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
            return answer.Error is null ? answer : throw answer.Error;
        }
        catch (OperationCanceledException) when (call.Streams && last?.Error is not null)
        {
            // The time ended while it waited to try again: nothing was under way, and what is known is the last refusal.
            throw last.IsRateLimited && tries == 1 ? NemoErrors.RateLimited(isRepeated: false) : last.Error;
        }
    }

    /// <summary>One GET with nothing but the given headers, for downloads: the token only if <paramref name="token"/> is given.</summary>
    public async Task<HttpResponseMessage> GetAsync(
        Uri address,
        AccessToken? token,
        Action<HttpRequestHeaders> headers,
        CancellationToken cancellationToken
    )
    {
        ThrowIfLost();
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        headers(request.Headers);
        if (token is not null)
        {
            AddIdentity(request, token);
        }

        var begin = Time.GetTimestamp();
        var place = $"GET {ShownAddress.Of(address)}";
        try
        {
            var response = await _http
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
            response.Content = DecodedContent.Of(response.Content);
            WireLog.Verbose(RequestLine.Of(place, (int)response.StatusCode, Time.GetElapsedTime(begin), null, null, "the body follows"));
            return response;
        }
        catch (HttpRequestException e)
        {
            WireLog.Verbose(RequestLine.Of(place, null, Time.GetElapsedTime(begin), null, null, failure: Plain(e, token).Message));
            throw;
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>What went wrong, in the innermost cause's words.</summary>
    public static string Reason(Exception e)
    {
        var cause = e;
        while (cause.InnerException is { } inner)
        {
            cause = inner;
        }

        return e is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError }
            ? "its name is unknown."
            : Sentence(CleanText.Remark(cause.Message) ?? cause.GetType().Name);
    }

    /// <summary>
    /// The same for Get-Error, without anything in it that may be secret: a proxy tunnel's error contains the proxy's password.
    /// </summary>
    public static Exception Plain(Exception e, AccessToken? token) => new HttpRequestException(Redaction.Without(Reason(e), token?.Value));

    private static Uri Checked(Uri address)
    {
        var isUsable = address is { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "", Query: "", Fragment: "" };
        if (!isUsable)
        {
            throw NemoErrors.AddressInvalid(
                address is { IsAbsoluteUri: true }
                    ? address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
                    : address.ToString()
            );
        }

        if (address.Scheme == "http" && !address.IsLoopback)
        {
            throw NemoErrors.InsecureAddress(address);
        }

        return address.AbsolutePath.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
    }

    private static string Sentence(string text) => text.Length > 0 && text[^1] is '.' or '!' or '?' ? text : text + ".";

    private async ValueTask<Answer> TellAsync(ApiCall call, int tries, CancellationToken cancellationToken)
    {
        var begin = Time.GetTimestamp();
        var answer = await TryAsync(call, cancellationToken).ConfigureAwait(false);
        answer.Request = $"{call.Method} {call.Path}";
        WireLog.Verbose(RequestLine.Of(answer, Time.GetElapsedTime(begin), tries));
        return answer;
    }

    private async ValueTask<Answer> TryAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var watch = new IdleWatch(Time, call.Streams ? _options.StreamIdleTimeout : _options.RequestTimeout, cancellationToken);
        var isHandedOver = false;
        TrackedContent? body = null;
        try
        {
            ThrowIfLost();
            body = call.Body?.Invoke(watch);
            TrackedContent.Follow(body);
            using var request = new HttpRequestMessage(call.Method, new Uri(Address, call.Path)) { Content = body };
            AddHeaders(request, call);
            var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, watch.Token).ConfigureAwait(false);
            watch.Touch();
            response.Content = DecodedContent.Of(response.Content);
            if (call.Streams && IsStream(response))
            {
                isHandedOver = true;
                return new Answer(response, watch) { Status = (int)response.StatusCode, Sent = body?.Headers.ContentLength };
            }

            using (response)
            {
                _expectationFails |= (int)response.StatusCode == 417;
                var bytes = await ReadBodyAsync(response, watch).ConfigureAwait(false);
                var answer = bytes is null
                    ? new Answer(TooLarge((int)response.StatusCode))
                    : AnswerReader.Read(call, response, bytes.Value, Time, body?.IsComplete ?? true);
                answer.Status = (int)response.StatusCode;
                answer.Sent = body is { IsComplete: true } ? body.Headers.ContentLength : null;
                answer.Received = bytes?.Length;
                return (int)response.StatusCode == 417 && call.AsksFirst && answer.Error is not null
                    ? new Answer(answer.Error) { IsTransient = true, NothingStored = true }
                    : answer;
            }
        }
        catch (NemoException e)
        {
            return new Answer(e);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException or IOException or NotSupportedException)
        {
            return body?.Failure is { } failure ? new Answer(failure) : Broken(call, e, watch, Delivered(body, e));
        }
        finally
        {
            if (!isHandedOver)
            {
                watch.Dispose();
            }
        }
    }

    private void ThrowIfLost()
    {
        if (_hold is { IsLost: true })
        {
            throw NemoErrors.LocalEnded(Address);
        }
    }

    private Answer Broken(ApiCall call, Exception e, IdleWatch watch, Delivery delivery)
    {
        if (watch.HasExpired)
        {
            return new Answer(NemoErrors.TimedOut(Address, watch.Limit, delivery)) { IsTransient = true };
        }

        var failure = ConnectFailure.Of(e, EnvironmentProxy.Instance.GetProxy(Address));
        var reason = Redaction.Without(failure.Reason, call.Token?.Value);
        return new Answer(NemoErrors.Unreachable(Address, reason, delivery, Plain(e, call.Token), failure.Advice))
        {
            IsTransient = failure.MayPass,
        };
    }

    private static Delivery Delivered(TrackedContent? body, Exception e)
    {
        if (body is not null)
        {
            return body.IsComplete ? Delivery.Unknown : Delivery.NotDelivered;
        }

        // Without a body there is only the kind of error. A connection timeout arrives as a cancellation with a TimeoutException.
        return
            e
                is HttpRequestException
                    {
                        HttpRequestError: HttpRequestError.NameResolutionError
                            or HttpRequestError.ConnectionError
                            or HttpRequestError.SecureConnectionError
                            or HttpRequestError.ProxyTunnelError,
                    }
                    or OperationCanceledException { InnerException: TimeoutException }
            ? Delivery.NotDelivered
            : Delivery.Unknown;
    }

    private void AddHeaders(HttpRequestMessage request, ApiCall call)
    {
        if (call.Token is not null)
        {
            AddIdentity(request, call.Token);
        }
        else
        {
            AddSkill(request);
        }

        if (call.ClientId is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Client-Id", call.ClientId);
        }

        request.Headers.Accept.ParseAdd(call.Streams ? "text/event-stream" : "application/json");
        if (call.AsksFirst && !_expectationFails)
        {
            request.Headers.ExpectContinue = true;
        }
    }

    private void AddIdentity(HttpRequestMessage request, AccessToken token)
    {
        // A token with a line ending or a space in it is refused here, not sent as two headers.
        try
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        }
        catch (FormatException)
        {
            throw NemoErrors.TokenExpired("the token contains characters that no token can have.", token.IsAnonymous);
        }

        AddSkill(request);
    }

    private void AddSkill(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("X-Skill-Source", _skill.Name);
        request.Headers.TryAddWithoutValidation("X-Skill-Version", _skill.Version);
        request.Headers.TryAddWithoutValidation("X-Skill-Platform", _skill.Platform);
    }

    /// <summary>
    /// What answers a message is read as a stream, whatever type it has: the error of a plain JSON body is found there as well.
    /// Only a page is none.
    /// </summary>
    private static bool IsStream(HttpResponseMessage response) =>
        response.IsSuccessStatusCode
        && response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant() is not ("text/html" or "application/xhtml+xml");

    private static NemoException TooLarge(int status)
    {
        var error = NemoErrors.AnswerUnreadable("it is larger than any answer should be.");
        error.HttpStatus = status;
        return error;
    }

    /// <summary>The body, or null if it is too large.</summary>
    private async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpResponseMessage response, IdleWatch watch)
    {
        var limit = _options.MaxBodyBytes;
        if (response.Content.Headers.ContentLength > limit)
        {
            return null;
        }

        await using var stream = await response.Content.ReadAsStreamAsync(watch.Token).ConfigureAwait(false);
        var bytes = new ArrayBufferWriter<byte>((int)Math.Min(response.Content.Headers.ContentLength ?? 4096, limit) + 1);
        while (true)
        {
            var read = await stream.ReadAsync(bytes.GetMemory(4096), watch.Token).ConfigureAwait(false);
            if (read == 0)
            {
                return bytes.WrittenMemory;
            }

            watch.Touch();
            bytes.Advance(read);
            if (bytes.WrittenCount > limit)
            {
                return null;
            }
        }
    }
}
