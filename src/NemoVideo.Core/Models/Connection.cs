namespace NemoVideo.Core;

/// <summary>Whose credits are spent.</summary>
public enum AccountKind
{
    /// <summary>A free account that comes with an anonymous token: 100 credits, 7 days.</summary>
    Anonymous,

    /// <summary>The user's own account.</summary>
    Registered,
}

/// <summary>
/// A connection to a NemoVideo service: address, account, skill and current project. It holds the token and never shows it.
/// Deliberately a class: a record would print its fields.
/// </summary>
public sealed class Connection
{
    private readonly List<Project> _projects = [];
    private long _uploads;

    internal Connection(Uri address, Skill skill, IDisposable transport, AccessToken token)
    {
        Address = address;
        Skill = skill;
        Transport = transport;
        Token = token;
    }

    /// <summary>Base address of the HTTP API.</summary>
    public Uri Address { get; }

    /// <summary>Anonymous if the user's id begins with <c>anon_</c>, wherever the token came from.</summary>
    public AccountKind Account =>
        (string.IsNullOrEmpty(UserId) ? Token.IsAnonymous : UserId!.StartsWith("anon_", StringComparison.Ordinal))
            ? AccountKind.Anonymous
            : AccountKind.Registered;

    /// <summary>The account's id on the service.</summary>
    public string? UserId { get; internal set; }

    /// <summary>Credits available when last checked; null if unknown.</summary>
    public decimal? Credits { get; internal set; }

    /// <summary>When an anonymous token expires; null for the user's own token.</summary>
    public DateTimeOffset? ExpiresAt => Token.ExpiresAt;

    /// <summary>The skill that calls are attributed to.</summary>
    public Skill Skill { get; }

    /// <summary>The project that cmdlets work on if none is named.</summary>
    public Project? Project { get; internal set; }

    /// <summary>Language that sessions are created with; null leaves it to the service.</summary>
    public string? Language { get; internal set; }

    /// <summary>The service is a local backend that <c>Connect-Nemo -Local</c> started.</summary>
    public bool IsLocal { get; internal set; }

    /// <summary>
    /// What it sends through. Models know no ports: ConnectionExtensions, next to the ports, returns it as the service it is.
    /// </summary>
    internal IDisposable Transport { get; }

    /// <summary>Never public: PowerShell shows every public member.</summary>
    internal AccessToken Token { get; set; }

    /// <summary>Key under which this service's token is stored: the address, or for a local backend its folder.</summary>
    internal string AccountKey { get; set; } = "";

    /// <summary>What keeps a local backend alive; null elsewhere.</summary>
    internal IDisposable? Hold { get; set; }

    /// <summary>Time between two polls of an export.</summary>
    internal TimeSpan PollInterval { get; set; }

    /// <summary>One renewal at a time.</summary>
    internal SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>One project is looked up or created at a time, so that no name is created twice.</summary>
    internal SemaphoreSlim Naming { get; } = new(1, 1);

    /// <summary>What goes into a registration address, if the service gave one.</summary>
    internal string? BindId { get; set; }

    /// <summary>The project that Connect created is still unclaimed: the first Send-NemoClip takes it.</summary>
    internal bool FirstProjectIsFree { get; set; }

    /// <summary>The credits that an edit used are known only if it ran alone.</summary>
    internal SpendingMeter Spending { get; } = new();

    /// <summary>Numbers the uploads in the order in which they were given.</summary>
    internal long NextUpload() => Interlocked.Increment(ref _uploads);

    internal IReadOnlyList<Project> KnownProjects
    {
        get
        {
            lock (_projects)
            {
                return [.. _projects];
            }
        }
    }

    internal void Remember(Project project)
    {
        lock (_projects)
        {
            _projects.Add(project);
        }
    }

    /// <summary>A project that the service has lost: its name is free again.</summary>
    internal void Forget(Project project)
    {
        lock (_projects)
        {
            _projects.Remove(project);
            if (ReferenceEquals(Project, project))
            {
                Project = null;
            }
        }
    }

    /// <summary>Disconnect-Nemo ended it.</summary>
    internal bool IsClosed { get; private set; }

    /// <summary>Releases the service; a local backend that nothing else holds stops.</summary>
    internal void Close()
    {
        IsClosed = true;
        Transport.Dispose();
        Hold?.Dispose();
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Address} ({Account}, {Skill.Name})";
}
