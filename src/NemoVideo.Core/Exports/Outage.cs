using NemoVideo.Core.Errors;
using NemoVideo.Core.Pipeline;
using NemoVideo.Core.Ports;
using NemoVideo.Core.Text;

namespace NemoVideo.Core.Exports;

/// <summary>While a service can't be asked about an export it may still be rendering: this says so, and not too often.</summary>
internal sealed class Outage(IClock clock, NemoOptions options, IPipeline pipeline)
{
    private DateTimeOffset? _since;
    private bool _hasWarned;

    /// <summary>The next try may succeed: there was no answer, none that can be read, or one that the service is busy or broken.</summary>
    public static bool IsPassing(NemoException error) =>
        error.Is(Ids.Unreachable)
        || error.Is(Ids.Timeout)
        || error.Is(Ids.RateLimited)
        || error.Is(Ids.AnswerUnreadable)
        || (error.Is(Ids.ServiceError) && (IsPassing(error.HttpStatus) || IsPassing(error.Code)));

    public void Note(string id, NemoException error)
    {
        _since ??= clock.UtcNow;
        var gone = clock.UtcNow - _since.Value;
        if (!_hasWarned && gone >= options.OutageWarning)
        {
            _hasWarned = true;
            pipeline.Warn(
                $"The service has not said anything about export '{id}' for {Size.Of(gone)} ({error.Message}); still asking. "
                    + $"It is not lost: Ctrl+C ends the waiting, and Receive-NemoExport {id} goes on with it later."
            );
        }
    }

    public void End() => (_since, _hasWarned) = (null, false);

    private static bool IsPassing(int? status) => status is 408 or 429 or (>= 500 and <= 599);
}
