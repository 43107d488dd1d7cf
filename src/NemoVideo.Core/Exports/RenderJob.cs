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
internal sealed class RenderJob
{
    private const int SubmitTries = 3;

    /// <summary>When the answer to a submit is lost, the job is asked for this often before it is submitted again.</summary>
    private const int SubmitAsks = 3;

    /// <summary>A service may not show a job right after accepting it (assumed): after this many polls without it, it is lost.</summary>
    private const int UnknownPolls = 4;

    /// <summary>A service may report an error where it means that a job is not there yet: this many times it is asked again.</summary>
    private const int RefusedPolls = 2;

    /// <summary>A completed render's address is asked for this often before its video is fetched without one (api.md).</summary>
    private const int AddresslessPolls = 3;

    private readonly NemoHost _host;
    private readonly Connection _connection;
    private readonly AccountGuard _guard;
    private readonly RenderCalls _calls;
    private readonly Deadline _deadline;
    private readonly IPipeline _pipeline;
    private readonly Outage _outage;
    private readonly TimeSpan _pollInterval;

    /// <summary>What the service said to the submit, if that is how the job ended.</summary>
    private RenderStatus? _ended;

    public RenderJob(NemoHost host, Connection connection, IPipeline pipeline, ExportPace pace)
    {
        (_host, _connection, _pipeline) = (host, connection, pipeline);
        _guard = new AccountGuard(host, connection);
        _calls = new RenderCalls(connection, _guard);
        _deadline = new Deadline(host.Clock, pace.Timeout ?? host.Options.ExportTimeout);
        _outage = new Outage(host.Clock, host.Options, pipeline);

        // 30 s against the cloud, a second against a service on this machine, unless told otherwise.
        _pollInterval = pace.PollInterval ?? connection.PollInterval;
    }

    /// <summary>Submits a job under its id. If the answer is lost, the service is asked for the id before the job is sent again.</summary>
    public async Task<ExportEntry> SubmitAsync(ExportEntry entry, Project? project, CancellationToken cancellationToken)
    {
        _host.Journal.Write(entry);
        for (var tries = 1; ; tries++)
        {
            try
            {
                var (format, quality, resolution) = entry.Options;
                var order = new RenderOrder(entry.Id, entry.SessionId!, entry.DraftJson!, format!, quality, resolution);
                var answer = await _deadline
                    .CallAsync(
                        entry.Id,
                        ends =>
                        {
                            Task<RenderStatus> Submit(AccessToken token) => _connection.Service.SubmitRenderAsync(token, order, ends);
                            return project is null
                                ? _guard.CallForJobAsync(entry.ProjectName ?? entry.Id, Submit, ends)
                                : _guard.CallAsync(project, Submit, ends);
                        },
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                return Accepted(entry, answer);
            }
            catch (NemoException error) when (error.Delivery == Delivery.Refused)
            {
                // Nothing was started: there is nothing to continue later.
                _host.Journal.Remove(entry.Id);
                throw;
            }
            catch (NemoException error) when (tries < SubmitTries && !error.Is(Ids.LocalEnded) && !error.Is(Ids.ExportTimeout))
            {
                if (await FindAsync(entry, cancellationToken).ConfigureAwait(false))
                {
                    return Keep(entry, ExportState.Pending);
                }
            }
        }
    }

    /// <summary>After an answer that was lost: whether the service has the job. While it can't be asked, this waits.</summary>
    public async Task<bool> FindAsync(ExportEntry entry, CancellationToken cancellationToken)
    {
        for (var asks = 1; ; )
        {
            await _deadline
                .PauseAsync(
                    TimeSpan.FromTicks(_host.Options.RetryDelay.Ticks << (asks - 1)),
                    $"the service is asked whether it has export '{entry.Id}'",
                    cancellationToken
                )
                .ConfigureAwait(false);
            try
            {
                if (await AskAsync(entry, cancellationToken).ConfigureAwait(false) is not null)
                {
                    return true;
                }

                if (asks++ == SubmitAsks)
                {
                    return false;
                }
            }
            catch (NemoException error) when (Outage.IsPassing(error))
            {
                await WaitOutAsync(entry, error, cancellationToken).ConfigureAwait(false);
            }
            catch (NemoException error) when (error.Is(Ids.ServiceError) && error.HttpStatus is 200)
            {
                if (asks++ == SubmitAsks)
                {
                    return false;
                }
            }
        }
    }

    /// <summary>
    /// Waits for the job, fetches its video and gives it its name. A failed render is submitted once more, under a new id.
    /// </summary>
    public async Task<Export> FinishAsync(ExportEntry entry, TargetFile target, CancellationToken cancellationToken)
    {
        var key = "export:" + entry.Id;
        var activity = $"Exporting {Path.GetFileName(entry.Destination)}";
        void Report(string status, double? percent) => _pipeline.Progress(new ProgressReport(key, activity, status, percent));
        try
        {
            var (running, status) = await WaitAsync(entry, Report, cancellationToken).ConfigureAwait(false);
            return await FetchAsync(running, status, target, Report, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _pipeline.Progress(new ProgressReport(key, activity, "", Completed: true));
        }
    }

    private ExportEntry Accepted(ExportEntry entry, RenderStatus answer)
    {
        var isEnd = answer.State is ExportState.Failed || (answer.State is ExportState.Completed && answer.Address is not null);
        _ended = isEnd ? answer : null;
        if (answer.ServiceIds.Count > 0)
        {
            _pipeline.Verbose($"The service calls export '{entry.Id}' '{answer.ServiceIds[0]}'.");
            entry = entry with { ServiceIds = answer.ServiceIds };
        }

        return Keep(entry, ExportState.Pending);
    }

    private Task<RenderStatus?> AskAsync(ExportEntry entry, CancellationToken cancellationToken) =>
        _deadline.CallAsync(entry.Id, token => _calls.AskAsync(entry, token), cancellationToken);

    private async Task WaitOutAsync(ExportEntry entry, NemoException error, CancellationToken cancellationToken)
    {
        _outage.Note(entry.Id, error);
        await PauseAsync(entry, error.Message, cancellationToken).ConfigureAwait(false);
    }

    private Task PauseAsync(ExportEntry entry, string why, CancellationToken cancellationToken) =>
        _deadline.PauseAsync(_pollInterval, $"export '{entry.Id}' is asked for again: {why}", cancellationToken);

    private ExportEntry Keep(ExportEntry entry, ExportState state, string? error = null) => JournalExport.Keep(_host, entry, state, error);

    private async Task<(ExportEntry Entry, RenderStatus Status)> WaitAsync(
        ExportEntry entry,
        Action<string, double?> report,
        CancellationToken cancellationToken
    )
    {
        var reading = new PollReading(_pipeline);
        var (retry, unknown, refused, addressless) = (true, 0, 0, 0);
        while (true)
        {
            RenderStatus? status;
            try
            {
                status = _ended ?? await AskAsync(entry, cancellationToken).ConfigureAwait(false);
                _ended = null;
                refused = 0;
                _outage.End();
            }
            catch (NemoException error) when (Outage.IsPassing(error))
            {
                await WaitOutAsync(entry, error, cancellationToken).ConfigureAwait(false);
                continue;
            }
            catch (NemoException error) when (error.Is(Ids.ServiceError) && error.HttpStatus is 200 && refused++ < RefusedPolls)
            {
                await PauseAsync(entry, error.Message, cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (status is null)
            {
                if (++unknown > UnknownPolls)
                {
                    Keep(entry, ExportState.Failed, "The service no longer knows it.");
                    throw NemoErrors.ExportNotFound(entry.Id);
                }

                await PauseAsync(entry, "the service does not show it yet", cancellationToken).ConfigureAwait(false);
                continue;
            }

            unknown = 0;
            reading.Note(entry.Id, status);
            switch (status.State)
            {
                case ExportState.Completed
                    when status.Address is not null || status.BadAddress is not null || ++addressless >= AddresslessPolls:
                    return (entry, status);
                case ExportState.Canceled:
                    Keep(entry, ExportState.Canceled, status.Error);
                    throw NemoErrors.ExportCanceled(entry.Id, status.Error);
                case ExportState.Failed when retry && entry.DraftJson is not null:
                    entry = await AgainAsync(entry, status, cancellationToken).ConfigureAwait(false);
                    (retry, addressless) = (false, 0);
                    continue;
                case ExportState.Failed:
                    Keep(entry, ExportState.Failed, status.Error);
                    throw NemoErrors.ExportFailed(entry.Id, status.Error);
                default:
                    break;
            }

            report(Words(status, _host.Clock.UtcNow - entry.SubmittedAt), reading.Percent(status));
            await PauseAsync(entry, Words(status), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ExportEntry> AgainAsync(ExportEntry entry, RenderStatus status, CancellationToken cancellationToken)
    {
        _pipeline.Warn(
            $"Export '{entry.Id}' failed on the service{(status.Error is null ? "" : $" ({status.Error})")}; submitting it once more."
        );

        // Whatever becomes of the next one, this one is not waited for again.
        Keep(entry, ExportState.Failed, status.Error);
        var again = await SubmitAsync(
                entry with
                {
                    Id = ExportIds.Next(_host.Clock.UtcNow),
                    State = ExportState.Submitting,
                    ServiceIds = null,
                },
                null,
                cancellationToken
            )
            .ConfigureAwait(false);
        _host.Journal.Remove(entry.Id);
        return again;
    }

    private async Task<Export> FetchAsync(
        ExportEntry entry,
        RenderStatus status,
        TargetFile target,
        Action<string, double?> report,
        CancellationToken cancellationToken
    )
    {
        // What a killed session left here: nothing else writes to this place now.
        Partials.Remove(entry.Partial);
        var partial = target.NewPartial();
        entry = Keep(entry with { Partial = partial }, ExportState.Completed);
        try
        {
            await new RenderFetch(_host, _connection, _guard, _calls, _deadline, _pipeline)
                .RunAsync(entry, status, partial, report, cancellationToken)
                .ConfigureAwait(false);
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
        var export = JournalExport.Of(downloaded, _connection, status with { State = ExportState.Downloaded, Progress = 100 });
        export.Length = new FileInfo(entry.Destination).Length;
        return export;
    }

    private static string Words(RenderStatus status, TimeSpan gone) =>
        $"{Words(status)} ({Size.Of(gone < TimeSpan.Zero ? TimeSpan.Zero : gone)})";

    private static string Words(RenderStatus status) => status.State == ExportState.Pending ? "waiting to be rendered" : "rendering";
}
