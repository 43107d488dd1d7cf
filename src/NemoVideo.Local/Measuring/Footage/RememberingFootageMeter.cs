using NemoVideo.Local.Model;
using static System.FormattableString;

namespace NemoVideo.Local.Measuring.Footage;

/// <summary>Measures a clip once for every edit that refines its reel ("now 20 seconds"): an uploaded file never changes.</summary>
/// <param name="keyOf">What tells clips apart; the file by default.</param>
internal sealed class RememberingFootageMeter(IFootageMeter meter, Func<MediaItem, string>? keyOf = null) : IFootageMeter
{
    // The curves of 90 minutes take half a megabyte.
    private readonly Remembered<FootageCurves> _curves = new(16);
    private readonly Remembered<IReadOnlyList<IReadOnlyList<TimeRange>?>> _pauses = new(50);
    private readonly Func<MediaItem, string> _keyOf = keyOf ?? (clip => clip.FilePath);

    public Task<FootageCurves> MeasureAsync(MediaItem clip, CancellationToken cancellationToken) =>
        _curves.GetAsync(_keyOf(clip), () => meter.MeasureAsync(clip, cancellationToken));

    public Task<IReadOnlyList<IReadOnlyList<TimeRange>?>> PausesAsync(
        MediaItem clip,
        IReadOnlyList<TimeRange> places,
        CancellationToken cancellationToken
    ) =>
        _pauses.GetAsync($"{string.Join(' ', places.Select(place => Invariant($"{place.From}-{place.To}")))} {_keyOf(clip)}", () =>
            meter.PausesAsync(clip, places, cancellationToken)
        );
}
