using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NemoVideo.Local.Store;

/// <summary>
/// The folder that holds everything: <c>accounts/</c>, <c>projects/</c> and <c>renders/</c>, and <c>incoming/</c> for uploads
/// under way and other temporary files.
/// Each JSON file is written under another name and renamed, so a server that is killed at any point leaves only whole files.
/// </summary>
internal sealed class BackendFolder
{
    private const string Unfinished = ".unfinished";
    private volatile bool _full;

    public BackendFolder(string path)
    {
        Root = Path.GetFullPath(path);
        foreach (var folder in (string[])[Accounts, Projects, Renders, Incoming])
        {
            Directory.CreateDirectory(folder);
            OwnerOnly.Close(folder);
        }
    }

    public string Root { get; }

    public string Accounts => Path.Combine(Root, "accounts");

    public string Projects => Path.Combine(Root, "projects");

    public string Renders => Path.Combine(Root, "renders");

    public string Incoming => IncomingOf(Root);

    public static string IncomingOf(string root) => Path.Combine(Path.GetFullPath(root), "incoming");

    /// <summary>Behaves like a full disk (a fault).</summary>
    public bool Full
    {
        get => _full;
        set => _full = value;
    }

    /// <summary>Removes what an earlier server left half-done when it was killed. Only for the holder of the folder's lock.</summary>
    public void RemoveUnfinished()
    {
        foreach (var file in Directory.EnumerateFiles(Incoming))
        {
            File.Delete(file);
        }

        foreach (var folder in Directory.EnumerateDirectories(Incoming))
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var folder in (string[])[Accounts, Projects, Renders])
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*" + Unfinished, SearchOption.AllDirectories))
            {
                File.Delete(file);
            }
        }

        // Measurements work in their own folders.
        foreach (
            var folder in Directory
                .EnumerateDirectories(Projects)
                .Select(project => Path.Combine(project, "work"))
                .Where(Directory.Exists)
                .SelectMany(Directory.EnumerateDirectories)
        )
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public void WriteJson<T>(string path, T value, JsonTypeInfo<T> type)
    {
        var beside = $"{path}.{Guid.NewGuid():N}{Unfinished}";
        try
        {
            using (var file = CreateFile(beside))
            {
                JsonSerializer.Serialize(file, value, type);
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    public static T? ReadJson<T>(string path, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize(file, type);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <exception cref="IOException">The disk is full (or a fault says so).</exception>
    public FileStream CreateFile(string path)
    {
        ThrowIfFull();
        return new FileStream(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Share = FileShare.Read,
                Options = FileOptions.Asynchronous,
            }
        );
    }

    /// <summary>A file for an upload under way; the caller moves or deletes it.</summary>
    public FileStream CreateIncoming(string extension) => CreateFile(Path.Combine(Incoming, Guid.NewGuid().ToString("N") + extension));

    public void ThrowIfFull()
    {
        if (Full)
        {
            throw new DiskFullException("No space left on the disk (an injected fault).");
        }
    }
}
