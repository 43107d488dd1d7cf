using NemoVideo.Core.Accounts;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Pipeline;
using NemoVideo.Core.Ports;
using NemoVideo.Core.Text;

namespace NemoVideo.Core.Exports;

/// <summary>
/// Fetches a finished video. Its file may be there later than its address, and the address may expire: then the job is asked for
/// its address again, for a while.
/// </summary>
internal sealed class RenderFetch(
    NemoHost host,
    Connection connection,
    AccountGuard guard,
    RenderCalls calls,
    Deadline deadline,
    IPipeline pipeline
)
{
    /// <summary>Downloads to <paramref name="partial"/>, which must not exist.</summary>
    public async Task RunAsync(
        ExportEntry entry,
        RenderStatus status,
        string partial,
        Action<string, double?> report,
        CancellationToken cancellationToken
    )
    {
        NemoException? first = null;
        var why = "";
        for (var tries = 1; ; tries++)
        {
            // The last one is for the service's own download: the address may never work.
            var isLastResort =
                tries == host.Options.DownloadTries
                && status.Address is not null
                && first is not null
                && (first.Is(Ids.DownloadRefused) || first.Is(Ids.DownloadIncomplete) || CanOnlyBeOther(first));
            try
            {
                await (
                    isLastResort
                        ? DownloadAsync(connection.Token, calls.DownloadAddress(entry), partial, report, cancellationToken)
                        : guard.CallForJobAsync(
                            entry.ProjectName ?? entry.Id,
                            token =>
                                DownloadAsync(token, status.Address ?? calls.DownloadAddress(entry), partial, report, cancellationToken),
                            cancellationToken
                        )
                ).ConfigureAwait(false);
                return;
            }
            catch (NemoException error) when (isLastResort && !error.Is(Ids.DestinationNotWritable))
            {
                // Whatever it says, even of the token, which the polls have proved: the error is that of the address.
                throw first!;
            }
            catch (NemoException error) when (IsPassing(error) && tries < host.Options.DownloadTries && status.BadAddress is null)
            {
                first ??= error;
                why = error.Message;
                tries = CanOnlyBeOther(error) ? Math.Max(tries, host.Options.DownloadTries - 1) : tries;
            }
            catch (NemoException error) when (status.Address is null && (error.Is(Ids.DownloadRefused) || error.Is(Ids.ServiceError)))
            {
                throw NemoErrors.VideoWithoutAddress(entry.Id, status.BadAddress, error);
            }

            Partials.Remove(partial);
            report("waiting for the video's file", null);
            await deadline
                .PauseAsync(Wait(tries), $"the video of export '{entry.Id}' is fetched again: {why}", cancellationToken)
                .ConfigureAwait(false);
            deadline.ThrowIfPassed(entry.Id);
            status = await RenewedAsync(entry, status, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The file is not there yet, its address has expired, or the connection broke.</summary>
    private static bool IsPassing(NemoException error) =>
        (error.Is(Ids.DownloadRefused) && error.HttpStatus is not null)
        || error.Is(Ids.DownloadIncomplete)
        || CanOnlyBeOther(error)
        || error.Is(Ids.RateLimited);

    /// <summary>The host of the file can't be reached from here, and trying again does not change that.</summary>
    private static bool CanOnlyBeOther(NemoException error) => error.Is(Ids.Unreachable);

    private TimeSpan Wait(int tries)
    {
        var wait = TimeSpan.FromTicks(host.Options.RetryDelay.Ticks << Math.Min(tries - 1, 10));
        return wait < host.Options.LongestDownloadWait ? wait : host.Options.LongestDownloadWait;
    }

    /// <summary>The address as it is now. One that can't be asked for stays.</summary>
    private async Task<RenderStatus> RenewedAsync(ExportEntry entry, RenderStatus status, CancellationToken cancellationToken)
    {
        try
        {
            var now = await deadline.CallAsync(entry.Id, token => calls.AskAsync(entry, token), cancellationToken).ConfigureAwait(false);
            return now?.Address is null ? status : now;
        }
        catch (NemoException error) when (Outage.IsPassing(error) || error.Is(Ids.ServiceError))
        {
            pipeline.Verbose($"Export '{entry.Id}' can't be asked for ({error.Message}).");
            return status;
        }
    }

    private async Task<bool> DownloadAsync(
        AccessToken token,
        Uri address,
        string partial,
        Action<string, double?> report,
        CancellationToken cancellationToken
    )
    {
        await connection
            .Service.DownloadAsync(
                token,
                address,
                partial,
                (received, length) =>
                    report(
                        "downloading, " + Size.Of(received) + (length is null ? "" : " of " + Size.Of(length.Value)),
                        length is > 0 ? 100.0 * received / length : null
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        return true;
    }
}
