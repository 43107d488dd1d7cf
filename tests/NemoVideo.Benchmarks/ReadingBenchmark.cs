using System.Diagnostics;
using System.Globalization;
using NemoVideo.Local.Operations;

namespace NemoVideo.Benchmarks;

/// <summary>
/// Prompts made to be slow against an ordinary one of the same length, in turns: each may take at most twice as long per character.
/// </summary>
internal static class ReadingBenchmark
{
    private const int Length = 2_000;
    private const int Rounds = 7;
    private const double Most = 2;

    private static readonly string[] Ordinary =
    [
        "Cut out the pauses and trim the first 3 seconds of clip 2. ",
        "Add background music at 20 %, and fade it out at the end. ",
        "Put the title 'Field notes' at the beginning for 4 seconds. ",
        "Speed up clip 3 by 1.5x, mute the last clip, make it vertical with blurred sides. ",
        "把第二段的音量调到50%,结尾淡出2秒。",
    ];

    /// <summary>Repeated up to the length.</summary>
    private static readonly string[] Slow =
    [
        "cut ",
        "take the ",
        "turn the clip ",
        "and then ",
        "but not ",
        "clip 1, ",
        "except clip 2 ",
        "from 1 to 2 ",
        "1:1:",
        "9 ",
        "' \"",
        "a.b.c.",
        "zzzz",
        "z ",
        "((",
        "- ",
        "the ",
        "remove the pauses ",
        "在第二段",
        "一",
        "除了",
        "的",
    ];

    public static Task RunAsync()
    {
        var ordinary = Fill(string.Concat(Ordinary));
        Dictionary<string, List<double>> ratios = Slow.ToDictionary(words => words, _ => new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var words in Slow)
            {
                var (usual, slow) = (Time(ordinary), Time(Fill(words)));
                if (round > 0) // The first one compiles.
                {
                    ratios[words].Add(slow / usual);
                }
            }
        }

        var medians = ratios.Select(pair => (Words: pair.Key, Ratio: pair.Value.Order().ElementAt(Rounds / 2))).ToList();
        foreach (var (words, ratio) in medians.OrderByDescending(median => median.Ratio))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ratio, 6:0.00}  {words}"));
        }

        var most = medians.Max(median => median.Ratio);
        return most <= Most
            ? Task.CompletedTask
            : throw new InvalidOperationException($"A prompt takes {most:0.0} times as long as an ordinary one.");
    }

    private static string Fill(string words) => string.Concat(Enumerable.Repeat(words, (Length / words.Length) + 1))[..Length];

    private static double Time(string prompt)
    {
        var watch = Stopwatch.StartNew();
        OperationList.Reader.Read(prompt, new(["a.mp4", "b.mp4", "c.mp4"], []));
        return watch.Elapsed.TotalSeconds;
    }
}
