using NemoVideo.Local.Model;

namespace NemoVideo.Local.Measuring.Clips;

/// <summary>Measures a clip once for every way it is ranked: an uploaded file never changes.</summary>
/// <param name="keyOf">What tells clips apart; the file by default.</param>
internal sealed class RememberingClipMeter(IClipMeter meter, Func<MediaItem, string>? keyOf = null) : IClipMeter
{
    private readonly Remembered<ClipMeasures> _measures = new(100);
    private readonly Func<MediaItem, string> _keyOf = keyOf ?? (clip => clip.FilePath);

    public Task<ClipMeasures> MeasureAsync(MediaItem clip, string workFolder, CancellationToken cancellationToken) =>
        _measures.GetAsync(_keyOf(clip), () => meter.MeasureAsync(clip, workFolder, cancellationToken));
}
