using NemoVideo.Local.Model;

namespace NemoVideo.Local.Measuring.Clips;

/// <summary>Measures what a clip's score is made of.</summary>
internal interface IClipMeter
{
    /// <param name="clip">A video.</param>
    /// <param name="workFolder">Where it may keep files while measuring; nothing is left there.</param>
    Task<ClipMeasures> MeasureAsync(MediaItem clip, string workFolder, CancellationToken cancellationToken);
}
