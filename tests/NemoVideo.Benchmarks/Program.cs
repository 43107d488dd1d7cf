// Speed as a ratio against something else in the same run, and memory. `-- <name>` runs one, nothing runs all.
using NemoVideo.Benchmarks;

var benchmarks = new Dictionary<string, Func<Task>>(StringComparer.OrdinalIgnoreCase)
{
    ["reading"] = ReadingBenchmark.RunAsync,
    ["leaderboard"] = LeaderboardBenchmark.RunAsync,
    ["highlights"] = HighlightsBenchmark.RunAsync,
    ["highlights-table"] = HighlightsBenchmark.RunTableAsync,
    ["clip"] = ClipBenchmark.RunAsync,
    ["upload"] = UploadBenchmark.RunAsync,
    ["render"] = RenderBenchmark.RunAsync,
    ["pauses"] = PauseBenchmark.RunAsync,
};

foreach (var name in args.Length > 0 ? args : [.. benchmarks.Keys])
{
    if (!benchmarks.TryGetValue(name, out var run))
    {
        Console.Error.WriteLine($"There is no benchmark '{name}'. There are: {string.Join(", ", benchmarks.Keys)}.");
        return 1;
    }

    Console.WriteLine($"== {name}");
    await run();
}

return 0;
