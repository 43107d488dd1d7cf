using NemoVideo.Core.Accounts;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Pipeline;
using NemoVideo.Core.Ports;

namespace NemoVideo.Core.Exports;

/// <summary>Exports in the journal: lists them, stops them, and finishes what an earlier session started.</summary>
internal sealed class ExportKeeper(NemoHost host)
{
    /// <summary>Finished exports are listed for as long as an anonymous account lives.</summary>
    private static readonly TimeSpan KeepEnded = TimeSpan.FromDays(7);

    /// <summary>What is still open after this long is abandoned (assumed: how long a service keeps a video is not documented).</summary>
    private static readonly TimeSpan KeepOpen = TimeSpan.FromDays(30);

    /// <summary>Whether anything in progress belongs to a service other than a local backend.</summary>
    public bool HasOpenRemote() => Entries(null).Any(entry => IsOpen(entry) && !entry.IsLocal);

    /// <summary>The export with this id, which may also be the service's for it.</summary>
    public ExportEntry Find(string id)
    {
        var entries = Entries(null);
        return entries.FirstOrDefault(entry => entry.Id == id)
            ?? entries.FirstOrDefault(entry => Has(entry, id))
            ?? throw NemoErrors.ExportNotFound(id);
    }

    /// <summary>Everything in progress, whoever owns it.</summary>
    public IReadOnlyList<ExportEntry> Open() => [.. Entries(null).Where(IsOpen)];

    /// <summary>Entries that this account can finish.</summary>
    public IReadOnlyList<ExportEntry> Open(Connection connection, IPipeline? pipeline = null) =>
        [.. Entries(pipeline).Where(entry => IsOpen(entry) && IsOurs(entry, connection))];

    /// <summary>Outputs the journal's exports; those in progress with their current state from the service.</summary>
    /// <param name="connection">Null shows only what the journal has.</param>
    public async Task ListAsync(IReadOnlyList<string> ids, Connection? connection, IPipeline pipeline, CancellationToken cancellationToken)
    {
        var entries = Entries(pipeline);
        foreach (var id in ids.Where(id => !HasWildcard(id) && !entries.Any(entry => Has(entry, id))))
        {
            pipeline.Error(NemoErrors.ExportNotFound(id));
        }

        foreach (var entry in entries.Where(entry => ids.Count == 0 || ids.Any(id => Ids(entry).Any(own => Matches(own, id)))))
        {
            RenderStatus? status = null;
            if (connection is not null && IsOpen(entry) && IsOurs(entry, connection))
            {
                try
                {
                    status = await Calls(connection).AskAsync(entry, cancellationToken).ConfigureAwait(false);
                }
                catch (NemoException error)
                {
                    pipeline.Warn($"Showing the last known state of export '{entry.Id}': {error.Message}");
                }
            }

            await pipeline.EmitAsync(JournalExport.Of(entry, connection, status)).ConfigureAwait(false);
        }
    }

    /// <summary>Waits for an earlier session's export and fetches its video.</summary>
    /// <param name="destination">Another full path for it, or null.</param>
    public async Task ReceiveAsync(
        ExportEntry entry,
        string? destination,
        bool force,
        ExportPace pace,
        Connection connection,
        IPipeline pipeline,
        CancellationToken cancellationToken
    )
    {
        if (!IsOurs(entry, connection))
        {
            throw NemoErrors.ExportOfOtherAccount(entry.Id, entry.UserId);
        }

        if (entry.State == ExportState.Canceled)
        {
            throw NemoErrors.ExportCanceled(entry.Id);
        }

        if (entry.State == ExportState.Downloaded && destination is null && !force && File.Exists(entry.Destination))
        {
            // A restarted runbook: it already has its video.
            pipeline.Verbose($"Export '{entry.Id}' has already been received.");
            await pipeline.EmitAsync(JournalExport.Of(entry, connection)).ConfigureAwait(false);
            return;
        }

        var goal = entry with
        {
            Destination = destination ?? entry.Destination,
            Overwrite = force || (destination is null && entry.Overwrite),
        };
        if (goal.Destination != entry.Destination)
        {
            // Another place: what is at the old one is removed, unless a session is still writing it.
            Partials.TryRemove(host.Files, entry);
            goal = goal with { Partial = null };
        }

        using var target = TargetFile.Take(host.Files, goal.Destination, goal.Sources ?? [], goal.Overwrite);
        var job = new RenderJob(host, connection, pipeline, pace);
        if (goal.State == ExportState.Submitting && !await job.FindAsync(goal, cancellationToken).ConfigureAwait(false))
        {
            // The session ended before the service had it.
            goal = await job.SubmitAsync(goal, null, cancellationToken).ConfigureAwait(false);
        }

        await pipeline.EmitAsync(await job.FinishAsync(goal, target, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary>Stops a job that the service is rendering.</summary>
    public async Task<Export> StopAsync(ExportEntry entry, Connection connection, CancellationToken cancellationToken)
    {
        if (!IsOurs(entry, connection))
        {
            throw NemoErrors.ExportOfOtherAccount(entry.Id, entry.UserId);
        }

        // What has ended stays as it is: a video that is on disk is not marked canceled.
        if (!IsOpen(entry))
        {
            return JournalExport.Of(entry, connection);
        }

        // Where the service never had it, there is nothing to stop.
        return await Calls(connection).CancelAsync(entry, cancellationToken).ConfigureAwait(false) || entry.State == ExportState.Submitting
            ? JournalExport.Of(JournalExport.Keep(host, entry, ExportState.Canceled), connection)
            : throw NemoErrors.ExportNotFound(entry.Id);
    }

    public static bool IsOpen(ExportEntry entry) =>
        entry.State is ExportState.Submitting or ExportState.Pending or ExportState.Processing or ExportState.Completed;

    private static bool IsOurs(ExportEntry entry, Connection connection) =>
        entry.AccountKey == connection.AccountKey
        && (entry.UserId is null || connection.UserId is null || entry.UserId == connection.UserId);

    private RenderCalls Calls(Connection connection) => new(connection, new AccountGuard(host, connection));

    private IReadOnlyList<ExportEntry> Entries(IPipeline? pipeline)
    {
        var entries = host.Journal.Read(path => pipeline?.Warn($"'{path}' can't be read and is ignored."));
        var now = host.Clock.UtcNow;
        var old = entries.Where(entry => now - entry.SubmittedAt > (IsOpen(entry) ? KeepOpen : KeepEnded)).ToList();
        foreach (var entry in old)
        {
            Partials.TryRemove(host.Files, entry);
            host.Journal.Remove(entry.Id);
        }

        return [.. entries.Except(old)];
    }

    private static IEnumerable<string> Ids(ExportEntry entry) => [entry.Id, .. entry.ServiceIds ?? []];

    private static bool Has(ExportEntry entry, string id) => Ids(entry).Contains(id, StringComparer.Ordinal);

    private static bool HasWildcard(string text) => text.IndexOfAny(['*', '?']) >= 0;

    private static bool Matches(string id, string pattern) =>
        System.Text.RegularExpressions.Regex.IsMatch(
            id,
            "^" + System.Text.RegularExpressions.Regex.Escape(pattern).Replace("\\*", ".*").Replace("\\?", ".") + "$",
            System.Text.RegularExpressions.RegexOptions.IgnoreCase,
            TimeSpan.FromSeconds(1)
        );
}
