namespace NemoVideo.Core;

/// <summary>Whose credits are spent.</summary>
public enum AccountKind
{
    /// <summary>A free account that came with an anonymous token: 100 credits, 7 days.</summary>
    Anonymous,

    /// <summary>An account of the user's own.</summary>
    Registered,
}

/// <summary>
/// A way to a NemoVideo service: address, account, skill and current project. It holds the token and never shows it.
/// A class on purpose: a record would print its fields.
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

    /// <summary>Anonymous where the user's id begins with <c>anon_</c>, however the token came.</summary>
    public AccountKind Account => (string.IsNullOrEmpty(UserId) ? Token.IsAnonymous : UserId!.StartsWith("anon_", StringComparison.Ordinal))
        ? AccountKind.Anonymous
        : AccountKind.Registered;

    /// <summary>The account's id at the service.</summary>
    public string? UserId { get; internal set; }

    /// <summary>Credits available when they were last asked for; null where that is not known.</summary>
    public decimal? Credits { get; internal set; }

    /// <summary>When an anonymous token ends; null for a token of the user's own.</summary>
    public DateTimeOffset? ExpiresAt => Token.ExpiresAt;

    /// <summary>The skill that the calls are attributed to.</summary>
    public Skill Skill { get; }

    /// <summary>The project that cmdlets work on where none is named.</summary>
    public Project? Project { get; internal set; }

    /// <summary>Language that sessions are made with; null leaves it to the service.</summary>
    public string? Language { get; internal set; }

    /// <summary>The service is a local backend that <c>Connect-Nemo -Local</c> started.</summary>
    public bool IsLocal { get; internal set; }

    /// <summary>What it goes over. Models know no port: ConnectionExtensions, beside the ports, gives it back as the service that it is.</summary>
    internal IDisposable Transport { get; }

    /// <summary>Never public: PowerShell shows every public member.</summary>
    internal AccessToken Token { get; set; }

    /// <summary>Key under which the kept token of this service lies; the address, or for a local backend its folder.</summary>
    internal string AccountKey { get; set; } = "";

    /// <summary>What keeps a local backend alive; null elsewhere.</summary>
    internal IDisposable? Hold { get; set; }

    /// <summary>Between two polls of an export.</summary>
    internal TimeSpan PollInterval { get; set; }

    /// <summary>One renewal at a time.</summary>
    internal SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>One project is looked up or made at a time, so that a name is not made twice.</summary>
    internal SemaphoreSlim Naming { get; } = new(1, 1);

    /// <summary>What goes into a registration address, where the service gave one.</summary>
    internal string? BindId { get; set; }

    /// <summary>The project that Connect made is nobody's yet: the first Send-NemoClip takes it.</summary>
    internal bool FirstProjectIsFree { get; set; }

    /// <summary>Credits that an edit used can only be told apart while it runs alone.</summary>
    internal SpendingMeter Spending { get; } = new();

    /// <summary>Numbers what is uploaded, in the order in which it was given.</summary>
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

    /// <summary>Lets go of the service; a local backend that nobody else holds ends.</summary>
    internal void Close()
    {
        IsClosed = true;
        Transport.Dispose();
        Hold?.Dispose();
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Address} ({Account}, {Skill.Name})";
}
