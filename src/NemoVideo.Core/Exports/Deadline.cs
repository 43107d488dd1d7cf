using NemoVideo.Core.Errors;
using NemoVideo.Core.Ports;

namespace NemoVideo.Core.Exports;

/// <summary>The time that a command gives an export: what is under way then is left for Receive-NemoExport.</summary>
internal sealed class Deadline(IClock clock, TimeSpan limit)
{
    private readonly DateTimeOffset _end = clock.UtcNow + limit;

    private TimeSpan Left => _end > clock.UtcNow ? _end - clock.UtcNow : TimeSpan.Zero;

    /// <exception cref="NemoException"><c>Nemo.ExportTimeout</c></exception>
    public void ThrowIfPassed(string id)
    {
        if (Left == TimeSpan.Zero)
        {
            throw NemoErrors.ExportTimedOut(id, limit);
        }
    }

    /// <summary>Waits, but not beyond the end.</summary>
    /// <param name="before">What it waits for, and why.</param>
    public Task PauseAsync(TimeSpan time, string before, CancellationToken cancellationToken)
    {
        time = time < Left ? time : Left;
        WireLog.Wait(time, before);
        return clock.Delay(time, cancellationToken);
    }

    /// <summary>Makes a call about the export, and breaks it off at the end.</summary>
    /// <exception cref="NemoException"><c>Nemo.ExportTimeout</c></exception>
    public async Task<T> CallAsync<T>(string id, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        ThrowIfPassed(id);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var work = call(ends.Token);
        if (!work.IsCompleted)
        {
            await Task.WhenAny(work, clock.Delay(Left, ends.Token)).ConfigureAwait(false);
            ends.Cancel();
        }

        try
        {
            return await work.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw NemoErrors.ExportTimedOut(id, limit);
        }
    }
}
