namespace NemoVideo.Local.Measuring.Speech;

/// <summary>A second-order filter (R. Bristow-Johnson, "Cookbook formulae for audio EQ biquad filter coefficients").</summary>
internal sealed class Biquad
{
    private readonly double _b0,
        _b1,
        _b2,
        _a1,
        _a2;
    private double _z1,
        _z2;

    private Biquad(double frequency, double sampleRate, bool high)
    {
        var w = 2 * Math.PI * frequency / sampleRate;
        var alpha = Math.Sin(w) / Math.Sqrt(2);
        var cos = Math.Cos(w);
        var a0 = 1 + alpha;
        _b1 = (high ? -(1 + cos) : 1 - cos) / a0;
        _b0 = _b2 = Math.Abs(_b1) / 2;
        _a1 = -2 * cos / a0;
        _a2 = (1 - alpha) / a0;
    }

    /// <param name="frequency">The −3 dB point, in Hz.</param>
    /// <param name="sampleRate">In Hz.</param>
    public static Biquad LowPass(double frequency, double sampleRate) => new(frequency, sampleRate, high: false);

    /// <inheritdoc cref="LowPass"/>
    public static Biquad HighPass(double frequency, double sampleRate) => new(frequency, sampleRate, high: true);

    public double Next(double sample)
    {
        var result = (_b0 * sample) + _z1;
        _z1 = (_b1 * sample) - (_a1 * result) + _z2;
        _z2 = (_b2 * sample) - (_a2 * result);
        return result;
    }
}
