using NemoVideo.Tests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace NemoVideo.Tests;

/// <summary>Begins with the classes that take longest, so that at the end no core waits for another's last one.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest =
    [
        nameof(Operations.Highlights.HighlightsTests),
        nameof(Workflows.CreatorTests),
        nameof(Rendering.MasteringTests),
        nameof(Server.RankingJobTests),
        nameof(Rendering.SourceKindTests),
        nameof(Rendering.PictureSourceTests),
        nameof(Operations.EditedResultTests),
        nameof(Rendering.LeaderboardRenderTests),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [
            .. testCollections.OrderBy(collection =>
                Array.FindIndex(Longest, name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal))
                    is >= 0
                        and var place
                    ? place
                    : Longest.Length
            ),
        ];
}
