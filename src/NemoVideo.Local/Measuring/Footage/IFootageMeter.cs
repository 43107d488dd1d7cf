using NemoVideo.Local.Model;

namespace NemoVideo.Local.Measuring.Footage;

/// <summary>Measures footage of any length in bounded memory.</summary>
internal interface IFootageMeter
{
    /// <param name="clip">A video or sound.</param>
    Task<FootageCurves> MeasureAsync(MediaItem clip, CancellationToken cancellationToken);

    /// <summary>Per place in a file, the pauses between words around it, in milliseconds of the file; null where nobody speaks.</summary>
    Task<IReadOnlyList<IReadOnlyList<TimeRange>?>> PausesAsync(
        MediaItem clip,
        IReadOnlyList<TimeRange> places,
        CancellationToken cancellationToken
    );
}
