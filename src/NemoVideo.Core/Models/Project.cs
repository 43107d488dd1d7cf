namespace NemoVideo.Core;

/// <summary>A project: the API's session, with its clips and its timeline.</summary>
public sealed class Project
{
    /// <summary>Name, the API's <c>task_name</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The API's session id, kept as text (it may be a number of 19 digits).</summary>
    public string SessionId { get; internal set; } = "";

    /// <summary>The API's task id.</summary>
    public string? TaskId { get; internal set; }

    /// <summary>The project's clips that are known, in the order in which they were given.</summary>
    public IReadOnlyList<Clip> Clips { get; internal set; } = [];

    /// <summary>What the service generated in the project.</summary>
    public IReadOnlyList<GeneratedMedia> GeneratedMedia { get; internal set; } = [];

    /// <summary>What the service found in its clips.</summary>
    public IReadOnlyList<Analysis> Analyses { get; internal set; } = [];

    /// <summary>The timeline when it was last read.</summary>
    public Timeline? Timeline { get; internal set; }

    /// <summary>
    /// Opens the project in a browser, if Get-NemoProject -BrowserLink asked for it. Anyone who has it has the project, for 7
    /// days.
    /// </summary>
    public Uri? BrowserLink { get; internal set; }

    /// <summary>The connection it belongs to.</summary>
    public Connection? Connection { get; internal set; }

    /// <summary>Id of the account that owns it: no other account can reach it.</summary>
    internal string? UserId { get; set; }

    /// <summary>Made under -WhatIf: it does not exist.</summary>
    public bool IsPlanned { get; init; }

    /// <summary>Created here and still empty: if the service loses it, a new session silently takes its place.</summary>
    internal bool IsFresh { get; set; }

    /// <summary>The service has shown its state, or was sent a message for it: if there is no state from then on, it is lost.</summary>
    internal bool HasState { get; set; }

    /// <summary>Its state lists more clips than were sent: edits name those that they are about.</summary>
    internal bool HasCopies { get; set; }

    /// <summary>Something was uploaded to it.</summary>
    internal bool HasClips => Clips.Count > 0;

    /// <summary>Uploads in progress and done, by what identifies a file: the same file is not sent twice.</summary>
    internal Dictionary<string, Task<Clip>> Uploads { get; } = new(StringComparer.Ordinal);

    /// <summary>Edits of one project run one after another.</summary>
    internal SemaphoreSlim Gate { get; } = new(1, 1);

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>Something that the service made: a generated video, picture or sound.</summary>
public sealed class GeneratedMedia
{
    /// <summary>Its key or id in the state.</summary>
    public string? Id { get; init; }

    /// <summary>Display name.</summary>
    public string? Name { get; init; }

    /// <summary>Its kind, in the service's terms.</summary>
    public string? Kind { get; init; }

    /// <summary>Where it can be fetched.</summary>
    public Uri? Uri { get; init; }

    /// <summary>Its entry in the state, as JSON, as received.</summary>
    public string Json { get; init; } = "";

    /// <inheritdoc/>
    public override string ToString() => Name ?? Id ?? Kind ?? "media";
}
