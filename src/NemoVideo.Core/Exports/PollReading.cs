using NemoVideo.Core.Pipeline;
using NemoVideo.Core.Ports;

namespace NemoVideo.Core.Exports;

/// <summary>What only several polls together tell: whether progress goes to 1 or to 100, and that a status stays unknown.</summary>
internal sealed class PollReading(IPipeline pipeline)
{
    /// <summary>After this many polls on end with a status that nobody knows, it is said.</summary>
    private const int UnknownPolls = 5;

    private bool? _isFraction;
    private int _unknown;
    private bool _hasWarned;

    /// <summary>The progress in percent.</summary>
    public double? Percent(RenderStatus status)
    {
        _isFraction =
            status.IsFraction ? _isFraction ?? true
            : status.Progress > 1 ? false
            : _isFraction;
        return _isFraction switch
        {
            true when status.Progress == 1 => 100,
            false when status.IsFraction => status.Progress / 100,
            _ => status.Progress,
        };
    }

    public void Note(string id, RenderStatus status)
    {
        _unknown = status.UnknownStatus is null ? 0 : _unknown + 1;
        if (_unknown >= UnknownPolls && !_hasWarned)
        {
            _hasWarned = true;
            pipeline.Warn(
                (
                    status.UnknownStatus!.Length == 0
                        ? $"The service's answers about export '{id}' have no status"
                        : $"The service gives export '{id}' a status that is not known here ('{status.UnknownStatus}')"
                ) + "; it is taken as not finished, and waited for."
            );
        }
    }
}
