using System.Management.Automation;
using NemoVideo.Core;

namespace NemoVideo.Engine;

/// <summary>
/// The path of a clip or an export whose name contains wildcards. PowerShell binds a property <c>Path</c> that is a string to the
/// parameter -Path of its own cmdlets, even next to a PSPath, so <c>$clip | Move-Item</c> moved cam1.mp4 instead of cam[1].mp4.
/// A path that is not a string, but converts to one, leaves them to PSPath.
/// </summary>
public sealed class LiteralPath : IComparable
{
    private LiteralPath(string path) => FullName = path;

    /// <summary>The full path.</summary>
    public string FullName { get; }

    /// <summary>The member Path of clips and exports (NemoVideo.Types.ps1xml): a plain string wherever that is harmless.</summary>
    public static object? Of(PSObject instance)
    {
        var path = instance?.BaseObject switch
        {
            Clip clip => clip.Path,
            Export export => export.Path,
            Skill skill => skill.Path,
            _ => null,
        };
        return path is not null && WildcardPattern.ContainsWildcardCharacters(path) ? new LiteralPath(path) : path;
    }

    /// <inheritdoc/>
    public int CompareTo(object? other) => string.Compare(FullName, other?.ToString(), StringComparison.CurrentCultureIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? other) =>
        other is string or LiteralPath && string.Equals(FullName, other.ToString(), StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(FullName);

    /// <inheritdoc/>
    public override string ToString() => FullName;
}
