using System.Diagnostics;
using System.Globalization;
using NemoVideo.Local.Media;
using NemoVideo.Local.Model;
using NemoVideo.Local.Rendering;

namespace NemoVideo.Benchmarks;

/// <summary>
/// A render against the same ffmpeg command typed by hand, with the same encoder settings, one after the other and in turns.
/// To stay within 1.25 times, by the median of the ratios; processor time is told beside it, since other work on the machine
/// does not change it.
/// </summary>
internal static class RenderBenchmark
{
    private const double Limit = 1.25;
    private const int Rounds = 5;
    private const int Seconds = 10;
    private const int FootageMinutes = 8;

    // A reel of highlights.
    private const int Moments = 8;
    private const int MomentLength = 3000;
    private const int CrossFade = 400;

    internal static readonly string[] Encoder =
    [
        "-c:v",
        "libx264",
        "-preset",
        "veryfast",
        "-crf",
        "19",
        "-profile:v",
        "high",
        "-pix_fmt",
        "yuv420p",
        "-c:a",
        "aac",
        "-b:a",
        "192k",
        "-ar",
        "48000",
        "-movflags",
        "+faststart",
    ];

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("nemo-bench-").FullName;
        try
        {
            var ffmpeg = new FfmpegProcess(FfmpegTools.Find());
            var probe = new MediaProbe(ffmpeg);
            var renderer = new FfmpegRenderer(ffmpeg, probe);
            var clip = Path.Combine(folder, "clip.mp4");
            // Moving pictures with detail and grain, so that encoding costs what it costs with footage.
            await HandAsync(
                "-f",
                "lavfi",
                "-i",
                $"mandelbrot=s=1280x720:r=30,noise=alls=8:allf=t,trim=duration={Seconds}",
                "-f",
                "lavfi",
                "-i",
                $"anoisesrc=c=pink:a=0.3:d={Seconds}",
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "aac",
                "-shortest",
                clip
            );
            var music = Path.Combine(folder, "music.wav");
            await HandAsync("-f", "lavfi", "-i", "sine=440:d=30:r=48000", "-ac", "2", music);
            // The same over and over, as long footage.
            var footage = Path.Combine(folder, "footage.mp4");
            await HandAsync("-stream_loop", $"{(FootageMinutes * 60 / Seconds) - 1}", "-i", clip, "-c", "copy", footage);
            MediaItem[] media =
            [
                new("clip", "clip.mp4", clip, await probe.ProbeAsync(clip, default)),
                new("footage", "footage.mp4", footage, await probe.ProbeAsync(footage, default)),
                new("music", "music.wav", music, await probe.ProbeAsync(music, default)),
            ];
            await File.WriteAllTextAsync(Path.Combine(folder, "title.txt"), "Field notes");

            Segment Shot(long start, long duration, long from) =>
                new()
                {
                    Id = $"s{start}",
                    Source = "clip",
                    Start = start,
                    Duration = duration,
                    SourceStart = from,
                };
            Track Video(params Segment[] shots) => new() { Type = TrackType.Video, Segments = shots };
            Draft Of(params Track[] tracks) => new() { Duration = tracks.Max(track => track.Segments[^1].End), Tracks = tracks };

            var plain = Of(Video(Shot(0, Seconds * 1000, 0)));
            var cuts = Of(Video([.. Enumerable.Range(0, 10).Select(cut => Shot(cut * 800, 800, cut * 1000))]));
            var titled = Of(
                Video(Shot(0, Seconds * 1000, 0)),
                new Track
                {
                    Type = TrackType.Audio,
                    Segments =
                    [
                        new()
                        {
                            Id = "m",
                            Source = "music",
                            Duration = Seconds * 1000,
                            Volume = 35,
                            FadeOut = 1000,
                        },
                    ],
                },
                new Track
                {
                    Type = TrackType.Text,
                    Segments =
                    [
                        new()
                        {
                            Id = "t",
                            Text = "Field notes",
                            Style = TextStyle.Title,
                            Duration = 3000,
                        },
                    ],
                }
            );

            var reel = Of(
                Video([
                    .. Enumerable
                        .Range(0, Moments)
                        .Select(moment => new Segment
                        {
                            Id = $"r{moment}",
                            Source = "footage",
                            Start = moment * (MomentLength - CrossFade),
                            Duration = MomentLength,
                            SourceStart = MomentAt(moment),
                            CrossFade = moment > 0 ? CrossFade : 0,
                        }),
                ])
            );
            var upright = plain with { Metadata = plain.Metadata with { Width = 1080, Height = 1920, Fit = FitMode.Blur } };

            var keep = string.Join('+', Enumerable.Range(0, 10).Select(cut => $"between(t,{cut},{cut}.799)"));
            var target = Path.Combine(folder, "hand.mp4");
            (string Name, Draft Draft, string[] Hand)[] cases =
            [
                ("re-encode, 720p to 1080p", plain, ["-i", clip, "-vf", "scale=1920:1080", .. Encoder, target]),
                (
                    "ten cuts",
                    cuts,
                    [
                        "-i",
                        clip,
                        "-vf",
                        $"select='{keep}',setpts=N/30/TB,scale=1920:1080",
                        "-af",
                        $"aselect='{keep}',asetpts=N/SR/TB",
                        .. Encoder,
                        target,
                    ]
                ),
                (
                    "title and music",
                    titled,
                    [
                        "-i",
                        clip,
                        "-i",
                        music,
                        "-filter_complex",
                        $"[0:v]scale=1920:1080,drawtext=textfile={Path.Combine(folder, "title.txt")}:fontsize=100:"
                            + $"fontcolor=white:borderw=4:x=(w-tw)/2:y=(h-th)/2:enable='lt(t,3)'[v];[1:a]volume=0.35,"
                            + $"afade=t=out:st={Seconds - 1}:d=1[m];[0:a][m]amix=duration=first:normalize=0[a]",
                        "-map",
                        "[v]",
                        "-map",
                        "[a]",
                        .. Encoder,
                        target,
                    ]
                ),
                ("reel of eight moments out of eight minutes, with cross-fades", reel, ReelByHand(footage, target)),
                (
                    "9:16 with blurred sides",
                    upright,
                    [
                        "-i",
                        clip,
                        "-filter_complex",
                        "[0:v]split[a][b];[a]scale=426:240,crop=136:240,gblur=sigma=5,lutyuv=y='(val-16)*0.62+16':"
                            + "u='(val-128)*0.7+128':v='(val-128)*0.7+128',scale=1080:1920[under];[b]scale=1080:608[over];"
                            + "[under][over]overlay=(W-w)/2:(H-h)/2[v]",
                        "-map",
                        "[v]",
                        "-map",
                        "0:a",
                        .. Encoder,
                        target,
                    ]
                ),
            ];

            var slow = false;
            foreach (var (name, draft, hand) in cases)
            {
                List<double> wall = [];
                List<double> processor = [];
                for (var round = 0; round < Rounds; round++)
                {
                    // Which one is first changes, so that a machine that gets busier favours neither.
                    var first = round % 2 == 0 ? await OursAsync(draft) : await MeasureAsync(() => HandAsync(hand));
                    var second = round % 2 == 0 ? await MeasureAsync(() => HandAsync(hand)) : await OursAsync(draft);
                    var (ours, theirs) = round % 2 == 0 ? (first, second) : (second, first);
                    wall.Add(ours.Wall / theirs.Wall);
                    processor.Add(ours.Processor / theirs.Processor);
                }

                slow |= Median(wall) > Limit && Median(processor) > Limit;
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{name}: {Median(wall):0.00} times the time, {Median(processor):0.00} times the processor time "
                            + $"of ffmpeg by hand "
                            + $"({string.Join(' ', wall.Select(ratio => ratio.ToString("0.00", CultureInfo.InvariantCulture)))})"
                    )
                );
            }

            if (slow)
            {
                throw new InvalidOperationException($"A render takes more than {Limit} times as long as ffmpeg by hand.");
            }

            Task<Cost> OursAsync(Draft draft) =>
                MeasureAsync(() =>
                    renderer.RenderAsync(
                        draft,
                        media,
                        new RenderOutput(),
                        Path.Combine(folder, "ours.mp4"),
                        new Progress<double>(),
                        default
                    )
                );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int MomentAt(int moment) => 7_300 + (moment * 55_000);

    /// <summary>One command: an input for each moment, with a seek, and a chain of cross-fades.</summary>
    private static string[] ReelByHand(string footage, string target)
    {
        static string Time(int milliseconds) => (milliseconds / 1000.0).ToString(CultureInfo.InvariantCulture);
        List<string> inputs = [];
        List<string> graph = [.. Enumerable.Range(0, Moments).Select(moment => $"[{moment}:v]scale=1920:1080,setsar=1[v{moment}]")];
        var (picture, sound) = ("v0", "0:a");
        for (var moment = 0; moment < Moments; moment++)
        {
            inputs.AddRange(["-ss", Time(MomentAt(moment)), "-t", Time(MomentLength), "-i", footage]);
            if (moment == 0)
            {
                continue;
            }

            graph.Add(
                $"[{picture}][v{moment}]xfade=duration={Time(CrossFade)}:offset={Time(moment * (MomentLength - CrossFade))}[x{moment}]"
            );
            graph.Add($"[{sound}][{moment}:a]acrossfade=d={Time(CrossFade)}[a{moment}]");
            (picture, sound) = ($"x{moment}", $"a{moment}");
        }

        return [.. inputs, "-filter_complex", string.Join(';', graph), "-map", $"[{picture}]", "-map", $"[{sound}]", .. Encoder, target];
    }

    internal static async Task HandAsync(params string[] arguments)
    {
        using var ffmpeg = Process.Start("ffmpeg", ["-v", "error", "-nostdin", "-y", .. arguments]);
        await ffmpeg.WaitForExitAsync();
        if (ffmpeg.ExitCode != 0)
        {
            throw new InvalidOperationException("ffmpeg failed: " + string.Join(' ', arguments));
        }
    }

    /// <summary>Time on the wall, and of the processor in this process and those that it started and that have ended.</summary>
    internal static async Task<Cost> MeasureAsync(Func<Task> work)
    {
        var before = ProcessorTime();
        var watch = Stopwatch.StartNew();
        await work();
        return new(watch.Elapsed.TotalSeconds, ProcessorTime() - before);
    }

    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    /// <summary>Seconds; the fields utime, stime, cutime and cstime of Linux's <c>/proc/self/stat</c>, in ticks of 10 ms.</summary>
    private static double ProcessorTime() =>
        File.Exists("/proc/self/stat")
            ? File.ReadAllText("/proc/self/stat")
                .Split(") ")[^1]
                .Split(' ')[11..15]
                .Sum(ticks => double.Parse(ticks, CultureInfo.InvariantCulture)) / 100
            : Environment.TickCount64 / 1000.0;

    internal sealed record Cost(double Wall, double Processor);
}
