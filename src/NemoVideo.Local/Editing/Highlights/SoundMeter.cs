namespace NemoVideo.Local.Editing.Highlights;

/// <summary>Measures sound as it streams in; keeps two numbers a step (0.15 MB an hour) and nothing of the sound itself.</summary>
internal sealed class SoundMeter
{
    /// <summary>Samples a second that <see cref="Add"/> expects.</summary>
    public const int SampleRate = 8000;

    /// <summary>Decibels. What is quieter is silence, so that digital silence does not make a whisper stand out.</summary>
    private const double Silence = -70;

    private const int StepSamples = SampleRate / 1000 * FootageCurves.Step;
    private const int Window = 1024;

    // Two windows a step, one from its beginning and one to its end.
    private static readonly int[] _windowStarts = [0, StepSamples - Window];

    // Crowds are loudest here; hum lies below, and hiss above.
    private const int LowestBin = 300 * Window / SampleRate;
    private const int HighestBin = 3000 * Window / SampleRate;

    private readonly Spectrum _spectrum = new(Window);
    private readonly double[] _power = new double[Window / 2];
    private readonly float[] _step = new float[StepSamples];
    private readonly List<float> _level = [];
    private readonly List<float> _noise = [];
    private int _filled;

    /// <inheritdoc cref="FootageCurves.Level"/>
    public IReadOnlyList<float> Level => _level;

    /// <inheritdoc cref="FootageCurves.Noise"/>
    public IReadOnlyList<float> Noise => _noise;

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
                continue;
            Measure();
            _filled = 0;
        }
    }

    private void Measure()
    {
        var energy = 0.0;
        foreach (var sample in _step)
            energy += (double)sample * sample;
        var decibels = 0.0;
        foreach (var start in _windowStarts)
        {
            _spectrum.Measure(_step.AsSpan(start, Window), _power);
            for (var bin = LowestBin; bin < HighestBin; bin++)
                decibels += Decibels(_power[bin] * (HighestBin - LowestBin));
        }

        _level.Add((float)Decibels(energy / StepSamples));
        _noise.Add((float)(decibels / (_windowStarts.Length * (HighestBin - LowestBin))));
    }

    private static double Decibels(double power) => Math.Max(Silence, 10 * Math.Log10(power + 1e-12));
}
