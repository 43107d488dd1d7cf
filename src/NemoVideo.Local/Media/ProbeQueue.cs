using NemoVideo.Local.Model;

namespace NemoVideo.Local.Media;

/// <summary>Queues probes, one per core, each with a time limit: however much is uploaded at once, the machine stays usable.</summary>
/// <param name="places">Probes at once.</param>
/// <param name="limit">Time for one, from when it starts.</param>
internal sealed class ProbeQueue(IMediaProbe probe, int places, TimeSpan limit, TimeProvider clock) : IMediaProbe, IDisposable
{
    private readonly SemaphoreSlim _places = new(places);

    /// <inheritdoc/>
    public async Task<MediaInfo> ProbeAsync(string path, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            using var late = new CancellationTokenSource(limit, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
            try
            {
                return await probe.ProbeAsync(path, either.Token);
            }
            catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
            {
                throw new MediaException(
                    $"'{Path.GetFileName(path)}' could not be read within {limit.TotalMinutes:0} minutes: it is damaged, "
                        + $"or made of too many pieces. Convert and resend it.",
                    e
                );
            }
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();
}
