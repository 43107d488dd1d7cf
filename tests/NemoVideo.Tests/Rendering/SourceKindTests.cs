using NemoVideo.Local.Editing;
using NemoVideo.Tests.Media;
using static NemoVideo.Tests.Rendering.RenderSources;

namespace NemoVideo.Tests.Rendering;

public sealed class SourceKindTests(RenderSources sources) : IClassFixture<RenderSources>
{
    private const string Tone = "-f lavfi -i sine=440:d=2:r=44100,volume=4";

    /// <param name="red">The least red of the middle of the picture in the middle of the clip.</param>
    [Theory]
    [InlineData("vfr.mkv", "-f lavfi -i color=red:s=320x180:r=30:d=2,select='mod(n*n,3)' " + Tone + " -fps_mode vfr -preset ultrafast", 235, true)]
    [InlineData("sar.mp4", "-f lavfi -i color=red:s=180x180:d=2,setsar=16/9 " + Tone + " -preset ultrafast", 235, true)]
    [InlineData("odd.webm", "-f lavfi -i color=red:s=321x181:d=2 " + Tone + " -c:v libvpx -deadline realtime -c:a libopus", 235, true)]
    [InlineData("silent.mp4", "-f lavfi -i color=red:s=320x180:d=2 -preset ultrafast", 235, false)]
    [InlineData("sound.mp3", Tone, 0, true)]
    [InlineData("surround.mkv", "-f lavfi -i color=red:s=320x180:d=2 " + Tone + ",aformat=channel_layouts=5.1 -preset ultrafast -c:a ac3", 235, true)]
    [InlineData("hevc10.mp4", "-f lavfi -i color=red:s=320x180:d=2 " + Tone + " -c:v libx265 -pix_fmt yuv420p10le -preset ultrafast -x265-params log-level=none", 235, true)]
    [InlineData("h422.mov", "-f lavfi -i color=red:s=320x180:d=2 " + Tone + " -c:v prores_ks -pix_fmt yuv422p10le -c:a pcm_s16le", 235, true)]
    [InlineData("old.avi", "-f lavfi -i color=red:s=320x180:r=15:d=2 " + Tone + " -c:v mpeg4 -c:a libmp3lame", 235, true)]
    [InlineData("photo.jpg", "-f lavfi -i color=red:s=640x360 -frames:v 1", 235, false)]
    [InlineData("photo.webp", "-f lavfi -i color=red:s=640x360 -frames:v 1", 235, false)]
    [InlineData("loop.gif", "-f lavfi -i color=red:s=160x90:r=10:d=2", 235, false)]
    [InlineData("cover.mp3", Tone + " -f lavfi -i color=red:s=64x64:d=0.04 -map 0 -map 1 -c:v mjpeg -disposition:v attached_pic", 0, true)]
    [InlineData("late.mkv", "-f lavfi -i color=red:s=320x180:d=2 -itsoffset 0.2 " + Tone + " -preset ultrafast", 235, true)]
    [InlineData("two.mkv", "-f lavfi -i color=red:s=320x180:d=2 " + Tone + " -f lavfi -i sine=2000:d=2 -map 0 -map 1 -map 2 -preset ultrafast", 235, true)]
    public async Task Every_kind_of_source_is_rendered(string name, string arguments, int red, bool sound)
    {
        var item = await sources.AddAsync(name, name, arguments);
        var file = await sources.RenderAsync(Draft(Video(
            new Segment { Source = name, Duration = 900 },
            new Segment { Source = name, Start = 900, Duration = 900, SourceStart = item.Info.Duration == TimeSpan.Zero ? 0 : 1000 },
            new Segment { Source = "count", Start = 1800, Duration = 500, SourceStart = 5000 })));
        // In step to the end: what follows begins at its frame.
        Assert.Equal((int[])[.. Enumerable.Range(150, 15)], (await NumbersAsync(file))[54..]);
        Assert.InRange((await ColorsAsync(file, "crop=100:100"))[40].R, red, red == 0 ? 10 : 255);

        var samples = await Ffmpeg.SamplesAsync(file, 48000);
        Assert.InRange(samples.Length, (int)(2.3 * 48000) - 1700, (int)(2.3 * 48000) + 1700);
        if (sound)
        {
            Assert.InRange(Frequency(samples, 0.3, 0.8, 48000), 436, 444);
            Assert.InRange(Ffmpeg.Level(samples, 1.0, 1.6, 48000), -14, -5);
        }
        else
        {
            Assert.InRange(Ffmpeg.Level(samples, 0.3, 1.6, 48000), -130, -60);
        }

        Assert.InRange((Frequency(samples, 1.95, 2.15, 48000) - 200) / 50, 5.25 - 0.04, 5.25 + 0.04);
    }

    [Fact]
    public async Task A_rotated_video_stands_upright()
    {
        var flat = await Ffmpeg.MakeAsync(sources.Folder, "flat.mp4", "-f lavfi -i color=red:s=320x180:d=1,drawbox=w=160:h=180:t=fill:color=blue -preset ultrafast");
        await sources.AddAsync("turned", "turned.mp4", $"-i {flat} -c copy -metadata:s:v rotate=90");
        var file = await sources.RenderAsync(Draft(Video(new Segment { Source = "turned", Duration = 500 })));
        // Upright it is narrow: bars at both sides, and a half of each colour above the other, as players show it.
        Assert.InRange((await ColorsAsync(file, "crop=60:100:10:40"))[5].R, 0, 8);
        var shown = (await ColorsAsync(Path.Combine(sources.Folder, "turned.mp4"), "crop=100:100:40:20"))[5];
        Assert.Equal(shown.B > 200, (await ColorsAsync(file, "crop=40:40:140:20"))[5].B > 200);
        Assert.Equal(shown.B > 200, (await ColorsAsync(file, "crop=40:40:140:120"))[5].R > 200);
    }

    [Fact]
    public async Task Rates_are_changed_without_drift()
    {
        await sources.AddAsync("pal", "pal.mp4", "-f lavfi -i color=black:s=320x180:r=25:d=6,drawbox=w=320:h=180:t=fill:color=white:enable='gte(t,4)' -preset ultrafast");
        var draft = Draft(Video(new Segment { Source = "pal", Duration = 6000 }));
        var file = await sources.RenderAsync(draft with { Metadata = draft.Metadata with { FrameRate = 29.97 } });
        var colors = await ColorsAsync(file);
        Assert.Equal(180, colors.Length);
        Assert.InRange(Array.FindIndex(colors, color => color.R > 128), 119, 121);
        Assert.Contains("30000/1001", await Ffmpeg.Process.ProbeAsync(["-select_streams", "v", "-show_entries", "stream=r_frame_rate", file], CancellationToken.None), StringComparison.Ordinal);
    }
}
