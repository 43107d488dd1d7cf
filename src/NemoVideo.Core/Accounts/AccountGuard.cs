using NemoVideo.Core.Errors;
using NemoVideo.Core.Ports;

namespace NemoVideo.Core.Accounts;

/// <summary>
/// Does what the documents' table prescribes for an account's errors: 1001 gets a new anonymous token and repeats the call,
/// 1002 makes a new session, 2001 gives the registration address. What a lost session held is reported, not retried.
/// </summary>
internal sealed class AccountGuard(NemoHost host, Connection connection)
{
    /// <summary>A call that concerns only the account.</summary>
    public Task<T> CallAsync<T>(Func<AccessToken, Task<T>> call, CancellationToken cancellationToken) =>
        WithRegistrationAsync(async () =>
        {
            var token = connection.Token;
            try
            {
                return await call(token).ConfigureAwait(false);
            }
            catch (NemoException error) when (error.Is(Ids.TokenExpired) && CanRenew())
            {
                await RenewAsync(token, cancellationToken).ConfigureAwait(false);
                return await call(connection.Token).ConfigureAwait(false);
            }
        });

    /// <summary>A call about a render job, which no other account owns: if the account is lost, so is the job, and it says so.</summary>
    public async Task<T> CallForJobAsync<T>(string project, Func<AccessToken, Task<T>> call, CancellationToken cancellationToken)
    {
        var token = connection.Token;
        try
        {
            return await call(token).ConfigureAwait(false);
        }
        catch (NemoException error) when (error.Is(Ids.TokenExpired) && CanRenew())
        {
            await RenewAsync(token, cancellationToken).ConfigureAwait(false);
            throw NemoErrors.TokenExpired(anonymous: true, project: project).With(cause: error);
        }
    }

    /// <summary>A call that concerns a project; <paramref name="call"/> reads the session id when it is called.</summary>
    public Task<T> CallAsync<T>(Project project, Func<AccessToken, Task<T>> call, CancellationToken cancellationToken) =>
        WithRegistrationAsync(async () =>
        {
            var token = connection.Token;
            var sessionId = project.SessionId;
            try
            {
                return await call(token).ConfigureAwait(false);
            }
            catch (NemoException error) when (error.Is(Ids.TokenExpired) && CanRenew())
            {
                await RenewAsync(token, cancellationToken).ConfigureAwait(false);

                // A new anonymous token is a new user, who does not own the old one's sessions.
                if (!await ReplaceSessionAsync(project, sessionId, cancellationToken).ConfigureAwait(false))
                {
                    throw NemoErrors.TokenExpired(anonymous: true, project: project.Name).With(cause: error);
                }
            }
            catch (NemoException error) when (error.Is(Ids.ProjectNotFound))
            {
                if (!await ReplaceSessionAsync(project, sessionId, cancellationToken).ConfigureAwait(false))
                {
                    throw NemoErrors.ProjectNotFound(project.Name, project.HasClips).With(cause: error);
                }
            }

            return await call(connection.Token).ConfigureAwait(false);
        });

    /// <summary>A project's state; <see cref="ProjectSnapshot.None"/> if it has none yet.</summary>
    public Task<ProjectSnapshot> StateAsync(Project project, CancellationToken cancellationToken) =>
        CallAsync(
            project,
            async token =>
            {
                try
                {
                    var state = await connection.Service.GetStateAsync(token, project.SessionId, cancellationToken).ConfigureAwait(false);
                    project.HasState = true;
                    return state;
                }
                catch (NemoException error) when (!project.HasState && IsNotThere(error))
                {
                    return ProjectSnapshot.None;
                }
            },
            cancellationToken
        );

    /// <summary>404 without the code of a lost session.</summary>
    private static bool IsNotThere(NemoException error) => error.Code == 404 || (error.HttpStatus == 404 && error.Code is null);

    /// <summary>Out of credits, with the remedy that this account has.</summary>
    public NemoException WithRegistration(NemoException outOfCredits)
    {
        var id = connection.BindId ?? connection.UserId;
        var address =
            connection.Account == AccountKind.Anonymous && !string.IsNullOrEmpty(id)
                ? new Uri(host.Settings.WebAddress, "/register?bind=" + Uri.EscapeDataString(id!)).ToString()
                : null;
        return NemoErrors.OutOfCredits(outOfCredits, address, connection.IsLocal);
    }

    private bool CanRenew() => connection.Account == AccountKind.Anonymous;

    private async Task RenewAsync(AccessToken refused, CancellationToken cancellationToken)
    {
        await connection.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!ReferenceEquals(connection.Token, refused))
            {
                return;
            }

            // Another process may already have renewed it: only the refused token is discarded.
            if (host.Accounts.Find(connection.AccountKey) is { } kept && kept.Token.Value == refused.Value)
            {
                host.Accounts.Forget(connection.AccountKey);
            }

            var token = await new AnonymousTokens(host)
                .TakeAsync(connection.Service, connection.AccountKey, cancellationToken)
                .ConfigureAwait(false);
            connection.Token = token.Token;
            connection.UserId = token.Token.UserId;
            connection.BindId = token.BindId;
        }
        finally
        {
            connection.Gate.Release();
        }
    }

    /// <summary>Replaces a lost session with a new one if nothing was lost with it; otherwise the project is given up.</summary>
    /// <returns>Whether the project has a usable session.</returns>
    private async Task<bool> ReplaceSessionAsync(Project project, string lostSessionId, CancellationToken cancellationToken)
    {
        await connection.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // A concurrent call has already replaced it; what was sent since then is in the new one.
            if (project.SessionId != lostSessionId)
            {
                return true;
            }

            if (!project.IsFresh)
            {
                connection.Forget(project);
                return false;
            }

            var session = await connection
                .Service.CreateSessionAsync(connection.Token, project.Name, connection.Language, cancellationToken)
                .ConfigureAwait(false);
            project.SessionId = session.SessionId;
            project.TaskId = session.TaskId;
            connection.UserId = session.UserId ?? connection.UserId;
            connection.BindId = session.BindId ?? connection.BindId;
            project.UserId = connection.UserId;
            return true;
        }
        finally
        {
            connection.Gate.Release();
        }
    }

    /// <summary>2001 for an anonymous account comes with the address to register at.</summary>
    private async Task<T> WithRegistrationAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (NemoException error) when (error.Is(Ids.OutOfCredits))
        {
            throw WithRegistration(error);
        }
    }
}
