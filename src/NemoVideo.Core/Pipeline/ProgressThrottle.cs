using System.Diagnostics;

namespace NemoVideo.Core.Pipeline;

/// <summary>
/// Holds the latest report of each activity and emits at most five per second: a plain loop of progress records slows a
/// transfer several times over (PowerShell/PowerShell#2138). The last report of an activity is always emitted, once.
/// </summary>
internal sealed class ProgressThrottle(Func<TimeSpan>? elapsed = null)
{
    public static TimeSpan Interval { get; } = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, Entry> _entries = [];
    private readonly object _lock = new();
    private readonly Func<TimeSpan> _elapsed = elapsed ?? Watch();

    public void Put(ProgressReport report)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(report.Key, out var entry))
            {
                _entries[report.Key] = entry = new Entry();
            }

            if (!entry.Completed)
            {
                entry.Newest = entry.Last = report;
                entry.Completed = report.Completed;
            }
            else if (!report.Completed)
            {
                // The same activity starts again.
                _entries[report.Key] = new Entry
                {
                    Newest = report,
                    Last = report,
                    Shown = entry.Shown,
                    LastShown = entry.LastShown,
                };
            }
        }
    }

    /// <param name="everything">At the end: whatever is still open is completed, so that no bar stays on the screen.</param>
    public IReadOnlyList<ProgressReport> Take(bool everything)
    {
        var now = _elapsed();
        var due = new List<ProgressReport>();
        lock (_lock)
        {
            foreach (var pair in _entries.ToArray())
            {
                var entry = pair.Value;
                if (
                    entry.Newest is { } report
                    && (report.Completed || (!everything && (entry.LastShown is null || now - entry.LastShown >= Interval)))
                )
                {
                    entry.Newest = null;
                    entry.LastShown = now;

                    // A Completed record for a bar that was never shown would only flicker.
                    if (!report.Completed || entry.Shown)
                    {
                        due.Add(report);
                    }

                    entry.Shown = true;
                }

                if (entry.Completed)
                {
                    _entries.Remove(pair.Key);
                }
                else if (everything)
                {
                    if (entry.Shown)
                    {
                        due.Add(entry.Last! with { Completed = true });
                    }

                    _entries.Remove(pair.Key);
                }
            }
        }

        return due;
    }

    private static Func<TimeSpan> Watch()
    {
        var watch = Stopwatch.StartNew();
        return () => watch.Elapsed;
    }

    private sealed class Entry
    {
        /// <summary>Waiting to be shown.</summary>
        public ProgressReport? Newest { get; set; }

        public ProgressReport? Last { get; set; }

        public TimeSpan? LastShown { get; set; }

        public bool Shown { get; set; }

        public bool Completed { get; set; }
    }
}
