using System.Numerics;

namespace NemoVideo.Local.Measuring.Footage;

/// <summary>Power spectrum of windows of a fixed length (radix-2 FFT, Hann window).</summary>
internal sealed class Spectrum
{
    private readonly float[] _window;
    private readonly Complex[] _turns;
    private readonly Complex[] _bins;
    private readonly double _scale;

    /// <param name="length">A power of two.</param>
    public Spectrum(int length)
    {
        if (!BitOperations.IsPow2(length))
        {
            throw new ArgumentOutOfRangeException(nameof(length), "The length must be a power of two.");
        }

        _window = [.. Enumerable.Range(0, length).Select(i => (float)(0.5 - (0.5 * Math.Cos(2 * Math.PI * i / length))))];
        _turns = [.. Enumerable.Range(0, length / 2).Select(i => Complex.FromPolarCoordinates(1, -2 * Math.PI * i / length))];
        _bins = new Complex[length];
        _scale = 2 / (length * _window.Sum(w => (double)w * w));
    }

    /// <summary>Power of each bin from 0 to half the sample rate; their sum is about the mean square of the samples.</summary>
    /// <param name="samples">As many as the length.</param>
    /// <param name="power">Half as many.</param>
    public void Measure(ReadOnlySpan<float> samples, Span<double> power)
    {
        var bits = BitOperations.Log2((uint)_bins.Length);
        for (var i = 0; i < _bins.Length; i++)
        {
            _bins[Reverse(i, bits)] = samples[i] * _window[i];
        }

        for (var half = 1; half < _bins.Length; half *= 2)
        {
            var stride = _bins.Length / (2 * half);
            for (var start = 0; start < _bins.Length; start += 2 * half)
            {
                for (var i = 0; i < half; i++)
                {
                    var odd = _bins[start + half + i] * _turns[i * stride];
                    _bins[start + half + i] = _bins[start + i] - odd;
                    _bins[start + i] += odd;
                }
            }
        }

        for (var i = 0; i < power.Length; i++)
        {
            power[i] = _scale * ((_bins[i].Real * _bins[i].Real) + (_bins[i].Imaginary * _bins[i].Imaginary));
        }
    }

    private static int Reverse(int value, int bits)
    {
        var reversed = 0;
        for (var i = 0; i < bits; i++, value >>= 1)
        {
            reversed = (reversed << 1) | (value & 1);
        }

        return reversed;
    }
}
