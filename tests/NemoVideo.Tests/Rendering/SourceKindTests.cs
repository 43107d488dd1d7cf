using NemoVideo.Local.Model;
using NemoVideo.Local.Rendering.Graph;
using NemoVideo.Tests.Media;
using static NemoVideo.Tests.Rendering.RenderSources;

namespace NemoVideo.Tests.Rendering;

public sealed class SourceKindTests(RenderSources sources) : IClassFixture<RenderSources>
{
    private const string Tone = "-f lavfi -i sine=440:d=2:r=44100,volume=4";

    /// <param name="red">The least red of the middle of the picture in the middle of the clip.</param>
    [Theory]
    [InlineData(
        "vfr.mkv",
        "-f lavfi -i color=red:s=320x180:r=30:d=2,select='mod(n*n,3)' " + Tone + " -fps_mode vfr -preset ultrafast",
        235,
        true
    )]
    [InlineData("sar.mp4", "-f lavfi -i color=red:s=180x180:d=2,setsar=16/9 " + Tone + " -preset ultrafast", 235, true)]
    [InlineData("odd.webm", "-f lavfi -i color=red:s=321x181:d=2 " + Tone + " -c:v libvpx -deadline realtime -c:a libopus", 235, true)]
    [InlineData("silent.mp4", "-f lavfi -i color=red:s=320x180:d=2 -preset ultrafast", 235, false)]
    [InlineData("sound.mp3", Tone, 0, true)]
    [InlineData(
        "surround.mkv",
        "-f lavfi -i color=red:s=320x180:d=2 " + Tone + ",aformat=channel_layouts=5.1 -preset ultrafast -c:a ac3",
        235,
        true
    )]
    [InlineData(
        "hevc10.mp4",
        "-f lavfi -i color=red:s=320x180:d=2 " + Tone + " -c:v libx265 -pix_fmt yuv420p10le -preset ultrafast -x265-params log-level=none",
        235,
        true
    )]
    [InlineData(
        "h422.mov",
        "-f lavfi -i color=red:s=320x180:d=2 " + Tone + " -c:v prores_ks -pix_fmt yuv422p10le -c:a pcm_s16le",
        235,
        true
    )]
    [InlineData("old.avi", "-f lavfi -i color=red:s=320x180:r=15:d=2 " + Tone + " -c:v mpeg4 -c:a libmp3lame", 235, true)]
    [InlineData("photo.jpg", "-f lavfi -i color=red:s=640x360 -frames:v 1", 235, false)]
    [InlineData("photo.webp", "-f lavfi -i color=red:s=640x360 -frames:v 1", 235, false)]
    [InlineData("loop.gif", "-f lavfi -i color=red:s=160x90:r=10:d=2", 235, false)]
    [InlineData("cover.mp3", Tone + " -f lavfi -i color=red:s=64x64:d=0.04 -map 0 -map 1 -c:v mjpeg -disposition:v attached_pic", 0, true)]
    [InlineData("late.mkv", "-f lavfi -i color=red:s=320x180:d=2 -itsoffset 0.2 " + Tone + " -preset ultrafast", 235, true)]
    [InlineData(
        "two.mkv",
        "-f lavfi -i color=red:s=320x180:d=2 " + Tone + " -f lavfi -i sine=2000:d=2 -map 0 -map 1 -map 2 -preset ultrafast",
        235,
        true
    )]
    public async Task Every_kind_of_source_is_rendered(string name, string arguments, int red, bool sound)
    {
        var item = await sources.AddAsync(name, name, arguments);
        var file = await sources.RenderAsync(
            Draft(
                Video(
                    new Segment { Source = name, Duration = 900 },
                    new Segment
                    {
                        Source = name,
                        Start = 900,
                        Duration = 900,
                        SourceStart = item.Info.Duration == TimeSpan.Zero ? 0 : 1000,
                    },
                    new Segment
                    {
                        Source = "count",
                        Start = 1800,
                        Duration = 500,
                        SourceStart = 5000,
                    }
                )
            )
        );
        var seen = await Seen.OfAsync(file, "crop=100:100");
        // In step to the end: what follows begins at its frame.
        Assert.Equal((int[])[.. Enumerable.Range(150, 15)], seen.Numbers[54..]);
        Assert.InRange(seen.Parts[0][40].R, red, red == 0 ? 10 : 255);

        var samples = seen.Sound;
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
    public async Task The_first_sound_track_is_heard_and_subtitles_and_attachments_are_left_out()
    {
        var subtitles = Path.Combine(sources.Folder, "words.srt");
        await File.WriteAllTextAsync(subtitles, "1\n00:00:00,000 --> 00:00:02,000\nwords\n");
        await sources.AddAsync(
            "full",
            "full.mkv",
            $"-f lavfi -i color=red:s=320x180:d=2 -f lavfi -i sine=2000:d=2 {Tone} -i {subtitles} -map 0 -map 2 -map 1 "
                + $"-map 3 -c:s srt -attach {subtitles} -metadata:s:t mimetype=text/plain -disposition:a:1 0 -preset ultrafast"
        );
        var file = await sources.RenderAsync(Draft(Video(new Segment { Source = "full", Duration = 2000 })));
        Assert.InRange(Frequency(await Ffmpeg.SamplesAsync(file, 48000), 0.3, 1.7, 48000), 436, 444);
        var streams = await Ffmpeg.Process.ProbeAsync(
            ["-of", "csv=p=0", "-show_entries", "stream=codec_type", file],
            CancellationToken.None
        );
        Assert.Equal(
            "video audio",
            string.Join(' ', streams.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim(',', '\r')))
        );
    }

    [Fact]
    public async Task A_picture_that_changes_size_in_mid_stream_stays_in_the_frame()
    {
        var small = await Ffmpeg.MakeAsync(sources.Folder, "small.ts", "-f lavfi -i color=red:s=320x180:d=1:r=30 -preset ultrafast -bf 0");
        var large = await Ffmpeg.MakeAsync(
            sources.Folder,
            "large.ts",
            "-f lavfi -i color=blue:s=640x360:d=1:r=30 -preset ultrafast -bf 0 -output_ts_offset 1"
        );
        var joined = Path.Combine(sources.Folder, "sizes.ts");
        await File.WriteAllBytesAsync(joined, [.. await File.ReadAllBytesAsync(small), .. await File.ReadAllBytesAsync(large)]);
        await sources.AddFileAsync("sizes", joined);
        var colors = await ColorsAsync(
            await sources.RenderAsync(
                Draft(
                    Video(
                        new Segment
                        {
                            Source = "sizes",
                            Duration = 500,
                            SourceStart = 200,
                        },
                        new Segment
                        {
                            Source = "sizes",
                            Start = 500,
                            Duration = 800,
                            SourceStart = 1100,
                        }
                    )
                )
            )
        );
        Assert.Equal(39, colors.Length);
        Assert.All(colors[..14], color => Assert.True(color.R > 200));
        Assert.All(colors[16..], color => Assert.True(color.B > 200));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.5)]
    [InlineData(4)]
    public async Task Sound_at_another_speed_stays_with_its_picture(double speed)
    {
        await sources.AddAsync(
            "flash",
            "flash.mp4",
            "-f lavfi -i color=black:s=320x180:r=30:d=8,drawbox=w=320:h=180:t=fill:color=white:enable='gte(t,6)' -f lavfi "
                + "-i sine=1000:d=8:r=48000,volume=0:enable='lt(t,6)' -preset ultrafast -g 30"
        );
        var file = await sources.RenderAsync(
            Draft(
                Video(
                    new Segment
                    {
                        Source = "flash",
                        Duration = (long)(7500 / speed),
                        Speed = speed,
                    }
                )
            )
        );
        var seen = await Seen.OfAsync(file);
        var picture = Array.FindIndex(seen.Colors, color => color.R > 128) / 30.0;
        var sound = Array.FindIndex(seen.Sound, sample => Math.Abs(sample) > 0.03) / 48000.0;
        Assert.InRange(picture, (6 / speed) - 0.04, (6 / speed) + 0.04);
        Assert.InRange(sound - picture, -0.04, 0.04);
    }

    [Fact]
    public async Task Fifty_clips_of_mixed_sizes_and_rates_stay_in_step_to_the_end()
    {
        (string Size, int Rate)[] kinds = [("320x180", 30), ("180x320", 25), ("240x240", 24), ("426x240", 60), ("160x90", 15)];
        List<Segment> segments = [];
        for (var clip = 0; clip < 50; clip++)
        {
            var (size, rate) = kinds[clip % kinds.Length];
            if (clip < kinds.Length)
            {
                await sources.AddAsync(
                    $"kind{clip}",
                    $"kind{clip}.mp4",
                    $"-f lavfi -i color=red:s={size}:r={rate}:d=1 -f lavfi -i sine=440:d=1:r=44100 -preset ultrafast"
                );
            }
            // Files of their own, as fifty uploads are.
            sources.AddCopy($"clip{clip}", sources.Media.Single(item => item.Id == $"kind{clip % kinds.Length}"));
            segments.Add(
                new()
                {
                    Source = $"clip{clip}",
                    Start = clip * 300,
                    Duration = 300,
                    SourceStart = 200,
                }
            );
        }

        segments.Add(
            new()
            {
                Source = "count",
                Start = 15000,
                Duration = 500,
                SourceStart = 5000,
            }
        );
        var file = await sources.RenderAsync(Draft(Video([.. segments])));
        var seen = await Seen.OfAsync(file);
        Assert.Equal((int[])[.. Enumerable.Range(150, 15)], seen.Numbers[450..]);
        Assert.InRange((Frequency(seen.Sound, 15.15, 15.35, 48000) - 200) / 50, 5.25 - 0.04, 5.25 + 0.04);
    }

    [Fact]
    public void Fifty_files_are_opened_once_each_with_one_thread_however_often_they_are_cut()
    {
        var count = sources.Media.Single(item => item.Id == "count");
        var media = Enumerable.Range(0, 50).Select(file => count with { Id = $"file{file}" }).ToList();
        var segments = Enumerable
            .Range(0, 200)
            .Select(cut => new Segment
            {
                Source = $"file{cut % 50}",
                Start = cut * 300,
                Duration = 300,
                SourceStart = cut / 50 * 1000,
            });
        var composition = Composer.Compose(Draft(Video([.. segments])), media, 320, 180, null, _ => "");
        var inputs = composition.Inputs.ToList();
        Assert.Equal(50, inputs.Count(argument => argument == "-i"));
        Assert.Equal(50, inputs.Zip(inputs.Skip(1)).Count(pair => pair is ("-threads", "1")));
    }

    [Fact]
    public async Task A_rotated_video_stands_upright()
    {
        var flat = await Ffmpeg.MakeAsync(
            sources.Folder,
            "flat.mp4",
            "-f lavfi -i color=red:s=320x180:d=1,drawbox=w=160:h=180:t=fill:color=blue -preset ultrafast"
        );
        await sources.AddAsync("turned", "turned.mp4", $"-i {flat} -c copy -metadata:s:v rotate=90");
        var file = await sources.RenderAsync(Draft(Video(new Segment { Source = "turned", Duration = 500 })));
        // Upright it is narrow: bars at both sides, and a half of each colour above the other, as players show it.
        var seen = await Seen.OfAsync(file, "crop=60:100:10:40", "crop=40:40:140:20", "crop=40:40:140:120");
        Assert.InRange(seen.Parts[0][5].R, 0, 8);
        var shown = (await ColorsAsync(Path.Combine(sources.Folder, "turned.mp4"), "crop=100:100:40:20"))[5];
        Assert.Equal(shown.B > 200, seen.Parts[1][5].B > 200);
        Assert.Equal(shown.B > 200, seen.Parts[2][5].R > 200);
    }

    [Fact]
    public async Task Rates_are_changed_without_drift()
    {
        await sources.AddAsync(
            "pal",
            "pal.mp4",
            "-f lavfi -i color=black:s=320x180:r=25:d=6,drawbox=w=320:h=180:t=fill:color=white:enable='gte(t,4)' -preset ultrafast"
        );
        var draft = Draft(Video(new Segment { Source = "pal", Duration = 6000 }));
        var file = await sources.RenderAsync(draft with { Metadata = draft.Metadata with { FrameRate = 29.97 } });
        var colors = await ColorsAsync(file);
        Assert.Equal(180, colors.Length);
        Assert.InRange(Array.FindIndex(colors, color => color.R > 128), 119, 121);
        Assert.Contains(
            "30000/1001",
            await Ffmpeg.Process.ProbeAsync(["-select_streams", "v", "-show_entries", "stream=r_frame_rate", file], CancellationToken.None),
            StringComparison.Ordinal
        );
    }
}
