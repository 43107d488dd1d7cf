using System.Globalization;

namespace NemoVideo.Local.Rendering.Graph;

/// <summary>
/// Counts time in whole output frames. Every boundary is rounded from its own time, never from the length before
/// it, so that errors don't add up over many segments; sound is cut at the sample where its frame begins.
/// </summary>
internal sealed class FrameClock
{
    public const int SampleRate = 48000;

    private readonly long _numerator;
    private readonly long _denominator;

    /// <param name="frameRate">Frames per second; 29.97 and the like stand for 30000/1001.</param>
    public FrameClock(double frameRate)
    {
        var ntsc = Math.Round(frameRate * 1001 / 1000);
        (_numerator, _denominator) =
            Math.Abs(frameRate - Math.Round(frameRate)) > 0.001 && Math.Abs((ntsc * 1000 / 1001) - frameRate) < 0.006
                ? ((long)ntsc * 1000, 1001)
                : ((long)Math.Round(frameRate * 1000), 1000);
    }

    /// <summary>Frames per second, as a ratio the way ffmpeg writes it.</summary>
    public string Rate => string.Create(CultureInfo.InvariantCulture, $"{_numerator}/{_denominator}");

    public double FramesPerSecond => (double)_numerator / _denominator;

    /// <summary>The frame that begins nearest to a time in milliseconds.</summary>
    public long Frame(double milliseconds) =>
        (long)Math.Round(milliseconds * _numerator / (1000.0 * _denominator), MidpointRounding.AwayFromZero);

    /// <summary>The sample at which a frame begins.</summary>
    public long Sample(long frame) =>
        (long)Math.Round((double)frame * SampleRate * _denominator / _numerator, MidpointRounding.AwayFromZero);

    /// <summary>The time at which a frame begins.</summary>
    public TimeSpan Time(long frame) => TimeSpan.FromSeconds((double)frame * _denominator / _numerator);
}
