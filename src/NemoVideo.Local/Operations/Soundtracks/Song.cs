namespace NemoVideo.Local.Operations.Soundtracks;

/// <summary>How a piece of music begins and ends.</summary>
internal static class Song
{
    /// <summary>Milliseconds at each end; less in a short piece.</summary>
    private const long FadeDuration = 1000;

    public static long FadeOf(long duration) => Math.Min(FadeDuration, duration / 4);
}
