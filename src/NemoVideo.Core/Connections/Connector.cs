using NemoVideo.Core.Accounts;
using NemoVideo.Core.Ports;
using NemoVideo.Core.Projects;

namespace NemoVideo.Core.Connections;

/// <summary>What <c>Connect-Nemo</c> was asked to do.</summary>
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
/// Creates a connection: the address, a token in the documented order (given, NEMO_TOKEN, kept, new), then the first session,
/// which also proves the token.
/// </summary>
internal sealed class Connector(NemoHost host)
{
    /// <summary>The start of a local backend's account key; its folder follows.</summary>
    public const string LocalKey = "local:";

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
            local = await host
                .Client.StartLocalAsync(
                    request.LocalProgram!,
                    Path.Combine(host.Settings.StateFolder, "local"),
                    request.LocalArguments,
                    cancellationToken
                )
                .ConfigureAwait(false);
            address = local.Address;

            // Its port changes with each start; its accounts are kept in the folder.
            key = LocalKey + local.Folder;
        }

        try
        {
            service = host.Client.CreateService(address, request.Skill, host.Options, host.Clock, local?.Hold);
            var given = request.Token ?? EnvironmentToken(request);
            var token = given is null
                ? await new AnonymousTokens(host).TakeAsync(service, key, cancellationToken).ConfigureAwait(false)
                : new AnonymousToken(given, null, null);
            var connection = new Connection(address, request.Skill, service, token.Token)
            {
                AccountKey = key,
                Language = request.Language,
                IsLocal = request.Local,
                Hold = local?.Hold,
                PollInterval = address.IsLoopback ? host.Options.LocalPollInterval : host.Options.PollInterval,
                UserId = token.Token.UserId,
                BindId = token.BindId,
            };
            connection.Project = await new ProjectFinder(host, connection)
                .CreateAsync(request.ProjectName, cancellationToken)
                .ConfigureAwait(false);
            connection.FirstProjectIsFree = true;
            connection.Credits = token.Credits;
            try
            {
                connection.Credits = (
                    await connection.Service.GetCreditsOnceAsync(connection.Token, cancellationToken).ConfigureAwait(false)
                ).Available;
            }
            catch (NemoException)
            {
                // The balance is shown if it can be read; a connection works without it.
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

    /// <summary>NEMO_TOKEN belongs to the address in the environment: it is never sent elsewhere.</summary>
    private AccessToken? EnvironmentToken(ConnectRequest request)
    {
        if (request.Local || host.Settings.Token is null)
        {
            return null;
        }

        return request.Endpoint is null || AddressKey(request.Endpoint) == AddressKey(host.Settings.ApiAddress)
            ? host.Settings.Token
            : null;
    }

    private static string AddressKey(Uri address) => address.GetLeftPart(UriPartial.Authority).ToLowerInvariant();
}
