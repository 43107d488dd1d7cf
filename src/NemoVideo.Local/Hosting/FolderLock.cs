using System.Text.Json;
using NemoVideo.Local.Store;

namespace NemoVideo.Local.Hosting;

/// <summary>
/// One server per folder. The operating system holds the lock while the process lives, so one that was killed leaves none behind;
/// <c>server.json</c> next to it says where the holder listens.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _lock;
    private readonly string _announcement;

    private FolderLock(FileStream file, string announcement) => (_lock, _announcement) = (file, announcement);

    /// <exception cref="FolderInUseException">Another server has it.</exception>
    public static FolderLock Take(string folder)
    {
        var announcement = Path.Combine(folder, "server.json");
        try
        {
            return new FolderLock(OwnerOnly.Open(Path.Combine(folder, "lock"), FileMode.OpenOrCreate), announcement);
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
        {
            throw new FolderInUseException(folder, ReadAddress(announcement), e);
        }
    }

    public void Announce(string json)
    {
        var beside = $"{_announcement}.{Guid.NewGuid():N}.new";
        using (var file = new StreamWriter(OwnerOnly.Open(beside, FileMode.CreateNew)))
        {
            file.WriteLine(json);
        }

        File.Move(beside, _announcement, overwrite: true);
    }

    public void Dispose()
    {
        File.Delete(_announcement);
        _lock.Dispose();
    }

    private static string? ReadAddress(string announcement)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(announcement));
            return json.RootElement.GetProperty("address").GetString();
        }
        catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // The other one is still starting, or shutting down.
            return null;
        }
    }
}

/// <summary>A second server was started on a folder.</summary>
internal sealed class FolderInUseException : IOException
{
    public FolderInUseException() { }

    public FolderInUseException(string message)
        : base(message) { }

    public FolderInUseException(string message, Exception innerException)
        : base(message, innerException) { }

    public FolderInUseException(string folder, string? address, Exception innerException)
        : base(
            $"The folder {folder} is in use by another local backend{(address is null ? "" : $", which listens on {address}")}. "
                + "Use that one, stop it, or start this one with another --folder.",
            innerException
        ) => Address = address;

    /// <summary>Where the other one listens, if it has said so.</summary>
    public string? Address { get; }
}
