namespace NemoVideo.Core.Ports;

/// <summary>What .NET Standard can't tell about the user's files.</summary>
internal interface IFiles
{
    /// <summary>The file that a path finally leads to, through links; null if there is none.</summary>
    FileFacts? Find(string path);

    /// <summary>Whether two paths lead to the same file, whatever their names.</summary>
    bool IsSame(string one, string other);

    /// <summary>Reserves a name to write to, until disposed; null if another writer has it, in this process or another.</summary>
    /// <exception cref="NemoException"><c>Nemo.StateFolder</c></exception>
    IDisposable? TryTake(string path);
}

/// <param name="Path">Full path without links.</param>
/// <param name="Length">Bytes.</param>
internal sealed record FileFacts(string Path, long Length, DateTime LastWriteTimeUtc);
