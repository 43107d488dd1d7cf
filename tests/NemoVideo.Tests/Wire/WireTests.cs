using System.Globalization;
using NemoVideo.Tests.Client;

namespace NemoVideo.Tests.Wire;

/// <summary>Each case of the table, over real HTTP.</summary>
public sealed class WireTests
{
    /// <summary>A hang, in real time: a run takes milliseconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static TheoryData<string> Names => [.. WireTable.All.Select(@case => @case.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_user_sees_what_is_true(string name)
    {
        using var folder = new TemporaryFolder();
        using var cloud = new FakeCloud();
        var @case = WireTable.All.Single(@case => @case.ToString() == name);
        @case.Says(cloud);
        var seen = await WireRun.RunAsync(cloud, folder).WaitAsync(Patience);
        seen.Must(@case.Sees);
        // A wait of next to nothing, which chance can bring about, may be told or not.
        const string none = "Waiting 0 s before";
        Assert.Equal(
            cloud
                .Clock.Skipped.Select(wait => $"Waiting {wait.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s before")
                .Where(line => line != none),
            seen.Pipeline.VerboseLines.Where(line => line.StartsWith("Waiting ", StringComparison.Ordinal))
                .Select(line => line[..(line.IndexOf("before", StringComparison.Ordinal) + "before".Length)])
                .Where(line => line != none)
        );
        Assert.DoesNotContain(WireRun.Token, string.Join("\n", seen.Pipeline.VerboseLines), StringComparison.Ordinal);
    }
}
