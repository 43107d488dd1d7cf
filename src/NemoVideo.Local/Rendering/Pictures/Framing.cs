using NemoVideo.Local.Model;
using NemoVideo.Local.Rendering.Graph;
using static System.FormattableString;

namespace NemoVideo.Local.Rendering.Pictures;

/// <summary>Brings pictures into the frame: size, shape and fades.</summary>
/// <param name="toneMap">ffmpeg has what brings high dynamic range to standard; without it only the colour matrix is converted.</param>
internal sealed class Framing(FilterGraph graph, FrameClock clock, int width, int height, FitMode fit, bool toneMap)
{
    /// <summary>A black picture.</summary>
    public string Black(long frames) =>
        graph.Add("", Invariant($"color=c=black:s={width}x{height}:r={clock.Rate},trim=end_frame={frames},format=yuv420p,setsar=1"));

    /// <summary>A clip in the frame, with its fades: exactly its frames at the output's rate.</summary>
    public string Fit(string picture, PlacedClip clip)
    {
        if (!clip.IsImage)
        {
            return Fit(Fade(picture, clip), clip.Media!, null);
        }

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
        {
            return graph.Add(picture, $"{Scaling.Filters(info, toneMap, width, height)},setsar=1{held}");
        }

        var (innerWidth, innerHeight) = Inner(info, fit == FitMode.Fill);
        if (fit == FitMode.Fill)
        {
            return graph.Add(
                picture,
                Invariant($"{Scaling.Filters(info, toneMap, innerWidth, innerHeight)},crop={width}:{height},setsar=1{held}")
            );
        }

        if (fit == FitMode.Fit)
        {
            return graph.Add(
                picture,
                Invariant($"{Scaling.Filters(info, toneMap, innerWidth, innerHeight)},pad={width}:{height}:-1:-1:black,setsar=1{held}")
            );
        }

        // The copy is blurred at an eighth of the size: as soft, and nearly free.
        var copies = graph.Split(picture, 2, sound: false);
        var (outerWidth, outerHeight) = Inner(info, cover: true);
        var (smallWidth, smallHeight) = (Scaling.Even(width / 8.0), Scaling.Even(height / 8.0));
        var (blurWidth, blurHeight) = (
            Math.Max(smallWidth, Scaling.Even(outerWidth / 8.0)),
            Math.Max(smallHeight, Scaling.Even(outerHeight / 8.0))
        );
        var small = Scaling.Filters(info, toneMap, blurWidth, blurHeight);
        var blurred = graph.Add(
            copies[0],
            small
                + Invariant($",crop={smallWidth}:{smallHeight},")
                + Invariant($"gblur=sigma={Math.Max(2, Math.Min(smallWidth, smallHeight) / 24)},lutyuv=y='(val-16)*0.62+16':")
                + Invariant($"u='(val-128)*0.7+128':v='(val-128)*0.7+128',scale={width}:{height}:flags=bicubic,setsar=1")
        );
        var sharp = graph.Add(copies[1], $"{Scaling.Filters(info, toneMap, innerWidth, innerHeight)},setsar=1");
        return graph.Add(blurred + sharp, $"overlay=(W-w)/2:(H-h)/2:format=yuv420{held}");
    }

    /// <summary>Fades from and to black.</summary>
    public string Fade(string picture, PlacedClip clip)
    {
        if (clip.Segment.FadeSoundOnly)
        {
            return picture;
        }

        var filters = PictureFade.Filters(clip, clock);
        return filters.Length == 0 ? picture : graph.Add(picture, "format=yuv420p," + filters);
    }

    /// <summary>One frame, held for so many at the output's rate.</summary>
    public string Hold(long frames) =>
        Invariant($"loop=loop=-1:size=1,setpts=N/({clock.Rate})/TB,fps={clock.Rate},trim=end_frame={frames}");

    /// <summary>The picture's own shape, inside the frame or covering it.</summary>
    private (int Width, int Height) Inner(MediaInfo info, bool cover)
    {
        var (byWidth, byHeight) = ((double)width / info.Width, (double)height / info.Height);
        var factor = cover ? Math.Max(byWidth, byHeight) : Math.Min(byWidth, byHeight);
        var (innerWidth, innerHeight) = (Scaling.Even(info.Width * factor), Scaling.Even(info.Height * factor));
        return cover
            ? (Math.Max(innerWidth, width), Math.Max(innerHeight, height))
            : (Math.Min(innerWidth, width), Math.Min(innerHeight, height));
    }
}
