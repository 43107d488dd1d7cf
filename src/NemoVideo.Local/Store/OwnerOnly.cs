using System.Runtime.InteropServices;

namespace NemoVideo.Local.Store;

/// <summary>Clips, renders and accounts are nobody's business but their owner's, whatever the umask of the shell is.</summary>
internal static partial class OwnerOnly
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>For this process and those that it starts: .NET can give a file its mode, but ffmpeg makes files too.</summary>
    public static void Use()
    {
        if (!OperatingSystem.IsWindows())
            _ = Umask(0b000_111_111);
    }

    /// <summary>A folder of an earlier version may be open to all.</summary>
    public static void Close(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        try
        {
            File.SetUnixFileMode(folder, OwnerFile | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Not every file system has permissions (a share, a stick), and the folder may be another user's.
        }
    }

    /// <summary>Opens a file that nobody else can open, for this process alone.</summary>
    public static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (OperatingSystem.IsWindows())
            return new FileStream(path, options);
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
