namespace NemoVideo.Core.Ports;

/// <summary>What the client assembly gives to the workflows: the HTTP API and everything that needs a package or JSON.</summary>
internal interface INemoClient
{
    /// <param name="address">Base address; plain HTTP is refused except to loopback.</param>
    /// <param name="hold">Of the local backend there, or null: nothing is sent once it is lost.</param>
    INemoService CreateService(Uri address, Skill skill, NemoOptions options, IClock clock, IBackendHold? hold = null);

    /// <summary>Client id and kept tokens in the state folder.</summary>
    IAccountStore OpenAccounts(string stateFolder);

    /// <summary>Exports under way, one file each in the state folder.</summary>
    IExportJournal OpenJournal(string stateFolder);

    /// <summary>The user's files; whose turn it is to write one is kept in the state folder.</summary>
    IFiles OpenFiles(string stateFolder);

    /// <summary>Reads name and version from a skill document's YAML frontmatter; platform follows from its path.</summary>
    /// <exception cref="NemoException"><c>Nemo.SkillInvalid</c> with what is wrong in which line.</exception>
    Skill ReadSkill(string path);

    /// <param name="folder">Where it keeps its things, unless <paramref name="arguments"/> name another with <c>--folder</c>.</param>
    /// <summary>Starts the local backend of <paramref name="program"/> (its dll) or joins the one that serves the folder.</summary>
    Task<LocalBackend> StartLocalAsync(string program, string folder, IReadOnlyList<string> arguments, CancellationToken cancellationToken);
}

/// <param name="Folder">Full path of the folder it serves: its accounts live there, while its address changes with each start.</param>
/// <param name="Hold">Keeps it alive; the last one that is disposed ends it.</param>
internal sealed record LocalBackend(Uri Address, string Folder, IBackendHold Hold);

/// <summary>What keeps a local backend alive.</summary>
internal interface IBackendHold : IDisposable
{
    /// <summary>The backend has ended, and whoever answers at its address now is another one.</summary>
    bool IsLost { get; }
}

/// <summary>Who this machine is to the service. Files are readable by their owner only; tokens are protected by DPAPI on Windows.</summary>
internal interface IAccountStore
{
    /// <summary>Throws <c>Nemo.StateFolder</c> where nothing can be kept.</summary>
    void Check();

    /// <summary>The client id of this machine, made once.</summary>
    string GetClientId();

    /// <summary>A new client id replaces the one that the service does not take (code 400).</summary>
    string RenewClientId();

    /// <summary>The kept anonymous token of a service, or null.</summary>
    AnonymousToken? Find(string accountKey);

    void Keep(string accountKey, AnonymousToken token);

    void Forget(string accountKey);
}

/// <summary>Exports that a later session can finish. Never holds a token.</summary>
internal interface IExportJournal
{
    /// <summary>Writes or replaces the entry: written beside, flushed, renamed.</summary>
    void Write(ExportEntry entry);

    /// <summary>Entries, oldest first. Files that can't be read are left out and named through <paramref name="unreadable"/>.</summary>
    IReadOnlyList<ExportEntry> Read(Action<string> unreadable);

    void Remove(string id);
}

/// <summary>All that a later session needs to finish an export.</summary>
/// <param name="AccountKey">Key of the kept token: the address, or for a local backend its folder.</param>
/// <param name="Destination">Full path that the video goes to.</param>
/// <param name="Sources">Full paths of the clips that the video is made of: they are never replaced.</param>
/// <param name="Duration">The finished video's length, once it is there.</param>
/// <param name="DraftJson">The draft, so that a failed render can be submitted once more.</param>
/// <param name="Partial">Full path of the file that it is being downloaded to: what a killed session left there is removed.</param>
internal sealed record ExportEntry(
    string Id,
    ExportState State,
    Uri Address,
    string AccountKey,
    bool IsLocal,
    string? UserId,
    string? SessionId,
    string? ProjectName,
    string Destination,
    bool Overwrite,
    RenderOptions Options,
    DateTimeOffset SubmittedAt,
    string? DraftJson,
    string? Error,
    IReadOnlyList<string>? Sources = null,
    TimeSpan? Duration = null,
    string? Partial = null);
