namespace NemoVideo.Local.Model;

/// <summary>A stretch of time in milliseconds, from <paramref name="From"/> up to but excluding <paramref name="To"/>.</summary>
internal readonly record struct TimeRange(long From, long To)
{
    public long Duration => To - From;
}
