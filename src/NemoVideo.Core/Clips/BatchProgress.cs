using System.Globalization;
using NemoVideo.Core.Pipeline;

namespace NemoVideo.Core.Clips;

/// <summary>Bytes across all files of a run known so far.</summary>
internal sealed class BatchProgress
{
    private readonly object _lock = new();
    private readonly Dictionary<string, (long Sent, long Length)> _open = [];
    private long _doneBytes;
    private int _doneFiles;
    private int _files;

    public void Expect(string key, long? length)
    {
        lock (_lock)
        {
            _files++;
            _open[key] = (0, length ?? 0);
        }
    }

    public void Forget(string key)
    {
        lock (_lock)
        {
            if (_open.TryGetValue(key, out var file))
            {
                _open.Remove(key);
                _doneBytes += file.Length;
                _doneFiles++;
            }
        }
    }

    public ProgressReport Report(string batchKey, string key, long sent)
    {
        lock (_lock)
        {
            if (_open.TryGetValue(key, out var file))
            {
                _open[key] = (sent, file.Length);
            }

            var all = _doneBytes + _open.Values.Sum(entry => entry.Length);
            var gone = _doneBytes + _open.Values.Sum(entry => entry.Sent);
            return new ProgressReport(
                batchKey,
                "Sending clips",
                string.Format(
                    CultureInfo.InvariantCulture,
                    "{0} of {1} done, {2} of {3}",
                    _doneFiles,
                    _files,
                    Text.Size.Of(gone),
                    Text.Size.Of(all)
                ),
                all > 0 ? Math.Min(100, 100.0 * gone / all) : null
            );
        }
    }
}
