using NemoVideo.Local.Media;
using NemoVideo.Local.Model;
using NemoVideo.Local.Rendering.Graph;
using static System.FormattableString;

namespace NemoVideo.Local.Rendering.Pictures;

/// <summary>Fits pictures into the frame: size and shape, colours, fades, and the place of a logo.</summary>
/// <param name="toneMap">Whether ffmpeg can convert high dynamic range to standard; if not, only the colour matrix is converted.</param>
internal sealed class Framing(FilterGraph graph, FrameClock clock, int width, int height, FitMode fit, bool toneMap)
{
    /// <summary>Distance of a logo from the frame's edge, as a fraction of the shorter side.</summary>
    private const double Margin = 0.045;

    private const double UsualLogoScale = 12;

    /// <summary>A black picture.</summary>
    public string Black(long frames) =>
        graph.Add("", Invariant($"color=c=black:s={width}x{height}:r={clock.Rate},trim=end_frame={frames},format=yuv420p,setsar=1"));

    /// <summary>A clip in the frame, with its fades: exactly its frames at the output's rate.</summary>
    public string Fit(string picture, PlacedClip clip)
    {
        if (!clip.IsImage)
            return Fit(Fade(picture, clip), clip.Media!, null);
        return Fade(Fit(picture, clip.Media!, clip.Count), clip);
    }

    /// <param name="hold">The number of frames for which an image's one frame is held.</param>
    public string Fit(string picture, MediaItem media, long? hold)
    {
        var info = media.Info;
        var held = hold is { } frames ? "," + Hold(frames) : "";
        // The rounding avoids a hair-thin bar where a shape differs by a pixel or two.
        var same = Math.Abs(((double)info.Width / info.Height * height / width) - 1) < 0.01;
        if (same)
            return graph.Add(picture, $"{Scale(info, width, height)},setsar=1{held}");

        var (innerWidth, innerHeight) = Inner(info, fit == FitMode.Fill);
        if (fit == FitMode.Fill)
            return graph.Add(picture, Invariant($"{Scale(info, innerWidth, innerHeight)},crop={width}:{height},setsar=1{held}"));
        if (fit == FitMode.Fit)
            return graph.Add(picture, Invariant($"{Scale(info, innerWidth, innerHeight)},pad={width}:{height}:-1:-1:black,setsar=1{held}"));

        // The copy is blurred at an eighth of the size: as soft, and nearly free.
        var copies = graph.Split(picture, 2, sound: false);
        var (outerWidth, outerHeight) = Inner(info, cover: true);
        var (smallWidth, smallHeight) = (Even(width / 8.0), Even(height / 8.0));
        var blurred = graph.Add(
            copies[0],
            Invariant($"{Scale(info, Math.Max(smallWidth, Even(outerWidth / 8.0)), Math.Max(smallHeight, Even(outerHeight / 8.0)))},crop={smallWidth}:{smallHeight},")
            + Invariant($"gblur=sigma={Math.Max(2, Math.Min(smallWidth, smallHeight) / 24)},lutyuv=y='(val-16)*0.62+16':u='(val-128)*0.7+128':v='(val-128)*0.7+128',scale={width}:{height}:flags=bicubic,setsar=1"));
        var sharp = graph.Add(copies[1], $"{Scale(info, innerWidth, innerHeight)},setsar=1");
        return graph.Add(blurred + sharp, $"overlay=(W-w)/2:(H-h)/2:format=yuv420{held}");
    }

    /// <summary>Fades from and to black.</summary>
    public string Fade(string picture, PlacedClip clip)
    {
        if (clip.Segment.FadeSoundOnly)
            return picture;
        var filters = Fades(clip, "");
        return filters.Length == 0 ? picture : graph.Add(picture, "format=yuv420p," + filters);
    }

    /// <summary>Overlays a clip on the picture so far: in its place if it has one, or else over the whole frame.</summary>
    public string Overlay(string under, string picture, PlacedClip clip)
    {
        var delay = Invariant($"setpts=PTS+{FfmpegProcess.Seconds(clock.Time(clip.Start))}/TB");
        if (clip.Segment.Position is not { } position)
        {
            var full = Fit(picture, clip);
            var appear = clip.Segment.CrossFade > 0
                ? Invariant($"format=yuva420p,fade=t=in:s=0:n={Math.Max(1, clock.Frame(clip.Segment.CrossFade))}:alpha=1,")
                : "";
            return graph.Add(under + graph.Add(full, appear + delay), "overlay=0:0:eof_action=pass:format=yuv420");
        }

        var scale = clip.Segment.Scale > 0 ? clip.Segment.Scale : UsualLogoScale;
        var logoWidth = Even(width * scale / 100);
        var logoHeight = Even(logoWidth * (double)clip.Media!.Info.Height / clip.Media.Info.Width);
        if (logoHeight > height)
            (logoWidth, logoHeight) = (Even((double)logoWidth * height / logoHeight), height);
        var fades = clip.Segment.FadeSoundOnly ? "" : Fades(clip, ":alpha=1");
        var hold = clip.IsImage ? "," + Hold(clip.Count) : "";
        var logo = graph.Add(
            picture,
            Invariant($"format=yuva420p|rgba,scale={logoWidth}:{logoHeight}:flags=bicubic:out_color_matrix=bt709,format=yuva420p,setsar=1{hold}{(fades.Length > 0 ? "," + fades : "")},{delay}"));
        var margin = Even(Math.Min(width, height) * Margin);
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

    /// <summary>One frame, held for a number of frames at the output's rate.</summary>
    private string Hold(long frames) => Invariant($"loop=loop=-1:size=1,setpts=N/({clock.Rate})/TB,fps={clock.Rate},trim=end_frame={frames}");

    private string Fades(PlacedClip clip, string options)
    {
        var fadeIn = Math.Min(clip.Count, clock.Frame(clip.Segment.FadeIn));
        var fadeOut = Math.Min(clip.Count, clock.Frame(clip.Segment.FadeOut));
        List<string> filters = [];
        if (fadeIn > 0)
            filters.Add(Invariant($"fade=t=in:s=0:n={fadeIn}{options}"));
        if (fadeOut > 0)
            filters.Add(Invariant($"fade=t=out:s={clip.Count - fadeOut}:n={fadeOut}{options}"));
        return string.Join(',', filters);
    }

    /// <summary>The picture's own shape, inside the frame or covering it.</summary>
    private (int Width, int Height) Inner(MediaInfo info, bool cover)
    {
        var (byWidth, byHeight) = ((double)width / info.Width, (double)height / info.Height);
        var factor = cover ? Math.Max(byWidth, byHeight) : Math.Min(byWidth, byHeight);
        var (innerWidth, innerHeight) = (Even(info.Width * factor), Even(info.Height * factor));
        return cover ? (Math.Max(innerWidth, width), Math.Max(innerHeight, height)) : (Math.Min(innerWidth, width), Math.Min(innerHeight, height));
    }

    /// <summary>
    /// Size, 8 bit 4:2:0 and bt709 colours. A file that doesn't name its matrix has bt709 from 720 lines up, as
    /// players assume; only other matrices are converted. What is transparent is shown over black. High dynamic range
    /// becomes standard: reference white at 203 cd/m² (ITU-R BT.2408), highlights above it compressed.
    /// </summary>
    private string Scale(MediaInfo info, int toWidth, int toHeight)
    {
        if (info.HasAlpha)
            return Invariant($"format=gbrap,premultiply=inplace=1,scale={toWidth}:{toHeight}:flags=bicubic:out_color_matrix=bt709:out_range=tv,format=yuv420p");
        if (info.IsHdr && toneMap)
        {
            return Invariant($"scale={toWidth}:{toHeight}:flags=bicubic,zscale=tin={info.ColorTransfer}:pin=bt2020:min=bt2020nc:t=linear:npl=203,")
                + "format=gbrpf32le,zscale=p=bt709,tonemap=mobius:desat=0,zscale=t=bt709:m=bt709:r=tv,format=yuv420p";
        }

        var matrix = info.ColorSpace ?? (info.Kind == MediaKind.Video && Math.Min(info.Width, info.Height) >= 720 ? "bt709" : null);
        var convert = matrix == "bt709" ? "" : ":out_color_matrix=bt709:out_range=tv";
        return Invariant($"scale={toWidth}:{toHeight}:flags=bicubic{convert},format=yuv420p");
    }

    private static int Even(double value) => Math.Max(2, (int)Math.Round(value / 2) * 2);
}
