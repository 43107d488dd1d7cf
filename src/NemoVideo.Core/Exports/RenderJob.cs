using System.Globalization;
using NemoVideo.Core.Accounts;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Pipeline;
using NemoVideo.Core.Ports;
using NemoVideo.Core.Text;

namespace NemoVideo.Core.Exports;

/// <summary>
/// One render job from submission to file. Each step is in the journal before it is taken, so that whatever ends the session,
/// a later one can continue.
/// </summary>
internal sealed class RenderJob(NemoHost host, Connection connection, AccountGuard guard, TimeSpan? pollInterval = null)
{
    private const int SubmitTries = 3;

    /// <summary>A service may not show a job right after accepting it (assumed): after this many polls without it, it is lost.</summary>
    private const int UnknownPolls = 2;

    // 30 s against the cloud, a second against the local backend, unless told otherwise.
    private readonly TimeSpan _pollInterval = pollInterval ?? connection.PollInterval;

    /// <summary>Submits a job under its id. If the answer is lost, the service is asked for the id before the job is sent again.</summary>
    public async Task<ExportEntry> SubmitAsync(ExportEntry entry, Project? project, CancellationToken cancellationToken)
    {
        host.Journal.Write(entry);
        for (var tries = 1; ; tries++)
        {
            try
            {
                var (format, quality, resolution) = entry.Options;
                var order = new RenderOrder(entry.Id, entry.SessionId!, entry.DraftJson!, format!, quality, resolution);
                Task<RenderStatus> Submit(AccessToken token) => connection.Service.SubmitRenderAsync(token, order, cancellationToken);
                await (
                    project is null
                        ? guard.CallForJobAsync(entry.ProjectName ?? entry.Id, Submit, cancellationToken)
                        : guard.CallAsync(project, Submit, cancellationToken)
                ).ConfigureAwait(false);
                return Keep(entry, ExportState.Pending);
            }
            catch (NemoException error) when (error.Delivery == Delivery.Refused)
            {
                // Nothing was started: there is nothing to continue later.
                host.Journal.Remove(entry.Id);
                throw;
            }
            catch (NemoException) when (tries < SubmitTries)
            {
                await host.Clock.Delay(host.Options.RetryDelay, cancellationToken).ConfigureAwait(false);
                if (await AskAsync(entry, cancellationToken).ConfigureAwait(false) is not null)
                {
                    return Keep(entry, ExportState.Pending);
                }
            }
        }
    }

    /// <summary>
    /// Waits for the job, fetches its video and gives it its name. A failed render is submitted once more, under a new id.
    /// </summary>
    public async Task<Export> FinishAsync(ExportEntry entry, TargetFile target, IPipeline pipeline, CancellationToken cancellationToken)
    {
        var key = "export:" + entry.Id;
        var activity = $"Exporting {Path.GetFileName(entry.Destination)}";
        void Report(string status, double? percent) => pipeline.Progress(new ProgressReport(key, activity, status, percent));
        try
        {
            var (running, status) = await WaitAsync(entry, Report, pipeline, cancellationToken).ConfigureAwait(false);
            return await FetchAsync(running, status, target, key, activity, pipeline, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            pipeline.Progress(new ProgressReport(key, activity, "", Completed: true));
        }
    }

    /// <returns>Null if the service does not know the job.</returns>
    public async Task<RenderStatus?> AskAsync(ExportEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            return await guard
                .CallForJobAsync(
                    entry.ProjectName ?? entry.Id,
                    token => connection.Service.GetRenderAsync(token, entry.Id, cancellationToken),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (NemoException error) when (error.Is(Ids.ExportNotFound))
        {
            return null;
        }
    }

    /// <summary>Writes a new state of the job into the journal.</summary>
    public ExportEntry Keep(ExportEntry entry, ExportState state, string? error = null)
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

    private async Task<(ExportEntry Entry, RenderStatus Status)> WaitAsync(
        ExportEntry entry,
        Action<string, double?> report,
        IPipeline pipeline,
        CancellationToken cancellationToken
    )
    {
        var retry = true;
        var unknown = 0;
        var begin = host.Clock.UtcNow;
        while (true)
        {
            if (await AskAsync(entry, cancellationToken).ConfigureAwait(false) is not { } status)
            {
                if (++unknown > UnknownPolls)
                {
                    throw Lost(entry);
                }

                await host.Clock.Delay(_pollInterval, cancellationToken).ConfigureAwait(false);
                continue;
            }

            unknown = 0;
            switch (status.State)
            {
                case ExportState.Completed:
                    return (entry, status);
                case ExportState.Canceled:
                    Keep(entry, ExportState.Canceled);
                    throw NemoErrors.ExportCanceled(entry.Id);
                case ExportState.Failed when retry && entry.DraftJson is not null:
                    pipeline.Warn(
                        $"Export '{entry.Id}' failed on the service{(status.Error is null ? "" : $" ({status.Error})")}; "
                            + $"submitting it once more."
                    );
                    var again = await SubmitAsync(
                            entry with
                            {
                                Id = ExportIds.Next(host.Clock.UtcNow),
                                State = ExportState.Submitting,
                            },
                            null,
                            cancellationToken
                        )
                        .ConfigureAwait(false);
                    host.Journal.Remove(entry.Id);
                    entry = again;
                    retry = false;
                    begin = host.Clock.UtcNow;
                    continue;
                case ExportState.Failed:
                    Keep(entry, ExportState.Failed, status.Error);
                    throw NemoErrors.ExportFailed(entry.Id, status.Error);
                default:
                    break;
            }

            if (host.Clock.UtcNow - begin > host.Options.ExportTimeout)
            {
                throw NemoErrors.ExportTimedOut(entry.Id, host.Options.ExportTimeout);
            }

            report(Words(status, host.Clock.UtcNow - entry.SubmittedAt), status.Progress);
            await host.Clock.Delay(_pollInterval, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Export> FetchAsync(
        ExportEntry entry,
        RenderStatus status,
        TargetFile target,
        string key,
        string activity,
        IPipeline pipeline,
        CancellationToken cancellationToken
    )
    {
        // What a killed session left here: nothing else writes to this place now.
        Partials.Remove(entry.Partial);
        var partial = target.NewPartial();
        entry = Keep(entry with { Partial = partial }, ExportState.Completed);
        try
        {
            await DownloadAsync(entry, status, partial, key, activity, pipeline, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Partials.Remove(partial);
            Keep(entry with { Partial = null }, ExportState.Completed);
            throw;
        }

        try
        {
            target.Finish(partial);
        }
        catch (NemoException)
        {
            // The error says where the video is: it is the user's from now on.
            Keep(entry with { Partial = null }, ExportState.Completed);
            throw;
        }

        var downloaded = Keep(entry with { Duration = status.Duration, Partial = null }, ExportState.Downloaded);
        var export = JournalExport.Of(downloaded, connection, status with { State = ExportState.Downloaded, Progress = 100 });
        export.Length = new FileInfo(entry.Destination).Length;
        return export;
    }

    private async Task DownloadAsync(
        ExportEntry entry,
        RenderStatus status,
        string partial,
        string key,
        string activity,
        IPipeline pipeline,
        CancellationToken cancellationToken
    ) =>
        await guard
            .CallForJobAsync(
                entry.ProjectName ?? entry.Id,
                async token =>
                {
                    await connection
                        .Service.DownloadAsync(
                            token,
                            status.Address!,
                            partial,
                            (received, length) =>
                                pipeline.Progress(
                                    new ProgressReport(
                                        key,
                                        activity,
                                        "downloading, " + Size.Of(received) + (length is null ? "" : " of " + Size.Of(length.Value)),
                                        length is > 0 ? 100.0 * received / length : null
                                    )
                                ),
                            cancellationToken
                        )
                        .ConfigureAwait(false);
                    return true;
                },
                cancellationToken
            )
            .ConfigureAwait(false);

    private NemoException Lost(ExportEntry entry)
    {
        Keep(entry, ExportState.Failed, "The service no longer knows it.");
        return NemoErrors.ExportNotFound(entry.Id);
    }

    private static string Words(RenderStatus status, TimeSpan gone) =>
        string.Format(
            CultureInfo.InvariantCulture,
            "{0} ({1})",
            status.State == ExportState.Pending ? "waiting to be rendered" : "rendering",
            Size.Of(gone < TimeSpan.Zero ? TimeSpan.Zero : gone)
        );
}
