namespace NemoVideo.Local.Measuring.Footage;

/// <summary>Measures sound as it streams in; keeps three numbers per step (0.2 MB per hour) and nothing of the sound itself.</summary>
internal sealed class SoundMeter
{
    /// <summary>Samples per second that <see cref="Add"/> expects.</summary>
    public const int SampleRate = 8000;

    /// <summary>Decibels. Anything quieter is silence, so that digital silence does not make a whisper stand out.</summary>
    private const double Silence = -70;

    private const int StepSamples = SampleRate / 1000 * FootageCurves.Step;
    private const int Window = 1024;

    // Two windows per step, one from its beginning and one to its end.
    private static readonly int[] WindowStarts = [0, StepSamples - Window];

    // Crowds are loudest here; hum is below, and hiss above.
    private const int LowestBin = 300 * Window / SampleRate;
    private const int Bins = 8 * BandBins;
    private const int HighestBin = LowestBin + Bins;

    /// <summary>340 Hz: a few harmonics of a voice.</summary>
    private const int BandBins = 43;

    private readonly Spectrum _spectrum = new(Window);
    private readonly double[] _power = new double[Window / 2];
    private readonly float[] _step = new float[StepSamples];
    private readonly List<float> _level = [];
    private readonly List<float> _noise = [];
    private readonly List<float> _flatness = [];
    private int _filled;

    /// <inheritdoc cref="FootageCurves.Level"/>
    public IReadOnlyList<float> Level => _level;

    /// <inheritdoc cref="FootageCurves.Noise"/>
    public IReadOnlyList<float> Noise => _noise;

    /// <inheritdoc cref="FootageCurves.Flatness"/>
    public IReadOnlyList<float> Flatness => _flatness;

    /// <param name="samples">Mono, −1 to 1.</param>
    public void Add(ReadOnlySpan<float> samples)
    {
        while (samples.Length > 0)
        {
            var count = Math.Min(samples.Length, StepSamples - _filled);
            samples[..count].CopyTo(_step.AsSpan(_filled));
            samples = samples[count..];
            _filled += count;
            if (_filled < StepSamples)
            {
                continue;
            }

            Measure();
            _filled = 0;
        }
    }

    private void Measure()
    {
        var energy = 0.0;
        foreach (var sample in _step)
        {
            energy += (double)sample * sample;
        }
        // The quieter of the two: what is constant shows between syllables and beats.
        var (noise, flatness) = (double.PositiveInfinity, 0.0);
        foreach (var start in WindowStarts)
        {
            _spectrum.Measure(_step.AsSpan(start, Window), _power);
            var (sum, flat) = (0.0, 0.0);
            for (var band = LowestBin; band < HighestBin; band += BandBins)
            {
                var (power, decibels) = (0.0, 0.0);
                for (var bin = band; bin < band + BandBins; bin++)
                {
                    power += _power[bin] * Bins;
                    decibels += Decibels(_power[bin] * Bins);
                }

                sum += decibels;
                flat += (decibels / BandBins) - Decibels(power / BandBins);
            }

            if (sum / Bins < noise)
            {
                noise = sum / Bins;
            }

            flatness += flat / (Bins / BandBins) / WindowStarts.Length;
        }

        _level.Add((float)Decibels(energy / StepSamples));
        _noise.Add((float)noise);
        _flatness.Add((float)flatness);
    }

    private static double Decibels(double power) => Math.Max(Silence, 10 * Math.Log10(power + 1e-12));
}
