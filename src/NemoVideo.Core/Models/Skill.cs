namespace NemoVideo.Core;

/// <summary>A NemoVideo skill: who calls say they come from, and what its document advises.</summary>
public sealed class Skill
{
    /// <summary>The <c>name</c> of the document's frontmatter; sent as <c>X-Skill-Source</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The <c>version</c> of the document's frontmatter; sent as <c>X-Skill-Version</c>.</summary>
    public required string Version { get; init; }

    /// <summary>
    /// Where the document is installed: <c>clawhub</c>, <c>cursor</c> or <c>unknown</c>; sent as <c>X-Skill-Platform</c>.
    /// </summary>
    public string Platform { get; init; } = "unknown";

    /// <summary>Its purpose, in one line.</summary>
    public string? Description { get; init; }

    /// <summary>Instructions that the document gives as examples.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Advice for people from the document.</summary>
    public IReadOnlyList<string> Advice { get; init; } = [];

    /// <summary>The document's path; null for a built-in profile.</summary>
    public string? Path { get; init; }

    /// <summary>The path in the form that PowerShell's cmdlets take.</summary>
    public string? PSPath => Path is null ? null : @"Microsoft.PowerShell.Core\FileSystem::" + Path;

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Version}";

    internal Skill WithVersion(string version) =>
        new()
        {
            Name = Name,
            Version = version,
            Platform = Platform,
            Description = Description,
            Examples = Examples,
            Advice = Advice,
            Path = Path,
        };
}
