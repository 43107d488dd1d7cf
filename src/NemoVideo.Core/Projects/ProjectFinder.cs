using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NemoVideo.Core.Accounts;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Ports;

namespace NemoVideo.Core.Projects;

/// <summary>Finds or creates the project meant by a name, a session id or nothing at all.</summary>
internal sealed class ProjectFinder(NemoHost host, Connection connection)
{
    private readonly HashSet<Project> _made = [];
    private Project? _own;

    /// <summary>For uploads: an unused name creates a project; without a name, this run's own project.</summary>
    public async Task<Project> ForUploadAsync(ProjectRef? reference, CancellationToken cancellationToken)
    {
        await connection.Naming.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (IsNone(reference))
            {
                return _own ??= TakeFirst() ?? await CreateAsync(FreeName(), cancellationToken).ConfigureAwait(false);
            }

            // A project that the service lost, that was only planned or that is another connection's gives its name to a new one.
            return connection.KnownProjects.FirstOrDefault(known => ReferenceEquals(known, reference.Project)) is { } project
                ? Claimed(project)
                : await FindAsync(reference.NameOrId, cancellationToken).ConfigureAwait(false)
                    ?? await CreateAsync(reference.NameOrId, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            connection.Naming.Release();
        }
    }

    /// <summary>For everything else: an existing project; without a reference, the connection's current one.</summary>
    public async Task<Project> ForUseAsync(ProjectRef? reference, CancellationToken cancellationToken)
    {
        if (IsNone(reference))
        {
            await connection.Naming.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                if (connection.Project is null)
                {
                    Use(await CreateAsync(FreeName(), cancellationToken).ConfigureAwait(false));
                }

                return connection.Project!;
            }
            finally
            {
                connection.Naming.Release();
            }
        }

        var project = reference.Project;
        if (project is { IsPlanned: true })
        {
            throw NemoErrors.PlannedInput(project.Name);
        }

        // One that outlived its connection may still exist on the service.
        return project is not null && project.Connection is not { IsClosed: true }
            ? Claimed(project)
            : await FindAsync(project?.SessionId ?? reference.NameOrId, cancellationToken).ConfigureAwait(false)
                ?? throw NemoErrors.ProjectUnknown(reference.NameOrId);
    }

    /// <summary>Reads a project's state into it.</summary>
    public async Task<Project> RefreshAsync(Project project, CancellationToken cancellationToken)
    {
        Apply(project, await new AccountGuard(host, connection).StateAsync(project, cancellationToken).ConfigureAwait(false));
        return project;
    }

    /// <summary>
    /// An address that opens the project in a browser, for a person to continue there. Anyone who has it has the project.
    /// </summary>
    public async Task<Uri> LinkAsync(Project project, CancellationToken cancellationToken) =>
        await new AccountGuard(host, connection)
            .CallAsync(
                project,
                token => connection.Service.CreateBrowserLinkAsync(token, project.TaskId ?? "", project.SessionId, cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);

    internal static void Apply(Project project, ProjectSnapshot state)
    {
        if (state.Timeline is not null)
        {
            state.Timeline.Project = project;
        }

        // Uploads may be running at the same time.
        lock (project.Uploads)
        {
            project.Timeline = state.Timeline;
            project.GeneratedMedia = state.GeneratedMedia;
            project.Analyses = state.Analyses ?? [];
            project.TaskId ??= state.TaskId;
            var sent = project.Clips;
            IEnumerable<Clip> clips =
            [
                .. state.Clips.Select(info => sent.FirstOrDefault(clip => IsSame(clip, info)) ?? info.ToClip(project)),
                // What the state does not list stays known if its upload was answered.
                .. sent.Where(clip => !state.Clips.Any(info => IsSame(clip, info))),
            ];
            project.Clips = [.. clips.OrderBy(clip => clip.Order)];
            project.IsFresh &= state.Timeline is null && project.Clips.Count == 0;
        }
    }

    private static bool IsSame(Clip clip, UploadedFile info) =>
        clip.RemoteUri is not null && info.RemoteUri is not null ? clip.RemoteUri == info.RemoteUri : clip.Name == info.FileName;

    /// <summary>Makes a project the connection's current one if this run created it.</summary>
    public void Use(Project project)
    {
        lock (_made)
        {
            if (_made.Remove(project))
            {
                connection.Project = project;
                connection.FirstProjectIsFree = false;
            }
        }
    }

    private Project? TakeFirst()
    {
        // An edit without clips may have been made in it.
        if (!connection.FirstProjectIsFree || connection.Project is not { IsFresh: true } project)
        {
            return null;
        }

        connection.FirstProjectIsFree = false;
        return project;
    }

    private static bool IsNone([NotNullWhen(false)] ProjectRef? reference) => string.IsNullOrWhiteSpace(reference?.NameOrId);

    private async Task<Project?> FindAsync(string nameOrId, CancellationToken cancellationToken)
    {
        var known = connection.KnownProjects;
        var project = known.LastOrDefault(project => project.Name == nameOrId)
            ?? known.FirstOrDefault(project => project.SessionId == nameOrId);
        return project is not null ? Claimed(project)
            : LooksLikeId(nameOrId) ? await OpenAsync(nameOrId, cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <summary>A requested project is not left to the first run that wants one for itself.</summary>
    private Project Claimed(Project project)
    {
        if (ReferenceEquals(project, connection.Project))
        {
            connection.FirstProjectIsFree = false;
        }

        return project;
    }

    /// <summary>Creates a project, whatever other names exist, and keeps it under its name.</summary>
    public async Task<Project> CreateAsync(string name, CancellationToken cancellationToken)
    {
        var session = await new AccountGuard(host, connection)
            .CallAsync(
                token => connection.Service.CreateSessionAsync(token, name, connection.Language, cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
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
        lock (_made)
        {
            _made.Add(project);
        }

        return project;
    }

    private async Task<Project?> OpenAsync(string sessionId, CancellationToken cancellationToken)
    {
        try
        {
            var state = await new AccountGuard(host, connection)
                .CallAsync(token => connection.Service.GetStateAsync(token, sessionId, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
            var project = new Project
            {
                Name = string.IsNullOrWhiteSpace(state.TaskName) ? sessionId : state.TaskName!,
                SessionId = sessionId,
                Connection = connection,
                UserId = connection.UserId,
                HasState = true,
            };
            Apply(project, state);
            connection.Remember(project);
            return project;
        }
        catch (NemoException error) when (error.Is(Ids.ProjectNotFound))
        {
            return null;
        }
    }

    private string FreeName()
    {
        var names = connection.KnownProjects.Select(project => project.Name).ToList();
        for (var number = 2; ; number++)
        {
            var name = string.Format(CultureInfo.InvariantCulture, "project {0}", number);
            if (!names.Contains(name))
            {
                return name;
            }
        }
    }

    // 19 digits, or a UUID: that is what is known about session ids (api.md).
    private static bool LooksLikeId(string text) => (text.Length >= 12 && text.All(char.IsDigit)) || Guid.TryParse(text, out _);
}
