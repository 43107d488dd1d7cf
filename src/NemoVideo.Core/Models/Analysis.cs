namespace NemoVideo.Core;

/// <summary>What the service found out about the footage: standings, a ranking of clips, chosen moments.</summary>
public sealed class Analysis
{
    /// <summary>Its kind, as the service calls it; the local backend's are <c>leaderboard</c>, <c>ranking</c> and <c>highlights</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>Title for people.</summary>
    public string? Title { get; init; }

    /// <summary>Its entries, in the service's order.</summary>
    public IReadOnlyList<AnalysisItem> Items { get; init; } = [];

    /// <summary>Its JSON as it came.</summary>
    public string Json { get; init; } = "";

    /// <inheritdoc/>
    public override string ToString() => $"{Title ?? Kind ?? "analysis"} ({Items.Count})";
}

/// <summary>One entry of an analysis. Everything that the service does not tell is null.</summary>
public sealed class AnalysisItem
{
    /// <summary>Place, from 1; ties share one.</summary>
    public int? Rank { get; init; }

    /// <summary>Player, clip or moment.</summary>
    public string? Name { get; init; }

    /// <summary>Points.</summary>
    public double? Score { get; init; }

    /// <summary>Where in the source it begins.</summary>
    public TimeSpan? Start { get; init; }

    /// <summary>How long it lasts.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>What the score is made of, by name.</summary>
    public IReadOnlyDictionary<string, double> Parts { get; init; } = new Dictionary<string, double>();

    /// <summary>Why, in words.</summary>
    public string? Reason { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Rank is null ? Name ?? "" : $"{Rank}. {Name}";
}
