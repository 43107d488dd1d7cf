using System.Globalization;
using NemoVideo.Local.Media;

namespace NemoVideo.Tests.Media;

/// <summary>Makes and measures media for tests.</summary>
internal static class Ffmpeg
{
    public static FfmpegTools Tools { get; } = FfmpegTools.Find();

    public static FfmpegProcess Process { get; } = new(Tools);

    /// <summary>
    /// Runs ffmpeg with arguments split at blanks (none of them holds one); an expression may be quoted as for its filter
    /// graph.
    /// </summary>
    public static async Task<string> MakeAsync(string folder, string name, string arguments) =>
        (await MakeAllAsync(folder, "", [(name, arguments)]))[0];

    /// <summary>Makes several files from one source that is read once.</summary>
    /// <param name="files">Each with the arguments that are its own.</param>
    public static async Task<string[]> MakeAllAsync(string folder, string source, IEnumerable<(string Name, string Arguments)> files)
    {
        // For pictures this small, threads cost more than they do.
        List<string> arguments =
        [
            "-filter_threads",
            "1",
            "-filter_complex_threads",
            "1",
            .. source.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ];
        List<string> paths = [];
        foreach (var (name, own) in files)
        {
            paths.Add(Path.Combine(folder, name));
            arguments.AddRange([.. own.Split(' ', StringSplitOptions.RemoveEmptyEntries), "-threads", "1", paths[^1]]);
        }

        await Process.RunAsync(arguments, null, CancellationToken.None);
        return [.. paths];
    }

    /// <summary>All mono samples of a file.</summary>
    public static async Task<float[]> SamplesAsync(string path, int rate = 16000)
    {
        List<float> samples = [];
        await foreach (var piece in Process.ReadAudioAsync(path, rate))
        {
            samples.AddRange(piece.Span);
        }

        return [.. samples];
    }

    /// <summary>RMS level in dBFS of a time range.</summary>
    public static double Level(float[] samples, double from, double to, int rate = 16000)
    {
        var window = samples.AsSpan((int)(from * rate)..Math.Min((int)(to * rate), samples.Length));
        var sum = 0.0;
        foreach (var sample in window)
        {
            sum += (double)sample * sample;
        }

        return 10 * Math.Log10((sum / window.Length) + 1e-12);
    }

    public static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
