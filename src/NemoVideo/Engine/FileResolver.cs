using System.Management.Automation;
using NemoVideo.Core;
using NemoVideo.Core.Errors;

namespace NemoVideo.Engine;

/// <summary>A file in the file system, an address, or the reason it is neither.</summary>
internal sealed record ResolvedFile(string? Path, Uri? Uri, NemoException? Error);

/// <summary>Resolves what users give as paths, through the session's providers.</summary>
internal sealed class FileResolver(SessionState session)
{
    /// <param name="literalFirst">A path that came as a property is tried literally before its wildcards count.</param>
    public IEnumerable<ResolvedFile> FromPath(string path, bool literalFirst)
    {
        if (IsAddress(path))
        {
            return [new ResolvedFile(null, new Uri(path), null)];
        }

        if (literalFirst || !WildcardPattern.ContainsWildcardCharacters(path))
        {
            var literal = FromLiteralPath(path);
            if (literal.Error is null || !WildcardPattern.ContainsWildcardCharacters(path))
            {
                return [literal];
            }
        }

        return FromWildcard(path);
    }

    public ResolvedFile FromLiteralPath(string path)
    {
        if (IsAddress(path))
        {
            return new ResolvedFile(null, new Uri(path), null);
        }

        try
        {
            var full = session.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.Name != "FileSystem" ? Failed(NemoErrors.NotAFile(path))
                : File.Exists(full) ? new ResolvedFile(full, null, null)
                : Failed(Directory.Exists(full) ? NemoErrors.NotAFile(full) : NemoErrors.FileNotFound(full));
        }
        catch (Exception error)
            when (error
                    is ItemNotFoundException
                        or ProviderNotFoundException
                        or System.Management.Automation.DriveNotFoundException
                        or NotSupportedException
                        or ArgumentException
            )
        {
            return Failed(NemoErrors.FileNotFound(path));
        }
    }

    private IEnumerable<ResolvedFile> FromWildcard(string path)
    {
        try
        {
            var found = session.Path.GetResolvedProviderPathFromPSPath(path, out var provider);
            if (provider.Name != "FileSystem")
            {
                return [Failed(NemoErrors.NotAFile(path))];
            }

            var files = found
                .Where(File.Exists)
                .OrderBy(name => name, StringComparer.OrdinalIgnoreCase)
                .Select(name => new ResolvedFile(name, null, null))
                .ToList();
            return files.Count > 0 ? files : [Failed(NemoErrors.NothingMatches(path))];
        }
        catch (Exception error)
            when (error
                    is ItemNotFoundException
                        or ProviderNotFoundException
                        or System.Management.Automation.DriveNotFoundException
                        or WildcardPatternException
                        or NotSupportedException
            )
        {
            return [Failed(NemoErrors.NothingMatches(path))];
        }
    }

    // With any scheme: what the service can't fetch is reported as that, not as a missing file.
    private static bool IsAddress(string path) =>
        path.IndexOf("://", StringComparison.Ordinal) > 1 && Uri.TryCreate(path, UriKind.Absolute, out _);

    private static ResolvedFile Failed(NemoException error) => new(null, null, error);
}
