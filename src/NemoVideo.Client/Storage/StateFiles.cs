using NemoVideo.Core;

namespace NemoVideo.Client.Storage;

/// <summary>Files of the state folder: readable by their owner only, written beside, flushed, and renamed.</summary>
internal static class StateFiles
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    /// <summary>Makes the folder where it is missing. One that was there keeps its permissions.</summary>
    public static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            // Folders of the user's profile are the user's own there.
            Directory.CreateDirectory(folder);
        }
        else
        {
            // The mode is for the last folder only, so those above it that are missing go first.
            if (Path.GetDirectoryName(folder) is { Length: > 0 } above && !Directory.Exists(above))
            {
                MakeFolder(above);
            }

            Directory.CreateDirectory(folder, OwnerFolder);
        }
    }

    /// <summary>Replaces the file in one step.</summary>
    public static void Replace(string path, byte[] content) => Write(path, content, overwrite: true);

    /// <summary>Writes the file unless another process was first.</summary>
    /// <returns>Whether this content is the file's.</returns>
    public static bool TryCreate(string path, byte[] content)
    {
        try
        {
            Write(path, content, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
    }

    /// <summary>Another process may replace the file while it is read.</summary>
    public static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var content = new byte[Math.Min(file.Length, 64 * 1024 * 1024)];
        file.ReadExactly(content);
        return content;
    }

    public static T Guarded<T>(string folder, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw NemoErrors.StateFolder(folder, e.Message, e);
        }
    }

    public static void Guarded(string folder, Action action) => Guarded(folder, () =>
    {
        action();
        return true;
    });

    private static void Write(string path, byte[] content, bool overwrite)
    {
        var folder = Path.GetDirectoryName(path)!;
        MakeFolder(folder);
        var beside = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerFile;
            }

            using (var file = new FileStream(beside, options))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
