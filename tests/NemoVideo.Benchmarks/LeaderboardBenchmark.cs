using System.Diagnostics;
using System.Globalization;
using NemoVideo.Local.Media;
using NemoVideo.Local.Model;
using NemoVideo.Local.Rendering;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Benchmarks;

/// <summary>
/// An export with a leaderboard that stands still against the same export without one, in turns, 1080p of 10 s.
/// The median of the ratios is to be at most 1.08.
/// </summary>
internal static class LeaderboardBenchmark
{
    private const int Rounds = 5;
    private const double Most = 1.08;

    public static async Task RunAsync()
    {
        var ffmpeg = new FfmpegProcess(FfmpegTools.Find());
        var probe = new MediaProbe(ffmpeg);
        var renderer = new FfmpegRenderer(ffmpeg, probe);
        var folder = Directory.CreateTempSubdirectory("nemo-bench-").FullName;
        try
        {
            var path = Path.Combine(folder, "footage.mp4");
            // Something that moves everywhere, as a game does, with a grain that an encoder has to work on.
            await ffmpeg.RunAsync(
                [
                    "-f",
                    "lavfi",
                    "-i",
                    "testsrc2=s=1920x1080:r=30:d=10,noise=alls=4:allf=t",
                    "-f",
                    "lavfi",
                    "-i",
                    "sine=440:d=10:r=48000",
                    "-c:v",
                    "libx264",
                    "-preset",
                    "ultrafast",
                    "-crf",
                    "20",
                    "-pix_fmt",
                    "yuv420p",
                    "-c:a",
                    "aac",
                    path,
                ],
                null,
                CancellationToken.None
            );
            var clip = new MediaItem("m", "footage.mp4", path, await probe.ProbeAsync(path, CancellationToken.None));
            var plain = NewTimeline.Of([clip]);
            var board = new Leaderboard
            {
                Title = "Top players",
                Rows =
                [
                    .. Enumerable
                        .Range(1, 8)
                        .Select(n => new LeaderboardRow
                        {
                            Rank = n,
                            Name = $"Player {n}",
                            Score = 4200 - (n * 317),
                        }),
                ],
            };
            var with = plain.WithTrack(
                new()
                {
                    Type = TrackType.Text,
                    Name = TrackName.Leaderboard,
                    Segments =
                    [
                        new()
                        {
                            Id = "s9",
                            Duration = plain.Duration,
                            Leaderboard = board,
                        },
                    ],
                }
            );

            List<double> ratios = [];
            await TimeAsync(plain);
            for (var round = 0; round < Rounds; round++)
            {
                // Which one is first changes from round to round.
                var (first, second) = round % 2 == 0 ? (plain, with) : (with, plain);
                var (a, b) = (await TimeAsync(first), await TimeAsync(second));
                var (without, board1) = round % 2 == 0 ? (a, b) : (b, a);
                ratios.Add(board1 / without);
                Console.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"without {without:0.00} s, with {board1:0.00} s: {board1 / without:0.000}")
                );
            }

            var median = ratios.Order().ElementAt(Rounds / 2);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"median {median:0.000} (at most {Most})"));
            if (median > Most)
            {
                throw new InvalidOperationException("A leaderboard that stands still costs more than 8 %.");
            }

            async Task<double> TimeAsync(Draft draft)
            {
                var watch = Stopwatch.StartNew();
                await renderer.RenderAsync(
                    draft,
                    [clip],
                    new RenderOutput(),
                    Path.Combine(folder, "out.mp4"),
                    new Progress<double>(),
                    CancellationToken.None
                );
                return watch.Elapsed.TotalSeconds;
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
