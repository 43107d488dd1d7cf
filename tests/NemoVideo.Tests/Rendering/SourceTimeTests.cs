using System.Text;
using NemoVideo.Local.Media;
using NemoVideo.Local.Model;
using NemoVideo.Tests.Media;
using static NemoVideo.Tests.Rendering.RenderSources;

namespace NemoVideo.Tests.Rendering;

/// <summary>
/// Files whose clocks and lengths are odd. Each has a flash and a beep that begin together late in the file: both have to
/// come out at their time, when the file is played whole and when it is entered in the middle.
/// </summary>
public sealed class SourceTimeTests(RenderSources sources) : IClassFixture<RenderSources>
{
    private const string Black = "-f lavfi -i color=black:s=320x180:r=30:d=8,drawbox=w=320:h=180:t=fill:color=white:enable='gte(t,6)' ";
    private const string Beep = "-f lavfi -i sine=1000:d=8:r=48000,volume=0:enable='lt(t,6)' ";
    private const string Plain = " -preset ultrafast -g 30 -pix_fmt yuv420p";

    /// <param name="seconds">How long the file is.</param>
    /// <param name="flash">When the flash begins.</param>
    [Theory]
    [InlineData("plain.mp4", Black + Beep + "-bf 2" + Plain, 8, 6)]
    [InlineData("tenhours.ts", Black + Beep + "-output_ts_offset 36000" + Plain, 8, 6)]
    [InlineData("tenhours.mkv", Black + Beep + "-output_ts_offset 36000" + Plain, 8, 6)]
    [InlineData("live.webm", Black + Beep + "-c:v libvpx -deadline realtime -g 30 -c:a libopus -f webm -live 1", 8, 6)]
    [InlineData("fragments.mp4", Black + Beep + "-movflags frag_keyframe+empty_moov" + Plain, 8, 6)]
    [InlineData(
        "longsound.mp4",
        "-f lavfi -i color=black:s=320x180:r=30:d=7,drawbox=w=320:h=180:t=fill:color=white:enable='gte(t,6)' -f lavfi -i "
            + "sine=1000:d=10:r=48000,volume=0:enable='lt(t,6)'"
            + Plain,
        10,
        6
    )]
    [InlineData("longpicture.mkv", Black + "-f lavfi -i sine=1000:d=6.5:r=48000,volume=0:enable='lt(t,6)'" + Plain, 8, 6)]
    [InlineData(
        "latepicture.mkv",
        Beep + "-itsoffset 2 -f lavfi -i color=black:s=320x180:r=30:d=6,drawbox=w=320:h=180:t=fill:color=white:enable='gte(t,4)'" + Plain,
        8,
        6
    )]
    [InlineData(
        "slow.mp4",
        "-f lavfi -i color=black:s=320x180:r=2:d=8,drawbox=w=320:h=180:t=fill:color=white:enable='gte(t,6)' " + Beep + Plain,
        8,
        6
    )]
    public async Task Picture_and_sound_keep_their_time(string name, string arguments, double seconds, double flash) =>
        await KeepsTimeAsync(await Ffmpeg.MakeAsync(sources.Folder, name, arguments), seconds, flash);

    [Fact]
    public async Task An_edit_list_is_followed()
    {
        var whole = await Ffmpeg.MakeAsync(sources.Folder, "whole.mp4", Black + Beep + "-bf 2 -preset ultrafast -g 300 -pix_fmt yuv420p");
        await KeepsTimeAsync(await Ffmpeg.MakeAsync(sources.Folder, "edits.mp4", $"-ss 1.5 -i {whole} -c copy"), 6.5, 4.5);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1)]
    public async Task A_wrong_length_in_the_header_is_not_believed(int claimed)
    {
        var path = await Ffmpeg.MakeAsync(sources.Folder, $"claims{claimed}.mkv", Black + Beep + Plain);
        var bytes = await File.ReadAllBytesAsync(path);
        // Matroska's Duration is a 64 bit float of milliseconds behind 4489 88; the tags of the streams repeat it as text.
        var place = bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x44, 0x89, 0x88]) + 3;
        System.Buffers.Binary.BinaryPrimitives.WriteDoubleBigEndian(bytes.AsSpan(place), claimed * 1000);
        for (int tag; (tag = bytes.AsSpan().IndexOf("00:00:08."u8)) >= 0; )
        {
            Encoding.ASCII.GetBytes(TimeSpan.FromSeconds(claimed).ToString("hh\\:mm\\:ss", null)).CopyTo(bytes.AsSpan(tag));
        }

        await File.WriteAllBytesAsync(path, bytes);
        await KeepsTimeAsync(path, 8, 6);
    }

    [Fact]
    public async Task A_track_without_anything_in_it_is_none()
    {
        // The picture ends before the place from which both are copied.
        var whole = await Ffmpeg.MakeAsync(
            sources.Folder,
            "short.mp4",
            "-f lavfi -i color=red:s=320x180:d=1 -f lavfi -i sine=440:d=3:r=48000,volume=4" + Plain
        );
        var path = await Ffmpeg.MakeAsync(
            sources.Folder,
            "zero.mp4",
            $"-i {whole} -map 0 -c copy -ss 2 -movflags frag_keyframe+empty_moov"
        );
        var item = await sources.AddFileAsync("zero", path);
        Assert.Equal((MediaKind.Audio, true), (item.Info.Kind, item.Info.HasAudio));
        var file = await sources.RenderAsync(Draft(Video(new Segment { Source = "zero", Duration = 1000 })));
        var seen = await Seen.OfAsync(file);
        Assert.Equal(30, seen.Colors.Length);
        Assert.InRange(Frequency(seen.Sound, 0.2, 0.8, 48000), 436, 444);
    }

    [Fact]
    public async Task A_frame_that_is_shown_for_long_is_there_wherever_the_clip_begins()
    {
        // A screen recording where nothing happens between 3 s and 10 s, and no frame is written.
        await sources.AddAsync(
            "screen",
            "screen.mkv",
            "-f lavfi -i color=red:s=320x180:r=30:d=3 -f lavfi -i color=blue:s=320x180:r=30:d=3 -f lavfi -i sine=440:d=13:r=48000,volume=4 "
                + "-filter_complex [1]setpts=PTS+10/TB[b];[0][b]interleave=n=2[v] -map [v] -map 2 -fps_mode vfr -preset ultrafast -g 300"
        );
        var file = await sources.RenderAsync(
            Draft(
                Video(
                    new Segment
                    {
                        Source = "screen",
                        Duration = 4000,
                        SourceStart = 7000,
                    },
                    new Segment
                    {
                        Source = "screen",
                        Start = 4000,
                        Duration = 500,
                        SourceStart = 5000,
                    }
                )
            )
        );
        var seen = await Seen.OfAsync(file);
        var colors = seen.Colors;
        Assert.Equal(135, colors.Length);
        Assert.All(colors[..89], color => Assert.True(color.R > 200));
        Assert.All(colors[91..119], color => Assert.True(color.B > 200));
        Assert.All(colors[121..], color => Assert.True(color.R > 200));
        Assert.InRange(Ffmpeg.Level(seen.Sound, 0.1, 4.4, 48000), -14, -5);
    }

    private async Task KeepsTimeAsync(string path, double seconds, double flash)
    {
        var name = Path.GetFileName(path);
        var item = await sources.AddFileAsync(name, path);
        Assert.InRange(item.Info.Duration.TotalSeconds, seconds - 0.05, seconds + 0.05);
        // Of a large file only the end is read.
        Assert.Equal(item.Info, await new MediaProbe(Ffmpeg.Process, small: 0, decodes: false).ProbeAsync(path, CancellationToken.None));

        // Whole, and entered a second before the flash.
        var length = (long)(seconds * 1000);
        var from = (long)((flash - 1) * 1000);
        var file = await sources.RenderAsync(
            Draft(
                Video(
                    new Segment { Source = name, Duration = length },
                    new Segment
                    {
                        Source = name,
                        Start = length,
                        Duration = length - from,
                        SourceStart = from,
                    }
                )
            )
        );
        var whole = await Seen.OfAsync(file);
        var picture = whole.Colors.Select(color => color.G > 128).ToArray();
        var sound = whole.Sound.Select(sample => Math.Abs(sample) > 0.03).ToArray();
        Assert.Equal((int)Math.Round(((2 * seconds) - flash + 1) * Rate), picture.Length);
        Assert.InRange((picture.Length / (double)Rate) - (sound.Length / 48000.0), -0.04, 0.04);
        foreach (var (begin, expected) in new[] { (0.0, flash), (seconds + 0.2, seconds + 1) })
        {
            var seen = First(picture, begin, Rate);
            var heard = First(sound, begin, 48000);
            Assert.InRange(seen, expected - 0.04, expected + 0.04);
            Assert.InRange(heard - seen, -0.04, 0.04);
        }
    }

    private static double First(bool[] values, double from, int rate) => Array.IndexOf(values, true, (int)(from * rate)) / (double)rate;
}
