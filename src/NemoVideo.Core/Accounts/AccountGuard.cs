using NemoVideo.Core.Ports;

namespace NemoVideo.Core.Accounts;

/// <summary>
/// Does what the documents' table tells to do about an account's errors: 1001 gets a new anonymous token and repeats the call,
/// 1002 makes a new session, 2001 gives the registration address. What a lost session held is told, not retried.
/// </summary>
internal sealed class AccountGuard(NemoHost host, Connection connection)
{
    /// <summary>A call that belongs to the account only.</summary>
    public async Task<T> CallAsync<T>(Func<AccessToken, Task<T>> call, CancellationToken cancellationToken)
    {
        var token = connection.Token;
        try
        {
            return await call(token).ConfigureAwait(false);
        }
        catch (NemoException error) when (IsTokenTrouble(error) && CanRenew())
        {
            await RenewAsync(token, cancellationToken).ConfigureAwait(false);
            return await call(connection.Token).ConfigureAwait(false);
        }
        catch (NemoException error) when (error.Code == 2001)
        {
            throw WithRegistration(error);
        }
    }

    /// <summary>A call about a render job, which no other account owns: with the account the job is lost, and that is told.</summary>
    public async Task<T> CallForJobAsync<T>(string project, Func<AccessToken, Task<T>> call, CancellationToken cancellationToken)
    {
        var token = connection.Token;
        try
        {
            return await call(token).ConfigureAwait(false);
        }
        catch (NemoException error) when (IsTokenTrouble(error) && CanRenew())
        {
            await RenewAsync(token, cancellationToken).ConfigureAwait(false);
            throw NemoErrors.TokenExpired(anonymous: true, project: project);
        }
    }

    /// <summary>A call that belongs to a project; <paramref name="call"/> reads the session id when it is called.</summary>
    public async Task<T> CallAsync<T>(Project project, Func<AccessToken, Task<T>> call, CancellationToken cancellationToken)
    {
        var token = connection.Token;
        var sessionId = project.SessionId;
        try
        {
            return await call(token).ConfigureAwait(false);
        }
        catch (NemoException error) when (IsTokenTrouble(error) && CanRenew())
        {
            await RenewAsync(token, cancellationToken).ConfigureAwait(false);

            // A new anonymous token is a new user, who does not own the old one's sessions.
            if (!project.IsFresh)
            {
                connection.Forget(project);
                throw NemoErrors.TokenExpired(anonymous: true, project: project.Name);
            }

            await ReplaceSessionAsync(project, sessionId, cancellationToken).ConfigureAwait(false);
            return await call(connection.Token).ConfigureAwait(false);
        }
        catch (NemoException error) when (error.Code == 1002)
        {
            if (!project.IsFresh)
            {
                connection.Forget(project);
                throw NemoErrors.ProjectNotFound(project.Name, project.HasClips);
            }

            await ReplaceSessionAsync(project, sessionId, cancellationToken).ConfigureAwait(false);
            return await call(connection.Token).ConfigureAwait(false);
        }
        catch (NemoException error) when (error.Code == 2001)
        {
            throw WithRegistration(error);
        }
    }

    /// <summary>Makes a session and keeps it under its name.</summary>
    public async Task<Project> CreateProjectAsync(string name, CancellationToken cancellationToken)
    {
        var session = await CallAsync(
            token => connection.Service.CreateSessionAsync(token, name, connection.Language, cancellationToken), cancellationToken).ConfigureAwait(false);
        connection.UserId = session.UserId ?? connection.UserId;
        connection.BindId = session.BindId ?? connection.BindId;
        var project = new Project
        {
            Name = name,
            SessionId = session.SessionId,
            TaskId = session.TaskId,
            Connection = connection,
            UserId = connection.UserId,
            IsFresh = true,
        };
        connection.Remember(project);
        return project;
    }

    private static bool IsTokenTrouble(NemoException error) => error.ErrorId == "Nemo.TokenExpired";

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

            // Another process may have renewed it already: only the refused token is thrown away.
            if (host.Accounts.Find(connection.AccountKey) is { } kept && kept.Token.Value == refused.Value)
            {
                host.Accounts.Forget(connection.AccountKey);
            }

            var token = await new Connector(host).AnonymousAsync(connection.Service, connection.AccountKey, cancellationToken).ConfigureAwait(false);
            connection.Token = token.Token;
            connection.UserId = token.Token.UserId;
            connection.BindId = token.BindId;
        }
        finally
        {
            connection.Gate.Release();
        }
    }

    private async Task ReplaceSessionAsync(Project project, string lostSessionId, CancellationToken cancellationToken)
    {
        await connection.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (project.SessionId != lostSessionId)
            {
                return;
            }

            var session = await connection.Service.CreateSessionAsync(connection.Token, project.Name, connection.Language, cancellationToken).ConfigureAwait(false);
            project.SessionId = session.SessionId;
            project.TaskId = session.TaskId;
            connection.UserId = session.UserId ?? connection.UserId;
            project.UserId = connection.UserId;
        }
        finally
        {
            connection.Gate.Release();
        }
    }

    private NemoException WithRegistration(NemoException error)
    {
        var id = connection.BindId ?? connection.UserId;
        var address = connection.Account == AccountKind.Anonymous && !string.IsNullOrEmpty(id)
            ? new Uri(host.Settings.WebAddress, "/register?bind=" + Uri.EscapeDataString(id!)).ToString()
            : null;
        return NemoErrors.OutOfCredits(address);
    }
}
