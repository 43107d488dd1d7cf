namespace NemoVideo.Local.Measuring.Footage;

/// <summary>How many moments, and how long, make a reel. Times are in milliseconds.</summary>
/// <param name="Total">Length of the reel, minus cross-fades.</param>
/// <param name="Asked">Whether the words say how long or how many; if so, moments that don't stand out fill it up.</param>
/// <param name="Limited">Whether more was asked for than the footage has.</param>
/// <param name="Counted">Whether the words say how many.</param>
/// <param name="Exact">Whether the words say how long each is, and that is possible.</param>
internal sealed record MomentPlan(int Count, long Length, long Total, bool Asked, bool Limited, bool Counted = false, bool Exact = false)
{
    /// <summary>Cross-fade between two moments.</summary>
    public const long CrossFade = 400;

    private const long LongestReel = 120_000;
    private const long UsualLength = 8_000;
    private const long ShortestLength = 3_000;

    /// <param name="askedTotal">Length of the reel if the words give one; otherwise null.</param>
    /// <param name="askedCount">How many moments, if the words say.</param>
    /// <param name="askedLength">Length of each, if the words say.</param>
    /// <param name="duration">Of the footage.</param>
    public static MomentPlan For(long? askedTotal, int? askedCount, long? askedLength, long duration)
    {
        var length = askedLength;
        var count = askedCount;
        var total = Wanted(askedTotal, askedCount, askedLength)
            ?? (count is { } n ? Sum(n, Math.Max(1, Math.Min(UsualLength, duration / 3 / n))) : null);
        var limited = total >= duration;
        if (total is null || limited)
        {
            total = Math.Min(limited ? long.MaxValue : LongestReel, limited ? duration / 3 : duration / 4);
            length = limited && count is not null ? null : length;
        }

        length ??= count is { } c ? Each(c, total.Value) : Math.Clamp(total.Value / 5, Math.Min(ShortestLength, total.Value), UsualLength);
        count ??= (int)Math.Max(1, Math.Round((double)(total.Value - CrossFade) / Math.Max(1, length.Value - CrossFade)));
        if (askedLength is null || limited)
        {
            length = Each(count.Value, total.Value);
        }

        return new(
            count.Value,
            Math.Max(1, length.Value),
            Sum(count.Value, length.Value),
            askedTotal is not null || askedCount is not null,
            limited,
            askedCount is not null,
            askedLength is not null && !limited
        );
    }

    /// <summary>The length of the reel if the words give one; otherwise null.</summary>
    public static long? Wanted(long? total, int? count, long? length) =>
        total ?? (count is { } n && length is { } each ? Sum(n, each) : null);

    /// <summary>The same for fewer moments, which are then longer.</summary>
    public MomentPlan For(int fewer)
    {
        var length = Math.Max(Length, Math.Min(UsualLength, Each(fewer, Total)));
        return this with { Count = fewer, Length = length, Total = Sum(fewer, length) };
    }

    private static long Sum(int count, long length) => (count * length) - ((count - 1) * Math.Min(CrossFade, length / 2));

    private static long Each(int count, long total) => Math.Max(1, (total + ((count - 1) * CrossFade)) / count);
}
