using NemoVideo.Local.Model;
using NemoVideo.Local.Rendering;
using NemoVideo.Tests.Media;
using static NemoVideo.Tests.Rendering.RenderSources;

namespace NemoVideo.Tests.Rendering;

public sealed class RendererTests(RenderSources sources) : IClassFixture<RenderSources>
{
    [Fact]
    public async Task Fifty_cuts_are_exact_and_stay_in_sync()
    {
        // Lengths and places that are no whole frames, so that every error of rounding would add up.
        List<Segment> segments = [];
        for (var index = 0; index < 50; index++)
        {
            segments.Add(
                new Segment
                {
                    Source = "count",
                    Start = segments.Count == 0 ? 0 : segments[^1].End,
                    Duration = 211 + (index * 7 % 5 * 17),
                    SourceStart = 13 + (index * 391),
                }
            );
        }

        var file = await sources.RenderAsync(Draft(Video([.. segments])));

        List<int> expected = [];
        foreach (var segment in segments)
        {
            for (var frame = Frame(segment.Start); frame < Frame(segment.End); frame++)
            {
                expected.Add((int)(Frame(segment.SourceStart) + frame - Frame(segment.Start)));
            }
        }

        var seen = await Seen.OfAsync(file);
        Assert.Equal(expected, seen.Numbers);

        var samples = seen.Sound;
        Assert.InRange(samples.Length / 48000.0, segments[^1].End / 1000.0 - 0.034, segments[^1].End / 1000.0 + 0.034);
        foreach (var segment in (Segment[])[segments[0], segments[24], segments[49]])
        {
            var middle = (segment.Start + (segment.Duration / 2)) / 1000.0;
            var heard = (Frequency(samples, middle - 0.06, middle + 0.06, 48000) - 200) / 50;
            Assert.InRange(
                heard,
                (segment.SourceStart + (segment.Duration / 2)) / 1000.0 - 0.04,
                (segment.SourceStart + (segment.Duration / 2)) / 1000.0 + 0.04
            );
        }
    }

    [Fact]
    public async Task Clips_in_another_order_with_seeks_are_exact()
    {
        var file = await sources.RenderAsync(
            Draft(
                Video(
                    new Segment
                    {
                        Source = "count",
                        Start = 0,
                        Duration = 500,
                        SourceStart = 18_000,
                    },
                    new Segment
                    {
                        Source = "count",
                        Start = 500,
                        Duration = 500,
                        SourceStart = 2_000,
                    },
                    new Segment
                    {
                        Source = "count",
                        Start = 1000,
                        Duration = 500,
                        SourceStart = 12_345,
                    }
                )
            )
        );
        Assert.Equal(
            (int[])[.. Enumerable.Range(540, 15), .. Enumerable.Range(60, 15), .. Enumerable.Range(370, 15)],
            await NumbersAsync(file)
        );
    }

    [Fact]
    public async Task A_clip_that_is_only_split_has_each_of_its_frames_once()
    {
        // The clip begins half a frame after one, and its parts wherever they like.
        long[] borders = [1017, 1300, 1351, 1717, 2222, 3017];
        var red = new Segment { Source = "red", Duration = borders[0] };
        var parts = borders
            .Zip(borders.Skip(1))
            .Select(part => new Segment
            {
                Source = "count",
                Start = part.First,
                Duration = part.Second - part.First,
                SourceStart = 2000 + part.First - borders[0],
                Volume = part.First % 100,
            });
        var numbers = await NumbersAsync(await sources.RenderAsync(Draft(Video([red, .. parts]))));
        Assert.Equal(Enumerable.Range(60, 60), numbers[31..]);
    }

    [Fact]
    public async Task Many_cuts_go_through_a_tree()
    {
        var segments = Enumerable
            .Range(0, 150)
            .Select(index => new Segment
            {
                Source = "count",
                Start = index * 100,
                Duration = 100,
                SourceStart = index * 130,
            })
            .ToArray();
        var file = await sources.RenderAsync(Draft(Video(segments)), new RenderOutput(Quality: "low"));
        Assert.Equal(
            segments.SelectMany(segment =>
                Enumerable.Range((int)Frame(segment.SourceStart), (int)(Frame(segment.End) - Frame(segment.Start)))
            ),
            await NumbersAsync(file)
        );
    }

    [Fact]
    public async Task A_cut_makes_no_click()
    {
        var file = await sources.RenderAsync(
            Draft(
                Video(
                    new Segment
                    {
                        Source = "red",
                        Start = 0,
                        Duration = 507,
                        SourceStart = 211,
                    },
                    new Segment
                    {
                        Source = "red",
                        Start = 507,
                        Duration = 500,
                        SourceStart = 1333,
                    }
                )
            )
        );
        var samples = await Ffmpeg.SamplesAsync(file, 48000);
        var sharpest = Enumerable
            .Range(2, samples.Length - 2)
            .Max(index => Math.Abs(samples[index] - (2 * samples[index - 1]) + samples[index - 2]));
        Assert.InRange(sharpest, 0, 0.03);
    }

    [Theory]
    [InlineData("mp4", "high", null, 320, 180)]
    [InlineData("mov", "low", "360p", 640, 360)]
    public async Task Output_is_what_was_asked_for(string format, string quality, string? resolution, int width, int height)
    {
        var file = await sources.RenderAsync(
            Draft(Video(new Segment { Source = "red", Duration = 1000 })),
            new RenderOutput(format, quality, resolution)
        );
        var facts = await Ffmpeg.Process.ProbeAsync(
            [
                "-show_entries",
                "stream=codec_name,profile,pix_fmt,width,height,r_frame_rate,sample_rate,channels,color_space,color_range,"
                    + "sample_aspect_ratio,nb_frames:format_tags=major_brand",
                "-of",
                "compact=nk=0",
                file,
            ],
            CancellationToken.None
        );
        foreach (
            var fact in (string[])
                [
                    "codec_name=h264",
                    "profile=High",
                    "pix_fmt=yuv420p",
                    $"width={width}",
                    $"height={height}",
                    "r_frame_rate=30/1",
                    "nb_frames=30",
                    "color_space=bt709",
                    "color_range=tv",
                    "sample_aspect_ratio=1:1",
                    "codec_name=aac",
                    "sample_rate=48000",
                    "channels=2",
                    format == "mov" ? "major_brand=qt" : "major_brand=isom",
                ]
        )
        {
            Assert.Contains(fact, facts, StringComparison.Ordinal);
        }

        var bytes = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
        Assert.InRange(bytes.IndexOf("moov", StringComparison.Ordinal), 0, bytes.IndexOf("mdat", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(nameof(FitMode.Fit), 0, 10)]
    [InlineData(nameof(FitMode.Fill), 200, 260)]
    [InlineData(nameof(FitMode.Blur), 60, 200)]
    public async Task A_picture_of_another_shape_is_fitted(string fit, int least, int most)
    {
        var draft = Draft(Video(new Segment { Source = "red", Duration = 200 }));
        var file = await sources.RenderAsync(
            draft with
            {
                Metadata = new DraftMetadata
                {
                    Width = 180,
                    Height = 320,
                    FrameRate = 30,
                    Fit = Enum.Parse<FitMode>(fit),
                },
            }
        );
        var parts = (await Seen.OfAsync(file, "crop=100:40:40:10", "crop=100:40:40:140")).Parts;
        Assert.InRange(parts[0][3].R, least, most);
        Assert.InRange(parts[1][3].R, 240, 255);
    }

    [Fact]
    public async Task Speed_keeps_pitch_and_sync()
    {
        var file = await sources.RenderAsync(
            Draft(
                Video(
                    new Segment
                    {
                        Source = "count",
                        Start = 0,
                        Duration = 2000,
                        SourceStart = 4000,
                        Speed = 2.5,
                    },
                    new Segment
                    {
                        Source = "red",
                        Start = 2000,
                        Duration = 1000,
                        Speed = 0.4,
                    }
                )
            )
        );
        var seen = await Seen.OfAsync(file);
        var numbers = seen.Numbers;
        Assert.Equal(90, numbers.Length);
        for (var frame = 0; frame < 60; frame++)
        {
            Assert.InRange(numbers[frame], 120 + (frame * 2.5) - 1.5, 120 + (frame * 2.5) + 1.5);
        }

        var samples = seen.Sound;
        Assert.InRange((Frequency(samples, 0.9, 1.1, 48000) - 200) / 50, 6.5 - 0.12, 6.5 + 0.12);
        Assert.InRange(Frequency(samples, 2.2, 2.8, 48000), 435, 445);
    }

    [Fact]
    public async Task Fades_and_volume_shape_picture_and_sound()
    {
        var file = await sources.RenderAsync(
            Draft(
                Video(
                    new Segment
                    {
                        Source = "red",
                        Start = 0,
                        Duration = 2000,
                        FadeIn = 500,
                        FadeOut = 500,
                    },
                    new Segment
                    {
                        Source = "red",
                        Start = 2000,
                        Duration = 1000,
                        FadeIn = 500,
                        FadeSoundOnly = true,
                        Volume = 50,
                    }
                )
            )
        );
        var seen = await Seen.OfAsync(file);
        var colors = seen.Colors;
        Assert.InRange(colors[0].R, 0, 20);
        Assert.InRange(colors[7].R, 90, 160);
        Assert.InRange(colors[30].R, 245, 255);
        Assert.InRange(colors[59].R, 0, 25);
        Assert.InRange(colors[60].R, 245, 255);
        var samples = seen.Sound;
        var full = Ffmpeg.Level(samples, 0.8, 1.2, Seen.Rate);
        Assert.InRange(Ffmpeg.Level(samples, 0, 0.05, Seen.Rate), -90, full - 15);
        Assert.InRange(Ffmpeg.Level(samples, 1.95, 2.05, Seen.Rate), -90, full - 15);
        Assert.InRange(Ffmpeg.Level(samples, 2.6, 2.9, Seen.Rate), full - 6.5, full - 5.5);
    }

    [Fact]
    public async Task Clips_cross_fade()
    {
        var file = await sources.RenderAsync(
            Draft(
                Video(
                    new Segment
                    {
                        Source = "red",
                        Start = 0,
                        Duration = 2000,
                    },
                    new Segment
                    {
                        Source = "blue",
                        Start = 1500,
                        Duration = 2000,
                        CrossFade = 500,
                    },
                    new Segment
                    {
                        Source = "red",
                        Start = 3200,
                        Duration = 1000,
                        CrossFade = 300,
                    }
                )
            )
        );
        var seen = await Seen.OfAsync(file);
        var colors = seen.Colors;
        Assert.Equal(126, colors.Length);
        Assert.InRange(colors[44].R, 245, 255);
        Assert.InRange(colors[52].R, 90, 170);
        Assert.InRange(colors[52].B, 90, 170);
        Assert.InRange(colors[61].B, 245, 255);
        Assert.InRange(colors[107].R, 245, 255);
        var samples = seen.Sound;
        Assert.InRange(Frequency(samples, 1, 1.4, 48000), 435, 445);
        Assert.InRange(Frequency(samples, 2.1, 3.1, 48000), 875, 885);
        Assert.InRange(Frequency(samples, 3.6, 4.1, 48000), 435, 445);
        Assert.InRange(samples.Length / 48000.0, 4.17, 4.23);
    }

    [Fact]
    public async Task Stills_gaps_and_sources_that_end_early_keep_time()
    {
        var draft = Draft(
            Video(
                new Segment
                {
                    Source = "count",
                    Start = 500,
                    Duration = 500,
                    SourceStart = 5000,
                    Still = true,
                },
                new Segment
                {
                    Source = "count",
                    Start = 1000,
                    Duration = 1000,
                    SourceStart = 19_500,
                },
                new Segment
                {
                    Source = "count",
                    Start = 2000,
                    Duration = 500,
                    SourceStart = 30_000,
                },
                new Segment
                {
                    Source = "red",
                    Start = 2500,
                    Duration = 500,
                }
            )
        );
        var file = await sources.RenderAsync(draft with { Duration = 3500 });
        var seen = await Seen.OfAsync(file);
        var numbers = seen.Numbers;
        Assert.Equal(105, numbers.Length);
        Assert.All(numbers[..15], number => Assert.Equal(0, number));
        Assert.All(numbers[15..30], number => Assert.Equal(150, number));
        Assert.Equal((int[])[.. Enumerable.Range(585, 15), .. Enumerable.Repeat(599, 30)], numbers[30..75]);
        var colors = seen.Colors;
        Assert.InRange(colors[80].R, 245, 255);
        Assert.InRange(colors[95].R, 0, 10);
        var samples = seen.Sound;
        Assert.InRange(Ffmpeg.Level(samples, 0.1, 0.9, 48000), -130, -70);
        Assert.InRange(Ffmpeg.Level(samples, 1.6, 2.4, 48000), -130, -60);
        Assert.InRange(Frequency(samples, 2.6, 2.95, 48000), 435, 445);
    }

    [Fact]
    public async Task A_logo_lies_in_its_corner_with_its_alpha()
    {
        var file = await sources.RenderAsync(
            Draft(
                Video(new Segment { Source = "red", Duration = 1000 }),
                Video(
                    new Segment
                    {
                        Source = "logo",
                        Start = 300,
                        Duration = 400,
                        Position = Position.TopRight,
                        Scale = 25,
                    }
                )
            )
        );
        // 80 pixels wide, its middle half green, 8 pixels from the edges.
        var parts = (await Seen.OfAsync(file, "crop=20:20:262:38", "crop=10:60:236:20")).Parts;
        var middle = parts[0];
        Assert.Equal((true, true, true), (middle[5].G < 20, middle[15].G > 200, middle[25].G < 20));
        Assert.All(parts[1], color => Assert.InRange(color.R, 240, 255));
    }

    [Fact]
    public async Task A_later_track_covers_the_frame()
    {
        var file = await sources.RenderAsync(
            Draft(
                Video(new Segment { Source = "red", Duration = 2000 }),
                Video(
                    new Segment
                    {
                        Source = "blue",
                        Start = 500,
                        Duration = 1000,
                        Volume = 0,
                    }
                )
            )
        );
        var seen = await Seen.OfAsync(file);
        var colors = seen.Colors;
        Assert.Equal((true, true, true, true), (colors[14].R > 240, colors[15].B > 240, colors[44].B > 240, colors[45].R > 240));
        Assert.InRange(Frequency(seen.Sound, 0.7, 1.3, 48000), 435, 445);
    }

    [Fact]
    public async Task Cancelling_leaves_no_file()
    {
        using var stop = new CancellationTokenSource();
        var target = Path.Combine(sources.Folder, "cancelled.mp4");
        var draft = Draft(Video(new Segment { Source = "count", Duration = 20_000 }));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Renderer.RenderAsync(
                draft with
                {
                    Metadata = new DraftMetadata(),
                },
                sources.Media,
                new RenderOutput(),
                target,
                new Call<double>(_ => stop.Cancel()),
                stop.Token
            )
        );
        Assert.Empty(Directory.GetFiles(sources.Folder, "cancelled*"));
    }

    [Fact]
    public async Task A_failure_says_why_and_leaves_no_file()
    {
        var broken = await sources.AddAsync("broken", "broken.mp4", "-f lavfi -i color=red:s=64x64:d=1 -preset ultrafast");
        await File.WriteAllTextAsync(broken.FilePath, "no longer what it was");
        var error = await Assert.ThrowsAsync<RenderException>(() =>
            sources.RenderAsync(Draft(Video(new Segment { Source = "broken", Duration = 500 })))
        );
        Assert.Contains("broken.mp4", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(sources.Folder, "*.part"));
    }

    private static long Frame(long milliseconds) => (long)Math.Round(milliseconds * Rate / 1000.0, MidpointRounding.AwayFromZero);
}
