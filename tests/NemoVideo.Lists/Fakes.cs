using NemoVideo.Local.Measuring.Clips;
using NemoVideo.Local.Measuring.Footage;
using NemoVideo.Local.Measuring.Speech;
using NemoVideo.Local.Model;

namespace NemoVideo.Lists;

/// <summary>Measures what the scene says; there are no files.</summary>
internal sealed class Fakes(Scene scene) : IPauseDetector, IFootageMeter, IClipMeter
{
    public Task<SpeechPauses> FindAsync(MediaItem clip, TimeSpan? longerThan, CancellationToken cancellationToken) =>
        Task.FromResult(
            scene.Silent
                ? new SpeechPauses(false, [])
                : new SpeechPauses(
                    true,
                    [
                        .. scene
                            .Pauses.Where(pause => pause.To <= clip.Info.Duration.TotalSeconds)
                            .Where(pause => pause.To - pause.From > (longerThan?.TotalSeconds ?? 0))
                            .Select(pause => new TimeRange((long)(pause.From * 1000), (long)(pause.To * 1000))),
                    ]
                )
        );

    /// <summary>A burst of noise and motion every ten seconds, or ten of them in long footage.</summary>
    public Task<FootageCurves> MeasureAsync(MediaItem clip, CancellationToken cancellationToken)
    {
        var count = (int)(clip.Info.Duration.TotalMilliseconds / FootageCurves.Step);
        var period = (int)Math.Max(10_000, clip.Info.Duration.TotalMilliseconds / 10) / FootageCurves.Step;
        float[] Curve(float usual, float burst) => [.. Enumerable.Range(0, count).Select(i => i % period < 10 ? burst : usual)];
        return Task.FromResult(
            new FootageCurves
            {
                Count = count,
                Level = Curve(-50, -15),
                Noise = Curve(-50, -20),
                Flatness = Curve(-20, -2.5f),
                Motion = Curve(1, 8),
                Cuts = new bool[count],
            }
        );
    }

    public Task<IReadOnlyList<IReadOnlyList<TimeRange>?>> PausesAsync(
        MediaItem clip,
        IReadOnlyList<TimeRange> places,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<IReadOnlyList<TimeRange>?>>(new IReadOnlyList<TimeRange>?[places.Count]);

    /// <summary>Clips get livelier in the order of their names, so that a ranking by the score has the last one first.</summary>
    public Task<ClipMeasures> MeasureAsync(MediaItem clip, string workFolder, CancellationToken cancellationToken)
    {
        var place = scene.Media.Select(item => item.FileName).Order(StringComparer.Ordinal).ToList().IndexOf(clip.FileName);
        return Task.FromResult(
            new ClipMeasures
            {
                Seconds = clip.Info.Duration.TotalSeconds,
                Lines = clip.Info.Height,
                Motion = 0.1 + (0.05 * place),
                CutsPerMinute = 0,
                Sharpness = new(0.5, 1, 1, 10),
                Brightness = 0.5,
                Contrast = 0.2,
                Clipped = 0,
                Colourfulness = 30,
                Tenths = [new(0, 0.1, -20), new(100, 0.2, -20)],
            }
        );
    }
}
