namespace NemoVideo.Client.Skills;

/// <summary>
/// Where a skill document is installed: <c>~/.clawhub/</c> is clawhub, <c>~/.cursor/skills/</c> is cursor (api.md, "Headers").
/// </summary>
internal static class SkillPlatform
{
    private static readonly StringComparison PathComparison = OperatingSystem.IsLinux()
        ? StringComparison.Ordinal
        : StringComparison.OrdinalIgnoreCase;

    public static string Of(string path, string? home = null)
    {
        home ??= Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        if (home.Length == 0)
        {
            return "unknown";
        }

        // A link in that folder is installed there, and so is what a link from elsewhere leads to.
        var places = new[] { Path.GetFullPath(path), Resolved(path) };
        var homes = new[] { Path.GetFullPath(home), Resolved(home) };
        return Lies(".clawhub") ? "clawhub"
            : Lies(Path.Combine(".cursor", "skills")) ? "cursor"
            : "unknown";

        bool Lies(string folder) =>
            homes.Any(root =>
                places.Any(place => place.StartsWith(Path.Combine(root, folder) + Path.DirectorySeparatorChar, PathComparison))
            );
    }

    /// <summary>The path without links in any of its parts, as far as they can be resolved.</summary>
    private static string Resolved(string path)
    {
        var full = Path.GetFullPath(path);
        var resolved = Path.GetPathRoot(full)!;
        try
        {
            foreach (var part in full[resolved.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
            {
                resolved = Path.Combine(resolved, part);
                FileSystemInfo entry = Directory.Exists(resolved) ? new DirectoryInfo(resolved) : new FileInfo(resolved);
                resolved = entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? resolved;
            }

            return resolved;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return full;
        }
    }
}
