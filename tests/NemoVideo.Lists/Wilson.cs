namespace NemoVideo.Lists;

/// <summary>The interval in which a share lies with 95 % confidence (Wilson's score).</summary>
internal static class Wilson
{
    public static (double Low, double High) Interval(int count, int all)
    {
        const double z = 1.96;
        var share = (double)count / all;
        var middle = share + (z * z / (2 * all));
        var half = z * Math.Sqrt((share * (1 - share) / all) + (z * z / (4.0 * all * all)));
        return ((middle - half) / (1 + (z * z / all)), (middle + half) / (1 + (z * z / all)));
    }
}
