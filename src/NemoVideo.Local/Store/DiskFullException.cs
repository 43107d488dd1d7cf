namespace NemoVideo.Local.Store;

/// <summary>There is no space left.</summary>
internal sealed class DiskFullException : IOException
{
    private const int Posix = 28; // ENOSPC
    private const int Windows = unchecked((int)0x80070070); // ERROR_DISK_FULL

    public DiskFullException() { }

    public DiskFullException(string message)
        : base(message) { }

    public DiskFullException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Whether an exception says so, whoever threw it.</summary>
    public static bool Is(Exception exception) => exception is DiskFullException || exception is IOException { HResult: Posix or Windows };
}
