namespace NemoVideo.Core.Exports;

/// <summary>How an export is waited for.</summary>
/// <param name="PollInterval">Time between two polls; null is the connection's own interval.</param>
/// <param name="Timeout">How long to wait in all; null is <see cref="Ports.NemoOptions.ExportTimeout"/>.</param>
internal readonly record struct ExportPace(TimeSpan? PollInterval = null, TimeSpan? Timeout = null)
{
    /// <summary>From the parameters of a cmdlet, where an interval of 0 is one that is not given.</summary>
    public static ExportPace Of(double pollInterval, int timeoutSec) =>
        new(pollInterval > 0 ? TimeSpan.FromSeconds(pollInterval) : null, TimeSpan.FromSeconds(timeoutSec));
}
