using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using NemoVideo.Local.Agent;
using NemoVideo.Local.Measuring.Clips;
using NemoVideo.Local.Measuring.Footage;
using NemoVideo.Local.Measuring.Speech;
using NemoVideo.Local.Media;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations;
using NemoVideo.Local.Rendering;
using NemoVideo.Local.Timeline;
using NemoVideo.Tests.Measuring.Speech;

namespace NemoVideo.Benchmarks;

/// <summary>
/// Cutting pauses beside auto-editor, where it is installed: what of the pauses goes and what of the speech is lost on
/// recordings with known pauses (both with margins of 0.2 s), and the time of the whole command on the same recording with the
/// same encoder settings. To be no slower.
/// </summary>
internal static class PauseBenchmark
{
    private const long Margin = 200;
    private const int Rounds = 3;

    private static readonly FfmpegProcess Ffmpeg = new(FfmpegTools.Find());
    private static readonly MediaProbe Probe = new(Ffmpeg);
    private static readonly EditingAgent Agent = new(
        DraftEditor.Create(new(new PauseDetector(Ffmpeg), new FootageMeter(Ffmpeg), new ClipMeter(Ffmpeg))),
        OperationList.Reader.Read
    );

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("nemo-bench-").FullName;
        try
        {
            var beside = Environment
                .GetEnvironmentVariable("PATH")!
                .Split(Path.PathSeparator)
                .Any(path => File.Exists(Path.Combine(path, "auto-editor")));
            if (!beside)
            {
                Console.WriteLine("auto-editor is not installed: only our own figures.");
            }

            Console.WriteLine("| recording | pause time gone | speech lost | auto-editor: pause time gone | speech lost |");
            Console.WriteLine("| --- | --- | --- | --- | --- |");
            foreach (var recording in SpokenTrack.Recordings)
            {
                var track = SpokenTrack.Record(recording, 1);
                // A name of its own: auto-editor remembers what it heard by the file's name.
                var clip = await track.WriteAsync(folder, Path.GetRandomFileName() + ".mp4");
                var ours = Rate(
                    track,
                    (await EditAsync(clip)).Shots().Select(shot => new TimeRange(shot.SourceStart, shot.SourceStart + shot.Duration))
                );
                var theirs = beside ? Rate(track, await AutoEditorKeepsAsync(clip, folder)) : "| |";
                Console.WriteLine($"| {recording} {ours} {theirs} |");
            }

            if (beside)
            {
                await CompareTimeAsync(folder);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CompareTimeAsync(string folder)
    {
        // A minute of speech over moving pictures.
        var track = SpokenTrack.Record("clean", 1);
        var speech = await track.WriteAsync(folder, "speech.mp4");
        var clip = Path.Combine(folder, "recording.mp4");
        await RunAsync(
            "ffmpeg",
            "-v",
            "error",
            "-nostdin",
            "-y",
            "-i",
            speech,
            "-f",
            "lavfi",
            "-i",
            "mandelbrot=s=1280x720:r=30,noise=alls=8:allf=t",
            "-map",
            "1:v",
            "-map",
            "0:a",
            "-shortest",
            "-c:v",
            "libx264",
            "-preset",
            "veryfast",
            "-pix_fmt",
            "yuv420p",
            "-c:a",
            "copy",
            clip
        );
        List<double> wall = [];
        List<double> processor = [];
        for (var round = 0; round < Rounds; round++)
        {
            var ours = await RenderBenchmark.MeasureAsync(async () =>
            {
                var draft = await EditAsync(clip);
                await new FfmpegRenderer(Ffmpeg, Probe).RenderAsync(
                    draft,
                    [await ItemAsync(clip)],
                    new RenderOutput(Resolution: "720p"),
                    Path.Combine(folder, "ours.mp4"),
                    new Progress<double>(),
                    default
                );
            });
            var theirs = await RenderBenchmark.MeasureAsync(() =>
                RunAsync(
                    "auto-editor",
                    clip,
                    "--quiet",
                    "--no-open",
                    "--margin",
                    "0.2s",
                    "-c:v",
                    "libx264",
                    "-c:a",
                    "aac",
                    "-b:a",
                    "192k",
                    "--extras",
                    "-preset veryfast -crf 19",
                    "-o",
                    Path.Combine(folder, "theirs.mp4")
                )
            );
            wall.Add(ours.Wall / theirs.Wall);
            processor.Add(ours.Processor / theirs.Processor);
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"From recording to file: {RenderBenchmark.Median(wall):0.00} times auto-editor's time, "
                    + $"{RenderBenchmark.Median(processor):0.00} times its processor time."
            )
        );
        if (RenderBenchmark.Median(wall) > 1 && RenderBenchmark.Median(processor) > 1)
        {
            throw new InvalidOperationException("Cutting pauses is slower than auto-editor.");
        }
    }

    private static async Task<MediaItem> ItemAsync(string clip) => new("clip", "clip.mp4", clip, await Probe.ProbeAsync(clip, default));

    private static async Task<Draft> EditAsync(string clip) =>
        (
            await Agent.RunAsync(
                new ProjectState(null, [await ItemAsync(clip)], [], Path.GetDirectoryName(clip)!),
                "cut out the pauses",
                _ => { },
                default
            )
        ).Draft
        ?? throw new InvalidOperationException("There was nothing to cut.");

    /// <summary>The shares in percent, as cells of a table.</summary>
    private static string Rate(SpokenTrack track, IEnumerable<TimeRange> kept)
    {
        var gone = Ripple.Invert([.. kept.OrderBy(range => range.From)], track.Duration);
        var beyond = Ripple.Invert(
            Ripple.Merge(track.Speech.Select(speech => new TimeRange(speech.From - Margin, speech.To + Margin)), long.MaxValue),
            track.Duration
        );
        var pauses = 100.0 * beyond.Sum(pause => Overlap(pause, gone)) / beyond.Sum(pause => pause.Duration);
        var speech = 100.0 * track.Speech.Sum(range => Overlap(range, gone)) / track.Speech.Sum(range => range.Duration);
        return string.Create(CultureInfo.InvariantCulture, $"| {pauses:0.0} % | {speech:0.00} %");
    }

    private static long Overlap(TimeRange one, List<TimeRange> others) =>
        others.Sum(other => Math.Max(0, Math.Min(one.To, other.To) - Math.Max(one.From, other.From)));

    /// <summary>What auto-editor would keep, from its timeline.</summary>
    private static async Task<IEnumerable<TimeRange>> AutoEditorKeepsAsync(string clip, string folder)
    {
        var file = Path.Combine(folder, "timeline.json");
        await RunAsync("auto-editor", clip, "--quiet", "--no-open", "--margin", "0.2s", "--export", "json", "-o", file);
        var timeline = JsonNode.Parse(await File.ReadAllTextAsync(file))!["timeline"]!;
        var rate = timeline["timebase"]!.GetValue<string>().Split('/');
        var frame = 1000.0 * double.Parse(rate[1], CultureInfo.InvariantCulture) / double.Parse(rate[0], CultureInfo.InvariantCulture);
        return
        [
            .. timeline["v"]![0]!
                .AsArray()
                .Select(part => new TimeRange(
                    (long)(part!["offset"]!.GetValue<long>() * frame),
                    (long)((part["offset"]!.GetValue<long>() + part["dur"]!.GetValue<long>()) * frame)
                )),
        ];
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} failed: {error}");
        }
    }
}
