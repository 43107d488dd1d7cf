namespace NemoVideo.Client.Storage;

/// <summary>
/// A lock held by an open file. The system ends it with the process that holds it, so a killed one is in nobody's way; the file
/// goes with the lock.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;

    private FileLock(string path, FileStream file) => (_path, _file) = (path, file);

    /// <summary>Null if another holder has it, in this process or another.</summary>
    public static FileLock? TryTake(string path)
    {
        var options = StateFiles.Owned(
            new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                Options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None,
            }
        );
        FileStream file;
        try
        {
            file = new FileStream(path, options);
        }
        catch (Exception e) when (IsHeld(e, path))
        {
            return null;
        }

        // Its last holder may have deleted it after it was opened here: then the name belongs to a newer file, or none.
        if (FileIdentity.Of(file.SafeFileHandle) is { } held && !OperatingSystem.IsWindows() && FileIdentity.Of(path) != held)
        {
            file.Dispose();
            return null;
        }

        return new FileLock(path, file);
    }

    public void Dispose()
    {
        // While it is held, so that nobody else's is deleted. Windows does this itself.
        try
        {
            if (!OperatingSystem.IsWindows() && !_file.SafeFileHandle.IsClosed)
            {
                File.Delete(_path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder is gone, or can no longer be written: an empty file is in nobody's way.
        }
        finally
        {
            _file.Dispose();
        }
    }

    /// <summary>
    /// EWOULDBLOCK of Linux and of macOS; a sharing violation on Windows, which denies access to a file that is about to be
    /// deleted.
    /// </summary>
    private static bool IsHeld(Exception error, string path) =>
        OperatingSystem.IsWindows()
            ? (error is UnauthorizedAccessException && File.Exists(path)) || error.HResult == unchecked((int)0x80070020)
            : error is IOException && error.HResult is 11 or 35;
}
