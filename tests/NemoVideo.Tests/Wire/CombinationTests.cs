using System.Globalization;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Ports;
using NemoVideo.Tests.Client;

namespace NemoVideo.Tests.Wire;

/// <summary>
/// A server takes each liberty of the table independently of the others. Whatever the combination, the client ends in time, with an
/// error of its own or the video, and says nothing that the server knows to be false.
/// </summary>
public sealed class CombinationTests
{
    private const int Combinations = 10_000;

    /// <summary>A hang, in real time: a run takes milliseconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Shorter than usual, since a server that never completes is asked each second.</summary>
    private static readonly NemoOptions Options = WireRun.Options with { ExportTimeout = TimeSpan.FromMinutes(5) };

    /// <summary>
    /// The limits in force: the message's time twice (the stream, then its result), the export's, and what the waits between and the
    /// tries of a fresh file may take.
    /// </summary>
    private static readonly TimeSpan Longest = (2 * Options.MessageTimeout) + Options.ExportTimeout + TimeSpan.FromMinutes(15);

    private static readonly List<List<WireCase>> Parts =
    [
        .. WireTable.All.GroupBy(@case => @case.Part).OrderBy(part => part.Key).Select(part => part.ToList()),
    ];

    [Fact]
    public async Task No_combination_makes_the_client_hang_crash_or_say_what_is_not_true()
    {
        using var folder = new TemporaryFolder();
        var wrong = new List<string>();
        await Parallel.ForAsync(
            0,
            Combinations,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (seed, _) =>
            {
                var random = new Random(seed);
                var cases = Parts.Where(_ => random.Next(2) == 0).Select(part => part[random.Next(part.Count)]).ToList();
                foreach (var problem in await RunAsync(cases, Stages(random), folder))
                {
                    lock (wrong)
                    {
                        wrong.Add($"{seed} [{string.Join(" + ", cases)}]: {problem}");
                    }
                }
            }
        );
        Assert.True(
            wrong.Count == 0,
            $"{wrong.Count} of {Combinations}:\n{string.Join("\n", wrong.Order(StringComparer.Ordinal).Take(20))}"
        );
    }

    /// <summary>Mostly a half of the job: all of it takes three times as long.</summary>
    private static WireStages Stages(Random random) =>
        random.Next(10) switch
        {
            0 => WireStages.All,
            < 6 => WireStages.Edit,
            _ => WireStages.Export,
        };

    /// <summary>Other replies are the client's, about the timeline.</summary>
    private static bool SaysWords(string? reply) => reply?.Contains("timeline", StringComparison.Ordinal) == false;

    private static async Task<IReadOnlyList<string>> RunAsync(IReadOnlyList<WireCase> cases, WireStages stages, TemporaryFolder folder)
    {
        using var cloud = new FakeCloud();
        if (!stages.HasFlag(WireStages.Edit))
        {
            cloud.Edits = 1;
        }

        foreach (var @case in cases)
        {
            @case.Says(cloud);
        }

        try
        {
            var words = cases.SingleOrDefault(@case => @case.Part == WirePart.Message)?.Sees.Reply;
            return
            [
                .. Problems(await WireRun.RunAsync(cloud, folder, stages, Options).WaitAsync(Patience), SaysWords(words) ? words : null),
            ];
        }
        catch (TimeoutException)
        {
            return [$"it hangs after\n{cloud.Log}"];
        }
    }

    /// <param name="words">What the server said, where it said something.</param>
    private static IEnumerable<string> Problems(Seen seen, string? words)
    {
        var cloud = seen.Cloud;
        if (seen.Failure is not null && seen.Error is null or { ErrorId: Ids.Unexpected })
        {
            yield return $"it ends with {seen.Failure}";
        }

        if (seen.Elapsed - cloud.Passed > Longest)
        {
            yield return $"it took {seen.Elapsed}";
        }

        if (cloud.Messages.Count > 1)
        {
            yield return $"the message was sent {cloud.Messages.Count} times";
        }

        if (words is not null && !cloud.HidesEdits && seen.Edit is not null && seen.Edit.Reply != words)
        {
            yield return $"it said '{words}', and the user sees '{seen.Edit.Reply}'";
        }

        if (
            cloud.Clips.Count > 1
            && cloud.Count("upload-video") > 1
            && !seen.Pipeline.Warnings.Any(warning => warning.Contains("twice", StringComparison.Ordinal))
        )
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"the clip is there {cloud.Clips.Count} times, and nobody says so");
        }

        if (
            seen.Error?.ErrorId == Ids.EditFailed
            && cloud is { Edits: > 0, HidesEdits: false }
            && !seen.Shown.Contains("changed before", StringComparison.Ordinal)
        )
        {
            yield return $"it was made: {seen.Error.Message}";
        }

        if (seen.Error?.ErrorId == Ids.ExportNotFound && cloud.Renders.Any(render => !render.IsFailed))
        {
            yield return $"it renders: {seen.Error.Message}";
        }
    }
}
