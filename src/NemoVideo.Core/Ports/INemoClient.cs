namespace NemoVideo.Core.Ports;

/// <summary>What the client assembly provides to the workflows: the HTTP API and everything that needs a package or JSON.</summary>
internal interface INemoClient
{
    /// <param name="address">Base address; plain HTTP is refused except to loopback.</param>
    /// <param name="hold">The hold on the local backend there, or null: nothing is sent once it is lost.</param>
    INemoService CreateService(Uri address, Skill skill, NemoOptions options, IClock clock, IBackendHold? hold = null);

    /// <summary>Client id and kept tokens in the state folder.</summary>
    IAccountStore OpenAccounts(string stateFolder);

    /// <summary>Exports in progress, one file each in the state folder.</summary>
    IExportJournal OpenJournal(string stateFolder);

    /// <summary>The user's files; who may write one is recorded in the state folder.</summary>
    IFiles OpenFiles(string stateFolder);

    /// <summary>Reads name and version from a skill document's YAML frontmatter; platform follows from its path.</summary>
    /// <exception cref="NemoException"><c>Nemo.SkillInvalid</c>, saying what is wrong in which line.</exception>
    Skill ReadSkill(string path);

    /// <param name="folder">Where it keeps its data, unless <paramref name="arguments"/> name another with <c>--folder</c>.</param>
    /// <summary>Starts the local backend <paramref name="program"/> (its dll) or joins the one that serves the folder.</summary>
    Task<LocalBackend> StartLocalAsync(string program, string folder, IReadOnlyList<string> arguments, CancellationToken cancellationToken);
}

/// <param name="Folder">Full path of the folder it serves: its accounts are kept there, while its address changes with each start.</param>
/// <param name="Hold">Keeps it alive; disposing of the last one ends it.</param>
internal sealed record LocalBackend(Uri Address, string Folder, IBackendHold Hold);

/// <summary>What keeps a local backend alive.</summary>
internal interface IBackendHold : IDisposable
{
    /// <summary>The backend has ended; whatever answers at its address now is a different one.</summary>
    bool IsLost { get; }
}

/// <summary>This machine's identity. Files are readable only by their owner; tokens are protected by DPAPI on Windows.</summary>
internal interface IAccountStore
{
    /// <summary>Throws <c>Nemo.StateFolder</c> if nothing can be stored.</summary>
    void Check();

    /// <summary>This machine's client id, created once.</summary>
    string GetClientId();

    /// <summary>Replaces the client id that the service does not accept (code 400) with a new one.</summary>
    string RenewClientId();

    /// <summary>The kept anonymous token of a service, or null.</summary>
    AnonymousToken? Find(string accountKey);

    void Keep(string accountKey, AnonymousToken token);

    void Forget(string accountKey);
}

/// <summary>Exports that a later session can finish. Never holds a token.</summary>
internal interface IExportJournal
{
    /// <summary>Writes or replaces the entry: written alongside, flushed, renamed.</summary>
    void Write(ExportEntry entry);

    /// <summary>Entries, oldest first. Files that can't be read are left out and named through <paramref name="unreadable"/>.</summary>
    IReadOnlyList<ExportEntry> Read(Action<string> unreadable);

    void Remove(string id);
}

/// <summary>Everything that a later session needs to finish an export.</summary>
/// <param name="AccountKey">Key of the kept token: the address, or for a local backend its folder.</param>
/// <param name="Destination">Full path that the video goes to.</param>
/// <param name="Sources">Full paths of the clips that the video is made from: they are never replaced.</param>
/// <param name="Duration">The finished video's length, once known.</param>
/// <param name="DraftJson">The draft, so that a failed render can be submitted once more.</param>
/// <param name="Partial">Full path of the file it is being downloaded to: what a killed session left there is removed.</param>
/// <param name="ServiceIds">The ids to ask the service by, where it does not use ours alone; the likeliest first.</param>
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
    string? Partial = null,
    IReadOnlyList<string>? ServiceIds = null
);
