using System.Net;
using System.Text.Json;
using NemoVideo.Client.Json;
using NemoVideo.Core;
using NemoVideo.Core.Errors;

namespace NemoVideo.Client.Http;

/// <summary>
/// Reads an answer in an order that covers every envelope (api.md, "Envelopes"): not 2xx: code and message from the body;
/// <c>code</c>: other than 0 is an error, else <c>data</c>; <c>success</c>: <c>data</c>, else the body; otherwise the body.
/// </summary>
internal static class AnswerReader
{
    public static Answer Read(
        ApiCall call,
        HttpResponseMessage response,
        ReadOnlyMemory<byte> body,
        TimeProvider time,
        bool wholeRequestSent
    )
    {
        var status = (int)response.StatusCode;
        var type = response.Content.Headers.ContentType?.MediaType;
        body = Redaction.Without(body, call.Token?.Value);
        var document = Parse(body);
        var root = document?.RootElement ?? default;
        var inside = Inside(call, root);
        var failure = response.IsSuccessStatusCode ? InBody(call, root) : new Failure(Code(root), Said(root));
        if (failure is null)
        {
            var isNoState = IsState(call) && (status == 204 || body.Span.Trim(" \r\n\t"u8).SequenceEqual("null"u8));
            if (document is null && !isNoState && !(body.IsEmpty && call.MayBeEmpty))
            {
                // Nothing, or a proxy's page: it may be gone the next time.
                return new Answer(Unreadable(body, type, status)) { IsTransient = true };
            }

            return new Answer(document, inside);
        }

        if (call.File is not null)
        {
            failure = new Failure(failure.Code ?? UploadReader.Code(inside), failure.Said ?? UploadReader.Said(inside));
        }

        using (document)
        {
            var error =
                response.IsSuccessStatusCode || document is not null || IsClear(status)
                    ? Translate(call, failure.Code, response.IsSuccessStatusCode ? null : status, failure.Said)
                    : Unreadable(body, type, status, Redirect(response, call.Token?.Value));
            error.HttpStatus = status;
            if (status is 301 or 302 or 307 or 308 && error.Delivery == Delivery.Unknown)
            {
                // A sign-in page or another address: where it stands, the request was not acted on.
                error = error.With(delivery: Delivery.Refused);
            }

            if (status == 404 && failure.Code is null)
            {
                // No code was sent: a state that does not exist yet is no lost session (1002).
                error.Code = null;
            }

            var isTransient = IsTransient(status) || (response.IsSuccessStatusCode && failure.Code is { } code && IsTransient(code));
            var nothingStored = isTransient && !wholeRequestSent;
            return new Answer(nothingStored && error.Delivery == Delivery.Unknown ? error.With(delivery: Delivery.NotDelivered) : error)
            {
                IsTransient = isTransient,
                NothingStored = nothingStored,
                RetryAfter = RetryAfter(response, time),
            };
        }
    }

    /// <summary>The error of a download from the API's own address, if there is one in the body.</summary>
    public static NemoException? ErrorIn(ApiCall call, ReadOnlyMemory<byte> body, int status)
    {
        using var document = Parse(Redaction.Without(body, call.Token?.Value));
        var root = document?.RootElement ?? default;
        var failure = status is >= 200 and < 300 ? InBody(call, root) : new Failure(Code(root), Said(root));
        return failure is null ? null : Translate(call, failure.Code, status, failure.Said);
    }

    public static NemoException Translate(ApiCall call, int? code, int? status, string? said)
    {
        said = CleanText.Remark(said);
        var error = (code is null ? null : Known(call, code.Value, said)) ?? (status is null ? null : Known(call, status.Value, said));
        if (error is null)
        {
            // An API code that is new to us is an answer too: what was requested was not done.
            var delivery = (status ?? code) is (>= 400 and < 500 and not 408) or >= 1000 ? Delivery.Refused : Delivery.Unknown;
            return NemoErrors.Service(code == status ? null : code, status, said, delivery);
        }

        error.Code = code ?? error.Code;
        return error;
    }

    /// <summary>The error of a code inside a stream, or null where the documents name none.</summary>
    /// <param name="status">The HTTP status if the code is the whole answer: then it is read like any other answer.</param>
    public static NemoException? InStream(ApiCall call, int code, int? status, string? said)
    {
        if (status is not null && (Known(call, code, null) is not null || code is >= 400 and < 500 and not 408 or >= 1000))
        {
            var refusal = Translate(call, code, null, said);
            refusal.HttpStatus = status;
            return refusal;
        }

        // In the middle of the agent's work, "not found" may be about anything.
        var error = code switch
        {
            404 => null,
            429 => NemoErrors.RateLimited(CleanText.Remark(said), isRepeated: false),
            _ => Known(call, code, CleanText.Remark(said)),
        };
        if (error is not null)
        {
            error.Code = code;
        }

        return error;
    }

    public static bool IsTransient(int status) => status is 408 or 429 or (>= 500 and <= 599 and not 501 and not 505);

    public static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>The service's words, wherever they are.</summary>
    public static string? Said(JsonElement body)
    {
        foreach (
            var name in (ReadOnlySpan<string>)
                [
                    "message",
                    "msg",
                    "error",
                    "detail",
                    "errorMessage",
                    "error_message",
                    "errorText",
                    "errmsg",
                    "err_msg",
                    "status_msg",
                    "error_description",
                    "description",
                    "details",
                    "reason",
                    "fail_reason",
                    "errors",
                ]
        )
        {
            switch (body.Member(name))
            {
                case { ValueKind: JsonValueKind.String } text when !string.IsNullOrWhiteSpace(text.SafeString()):
                    return text.SafeString();
                case { ValueKind: JsonValueKind.Object } inner when Said(inner) is { } said:
                    return said;
                case { ValueKind: JsonValueKind.Array } list:
                    // 422 of FastAPI: [{"loc":["body","session_id"],"msg":"field required"}]
                    var remarks = list.EnumerateArray()
                        .Take(5)
                        .Select(entry => entry.ValueKind == JsonValueKind.String ? entry.SafeString() : Located(entry))
                        .Where(remark => remark is not null);
                    if (string.Join("; ", remarks) is { Length: > 0 } all)
                    {
                        return all;
                    }

                    break;
            }
        }

        return null;
    }

    /// <summary>The code of an error body: next to its message, or inside <c>error</c> or <c>detail</c>.</summary>
    public static int? Code(JsonElement body) =>
        body.Int("code", "errorCode", "error_code") ?? body.Member("error")?.Int("code") ?? body.Member("detail")?.Int("code");

    private static NemoException? Known(ApiCall call, int code, string? said) =>
        code switch
        {
            1001 or 1010 or 1011 or 401 => NemoErrors.TokenExpired(said, call.Token?.IsAnonymous ?? false),
            1002 => NemoErrors.ProjectNotFound(call.SessionId ?? "", hadClips: false, said),
            404 or 410 when call.RenderId is not null && call.Repeat != Repeat.Never => NemoErrors.ExportNotFound(call.RenderId),
            404 when call.SessionId is not null && call.Repeat != Repeat.Never => NemoErrors.ProjectNotFound(
                call.SessionId,
                hadClips: false,
                said
            ),
            2001 => NemoErrors.OutOfCredits(said),
            4001 => NemoErrors.UnsupportedType(call.File, said),
            415 when call.File is not null => NemoErrors.UnsupportedType(call.File, said),
            4002 => NemoErrors.FileTooLarge(call.File, said: said),
            413 when call.File is not null => NemoErrors.FileTooLarge(call.File, said: said),
            400 when call.ClientId is not null => NemoErrors.ClientIdMissing(said),
            // The code belongs to exports; as a bare status for a message it can only mean credits.
            402 when call.Streams => NemoErrors.OutOfCredits(said),
            402 => NemoErrors.ExportBlocked(said),
            429 => NemoErrors.RateLimited(said),
            _ => null,
        };

    /// <summary>An error inside an answer with a success status.</summary>
    private static Failure? InBody(ApiCall call, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (root.Member("code") is { } code && code.AsNumber() is { } number)
        {
            return number is 0 or (>= 200 and < 300) ? null : new Failure((int)number, Said(root));
        }

        var isRender = call.RenderId is not null;
        if (!isRender && root.Member("data") is null && IsErrorWord(root.Text("code")) && Said(root) is { } words)
        {
            return new Failure(null, words);
        }

        // A render has a status of its own, which may be "error" too: that is an answer, not an error of the call.
        var tellsRender = isRender && RenderReader.TellsStatus(root);
        if (root.IsNo("success") || root.IsNo("ok") || (!isRender && root.IsNo("status")))
        {
            return tellsRender || (!isRender && Inside(call, root).Text("status") is not null) ? null : new Failure(Code(root), Said(root));
        }

        var isBareError =
            (Blames(root) && !tellsRender && root.Member("status", "id", "data", "taskId") is null)
            || (!isRender && IsEmpty(root.Member("data")) && root.Text("status")?.ToLowerInvariant() is "error" or "fail" or "failed");
        return isBareError ? new Failure(Code(root), Said(root)) : null;
    }

    /// <summary>A code in words, such as <c>E_FULL</c>.</summary>
    public static bool IsErrorWord(string? code) =>
        code?.Any(char.IsAsciiLetter) == true && code.ToLowerInvariant() is not ("ok" or "success" or "succeeded" or "none");

    private static bool IsEmpty(JsonElement? data) =>
        data switch
        {
            null => true,
            { ValueKind: JsonValueKind.Object } members => !members.EnumerateObject().Any(),
            { ValueKind: JsonValueKind.Array } list => list.GetArrayLength() == 0,
            _ => false,
        };

    /// <summary>It has an error, and not just a place for one: <c>false</c>, "", 0, {} and [] say that there is none.</summary>
    private static bool Blames(JsonElement root) =>
        root.Member("error", "detail") is { } error
        && error.ValueKind switch
        {
            JsonValueKind.False => false,
            JsonValueKind.String => !string.IsNullOrWhiteSpace(error.SafeString()),
            JsonValueKind.Number => error.AsNumber() != 0,
            JsonValueKind.Object => error.EnumerateObject().Any(),
            JsonValueKind.Array => error.GetArrayLength() > 0,
            _ => true,
        };

    /// <summary>
    /// What the envelope holds: <c>data</c>, next to a code, to <c>success</c>, or to nothing but what envelopes have. A body with
    /// members of its own (a render's id and status, a draft) is what was asked for, and <c>data</c> a part of it.
    /// </summary>
    private static JsonElement Inside(ApiCall call, JsonElement root)
    {
        // What is about a render is found in any layer, and files that failed may stand beside those that were kept.
        if (
            root.Member("data") is not { } data
            || call.RenderId is not null
            || (IsState(call) && HoldsState(root))
            || (call.File is not null && UploadReader.HasFailed(root))
        )
        {
            return root;
        }

        var isEnvelope = root.EnumerateObject().All(member => IsOfEnvelope(member, data));
        return isEnvelope || (root.Member("code", "success") is not null && !IsEmpty(data)) ? data : root;
    }

    private static bool IsState(ApiCall call) => call.SessionId is not null && call.Method == HttpMethod.Get;

    private static bool HoldsState(JsonElement root) =>
        root.Member("draft") is not null || root.Member("state") is { ValueKind: JsonValueKind.Object };

    private static bool IsOfEnvelope(JsonProperty member, JsonElement data) =>
        member.Name switch
        {
            "data" => data.ValueKind is JsonValueKind.Object or JsonValueKind.Array,
            "status" => member.Value.ToString().ToLowerInvariant() is "ok" or "success" or "0" or "200",
            "code" or "success" or "message" or "msg" or "ok" or "error" or "errors" or "timestamp" or "time" or "meta" or "version" =>
                true,
            "request_id" or "requestId" or "trace_id" or "traceId" => true,
            _ => false,
        };

    /// <summary>Statuses that say enough without a body from the API.</summary>
    private static bool IsClear(int status) => status is 401 or 402 or 413 or 415 or 429 || IsTransient(status);

    private static NemoException Unreadable(ReadOnlyMemory<byte> body, string? type, int status, string? redirect = null)
    {
        var looksLikeHtml = type is "text/html" || (body.Length > 0 && body.Span.TrimStart(" \r\n\t\uFEFF"u8) is [(byte)'<', ..]);
        var what =
            redirect is not null ? $"it redirects to {redirect}, and redirects are not followed."
            : body.IsEmpty ? "it is empty."
            : looksLikeHtml ? "it is an HTML page, perhaps from a proxy or a sign-in page, not JSON."
            : "it is not JSON.";
        return NemoErrors.AnswerUnreadable(status is >= 200 and < 300 ? what : $"HTTP status {status}; {what}");
    }

    private static string? Redirect(HttpResponseMessage response, string? secret) =>
        response.StatusCode is >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest
            ? CleanText.Line(
                response.Headers.Location is { IsAbsoluteUri: true } location
                    ? Redaction.Without(location.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped), secret)
                    : "another path"
            )
            : null;

    private static string? Located(JsonElement entry)
    {
        var message = entry.Text("msg", "message");
        var place = entry.Member("loc") is { ValueKind: JsonValueKind.Array } loc
            ? string.Join('.', loc.EnumerateArray().Select(part => part.ToString()))
            : null;
        return message is null ? null
            : place is null ? message
            : $"{place}: {message}";
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return null;
        }

        try
        {
            var bytes = body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
            var document = JsonDocument.Parse(bytes, JsonReading.Options);
            if (document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                return document;
            }

            document.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Failure(int? Code, string? Said);
}
