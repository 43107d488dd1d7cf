namespace NemoVideo.Local.Measuring.Speech;

/// <summary>
/// Measures sound as it streams in, in frames of 10 ms: its level in the speech band and above it, where "s" and "f"
/// are, and how periodic it is. Keeps three bytes per frame (1.1 MB per hour) and nothing of the sound itself.
/// </summary>
internal sealed class SpeechFrames
{
    /// <summary>Samples per second that <see cref="Add"/> expects.</summary>
    public const int SampleRate = 16000;

    /// <summary>Milliseconds.</summary>
    public const int FrameDuration = 10;

    private const int FrameSamples = SampleRate / 1000 * FrameDuration;

    // Pitch is looked for below 900 Hz, so every fourth sample will do.
    private const int Decimation = 4;
    private const int PitchRate = SampleRate / Decimation;
    private const int PitchFrame = FrameSamples / Decimation;
    private const int ShortestLag = PitchRate / 400;
    private const int LongestLag = PitchRate / 60;
    private const int PitchWindow = PitchRate * 30 / 1000;

    /// <summary>The window and its shifted copy, around the middle of a frame.</summary>
    private const int History = PitchWindow + LongestLag;

    private readonly Biquad[] _band =
    [
        Biquad.HighPass(300, SampleRate),
        Biquad.HighPass(300, SampleRate),
        Biquad.LowPass(3400, SampleRate),
    ];
    private readonly Biquad[] _hiss = [Biquad.HighPass(3800, SampleRate), Biquad.HighPass(3800, SampleRate)];
    private readonly Biquad[] _pitch = [Biquad.HighPass(70, SampleRate), Biquad.LowPass(900, SampleRate), Biquad.LowPass(900, SampleRate)];
    private readonly double[] _history = new double[History];
    private readonly List<byte> _levels = [];
    private readonly List<byte> _hisses = [];
    private readonly List<byte> _voicing = [];
    private double _energy;
    private double _hissEnergy;
    private int _samples;
    private int _decimated;

    /// <summary>How many frames the one on which the pitch window is centred lags behind the newest.</summary>
    private static int Delay => ((History / 2) - (PitchFrame / 2)) / PitchFrame;

    public int Count => _levels.Count;

    /// <summary>Level of a frame between 300 and 3400 Hz in dBFS (RMS), in steps of half a decibel, −120 for silence.</summary>
    public double Level(int frame) => (_levels[frame] / 2.0) - 120;

    /// <summary>Level of a frame above 3800 Hz, like <see cref="Level"/>.</summary>
    public double Hiss(int frame) => (_hisses[frame] / 2.0) - 120;

    /// <summary>The same in half decibels above −120 dBFS.</summary>
    public byte LevelStep(int frame) => _levels[frame];

    /// <inheritdoc cref="LevelStep"/>
    public byte HissStep(int frame) => _hisses[frame];

    /// <summary>How much a frame repeats itself at the period of a voice (60 to 400 Hz): 0 to 1.</summary>
    public double Voicing(int frame) => frame + Delay < _voicing.Count ? _voicing[frame + Delay] / 255.0 : 0;

    /// <param name="samples">Mono, −1 to 1.</param>
    public void Add(ReadOnlySpan<float> samples)
    {
        foreach (var sample in samples)
        {
            double band = sample,
                hiss = sample,
                pitch = sample;
            foreach (var filter in _band)
            {
                band = filter.Next(band);
            }

            foreach (var filter in _hiss)
            {
                hiss = filter.Next(hiss);
            }

            foreach (var filter in _pitch)
            {
                pitch = filter.Next(pitch);
            }

            _energy += band * band;
            _hissEnergy += hiss * hiss;

            if (++_decimated == Decimation)
            {
                _decimated = 0;
                Array.Copy(_history, 1, _history, 0, History - 1);
                _history[^1] = pitch;
            }

            if (++_samples == FrameSamples)
            {
                _levels.Add(Step(_energy));
                _hisses.Add(Step(_hissEnergy));
                _voicing.Add((byte)Math.Round(255 * Periodicity()));
                _samples = 0;
                _energy = 0;
                _hissEnergy = 0;
            }
        }
    }

    private static byte Step(double energy) =>
        (byte)Math.Clamp(Math.Round(2 * ((10 * Math.Log10((energy / FrameSamples) + 1e-12)) + 120)), 0, 255);

    /// <summary>The highest normalised cross-correlation of the newest window with itself, one period apart.</summary>
    private double Periodicity()
    {
        var best = 0.0;
        for (var lag = ShortestLag; lag <= LongestLag; lag++)
        {
            double product = 0,
                one = 1e-12,
                other = 1e-12;
            // The two copies are centred on the same middle whatever the lag.
            var first = (History - PitchWindow - lag) / 2;
            for (var i = first; i < first + PitchWindow; i++)
            {
                product += _history[i] * _history[i + lag];
                one += _history[i] * _history[i];
                other += _history[i + lag] * _history[i + lag];
            }

            best = Math.Max(best, product / Math.Sqrt(one * other));
        }

        return Math.Clamp(best, 0, 1);
    }
}
