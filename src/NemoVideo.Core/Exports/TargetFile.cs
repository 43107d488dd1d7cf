using NemoVideo.Core.Errors;
using NemoVideo.Core.Ports;

namespace NemoVideo.Core.Exports;

/// <summary>
/// The file that a video goes to, for one writer at a time. It is downloaded next to its place, under a unique name that is made
/// up each time: in a folder that others can write to, nothing of theirs is followed or overwritten.
/// </summary>
internal sealed class TargetFile : IDisposable
{
    private const int LongestStem = 60;

    private readonly string _path;
    private readonly bool _overwrite;
    private readonly IDisposable _held;

    private TargetFile(string path, bool overwrite, IDisposable held) => (_path, _overwrite, _held) = (path, overwrite, held);

    /// <summary>Reserves the place of a video. Throws if it can't be written there; creates the folder.</summary>
    /// <param name="sources">Full paths of the clips that it is made from: they are never replaced, whatever their names.</param>
    public static TargetFile Take(IFiles files, string path, IEnumerable<string> sources, bool overwrite)
    {
        var held = files.TryTake(path) ?? throw NemoErrors.DestinationBusy(path);
        try
        {
            Check(files, path, sources, overwrite);
            return new TargetFile(path, overwrite, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>An unused name next to it.</summary>
    public string NewPartial()
    {
        // A file name has at most 255 bytes, and its own may use them up.
        var stem = Path.GetFileNameWithoutExtension(_path);
        var length = Math.Min(stem.Length, LongestStem);
        length -= length > 0 && char.IsHighSurrogate(stem[length - 1]) ? 1 : 0;
        return Beside(_path, $"{stem.Substring(0, length)}.{Guid.NewGuid():N}.partial");
    }

    /// <summary>Gives a complete download its name.</summary>
    public void Finish(string partial)
    {
        try
        {
            if (_overwrite && File.Exists(_path))
            {
                File.Replace(partial, _path, null);
            }
            else
            {
                File.Move(partial, _path);
            }
        }
        catch (IOException error) when (File.Exists(_path) && !_overwrite)
        {
            var exists = NemoErrors.FileExists(_path);
            throw exists.With($"{exists.Message} The video is at '{partial}'.", cause: error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw NemoErrors.DestinationNotWritable(_path, $"{error.Message} The video is at '{partial}'.", error);
        }
    }

    public void Dispose() => _held.Dispose();

    private static void Check(IFiles files, string path, IEnumerable<string> sources, bool overwrite)
    {
        if (sources.Any(source => files.IsSame(source, path)))
        {
            throw NemoErrors.SourceWouldBeReplaced(path);
        }

        if (Directory.Exists(path))
        {
            throw NemoErrors.DestinationNotWritable(path, "it is a folder.");
        }

        if (File.Exists(path) && !overwrite)
        {
            throw NemoErrors.FileExists(path);
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var probe = Beside(path, Guid.NewGuid().ToString("N") + ".partial");
            using (new FileStream(probe, FileMode.CreateNew, FileAccess.Write))
            {
                // Creating it is the test.
            }

            File.Delete(probe);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw NemoErrors.DestinationNotWritable(path, error.Message, error);
        }
    }

    private static string Beside(string path, string name) => Path.Combine(Path.GetDirectoryName(path)!, name);
}
