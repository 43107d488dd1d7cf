namespace NemoVideo.Core;

/// <summary>A file in a project.</summary>
public sealed class Clip
{
    /// <summary>File name, as the project knows it.</summary>
    public required string Name { get; init; }

    /// <summary>Full path of the file that was uploaded; null for one that came from an address.</summary>
    public string? Path { get; init; }

    /// <summary>The same as PowerShell's own cmdlets take it, whatever wildcards are in it.</summary>
    public string? PSPath => Path is null ? null : @"Microsoft.PowerShell.Core\FileSystem::" + Path;

    /// <summary>Address that it was fetched from, without query and password; null for a file.</summary>
    public Uri? Uri => Source is { IsAbsoluteUri: true } ? new Uri(Source.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)) : Source;

    /// <summary>The whole address: a query may be a signature, and PowerShell shows every public member.</summary>
    internal Uri? Source { get; init; }

    /// <summary>Size in bytes; null where it is not known.</summary>
    public long? Length { get; init; }

    /// <summary><c>video</c>, <c>audio</c> or <c>image</c>, as the service calls it.</summary>
    public string? Kind { get; init; }

    /// <summary>Playing time; null for an image or where it is not known.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Width in pixels.</summary>
    public int? Width { get; init; }

    /// <summary>Height in pixels.</summary>
    public int? Height { get; init; }

    /// <summary>Frames a second.</summary>
    public double? FrameRate { get; init; }

    /// <summary>The service's hash of the content, as it came.</summary>
    public string? Hash { get; init; }

    /// <summary>Where the service keeps it.</summary>
    public Uri? RemoteUri { get; init; }

    /// <summary>The project that it is in.</summary>
    public Project? Project { get; init; }

    /// <summary>The API's session id of that project.</summary>
    public string? SessionId => Project?.SessionId;

    /// <summary>Instruction that a later Invoke-NemoEdit takes where none is given there.</summary>
    public string? Prompt { get; init; }

    /// <summary>File or folder that a later Export-NemoVideo writes to where none is given there.</summary>
    public string? Destination { get; init; }

    /// <summary>Made under -WhatIf: nothing was uploaded.</summary>
    public bool IsPlanned { get; init; }

    /// <summary>The connection it went over.</summary>
    public Connection? Connection => Project?.Connection;

    /// <summary>Full path of the file that its path led to when it was sent: a link may lead elsewhere by now.</summary>
    internal string? SentFrom { get; init; }

    /// <summary>Where it stands among all that was uploaded over its connection, from 1; 0 where another session sent it.</summary>
    internal long Order { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
