using System.Globalization;
using NemoVideo.Local.Media;

namespace NemoVideo.Tests.Media;

/// <summary>Makes and measures media for tests.</summary>
internal static class Ffmpeg
{
    public static FfmpegProcess Process { get; } = new(FfmpegTools.Find());

    /// <summary>Runs ffmpeg with arguments split at blanks (none of them holds one); an expression may be quoted as for its filter graph.</summary>
    public static async Task<string> MakeAsync(string folder, string name, string arguments)
    {
        var path = Path.Combine(folder, name);
        await Process.RunAsync([.. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), path], null, CancellationToken.None);
        return path;
    }

    /// <summary>All mono samples of a file.</summary>
    public static async Task<float[]> SamplesAsync(string path, int rate = 16000)
    {
        List<float> samples = [];
        await foreach (var piece in Process.ReadAudioAsync(path, rate))
            samples.AddRange(piece.Span);
        return [.. samples];
    }

    /// <summary>RMS level in dBFS of a time range.</summary>
    public static double Level(float[] samples, double from, double to, int rate = 16000)
    {
        var window = samples.AsSpan((int)(from * rate)..Math.Min((int)(to * rate), samples.Length));
        var sum = 0.0;
        foreach (var sample in window)
            sum += (double)sample * sample;
        return 10 * Math.Log10((sum / window.Length) + 1e-12);
    }

    public static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
