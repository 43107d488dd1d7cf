namespace NemoVideo.Local.Model;

/// <summary>A stretch of time in milliseconds, from <paramref name="From"/> up to but excluding <paramref name="To"/>.</summary>
internal readonly record struct TimeRange(long From, long To)
{
    public long Duration => To - From;

    public bool Overlaps(TimeRange other) => From < other.To && other.From < To;

    /// <summary>What two ranges that overlap share.</summary>
    public TimeRange Within(TimeRange other) => new(Math.Max(From, other.From), Math.Min(To, other.To));
}
