using System.Collections.Concurrent;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Ports;

namespace NemoVideo.Core.Accounts;

/// <summary>Anonymous tokens: one for each service, kept as long as it is valid.</summary>
internal sealed class AnonymousTokens(NemoHost host)
{
    /// <summary>A kept token that expires within this time is no longer used (assumed: an edit takes up to 15 minutes).</summary>
    private static readonly TimeSpan LeastValidity = TimeSpan.FromMinutes(20);

    // A second anonymous token is refused for 7 days, so runspaces in one process that connect at the same time share the first.
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Gates = new(StringComparer.Ordinal);

    /// <summary>The kept token while it is valid, or else a new one, which is kept.</summary>
    public async Task<AnonymousToken> TakeAsync(INemoService service, string key, CancellationToken cancellationToken)
    {
        var gate = Gates.GetOrAdd(host.Settings.StateFolder + "|" + key, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Kept(key, LeastValidity) is { } kept)
            {
                return kept;
            }

            AnonymousToken token;
            try
            {
                token = await service
                    .CreateAnonymousTokenAsync(host.Settings.ClientId ?? host.Accounts.GetClientId(), cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (NemoException error) when (error.Is(Ids.ClientIdMissing))
            {
                // "X-Client-Id missing: generate one and retry."
                token = await service.CreateAnonymousTokenAsync(host.Accounts.RenewClientId(), cancellationToken).ConfigureAwait(false);
            }
            catch (NemoException error) when (error.Is(Ids.RateLimited) && Kept(key, TimeSpan.Zero) is not null)
            {
                // Another process on this machine took one meanwhile, or the old one has a few minutes left: better than none.
                return Kept(key, TimeSpan.Zero)!;
            }

            host.Accounts.Keep(key, token);
            return token;
        }
        finally
        {
            gate.Release();
        }
    }

    private AnonymousToken? Kept(string key, TimeSpan validity) =>
        host.Accounts.Find(key) is { } kept && (kept.Token.ExpiresAt is null || kept.Token.ExpiresAt > host.Clock.UtcNow + validity)
            ? kept
            : null;
}
