using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace NemoVideo.Local.Store;

/// <summary>Exports: <c>renders/&lt;key&gt;.json</c>, and the file next to it.</summary>
internal sealed class RenderStore(BackendFolder folder)
{
    private readonly ConcurrentDictionary<string, RenderJob> _jobs = new();
    private readonly Lock _lock = new();

    public static string KeyOf(string userId, string id) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{userId}\n{id}")).AsSpan(0, 16));

    public string OutputPath(RenderJob job) => Path.Combine(folder.Renders, $"{job.Key}.{job.Output.Format}");

    /// <summary>Jobs that an earlier server left unfinished, oldest first.</summary>
    public IReadOnlyList<RenderJob> Unfinished() => [.. Kept().Where(job => !job.IsOver).OrderBy(job => job.CreatedAt)];

    /// <summary>
    /// Removes what killed renders left half-done: everything that belongs to a known job except its own file. What belongs to no job is
    /// not ours, and stays. Only for the holder of the folder's lock.
    /// </summary>
    public void RemoveUnfinished()
    {
        foreach (var job in Kept())
        {
            var finished = job.Status == RenderStatus.Completed ? OutputPath(job) : null;
            foreach (
                var path in Directory
                    .EnumerateFileSystemEntries(folder.Renders, job.Key + ".*")
                    .Where(path => path != finished && path != JournalPath(job.Key))
            )
            {
                if (Directory.Exists(path))
                {
                    Directory.Delete(path, recursive: true);
                }
                else
                {
                    File.Delete(path);
                }
            }
        }
    }

    /// <param name="key">From anywhere: an invalid key finds nothing.</param>
    public RenderJob? Find(string key)
    {
        if (_jobs.TryGetValue(key, out var job))
        {
            return job;
        }

        if (!IsKey(key) || BackendFolder.ReadJson(JournalPath(key), StoreJson.Default.RenderJob) is not { } read)
        {
            return null;
        }

        return _jobs.GetOrAdd(key, read);
    }

    /// <summary>Saves a new job. False, with the existing one, when its id is taken.</summary>
    public bool TryAdd(RenderJob job, out RenderJob kept)
    {
        lock (_lock)
        {
            kept = Find(job.Key) ?? job;
            if (!ReferenceEquals(kept, job))
            {
                return false;
            }

            Save(job);
            return true;
        }
    }

    /// <summary>Changes a job that has not ended yet; one that has ended stays as it is.</summary>
    public RenderJob Update(string key, Func<RenderJob, RenderJob> change)
    {
        lock (_lock)
        {
            var job = Find(key) ?? throw new InvalidOperationException($"There is no render {key}.");
            if (job.IsOver)
            {
                return job;
            }
            // In memory first: a full disk must not keep a job from ending. One that ended only there is rendered again after a restart.
            var changed = _jobs[key] = change(job);
            if (changed.Status != job.Status)
            {
                Save(changed);
            }

            return changed;
        }
    }

    private string JournalPath(string key) => Path.Combine(folder.Renders, key + ".json");

    /// <summary>The jobs on disk. A file that is not the journal of a render is skipped.</summary>
    private IEnumerable<RenderJob> Kept() =>
        Directory
            .EnumerateFiles(folder.Renders, "*.json")
            .Where(path => IsKey(Path.GetFileNameWithoutExtension(path)))
            .Select(path => BackendFolder.ReadJson(path, StoreJson.Default.RenderJob))
            .OfType<RenderJob>();

    private static bool IsKey(string name) => name.Length == 32 && name.All(char.IsAsciiHexDigitLower);

    private void Save(RenderJob job)
    {
        folder.WriteJson(JournalPath(job.Key), job, StoreJson.Default.RenderJob);
        _jobs[job.Key] = job;
    }
}
