namespace NemoVideo.Local.Editing.Highlights;

/// <summary>Measures small pictures as they stream in, <see cref="Rate"/> a second.</summary>
internal sealed class PictureMeter
{
    public const int Width = 64;
    public const int Height = 36;
    public const int Rate = 1000 / FootageCurves.Step;

    /// <summary>Mean difference of two pictures in grey levels from which they may be of two scenes.</summary>
    private const float CutAt = 18;

    /// <summary>So many times the motion around it is a change of scene, not motion.</summary>
    private const float CutAboveMotion = 2.5f;

    private readonly byte[] _picture = new byte[Width * Height];
    private readonly byte[] _last = new byte[Width * Height];
    private readonly List<float> _change = [];
    private int _filled;
    private bool _first = true;

    /// <summary>Mean difference from the picture before, in grey levels.</summary>
    public IReadOnlyList<float> Change => _change;

    /// <param name="pixels">Grey, picture after picture.</param>
    public void Add(ReadOnlySpan<byte> pixels)
    {
        while (pixels.Length > 0)
        {
            var count = Math.Min(pixels.Length, _picture.Length - _filled);
            pixels[..count].CopyTo(_picture.AsSpan(_filled));
            pixels = pixels[count..];
            _filled += count;
            if (_filled < _picture.Length)
                continue;
            var sum = 0;
            for (var i = 0; i < _picture.Length; i++)
                sum += Math.Abs(_picture[i] - _last[i]);
            _change.Add(_first ? 0 : (float)sum / _picture.Length);
            _picture.CopyTo(_last, 0);
            _filled = 0;
            _first = false;
        }
    }

    /// <summary>Where scenes change: large differences that stand out of those around them.</summary>
    public bool[] Cuts()
    {
        var around = Curve.Median([.. _change], 5);
        return [.. _change.Select((change, i) => change > CutAt && change > CutAboveMotion * around[i])];
    }
}
