namespace NemoVideo.Local.Measuring.Clips;

/// <summary>
/// Takes small pictures of a clip in order, and sums up motion, cuts, light and colour. Between stretches of a long clip
/// call <see cref="Break"/>.
/// </summary>
/// <param name="rate">Pictures per second; as many as the clip has, since only a cut changes everything from one to the next.</param>
internal sealed class ClipPictureMeter(double rate)
{
    public const int Width = 160;

    public const int Height = 90;

    /// <summary>Bytes of a picture: three planes of the same size (yuv444p, tv range, bt709).</summary>
    public const int Size = 3 * Pixels;

    private const int Pixels = Width * Height;

    // Differences are taken on 4x4 means, which noise hardly moves.
    private const int Cell = 4;
    private const int Columns = Width / Cell;
    private const int Rows = Height / Cell;

    /// <summary>Grey levels; smaller changes are noise or encoding artefacts.</summary>
    private const double Still = 1;

    /// <summary>Grey levels; a picture with less contrast counts as having this much.</summary>
    private const double LeastContrast = 8;

    private readonly int _tenth = Math.Max(1, (int)Math.Round(rate / 10));
    private readonly Queue<double[]> _last = new();
    private readonly List<Step> _steps = [];
    private readonly List<int> _breaks = [0];
    private double _brightness;
    private double _contrast;
    private double _clipped;
    private double _colour;
    private int _count;

    public double Brightness => Mean(_brightness);

    public double Contrast => Mean(_contrast);

    public double Clipped => Mean(_clipped);

    public double Colourfulness => Mean(_colour);

    /// <summary>A stretch ends: the next picture does not follow the last one.</summary>
    public void Break()
    {
        _last.Clear();
        if (_steps.Count > _breaks[^1])
        {
            _breaks.Add(_steps.Count);
        }
    }

    /// <param name="at">Milliseconds from the beginning of the clip.</param>
    public void Add(long at, ReadOnlySpan<byte> picture)
    {
        var cells = new double[Columns * Rows];
        for (var y = 0; y < Rows * Cell; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                cells[(y / Cell * Columns) + (x / Cell)] += picture[(y * Width) + x] / (double)(Cell * Cell);
            }
        }

        Light(picture[..Pixels]);
        // Of the cells, not of the pixels: blur reduces both the change and the contrast.
        var contrast = Math.Max(LeastContrast, Deviation(cells));
        _colour += Colour(picture);
        _count++;
        if (_last.Count > 0)
        {
            var step = Difference(_last.Last(), cells);
            var tenth = _last.Count == _tenth ? Change(_last.Dequeue(), cells) / contrast : (double?)null;
            _steps.Add(new(at, step, tenth));
        }

        _last.Enqueue(cells);
    }

    /// <summary>The change from one tenth of a second to the next over the picture's contrast, where no cut is between.</summary>
    public IReadOnlyList<(long At, double Motion)> Motions()
    {
        List<(long, double)> motions = [];
        var cuts = Cuts().ToHashSet();
        for (var i = _tenth - 1; i < _steps.Count; i++)
        {
            if (_steps[i].Tenth is { } motion && !Enumerable.Range(i - _tenth + 1, _tenth).Any(cuts.Contains))
            {
                motions.Add((_steps[i].At, motion));
            }
        }

        return motions;
    }

    /// <summary>
    /// The steps that are cuts: their pictures have little in common, three times less than those around them. That is the
    /// rule of PySceneDetect's adaptive detector, which fast motion does not mislead.
    /// </summary>
    public IReadOnlyList<int> Cuts()
    {
        List<int> cuts = [];
        for (var part = 0; part < _breaks.Count; part++)
        {
            var end = part + 1 < _breaks.Count ? _breaks[part + 1] : _steps.Count;
            for (var i = _breaks[part]; i < end; i++)
            {
                if (_steps[i].Change > 0.5 && _steps[i].Change > 3 * Around(i, _breaks[part], end))
                {
                    cuts.Add(i);
                }
            }
        }

        return cuts;
    }

    private static double Change(double[] before, double[] after)
    {
        var sum = 0.0;
        for (var i = 0; i < after.Length; i++)
        {
            sum += Math.Max(0, Math.Abs(after[i] - before[i]) - Still);
        }

        return sum / after.Length;
    }

    /// <summary>
    /// How little two pictures have in common: 0 is the same, about 1 is nothing. The structure term of SSIM over the whole
    /// picture, which a flash of light or a fade hardly moves.
    /// </summary>
    private static double Difference(double[] before, double[] after)
    {
        const double Flat = 20;
        var (meanBefore, meanAfter) = (before.Average(), after.Average());
        double both = 0,
            squaresBefore = 0,
            squaresAfter = 0;
        for (var i = 0; i < after.Length; i++)
        {
            var (one, other) = (before[i] - meanBefore, after[i] - meanAfter);
            both += one * other;
            squaresBefore += one * one;
            squaresAfter += other * other;
        }

        return 1 - (((both / after.Length) + Flat) / (Math.Sqrt(squaresBefore * squaresAfter) / after.Length + Flat));
    }

    /// <summary>Mean change of the two steps before and the two after.</summary>
    private double Around(int index, int from, int to)
    {
        var sum = 0.0;
        var count = 0;
        for (var i = Math.Max(from, index - 2); i < Math.Min(to, index + 3); i++)
        {
            if (i == index)
            {
                continue;
            }

            sum += _steps[i].Change;
            count++;
        }

        return count > 0 ? sum / count : 0;
    }

    private void Light(ReadOnlySpan<byte> luma)
    {
        double sum = 0;
        double squares = 0;
        var clipped = 0;
        foreach (var value in luma)
        {
            sum += value;
            squares += value * value;
            if (value is <= 20 or >= 231)
            {
                clipped++;
            }
        }

        var mean = sum / Pixels;
        var deviation = Math.Sqrt(Math.Max(0, (squares / Pixels) - (mean * mean)));
        _brightness += Math.Clamp((mean - 16) / 219, 0, 1);
        _contrast += deviation / 219;
        _clipped += (double)clipped / Pixels;
    }

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / values.Length);
    }

    private static double Colour(ReadOnlySpan<byte> picture)
    {
        double sumRg = 0,
            sumYb = 0,
            squaresRg = 0,
            squaresYb = 0;
        for (var i = 0; i < Pixels; i++)
        {
            var y = 1.1644 * (picture[i] - 16);
            double u = picture[Pixels + i] - 128;
            double v = picture[(2 * Pixels) + i] - 128;
            var r = Math.Clamp(y + (1.7927 * v), 0, 255);
            var g = Math.Clamp(y - (0.2132 * u) - (0.5329 * v), 0, 255);
            var b = Math.Clamp(y + (2.1124 * u), 0, 255);
            var rg = r - g;
            var yb = ((r + g) / 2) - b;
            sumRg += rg;
            sumYb += yb;
            squaresRg += rg * rg;
            squaresYb += yb * yb;
        }

        var (meanRg, meanYb) = (sumRg / Pixels, sumYb / Pixels);
        var variance = (squaresRg / Pixels) - (meanRg * meanRg) + (squaresYb / Pixels) - (meanYb * meanYb);
        return Math.Sqrt(Math.Max(0, variance)) + (0.3 * Math.Sqrt((meanRg * meanRg) + (meanYb * meanYb)));
    }

    private double Mean(double sum) => _count > 0 ? sum / _count : 0;

    /// <param name="Change">How little it has in common with the picture before.</param>
    /// <param name="Tenth">Mean change from the picture a tenth of a second before, over the contrast.</param>
    private readonly record struct Step(long At, double Change, double? Tenth);
}
