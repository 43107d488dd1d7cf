namespace NemoVideo.Local.Measuring.Footage;

/// <summary>Measures small pictures as they stream in, <see cref="Rate"/> per second.</summary>
internal sealed class FootagePictureMeter
{
    public const int Width = 64;
    public const int Height = 36;
    public const int Rate = 1000 / FootageCurves.Step;

    /// <summary>Mean difference of two pictures in grey levels from which they may be from two scenes.</summary>
    private const float CutAt = 14;

    /// <summary>The share of the pixels whose shade is gone when the scene changes. What only moves keeps its shades.</summary>
    private const double ShadesGone = 0.3;

    private const int Shades = 16;

    private readonly byte[] _picture = new byte[Width * Height];
    private readonly byte[] _last = new byte[Width * Height];
    private readonly List<float> _change = [];
    private readonly List<bool> _cuts = [];
    private int _filled;
    private bool _first = true;

    /// <summary>Mean difference from the picture before, in grey levels.</summary>
    public IReadOnlyList<float> Change => _change;

    /// <summary>Where scenes change.</summary>
    public IReadOnlyList<bool> Cuts => _cuts;

    /// <param name="pixels">Grey levels, picture after picture.</param>
    public void Add(ReadOnlySpan<byte> pixels)
    {
        while (pixels.Length > 0)
        {
            var count = Math.Min(pixels.Length, _picture.Length - _filled);
            pixels[..count].CopyTo(_picture.AsSpan(_filled));
            pixels = pixels[count..];
            _filled += count;
            if (_filled < _picture.Length)
            {
                continue;
            }

            var sum = 0;
            for (var i = 0; i < _picture.Length; i++)
            {
                sum += Math.Abs(_picture[i] - _last[i]);
            }

            var change = _first ? 0 : (float)sum / _picture.Length;
            _change.Add(change);
            _cuts.Add(change > CutAt && ShadesOf(_picture, _last) > ShadesGone);
            _picture.CopyTo(_last, 0);
            _filled = 0;
            _first = false;
        }
    }

    /// <summary>How far two pictures differ in how often each shade occurs, 0 to 1.</summary>
    private static double ShadesOf(byte[] one, byte[] other)
    {
        Span<int> counts = stackalloc int[Shades];
        for (var i = 0; i < one.Length; i++)
        {
            counts[one[i] * Shades / 256]++;
            counts[other[i] * Shades / 256]--;
        }

        var gone = 0;
        foreach (var count in counts)
        {
            gone += Math.Max(0, count);
        }

        return (double)gone / one.Length;
    }
}
