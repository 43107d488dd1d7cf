namespace NemoVideo.Core;

/// <summary>Where a render job is.</summary>
public enum ExportState
{
    /// <summary>Its id is saved on disk; whether the service accepted it is not known yet.</summary>
    Submitting,

    /// <summary>It is waiting to be rendered.</summary>
    Pending,

    /// <summary>It is being rendered.</summary>
    Processing,

    /// <summary>The service has the finished video; it is not on this machine yet.</summary>
    Completed,

    /// <summary>It is on this machine at <see cref="Export.Path"/>.</summary>
    Downloaded,

    /// <summary>The service gave it up; <see cref="Export.Error"/> says why.</summary>
    Failed,

    /// <summary>It was stopped.</summary>
    Canceled,

    /// <summary>Under -WhatIf: nothing was sent.</summary>
    Planned,
}

/// <summary>One render job.</summary>
public sealed class Export
{
    /// <summary>The job's id, <c>render_…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Where it is.</summary>
    public ExportState State { get; internal set; }

    /// <summary>Percent, as reported by the service.</summary>
    public double? Progress { get; internal set; }

    /// <summary>Full path of the video, once it is downloaded; before that, where it will go.</summary>
    public string? Path { get; internal set; }

    /// <summary>The path in the form that PowerShell's own cmdlets take, even with wildcards in it.</summary>
    public string? PSPath => Path is null ? null : @"Microsoft.PowerShell.Core\FileSystem::" + Path;

    /// <summary>Size in bytes, once known.</summary>
    public long? Length { get; internal set; }

    /// <summary>Playing time, once known.</summary>
    public TimeSpan? Duration { get; internal set; }

    /// <summary>Where the service keeps the result; fetched without the token.</summary>
    public Uri? RemoteUri { get; internal set; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; internal set; }

    /// <summary><c>mp4</c> or <c>mov</c>.</summary>
    public string Format { get; init; } = RenderOptions.Mp4;

    /// <summary>Name of the project that was rendered.</summary>
    public string? ProjectName { get; init; }

    /// <summary>The API's session id of that project.</summary>
    public string? SessionId { get; init; }

    /// <summary>Address of the service.</summary>
    public Uri? Address { get; init; }

    /// <summary>The account's id: no other account can fetch the export.</summary>
    public string? UserId { get; init; }

    /// <summary>When it was submitted; null for one that is only planned.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>The connection it was sent over; null for one read from the journal.</summary>
    public Connection? Connection { get; internal set; }

    /// <summary>Key of the account in the local store; for a local backend its folder.</summary>
    internal string AccountKey { get; init; } = "";

    /// <inheritdoc/>
    public override string ToString() => Id;
}
