using NemoVideo.Local.Media;

namespace NemoVideo.Local.Editing.Highlights;

/// <summary>Measures footage of any length in bounded memory.</summary>
internal interface IFootageMeter
{
    /// <param name="clip">A video or sound.</param>
    Task<FootageCurves> MeasureAsync(MediaItem clip, CancellationToken cancellationToken);

    /// <summary>The pauses between words around a place in a file, in milliseconds of the file; null where nobody speaks.</summary>
    Task<IReadOnlyList<TimeRange>?> PausesAsync(MediaItem clip, TimeRange around, CancellationToken cancellationToken);
}
