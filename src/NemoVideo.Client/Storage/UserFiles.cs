using System.Security.Cryptography;
using System.Text;
using NemoVideo.Core.Ports;

namespace NemoVideo.Client.Storage;

/// <summary>The user's files: what a path leads to, and who may write there.</summary>
internal sealed class UserFiles(string stateFolder) : IFiles
{
    /// <summary>Linux gives up at this number too (ELOOP).</summary>
    private const int MostLinks = 40;

    public FileFacts? Find(string path)
    {
        var file = new FileInfo(Canonical(path));
        return file.Exists ? new FileFacts(file.FullName, file.Length, file.LastWriteTimeUtc) : null;
    }

    public bool IsSame(string one, string other) =>
        FileIdentity.Of(one) is { } first && FileIdentity.Of(other) is { } second
            ? first == second
            // Names of one file may differ in case on Windows and macOS; treating them as the same is safe everywhere.
            : string.Equals(Canonical(one), Canonical(other), StringComparison.OrdinalIgnoreCase);

    public IDisposable? TryTake(string path)
    {
        // Locks are in the state folder, not next to the file: a shared folder is no place for files that stay open.
        var name = Convert
            .ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(path).ToUpperInvariant())))[..32]
            .ToLowerInvariant();
        var folder = Path.Combine(stateFolder, "locks");
        return StateFiles.Guarded(stateFolder, () =>
        {
            StateFiles.MakeFolder(folder);
            var path = Path.Combine(folder, name);

            // The second attempt is for one that was just released.
            return FileLock.TryTake(path) ?? FileLock.TryTake(path);
        });
    }

    /// <summary>Full path without links, even if the file itself does not exist yet.</summary>
    private static string Canonical(string path, int links = 0)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } folder)
        {
            return full;
        }

        folder = Canonical(folder, links);
        var here = Path.Combine(folder, Path.GetFileName(full));
        try
        {
            return links < MostLinks && new FileInfo(here).LinkTarget is { } target
                ? Canonical(Path.Combine(folder, target), links + 1)
                : here;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return here;
        }
    }
}
