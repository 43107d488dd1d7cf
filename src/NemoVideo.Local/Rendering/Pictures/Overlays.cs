using NemoVideo.Local.Media;
using NemoVideo.Local.Model;
using NemoVideo.Local.Rendering.Graph;
using static System.FormattableString;

namespace NemoVideo.Local.Rendering.Pictures;

/// <summary>Lays pictures over the picture: a logo in its place, or what covers the whole frame.</summary>
internal sealed class Overlays(FilterGraph graph, FrameClock clock, Framing framing, int width, int height)
{
    /// <summary>Distance of a logo from the frame's edge, of the shorter side.</summary>
    private const double Margin = 0.045;

    private const double UsualLogoScale = 12;

    /// <summary>Lays a clip over the picture so far: in its place where it has one, else over all of the frame.</summary>
    public string Lay(string under, string picture, PlacedClip clip)
    {
        var delay = Invariant($"setpts=PTS+{FfmpegProcess.Seconds(clock.Time(clip.Start))}/TB");
        if (clip.Segment.Position is not { } position)
        {
            var full = framing.Fit(picture, clip);
            var appear =
                clip.Segment.CrossFade > 0
                    ? Invariant($"format=yuva420p,fade=t=in:s=0:n={Math.Max(1, clock.Frame(clip.Segment.CrossFade))}:alpha=1,")
                    : "";
            return graph.Add(under + graph.Add(full, appear + delay), "overlay=0:0:eof_action=pass:format=yuv420");
        }

        var scale = clip.Segment.Scale > 0 ? clip.Segment.Scale : UsualLogoScale;
        var logoWidth = Scaling.Even(width * scale / 100);
        var logoHeight = Scaling.Even(logoWidth * (double)clip.Media!.Info.Height / clip.Media.Info.Width);
        if (logoHeight > height)
        {
            (logoWidth, logoHeight) = (Scaling.Even((double)logoWidth * height / logoHeight), height);
        }

        var fades = clip.Segment.FadeSoundOnly ? "" : PictureFade.Filters(clip, clock, ":alpha=1");
        var hold = clip.IsImage ? "," + framing.Hold(clip.Count) : "";
        var logo = graph.Add(
            picture,
            Invariant($"format=yuva420p|rgba,scale={logoWidth}:{logoHeight}:flags=bicubic:out_color_matrix=bt709,")
                + Invariant($"format=yuva420p,setsar=1{hold}{(fades.Length > 0 ? "," + fades : "")},{delay}")
        );
        var margin = Scaling.Even(Math.Min(width, height) * Margin);
        var x = position switch
        {
            Position.TopLeft or Position.BottomLeft => $"{margin}",
            Position.TopRight or Position.BottomRight => $"W-w-{margin}",
            _ => "(W-w)/2",
        };
        var y = position switch
        {
            Position.Top or Position.TopLeft or Position.TopRight => $"{margin}",
            Position.Bottom or Position.BottomLeft or Position.BottomRight => $"H-h-{margin}",
            _ => "(H-h)/2",
        };
        return graph.Add(under + logo, $"overlay={x}:{y}:eof_action=pass:format=yuv420");
    }
}
