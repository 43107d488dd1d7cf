namespace NemoVideo.Engine;

/// <summary>Numbers of progress activities, counted up across the process.</summary>
internal static class ActivityIds
{
    private static int _last = 1000;

    public static int Next() => Interlocked.Increment(ref _last);
}
