using NemoVideo.Local.Model;
using static System.FormattableString;

namespace NemoVideo.Local.Rendering.Pictures;

/// <summary>Brings a picture to a size and to the colours of the output.</summary>
internal static class Scaling
{
    /// <summary>
    /// Size, 8 bit 4:2:0 and the colours of bt709. A file that doesn't name its matrix has bt709 from 720 lines on, as
    /// players take it; only other matrices are converted. What is transparent is shown over black. High dynamic range
    /// becomes standard: reference white at 203 cd/m² (ITU-R BT.2408), highlights above it pressed together.
    /// </summary>
    /// <param name="toneMap">ffmpeg has what that takes; without it only the colour matrix is converted.</param>
    public static string Filters(MediaInfo info, bool toneMap, int toWidth, int toHeight)
    {
        if (info.HasAlpha)
        {
            return Invariant($"format=gbrap,premultiply=inplace=1,scale={toWidth}:{toHeight}:flags=bicubic:out_color_matrix=bt709:")
                + Invariant($"out_range=tv,format=yuv420p");
        }

        if (info.IsHdr && toneMap)
        {
            return Invariant(
                    $"scale={toWidth}:{toHeight}:flags=bicubic,zscale=tin={info.ColorTransfer}:pin=bt2020:min=bt2020nc:t=linear:npl=203,"
                ) + "format=gbrpf32le,zscale=p=bt709,tonemap=mobius:desat=0,zscale=t=bt709:m=bt709:r=tv,format=yuv420p";
        }

        var matrix = info.ColorSpace ?? (info.Kind == MediaKind.Video && Math.Min(info.Width, info.Height) >= 720 ? "bt709" : null);
        var convert = matrix == "bt709" ? "" : ":out_color_matrix=bt709:out_range=tv";
        return Invariant($"scale={toWidth}:{toHeight}:flags=bicubic{convert},format=yuv420p");
    }

    /// <summary>H.264 in 4:2:0 has even sides.</summary>
    public static int Even(double value) => Math.Max(2, (int)Math.Round(value / 2) * 2);
}
