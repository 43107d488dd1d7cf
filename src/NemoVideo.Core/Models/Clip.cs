namespace NemoVideo.Core;

/// <summary>A file in a project.</summary>
public sealed class Clip
{
    /// <summary>File name in the project.</summary>
    public required string Name { get; init; }

    /// <summary>Full path of the uploaded file; null for one that came from an address.</summary>
    public string? Path { get; init; }

    /// <summary>The path in the form that PowerShell's own cmdlets take, even with wildcards in it.</summary>
    public string? PSPath => Path is null ? null : @"Microsoft.PowerShell.Core\FileSystem::" + Path;

    /// <summary>Address it was fetched from, without query and password; null for a file.</summary>
    public Uri? Uri =>
        Source is { IsAbsoluteUri: true }
            ? new Uri(Source.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped))
            : Source;

    /// <summary>The whole address: a query may be a signature, and PowerShell shows every public member.</summary>
    internal Uri? Source { get; init; }

    /// <summary>Size in bytes; null if unknown.</summary>
    public long? Length { get; init; }

    /// <summary><c>video</c>, <c>audio</c> or <c>image</c>, in the service's terms.</summary>
    public string? Kind { get; init; }

    /// <summary>Playing time; null for an image or if unknown.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Width in pixels.</summary>
    public int? Width { get; init; }

    /// <summary>Height in pixels.</summary>
    public int? Height { get; init; }

    /// <summary>Frames per second.</summary>
    public double? FrameRate { get; init; }

    /// <summary>The service's hash of the content, as received.</summary>
    public string? Hash { get; init; }

    /// <summary>The service's id of the upload; null where it gave none.</summary>
    internal string? MediaId { get; init; }

    /// <summary>Where the service keeps it.</summary>
    public Uri? RemoteUri { get; init; }

    /// <summary>The project it is in.</summary>
    public Project? Project { get; init; }

    /// <summary>The API's session id of that project.</summary>
    public string? SessionId => Project?.SessionId;

    /// <summary>Instruction that a later Invoke-NemoEdit uses if it is given none.</summary>
    public string? Prompt { get; init; }

    /// <summary>File or folder that a later Export-NemoVideo writes to if it is given none.</summary>
    public string? Destination { get; init; }

    /// <summary>Made under -WhatIf: nothing was uploaded.</summary>
    public bool IsPlanned { get; init; }

    /// <summary>The connection it was sent over.</summary>
    public Connection? Connection => Project?.Connection;

    /// <summary>Full path of the file that its path led to when it was sent: a link may now lead elsewhere.</summary>
    internal string? SentFrom { get; init; }

    /// <summary>Its position among all uploads over its connection, from 1; 0 if another session sent it.</summary>
    internal long Order { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
