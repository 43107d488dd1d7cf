using NemoVideo.Core;
using NemoVideo.Core.Errors;

namespace NemoVideo.Client.Storage;

/// <summary>Files in the state folder: readable only by their owner, written alongside, flushed, and renamed.</summary>
internal static class StateFiles
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;
    private const int MostLockTries = 500;
    private static readonly TimeSpan LockInterval = TimeSpan.FromMilliseconds(10);

    /// <summary>Creates the folder if it is missing. An existing one keeps its permissions.</summary>
    public static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            // Folders in the user's profile are the user's own there.
            Directory.CreateDirectory(folder);
        }
        else
        {
            // The mode is for the last folder only, so the missing ones above it are created first.
            if (Path.GetDirectoryName(folder) is { Length: > 0 } above && !Directory.Exists(above))
            {
                MakeFolder(above);
            }

            Directory.CreateDirectory(folder, OwnerFolder);
        }
    }

    /// <summary>Creates the folder, and briefly a file in it: if nothing can be stored, that is known before anything is paid.</summary>
    /// <exception cref="NemoException"><c>Nemo.StateFolder</c></exception>
    public static void Check(string folder) => Guarded(folder, () =>
        {
            MakeFolder(folder);
            var options = Owned(
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    Options = FileOptions.DeleteOnClose,
                }
            );
            using var file = new FileStream(Path.Combine(folder, $".{Guid.NewGuid():N}.tmp"), options);
        });

    /// <summary>
    /// Runs an action that no other process runs for this file at the same time. (A move that does not overwrite does not help: on Unix
    /// .NET looks for the file first and then renames.)
    /// </summary>
    public static T Alone<T>(string path, Func<T> action)
    {
        MakeFolder(Path.GetDirectoryName(path)!);
        using var held = Lock(path + ".lock");
        return action();
    }

    /// <summary>Replaces the file in one step.</summary>
    public static void Replace(string path, byte[] content)
    {
        var folder = Path.GetDirectoryName(path)!;
        MakeFolder(folder);
        var beside = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (
                var file = new FileStream(
                    beside,
                    Owned(
                        new FileStreamOptions
                        {
                            Mode = FileMode.CreateNew,
                            Access = FileAccess.Write,
                            BufferSize = 0,
                        }
                    )
                )
            )
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
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

    private static FileLock Lock(string path)
    {
        for (var i = 1; ; i++)
        {
            if (FileLock.TryTake(path) is { } held)
            {
                return held;
            }

            if (i == MostLockTries)
            {
                throw new IOException($"'{path}' is in use by another process.");
            }

            // Held for as long as a file is written. Systems offer no wait for another process's lock that gives up by itself,
            // and those who call this are synchronous.
            Thread.Sleep(LockInterval);
        }
    }

    /// <summary>Options for a file that only its owner can open.</summary>
    internal static FileStreamOptions Owned(FileStreamOptions options)
    {
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        return options;
    }
}
