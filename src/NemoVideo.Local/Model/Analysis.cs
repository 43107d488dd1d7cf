using System.Text.Json.Serialization;

namespace NemoVideo.Local.Model;

/// <summary>
/// What an analysis found, as <c>video_analyses</c> in the state carries it (assumed: that field's shape is undocumented).
/// </summary>
/// <param name="Kind"><c>leaderboard</c>, <c>ranking</c> or <c>highlights</c>.</param>
/// <param name="Title">For people.</param>
internal sealed record Analysis(string Kind, string Title, IReadOnlyList<AnalysisItem> Items);

/// <summary>One entry: a row of standings, a ranked clip, a chosen moment. Members that do not apply are left out.</summary>
internal sealed record AnalysisItem
{
    /// <summary>Place, from 1; ties share one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Rank { get; init; }

    /// <summary>Player, clip or moment.</summary>
    public required string Name { get; init; }

    /// <summary>Points; for a ranking, 0 to 100.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Score { get; init; }

    /// <summary>Where in the source it begins, in ms.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Start { get; init; }

    /// <summary>How long it lasts, in ms.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Duration { get; init; }

    /// <summary>Id of the media it is about.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MediaId { get; init; }

    /// <summary>What the score is made of, by name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, double>? Parts { get; init; }

    /// <summary>Why, in words.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}
