using System.Runtime.InteropServices;

namespace NemoVideo.Local.Store;

/// <summary>Keeps clips, renders and accounts readable only by their owner, whatever the shell's umask is.</summary>
internal static partial class OwnerOnly
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>For this process and those it starts: .NET can set a file's mode, but ffmpeg creates files too.</summary>
    public static void Use()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = Umask(0b000_111_111);
        }
    }

    /// <summary>A folder from an earlier version may be open to everyone.</summary>
    public static void Close(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            File.SetUnixFileMode(folder, OwnerFile | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Not every file system has permissions (a share, a USB stick), and the folder may belong to another user.
        }
    }

    /// <summary>Opens a file that nobody else can open, for this process alone.</summary>
    public static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
        };
        if (OperatingSystem.IsWindows())
        {
            return new FileStream(path, options);
        }

        options.UnixCreateMode = OwnerFile;
        var file = new FileStream(path, options);
        try
        {
            File.SetUnixFileMode(file.SafeFileHandle, OwnerFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // As above.
        }

        return file;
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint Umask(uint mask);
}
