using System.Text;
using NemoVideo.Local.Model;
using NemoVideo.Tests.Media;
using static NemoVideo.Tests.Rendering.RenderSources;

namespace NemoVideo.Tests.Rendering;

/// <summary>Photos, pictures with transparency, GIFs, and the colours of high dynamic range and full range.</summary>
public sealed class PictureSourceTests(RenderSources sources) : IClassFixture<RenderSources>
{
    /// <param name="red">Where the half that lies left in the stored picture is seen.</param>
    [Theory]
    [InlineData(1, "left")]
    [InlineData(3, "right")]
    [InlineData(6, "top")]
    [InlineData(8, "bottom")]
    public async Task A_photo_stands_as_its_orientation_says(int orientation, string red)
    {
        var flat = await Ffmpeg.MakeAsync(
            sources.Folder,
            $"flat{orientation}.jpg",
            "-f lavfi -i color=blue:s=320x180:d=0.04,drawbox=w=160:h=180:t=fill:color=red -frames:v 1 -q:v 2"
        );
        var path = Path.Combine(sources.Folder, $"photo{orientation}.jpg");
        await File.WriteAllBytesAsync(path, WithOrientation(await File.ReadAllBytesAsync(flat), orientation));
        var item = await sources.AddFileAsync("photo", path);
        var upright = orientation is 6 or 8;
        Assert.Equal((MediaKind.Image, upright ? 180 : 320, upright ? 320 : 180), (item.Info.Kind, item.Info.Width, item.Info.Height));

        var file = await sources.RenderAsync(
            Draft(
                Video(
                    new Segment
                    {
                        Source = "photo",
                        Duration = 200,
                        Still = true,
                    }
                )
            )
        );
        // Upright it is 101 pixels wide in the middle of the frame.
        var (one, other) = upright ? ("crop=40:40:140:10", "crop=40:40:140:130") : ("crop=40:40:20:70", "crop=40:40:260:70");
        var first = red is "left" or "top";
        var parts = (await Seen.OfAsync(file, first ? one : other, first ? other : one, "crop=60:100:10:40")).Parts;
        Assert.InRange(parts[0][3].R, 200, 255);
        Assert.InRange(parts[1][3].B, 200, 255);
        Assert.InRange(
            parts[2][3].R,
            upright ? 0
                : first ? 200
                : 0,
            upright || !first ? 10 : 255
        );
    }

    [Fact]
    public async Task A_huge_photo_is_made_small()
    {
        var item = await sources.AddAsync("huge", "huge.jpg", "-f lavfi -i color=red:s=8000x6000:d=0.04 -frames:v 1");
        Assert.Equal((8000, 6000), (item.Info.Width, item.Info.Height));
        var colors = await ColorsAsync(
            await sources.RenderAsync(
                Draft(
                    Video(
                        new Segment
                        {
                            Source = "huge",
                            Duration = 500,
                            Still = true,
                        }
                    )
                )
            ),
            "crop=100:100"
        );
        Assert.Equal(15, colors.Length);
        Assert.All(colors, color => Assert.InRange(color.R, 235, 255));
    }

    [Theory]
    [InlineData("clear.png")]
    [InlineData("clear.webp")]
    [InlineData("palette.png")]
    [InlineData("clear.gif")]
    public async Task What_is_transparent_is_shown_over_black(string name)
    {
        // Red on the right; on the left a white that nobody is to see.
        var arguments =
            "-f lavfi -i color=red:s=160x180:d=1 -f lavfi -i color=white:s=160x180:d=1,format=rgba,colorchannelmixer=aa=0 "
            + "-filter_complex [0]format=rgba[r];[1][r]hstack"
            + (name is "palette.png" or "clear.gif" ? ",split[a][b];[a]palettegen=reserve_transparent=1[p];[b][p]paletteuse" : "")
            + " -frames:v 1"
            + (name is "clear.webp" ? " -lossless 1" : "");
        await sources.AddAsync(name, name, arguments);
        var file = await sources.RenderAsync(
            Draft(
                Video(
                    new Segment
                    {
                        Source = name,
                        Duration = 200,
                        Still = true,
                    }
                )
            )
        );
        var parts = (await Seen.OfAsync(file, "crop=100:100:30:40", "crop=100:100:190:40")).Parts;
        Assert.InRange(parts[0][2].G, 0, 12);
        Assert.InRange(parts[1][2].R, 235, 255);
    }

    [Fact]
    public async Task A_gif_with_odd_delays_keeps_its_times()
    {
        // Frames at 0, 0.07, 0.42 and 0.5 s: red, blue, red, blue, the last for as long as the GIF says.
        var item = await sources.AddAsync(
            "odd",
            "odd.gif",
            "-f lavfi -i color=red:s=64x36:r=100:d=1,drawbox=w=64:h=36:t=fill:color=blue:enable='between(n,7,41)+gte(n,"
                + "50)',select='eq(n,0)+eq(n,7)+eq(n,42)+eq(n,50)+eq(n,99)' -fps_mode vfr"
        );
        Assert.Equal(MediaKind.Video, item.Info.Kind);
        Assert.InRange(item.Info.Duration.TotalSeconds, 1.45, 1.51);
        var colors = await ColorsAsync(await sources.RenderAsync(Draft(Video(new Segment { Source = "odd", Duration = 1000 }))));
        Assert.Equal(30, colors.Length);
        var blue = colors.Select(color => color.B > 128).ToArray();
        Assert.InRange(Array.IndexOf(blue, true), 2, 3);
        Assert.InRange(Array.IndexOf(blue, false, 5), 12, 13);
        Assert.InRange(Array.IndexOf(blue, true, 13), 15, 15);
        Assert.All(blue[15..], Assert.True);
    }

    [Fact]
    public async Task A_gif_of_one_frame_is_an_image()
    {
        var item = await sources.AddAsync("one", "one.gif", "-f lavfi -i color=red:s=64x36:d=0.04 -frames:v 1");
        Assert.Equal(MediaKind.Image, item.Info.Kind);
        var colors = await ColorsAsync(
            await sources.RenderAsync(
                Draft(
                    Video(
                        new Segment
                        {
                            Source = "one",
                            Duration = 1000,
                            Still = true,
                        }
                    )
                )
            )
        );
        Assert.Equal(30, colors.Length);
        Assert.All(colors, color => Assert.True(color.R > 200));
    }

    /// <summary>Grey of a known level comes out at that level, whatever the range and transfer that it was stored with.</summary>
    /// <param name="grey">0 to 255 in standard range.</param>
    [Theory]
    [InlineData(
        "full8.mp4",
        0,
        "format=yuv444p,scale=out_range=pc:out_color_matrix=bt709,format=yuvj420p",
        "-c:v libx264 -preset ultrafast -color_range pc -colorspace bt709"
    )]
    [InlineData(
        "full8.mp4",
        255,
        "format=yuv444p,scale=out_range=pc:out_color_matrix=bt709,format=yuvj420p",
        "-c:v libx264 -preset ultrafast -color_range pc -colorspace bt709"
    )]
    [InlineData(
        "full10.mp4",
        0,
        "scale=out_range=pc:out_color_matrix=bt709,format=yuv420p10le",
        "-c:v libx265 -preset ultrafast -x265-params log-level=none:range=full:colormatrix=bt709 -color_range pc -colorspace bt709"
    )]
    [InlineData(
        "full10.mp4",
        255,
        "scale=out_range=pc:out_color_matrix=bt709,format=yuv420p10le",
        "-c:v libx265 -preset ultrafast -x265-params log-level=none:range=full:colormatrix=bt709 -color_range pc -colorspace bt709"
    )]
    [InlineData("unnamed.mp4", 255, "scale=out_range=pc,format=yuvj420p", "-c:v libx264 -preset ultrafast -color_range pc")]
    public async Task Full_range_is_not_washed_out(string name, int grey, string format, string encoder)
    {
        name = grey + name;
        await sources.AddAsync(name, name, $"-f lavfi -i color=0x{grey:x2}{grey:x2}{grey:x2}:s=320x180:r=30:d=0.2,{format} {encoder}");
        var file = await sources.RenderAsync(Draft(Video(new Segment { Source = name, Duration = 200 })));
        var color = (await ColorsAsync(file))[3];
        Assert.All(new[] { color.R, color.G, color.B }, value => Assert.InRange(value, grey - 6, grey + 6));
    }

    /// <param name="r">What the colour is in standard range; mid tones stay, and white leaves room for highlights.</param>
    [Theory]
    [InlineData("smpte2084", "gray", 128, 128, 128)]
    [InlineData("smpte2084", "white", 215, 215, 215)]
    [InlineData("smpte2084", "maroon", 128, 0, 0)]
    [InlineData("arib-std-b67", "gray", 128, 128, 128)]
    public async Task High_dynamic_range_comes_out_in_standard_colours(string transfer, string color, int r, int g, int b)
    {
        var name = $"{transfer}-{color}.mp4";
        var item = await sources.AddAsync(
            name,
            name,
            $"-f lavfi -i color={color}:s=320x180:r=30:d=0.2,format=gbrp,zscale=tin=bt709:pin=bt709:min=gbr:rin=pc:"
                + $"t={transfer}:p=bt2020:m=bt2020nc:r=tv:npl=203,format=yuv420p10le "
                + $"-c:v libx265 -preset ultrafast -x265-params log-level=none:colorprim=bt2020:transfer={transfer}:"
                + $"colormatrix=bt2020nc:crf=8"
        );
        Assert.True(item.Info.IsHdr);
        var file = await sources.RenderAsync(Draft(Video(new Segment { Source = name, Duration = 200 })));
        var shown = (await ColorsAsync(file))[3];
        Assert.InRange(shown.R, r - 15, r + 15);
        Assert.InRange(shown.G, g - 15, g + 15);
        Assert.InRange(shown.B, b - 15, b + 15);
        Assert.Contains(
            "bt709",
            await Ffmpeg.Process.ProbeAsync(
                ["-select_streams", "v", "-show_entries", "stream=color_transfer", file],
                CancellationToken.None
            ),
            StringComparison.Ordinal
        );
    }

    /// <summary>A JPEG with an EXIF segment that holds nothing but the orientation, as a phone writes it (EXIF 2.3, TIFF 6.0).</summary>
    private static byte[] WithOrientation(byte[] jpeg, int orientation)
    {
        byte[] tiff = [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];
        byte[] exif = [.. Encoding.ASCII.GetBytes("Exif\0\0"), .. tiff];
        return [0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. jpeg[2..]];
    }
}
