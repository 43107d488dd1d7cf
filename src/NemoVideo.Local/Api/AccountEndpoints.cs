using System.Security.Cryptography;
using NemoVideo.Local.Faults;

namespace NemoVideo.Local.Api;

/// <summary>Tokens, credits and the browser link.</summary>
internal static class AccountEndpoints
{
    private const int ClaimLifetime = 7 * 24 * 60 * 60;

    public static void Map(IEndpointRouteBuilder routes, Backend backend)
    {
        routes.MapCall("POST", "/api/auth/anonymous-token", ApiCall.Token, context => TokenAsync(context, backend));
        routes.MapCall("POST", "/api/auth/claim-token", ApiCall.Claim, context => ClaimAsync(context, backend));
        routes.MapCall("GET", "/api/credits/balance/simple", ApiCall.Credits, context => CreditsAsync(context, backend));
    }

    private static Task TokenAsync(HttpContext context, Backend backend)
    {
        var client = context.Request.Headers["X-Client-Id"].ToString();
        if (string.IsNullOrWhiteSpace(client) || client.Length > 200)
        {
            throw new ApiException(ApiCode.NoClientId, "The X-Client-Id header is missing.");
        }

        var grant = backend.Accounts.Issue(client, context.Connection.RemoteIpAddress?.ToString() ?? "")
            ?? throw new ApiException(ApiCode.RateLimited, "A client gets one token every 7 days, and an address ten.");
        return Answers.DataAsync(
            context,
            new TokenAnswer(grant.Token, grant.Account.UserId, grant.ExpiresAt, grant.Account.Available),
            WireJson.Default.TokenAnswer
        );
    }

    private static async Task ClaimAsync(HttpContext context, Backend backend)
    {
        var account = Requests.Authenticate(context, backend);
        var request = await Requests.ReadJsonAsync(context, WireJson.Default.ClaimRequest);
        Requests.ProjectOf(backend, account, request.SessionId.Text);
        var token = "clm_" + RandomNumberGenerator.GetHexString(32, lowercase: true);
        await Answers.DataAsync(context, new ClaimAnswer(token, ClaimLifetime), WireJson.Default.ClaimAnswer);
    }

    private static Task CreditsAsync(HttpContext context, Backend backend)
    {
        var account = Requests.Authenticate(context, backend);
        return Answers.DataAsync(
            context,
            new CreditsAnswer(account.Available, account.Frozen, account.Available + account.Frozen),
            WireJson.Default.CreditsAnswer
        );
    }
}
