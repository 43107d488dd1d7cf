namespace NemoVideo.Local.Measuring.Footage;

/// <summary>Running measures of a curve. Windows are centred on each value and cut off at the curve's ends.</summary>
internal static class Curve
{
    /// <summary>Removes what is shorter than half the window.</summary>
    /// <param name="window">Odd.</param>
    public static float[] Median(IReadOnlyList<float> curve, int window) => Percentile(curve, window, 0.5);

    public static float[] Mean(IReadOnlyList<float> curve, int window)
    {
        var sums = new double[curve.Count + 1];
        for (var i = 0; i < curve.Count; i++)
        {
            sums[i + 1] = sums[i] + curve[i];
        }

        return
        [
            .. Enumerable
                .Range(0, curve.Count)
                .Select(i =>
                {
                    var (from, to) = Around(i, window, curve.Count);
                    return (float)((sums[to] - sums[from]) / (to - from));
                }),
        ];
    }

    /// <summary>
    /// How far the curve rises above its longer-term level: the curve minus its opening (a top-hat, J. Serra, "Image
    /// analysis and mathematical morphology"), with a percentile instead of the minimum so that a gap does not count.
    /// What lasts nearly as long as the window does not rise, however high it is.
    /// </summary>
    public static float[] Rise(IReadOnlyList<float> curve, int window, double share)
    {
        var floor = Percentile(curve, window, share);
        var rise = new float[curve.Count];
        for (var i = 0; i < rise.Length; i++)
        {
            var (from, to) = Around(i, window, rise.Length);
            var opening = float.NegativeInfinity;
            for (var k = from; k < to; k++)
            {
                opening = Math.Max(opening, floor[k]);
            }

            rise[i] = Math.Max(0, curve[i] - opening);
        }

        return rise;
    }

    public static float[] Percentile(IReadOnlyList<float> curve, int window, double share)
    {
        // Kept sorted while it moves along.
        List<float> sorted = new(window + 1);
        var result = new float[curve.Count];
        var (low, high) = (0, 0);
        for (var i = 0; i < result.Length; i++)
        {
            var (from, to) = Around(i, window, result.Length);
            for (; high < to; high++)
            {
                sorted.Insert(Place(curve[high]), curve[high]);
            }

            for (; low < from; low++)
            {
                sorted.RemoveAt(Place(curve[low]));
            }

            result[i] = sorted[(int)(share * (sorted.Count - 1) + 0.5)];
        }

        return result;

        int Place(float value)
        {
            var place = sorted.BinarySearch(value);
            return place < 0 ? ~place : place;
        }
    }

    private static (int From, int To) Around(int index, int window, int count) =>
        (Math.Max(0, index - (window / 2)), Math.Min(count, index + (window / 2) + 1));
}
