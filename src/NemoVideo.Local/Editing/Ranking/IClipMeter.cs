using NemoVideo.Local.Media;

namespace NemoVideo.Local.Editing.Ranking;

/// <summary>Measures what a clip's score is made of.</summary>
internal interface IClipMeter
{
    /// <param name="clip">A video.</param>
    Task<ClipMeasures> MeasureAsync(MediaItem clip, CancellationToken cancellationToken);
}
