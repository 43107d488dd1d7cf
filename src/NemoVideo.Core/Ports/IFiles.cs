namespace NemoVideo.Core.Ports;

/// <summary>What .NET Standard can't tell of the user's files.</summary>
internal interface IFiles
{
    /// <summary>The file that a path leads to in the end, through links; null where there is none.</summary>
    FileFacts? Find(string path);

    /// <summary>Whether two paths lead to one file, whatever they are called.</summary>
    bool IsSame(string one, string other);

    /// <summary>Takes a name to write to, until it is disposed of; null where somebody else has it, in this process or another.</summary>
    /// <exception cref="NemoException"><c>Nemo.StateFolder</c></exception>
    IDisposable? TryTake(string path);
}

/// <param name="Path">Full path without links.</param>
/// <param name="Length">Bytes.</param>
internal sealed record FileFacts(string Path, long Length, DateTime LastWriteTimeUtc);
