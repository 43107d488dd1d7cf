using System.Diagnostics;
using System.Globalization;
using System.Text;
using NemoVideo.Local.Agent;
using NemoVideo.Local.Measuring.Clips;
using NemoVideo.Local.Measuring.Footage;
using NemoVideo.Local.Measuring.Speech;
using NemoVideo.Local.Media;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations;
using NemoVideo.Local.Rendering;
using NemoVideo.Local.Timeline;
using NemoVideo.Tests.Operations.Highlights;
using static System.FormattableString;

namespace NemoVideo.Benchmarks;

/// <summary>
/// 90 minutes of footage (720p, 25 frames a second) to a 2-minute reel in 1080p: analysis and render, against ffmpeg
/// decoding and encoding two minutes of the same footage by the same settings, typed by hand. To stay within 90 s.
/// </summary>
internal static class HighlightsBenchmark
{
    private const int Minutes = 90;

    /// <summary>The thresholds were chosen with seeds 1 to 3; these are others.</summary>
    private static readonly int[] Seeds = [101, 102, 103, 104, 105, 106, 107, 108, 109, 110];

    /// <summary>Places of long footage that are looked at; 90 minutes of 720p with 25 frames a second allow 17.</summary>
    private const int Places = 12;

    /// <summary>How often keyframes come, and whether they come at changes of scene, is the encoder's choice.</summary>
    private static readonly (string Name, string[] Options)[] Encoders =
    [
        ("250 frames to a keyframe", ["-preset", "ultrafast", "-crf", "30"]),
        ("2 s to a keyframe", ["-preset", "veryfast", "-crf", "23", "-g", "20", "-keyint_min", "20", "-sc_threshold", "0"]),
        (
            "constant bitrate",
            [
                "-preset",
                "veryfast",
                "-b:v",
                "100k",
                "-minrate",
                "100k",
                "-maxrate",
                "100k",
                "-bufsize",
                "100k",
                "-x264-params",
                "nal-hrd=cbr",
                "-g",
                "20",
                "-keyint_min",
                "20",
                "-sc_threshold",
                "0",
            ]
        ),
    ];

    public static async Task RunAsync()
    {
        var ffmpeg = new FfmpegProcess(FfmpegTools.Find());
        var probe = new MediaProbe(ffmpeg);
        var folder = Directory.CreateTempSubdirectory("nemo-highlights-").FullName;
        try
        {
            var footage = PlantedFootage.Make(7, TimeSpan.FromMinutes(Minutes));
            var path = await MakeAsync(ffmpeg, footage, folder);
            var clip = new MediaItem("clip", "match.mp4", path, await probe.ProbeAsync(path, CancellationToken.None));
            var agent = new EditingAgent(
                DraftEditor.Create(new(new PauseDetector(ffmpeg), new FootageMeter(ffmpeg), new ClipMeter(ffmpeg))),
                OperationList.Reader.Read
            );

            var before = Process.GetCurrentProcess().WorkingSet64;
            var watch = Stopwatch.StartNew();
            var turn = await agent.RunAsync(
                new(null, [clip], [], folder),
                "extract the best moments and compile them into a 2-minute highlight reel",
                _ => { },
                CancellationToken.None
            );
            var analysis = watch.Elapsed;
            var grown = (Process.GetCurrentProcess().WorkingSet64 - before) / 1024 / 1024;
            var reel = Path.Combine(folder, "reel.mp4");
            var info = await new FfmpegRenderer(ffmpeg, probe).RenderAsync(
                turn.Draft!,
                [clip],
                new(),
                reel,
                new Progress<double>(),
                CancellationToken.None
            );
            var whole = watch.Elapsed;

            // The same by hand: two minutes from the middle, the same size and settings.
            watch.Restart();
            await ffmpeg.RunAsync(
                [
                    "-ss",
                    "2700",
                    "-t",
                    "120",
                    "-i",
                    path,
                    "-vf",
                    "scale=1920:1080",
                    "-r",
                    "25",
                    "-c:v",
                    "libx264",
                    "-preset",
                    "veryfast",
                    "-crf",
                    "19",
                    "-c:a",
                    "aac",
                    "-b:a",
                    "192k",
                    "-ar",
                    "48000",
                    "-ac",
                    "2",
                    Path.Combine(folder, "hand.mp4"),
                ],
                null,
                CancellationToken.None
            );
            var hand = watch.Elapsed;
            var moments = turn.Draft!.Shots().Select(shot => new TimeRange(shot.SourceStart, shot.SourceStart + shot.Duration)).ToList();
            Console.WriteLine(turn.Reply);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"analysis {analysis.TotalSeconds:0.0} s, render {(whole - analysis).TotalSeconds:0.0} s, together "
                        + $"{whole.TotalSeconds:0.0} s (to reach: 90 s on two cores that do nothing else)"
                )
            );
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"two minutes by hand: {hand.TotalSeconds:0.0} s; ratio {whole / hand:0.00}, of the render alone "
                        + $"{(whole - analysis) / hand:0.00}"
                )
            );
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the reel lasts {info.Duration.TotalSeconds:0.00} s and shows {footage.Found(moments)} of "
                        + $"{footage.Events.Count} events; memory grew by {grown} MB"
                )
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The tables of docs/highlights.md: pickers on the same footage, 25 minutes each.</summary>
    public static async Task RunTableAsync()
    {
        var ffmpeg = new FfmpegProcess(FfmpegTools.Find());
        var folder = Directory.CreateTempSubdirectory("nemo-highlights-").FullName;
        try
        {
            Console.WriteLine(
                $"| seed | every picture | {string.Join(" | ", Encoders.Select(encoder => "long, " + encoder.Name))} | "
                    + $"loudest peaks | random |"
            );
            Console.WriteLine("| --- | --- |" + string.Concat(Encoders.Select(_ => " --- |")) + " --- | --- |");
            List<int[]> rows = [];
            foreach (var seed in Seeds)
            {
                var footage = PlantedFootage.Make(seed, TimeSpan.FromMinutes(25));
                List<int> found = [];
                PickerTrial? trial = null;
                foreach (var (_, options) in Encoders)
                {
                    var path = await footage.WriteAsync(ffmpeg, folder, encoder: options);
                    var clip = new MediaItem(
                        "clip",
                        "match.mp4",
                        path,
                        await new MediaProbe(ffmpeg).ProbeAsync(path, CancellationToken.None)
                    );
                    trial ??= await PickerTrial.RunAsync(footage, new FootageMeter(ffmpeg), clip, seed);
                    found.Add((await PickerTrial.RunAsync(footage, PickerTrial.LongMeter(ffmpeg, clip, Places), clip, seed)).Ours);
                }

                rows.Add([trial!.Ours, .. found, trial.Peaks, trial.Random]);
                Console.WriteLine($"| {seed} | {string.Join(" | ", rows[^1])} |");
            }

            var means = Enumerable
                .Range(0, rows[0].Length)
                .Select(column => rows.Average(row => row[column]).ToString("0.0", CultureInfo.InvariantCulture));
            Console.WriteLine($"| mean of 10 events | {string.Join(" | ", means)} |");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>
    /// The sound of the whole length. Of the picture five calm minutes and each lively stretch are encoded; the calm ones are
    /// put between the others as often as it takes, since their content does not count here, only their cost.
    /// </summary>
    private static async Task<string> MakeAsync(FfmpegProcess ffmpeg, PlantedFootage footage, string folder)
    {
        const int CalmSeconds = 300;
        const int Frame = 40;
        var sound = Path.Combine(folder, "sound.wav");
        footage.WriteSound(sound);
        string[] encoder = ["-preset", "ultrafast", "-crf", "26", "-g", "250", "-pix_fmt", "yuv420p"];
        Task PictureAsync(string name, string source, long milliseconds) =>
            ffmpeg.RunAsync(
                [
                    "-f",
                    "lavfi",
                    "-i",
                    Invariant($"testsrc2=s=1280x720:r=25:d={milliseconds / 1000.0}{source},noise=alls=6:allf=t"),
                    .. encoder,
                    Path.Combine(folder, name),
                ],
                null,
                CancellationToken.None
            );

        await PictureAsync("calm.mp4", "", CalmSeconds * 1000);
        var list = new StringBuilder("ffconcat version 1.0\n");
        var at = 0L;
        foreach (var (range, cuts) in footage.Lively)
        {
            var (from, to) = (range.From / Frame * Frame, range.To / Frame * Frame);
            Calm(from);
            var name = $"lively{from}.mp4";
            await PictureAsync(name, Invariant($",scroll=h=0.07:v=0.03,negate=enable='mod(floor(t*{cuts}),2)'"), to - from);
            list.Append(CultureInfo.InvariantCulture, $"file {name}\n");
            at = to;
        }

        Calm(footage.Duration);
        var pieces = Path.Combine(folder, "pieces.txt");
        await File.WriteAllTextAsync(pieces, list.ToString());
        var path = Path.Combine(folder, "footage.mp4");
        await ffmpeg.RunAsync(
            [
                "-f",
                "concat",
                "-i",
                pieces,
                "-i",
                sound,
                "-map",
                "0:v",
                "-map",
                "1:a",
                "-c:v",
                "copy",
                "-c:a",
                "aac",
                "-b:a",
                "96k",
                "-t",
                $"{Minutes * 60}",
                path,
            ],
            null,
            CancellationToken.None
        );
        File.Delete(sound);
        return path;

        void Calm(long until)
        {
            for (; at < until; at += Math.Min(until - at, CalmSeconds * 1000))
            {
                list.Append(CultureInfo.InvariantCulture, $"file calm.mp4\noutpoint {Math.Min(until - at, CalmSeconds * 1000) / 1000.0}\n");
            }
        }
    }
}
