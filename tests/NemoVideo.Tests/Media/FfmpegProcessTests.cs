using System.Diagnostics;
using NemoVideo.Local.Media;

namespace NemoVideo.Tests.Media;

public sealed class FfmpegProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nemo-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Missing_tools_say_what_to_install()
    {
        var error = Assert.Throws<FfmpegMissingException>(() => FfmpegTools.Find(null, _folder));
        Assert.Contains("nstall", error.Message, StringComparison.Ordinal);
        Assert.Contains(FfmpegTools.Variable, error.Message, StringComparison.Ordinal);
        Assert.Contains(
            _folder,
            Assert.Throws<FfmpegMissingException>(() => FfmpegTools.Find(_folder, "")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Configured_file_and_folder_are_both_taken()
    {
        var found = FfmpegTools.Find(null, Environment.GetEnvironmentVariable("PATH"));
        Assert.Equal(found, FfmpegTools.Find(found.Ffmpeg, null));
        Assert.Equal(found, FfmpegTools.Find(Path.GetDirectoryName(found.Ffmpeg), null));
    }

    [Fact]
    public void Relative_folders_are_passed_over_and_quoted_ones_understood()
    {
        var real = Path.GetDirectoryName(Ffmpeg.Tools.Ffmpeg)!;
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, real);
        Assert.True(Directory.Exists(relative));
        foreach (var folders in (string[])[relative, $"sub/../{relative}", $"\"{relative}\"", "."])
        {
            Assert.Throws<FfmpegMissingException>(() => FfmpegTools.Find(null, folders));
        }

        Assert.Equal(Ffmpeg.Tools, FfmpegTools.Find(null, string.Join(Path.PathSeparator, ".", relative, $"\"{real}\"")));
        var error = Assert.Throws<FfmpegMissingException>(() => FfmpegTools.Find(relative, real));
        Assert.Contains("not a full path", error.Message, StringComparison.Ordinal);
        Assert.Contains(FfmpegTools.Variable, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_reports_the_output_time()
    {
        var times = new List<TimeSpan>();
        await Ffmpeg.Process.RunAsync(
            ["-f", "lavfi", "-i", "sine=duration=2", "-f", "null", "-"],
            new Collect<TimeSpan>(times),
            CancellationToken.None
        );
        Assert.InRange(times[^1].TotalSeconds, 1.9, 2.1);
    }

    [Fact]
    public async Task An_error_holds_what_ffmpeg_said()
    {
        var error = await Assert.ThrowsAsync<FfmpegException>(() =>
            Ffmpeg.Process.RunAsync(
                ["-i", Path.Combine(_folder, "no such; file $(x).mp4"), "-f", "null", "-"],
                null,
                CancellationToken.None
            )
        );
        Assert.Contains("no such; file $(x).mp4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_leaves_no_process()
    {
        var mark = Path.Combine(_folder, Guid.NewGuid().ToString("N") + ".wav");
        using var stop = new CancellationTokenSource();
        var run = Ffmpeg.Process.RunAsync(["-re", "-f", "lavfi", "-i", "sine", mark], new Call<TimeSpan>(_ => stop.Cancel()), stop.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.False(IsRunning(mark));
    }

    [Fact]
    public async Task Sound_is_read_as_mono_samples()
    {
        var file = await Ffmpeg.MakeAsync(
            _folder,
            "a.wav",
            "-f lavfi -i sine=frequency=440:duration=3 -af volume=4,pan=stereo|c0=c0|c1=c0"
        );
        var samples = await Ffmpeg.SamplesAsync(file);
        Assert.InRange(samples.Length, 3 * 16000 - 16, 3 * 16000 + 16);
        Assert.InRange(Ffmpeg.Level(samples, 0.5, 2.5), -10, -8);

        var part = 0;
        await foreach (var piece in Ffmpeg.Process.ReadAudioAsync(file, 8000, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(0.5)))
        {
            part += piece.Length;
        }

        Assert.InRange(part, 3990, 4010);
    }

    [Fact]
    public async Task Leaving_the_sound_early_ends_the_process()
    {
        var file = await Ffmpeg.MakeAsync(_folder, "long.wav", "-f lavfi -i sine=duration=600");
        await foreach (var piece in Ffmpeg.Process.ReadAudioAsync(file))
        {
            break;
        }

        Assert.False(IsRunning(file));
    }

    private static bool IsRunning(string mark)
    {
        if (!Directory.Exists("/proc/self"))
        {
            return Process.GetProcessesByName("ffmpeg").Length > 0;
        }

        return Process
            .GetProcessesByName("ffmpeg")
            .Any(process =>
            {
                try
                {
                    return File.ReadAllText($"/proc/{process.Id}/cmdline").Contains(mark, StringComparison.Ordinal);
                }
                catch (IOException)
                {
                    return false;
                }
            });
    }
}
