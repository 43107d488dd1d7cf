namespace NemoVideo.Core;

/// <summary>What the service found in the footage: standings, a ranking of clips, selected moments.</summary>
public sealed class Analysis
{
    /// <summary>
    /// Its kind, in the service's terms; the local backend uses <c>leaderboard</c>, <c>ranking</c> and <c>highlights</c>.
    /// </summary>
    public string? Kind { get; init; }

    /// <summary>Display title.</summary>
    public string? Title { get; init; }

    /// <summary>Its entries, in the service's order.</summary>
    public IReadOnlyList<AnalysisItem> Items { get; init; } = [];

    /// <summary>Its JSON as received.</summary>
    public string Json { get; init; } = "";

    /// <inheritdoc/>
    public override string ToString() => $"{Title ?? Kind ?? "analysis"} ({Items.Count})";
}

/// <summary>One entry of an analysis. Whatever the service does not report is null.</summary>
public sealed class AnalysisItem
{
    /// <summary>Place, from 1; ties share a place.</summary>
    public int? Rank { get; init; }

    /// <summary>The player, clip or moment.</summary>
    public string? Name { get; init; }

    /// <summary>Points.</summary>
    public double? Score { get; init; }

    /// <summary>Where it begins in the source.</summary>
    public TimeSpan? Start { get; init; }

    /// <summary>How long it lasts.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The parts of the score, by name.</summary>
    public IReadOnlyDictionary<string, double> Parts { get; init; } = new Dictionary<string, double>();

    /// <summary>The reason, in words.</summary>
    public string? Reason { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Rank is null ? Name ?? "" : $"{Rank}. {Name}";
}
