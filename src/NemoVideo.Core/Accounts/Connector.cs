using System.Collections.Concurrent;
using NemoVideo.Core.Ports;

namespace NemoVideo.Core.Accounts;

/// <summary>What <c>Connect-Nemo</c> was asked for.</summary>
internal sealed record ConnectRequest
{
    public AccessToken? Token { get; init; }

    public Uri? Endpoint { get; init; }

    public bool Local { get; init; }

    public IReadOnlyList<string> LocalArguments { get; init; } = [];

    /// <summary>The local backend's dll.</summary>
    public string? LocalProgram { get; init; }

    public required Skill Skill { get; init; }

    public string? Language { get; init; }

    public string ProjectName { get; init; } = "project";
}

/// <summary>
/// Makes a connection: the address, a token in the documented order (given, NEMO_TOKEN, kept, new), then the first session,
/// which also proves the token.
/// </summary>
internal sealed class Connector(NemoHost host)
{
    /// <summary>A kept token that ends within this time is not used any more (assumed: an edit takes up to 15 minutes).</summary>
    private static readonly TimeSpan LeastValidity = TimeSpan.FromMinutes(20);

    /// <summary>Begins the account key of a local backend; its folder follows.</summary>
    public const string LocalKey = "local:";

    // A second anonymous token is refused for 7 days, so runspaces of one process that connect at the same time share the first.
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Gates = new(StringComparer.Ordinal);

    public async Task<Connection> ConnectAsync(ConnectRequest request, CancellationToken cancellationToken)
    {
        // An export needs its journal, and by then the edits are paid for.
        host.Accounts.Check();
        var address = request.Endpoint ?? host.Settings.ApiAddress;
        var key = AddressKey(address);
        LocalBackend? local = null;
        INemoService? service = null;
        if (request.Local)
        {
            local = await host.Client
                .StartLocalAsync(request.LocalProgram!, Path.Combine(host.Settings.StateFolder, "local"), request.LocalArguments, cancellationToken)
                .ConfigureAwait(false);
            address = local.Address;

            // Its port changes with each start; its accounts live in the folder.
            key = LocalKey + local.Folder;
        }

        try
        {
            service = host.Client.CreateService(address, request.Skill, host.Options, host.Clock, local?.Hold);
            var given = request.Token ?? EnvironmentToken(request);
            var token = given is null ? await AnonymousAsync(service, key, cancellationToken).ConfigureAwait(false) : new AnonymousToken(given, null, null);
            var connection = new Connection(address, request.Skill, service, token.Token)
            {
                AccountKey = key,
                Language = request.Language,
                IsLocal = request.Local,
                Hold = local?.Hold,
                PollInterval = request.Local ? host.Options.LocalPollInterval : host.Options.PollInterval,
                UserId = token.Token.UserId,
                BindId = token.BindId,
            };
            var guard = new AccountGuard(host, connection);
            connection.Project = await guard.CreateProjectAsync(request.ProjectName, cancellationToken).ConfigureAwait(false);
            connection.FirstProjectIsFree = true;
            connection.Credits = token.Credits;
            try
            {
                connection.Credits = (await connection.Service.GetCreditsAsync(connection.Token, cancellationToken).ConfigureAwait(false)).Available;
            }
            catch (NemoException)
            {
                // The balance is shown where it can be had; a connection without it works.
            }

            return connection;
        }
        catch
        {
            service?.Dispose();
            local?.Hold.Dispose();
            throw;
        }
    }

    /// <summary>The kept token while it is valid, else a new one, which is kept.</summary>
    internal async Task<AnonymousToken> AnonymousAsync(INemoService service, string key, CancellationToken cancellationToken)
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
                token = await service.CreateAnonymousTokenAsync(host.Settings.ClientId ?? host.Accounts.GetClientId(), cancellationToken).ConfigureAwait(false);
            }
            catch (NemoException error) when (error.Code == 400)
            {
                // "X-Client-Id missing: generate one and retry."
                token = await service.CreateAnonymousTokenAsync(host.Accounts.RenewClientId(), cancellationToken).ConfigureAwait(false);
            }
            catch (NemoException error) when (error.ErrorId == "Nemo.RateLimited" && Kept(key, TimeSpan.Zero) is not null)
            {
                // Another process of this machine took one meanwhile, or the old one has a few minutes left: better than none.
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
        host.Accounts.Find(key) is { } kept && (kept.Token.ExpiresAt is null || kept.Token.ExpiresAt > host.Clock.UtcNow + validity) ? kept : null;

    /// <summary>NEMO_TOKEN belongs to the address of the environment: it is never sent elsewhere.</summary>
    private AccessToken? EnvironmentToken(ConnectRequest request)
    {
        if (request.Local || host.Settings.Token is null)
        {
            return null;
        }

        return request.Endpoint is null || AddressKey(request.Endpoint) == AddressKey(host.Settings.ApiAddress) ? host.Settings.Token : null;
    }

    private static string AddressKey(Uri address) => address.GetLeftPart(UriPartial.Authority).ToLowerInvariant();
}
