using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Features;
using NemoVideo.Local.Faults;
using NemoVideo.Local.Store;

namespace NemoVideo.Local.Api;

/// <summary>What endpoints read from a request.</summary>
internal static class Requests
{
    private const string Bearer = "Bearer ";

    /// <summary>Bodies larger than this are refused unless stated otherwise; drafts are the largest JSON.</summary>
    public const long MaxJson = 16 * 1024 * 1024;

    /// <exception cref="ApiException">No token, an unknown one, or (strict) an expired one.</exception>
    public static Account Authenticate(HttpContext context, Backend backend)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            throw new ApiException(ApiCode.InvalidToken, "The Authorization header with a bearer token is missing.");
        }

        return backend.Accounts.Find(header[Bearer.Length..].Trim(), out var account) switch
        {
            TokenState.Valid => account!,
            TokenState.Expired => throw new ApiException(ApiCode.InvalidToken, "The token has expired."),
            _ => throw new ApiException(ApiCode.InvalidToken, "This backend did not issue the token."),
        };
    }

    /// <exception cref="ApiException">There is no such project, or it belongs to someone else.</exception>
    public static Project ProjectOf(Backend backend, Account account, string? sessionId) =>
        sessionId is not null && backend.Projects.Find(sessionId) is { } project && project.UserId == account.UserId
            ? project
            : throw new ApiException(ApiCode.SessionNotFound, "There is no such session.");

    public static string RouteValue(HttpContext context, string name) => (string)context.Request.RouteValues[name]!;

    /// <exception cref="ApiException">It is not JSON of that shape (422), or too large (413).</exception>
    public static async Task<T> ReadJsonAsync<T>(HttpContext context, JsonTypeInfo<T> type, long limit = MaxJson)
    {
        if (context.Request.ContentLength > limit)
        {
            throw new ApiException(
                StatusCodes.Status413PayloadTooLarge,
                $"The request is larger than {limit / (1024 * 1024)} MB.",
                ErrorForm.Detail
            );
        }

        if (
            context.Request.ContentLength is null
            && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature
        )
        {
            feature.MaxRequestBodySize = limit;
        }

        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted)
                ?? throw new JsonException("The body is null.");
        }
        catch (JsonException e)
        {
            throw new ApiException(
                StatusCodes.Status422UnprocessableEntity,
                $"The request's JSON can't be read: {e.Message}",
                ErrorForm.Detail
            );
        }
        catch (BadHttpRequestException e)
        {
            throw new ApiException(e.StatusCode, e.Message, ErrorForm.Detail);
        }
    }
}
