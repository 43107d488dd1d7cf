using NemoVideo.Local.Rendering.Graph;
using static System.FormattableString;

namespace NemoVideo.Local.Rendering.Pictures;

/// <summary>Fades of a picture from black and to black.</summary>
internal static class PictureFade
{
    /// <param name="options">More of each filter: with <c>:alpha=1</c> the picture fades from and to what is under it.</param>
    /// <returns>Filters with commas between them; empty without a fade.</returns>
    public static string Filters(PlacedClip clip, FrameClock clock, string options = "")
    {
        var fadeIn = Math.Min(clip.Count, clock.Frame(clip.Segment.FadeIn));
        var fadeOut = Math.Min(clip.Count, clock.Frame(clip.Segment.FadeOut));
        List<string> filters = [];
        if (fadeIn > 0)
        {
            filters.Add(Invariant($"fade=t=in:s=0:n={fadeIn}{options}"));
        }

        if (fadeOut > 0)
        {
            filters.Add(Invariant($"fade=t=out:s={clip.Count - fadeOut}:n={fadeOut}{options}"));
        }

        return string.Join(',', filters);
    }
}
