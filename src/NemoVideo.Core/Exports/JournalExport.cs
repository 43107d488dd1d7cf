using NemoVideo.Core.Accounts;
using NemoVideo.Core.Ports;

namespace NemoVideo.Core.Exports;

/// <summary>An export as it is in the journal, with what the service says about it now.</summary>
internal static class JournalExport
{
    public static Export Of(ExportEntry entry, Connection? connection, RenderStatus? status = null) =>
        new()
        {
            Id = entry.Id,
            State = status?.State ?? entry.State,
            Progress = status?.Progress ?? (entry.State is ExportState.Downloaded ? 100 : null),
            Path = entry.Destination,
            Length =
                entry.State == ExportState.Downloaded && File.Exists(entry.Destination)
                    ? new FileInfo(entry.Destination).Length
                    : status?.Length,
            Duration = status?.Duration ?? entry.Duration,
            RemoteUri = status?.Address,
            Error = status?.Error ?? entry.Error,
            Format = entry.Options.Format ?? RenderOptions.Mp4,
            ProjectName = entry.ProjectName,
            SessionId = entry.SessionId,
            Address = entry.Address,
            UserId = entry.UserId,
            SubmittedAt = entry.SubmittedAt,
            Connection = connection,
            AccountKey = entry.AccountKey,
        };

    /// <summary>Writes a new state of the job into the journal.</summary>
    public static ExportEntry Keep(NemoHost host, ExportEntry entry, ExportState state, string? error = null)
    {
        // The draft is needed only while the job may have to be submitted again.
        var ended = state is ExportState.Downloaded or ExportState.Failed or ExportState.Canceled;
        if (ended && Partials.TryRemove(host.Files, entry))
        {
            entry = entry with { Partial = null };
        }

        var kept = entry with { State = state, Error = error, DraftJson = ended ? null : entry.DraftJson };
        host.Journal.Write(kept);
        return kept;
    }
}
