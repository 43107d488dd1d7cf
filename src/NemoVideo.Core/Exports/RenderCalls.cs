using NemoVideo.Core.Accounts;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Ports;

namespace NemoVideo.Core.Exports;

/// <summary>
/// Calls about a job in the journal. A service may use an id of its own for it, or ours, or both: one id after the other is tried.
/// </summary>
internal sealed class RenderCalls(Connection connection, AccountGuard guard)
{
    /// <summary>The id that the service last knew a job by.</summary>
    private string? _known;

    /// <returns>Null if the service does not know the job by any of its ids.</returns>
    public Task<RenderStatus?> AskAsync(ExportEntry entry, CancellationToken cancellationToken) =>
        ByAnyIdAsync<RenderStatus?>(
            entry,
            async (token, id) => await connection.Service.GetRenderAsync(token, id, cancellationToken).ConfigureAwait(false),
            cancellationToken
        );

    /// <returns>Whether the service knew the job.</returns>
    public Task<bool> CancelAsync(ExportEntry entry, CancellationToken cancellationToken) =>
        ByAnyIdAsync(
            entry,
            async (token, id) =>
            {
                await connection.Service.CancelRenderAsync(token, id, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken
        );

    /// <summary>Where the service itself gives out the video.</summary>
    public Uri DownloadAddress(ExportEntry entry) => connection.Service.GetDownloadAddress(IdsOf(entry)[0]);

    private async Task<T?> ByAnyIdAsync<T>(ExportEntry entry, Func<AccessToken, string, Task<T>> call, CancellationToken cancellationToken)
    {
        NemoException? refused = null;
        var isUnknown = false;
        foreach (var id in IdsOf(entry))
        {
            try
            {
                var result = await guard
                    .CallForJobAsync(entry.ProjectName ?? entry.Id, token => call(token, id), cancellationToken)
                    .ConfigureAwait(false);
                _known = id;
                return result;
            }
            catch (NemoException error) when (IsUnknown(error))
            {
                // Perhaps by the next one.
                isUnknown = true;
            }
            catch (NemoException error) when (error.Is(Ids.ServiceError) && !Outage.IsPassing(error))
            {
                // An error of the job's own; of an id that comes after one that is unknown, it is about the id's form.
                refused ??= isUnknown ? null : error;
            }
        }

        return refused is null ? default : throw refused;
    }

    private List<string> IdsOf(ExportEntry entry)
    {
        List<string> ids = [.. entry.ServiceIds ?? [], entry.Id];
        return [.. ids.OrderBy(id => id == _known ? 0 : 1).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>A server that has no such job may also answer with its own page for "not found".</summary>
    private static bool IsUnknown(NemoException error) =>
        error.Is(Ids.ExportNotFound) || (error.Is(Ids.AnswerUnreadable) && error.HttpStatus is 404 or 410);
}
