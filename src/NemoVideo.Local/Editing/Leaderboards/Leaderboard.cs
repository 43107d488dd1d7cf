using System.Text.Json.Serialization;

namespace NemoVideo.Local.Editing.Leaderboards;

/// <summary>
/// The standings that a text segment shows for as long as it lasts (<c>lb</c>). Where the next segment of the track begins
/// at this one's end, its rows move on to their new places.
/// </summary>
internal sealed record Leaderboard
{
    public const int MostRows = 12;
    public const int LongestName = 80;
    public const int MostDecimals = 3;
    public const double LargestScore = 1e12;

    [JsonPropertyName("title")]
    public string Title { get; init; } = "";

    [JsonPropertyName("side")]
    public LeaderboardSide Side { get; init; }

    /// <summary>Decimal places of every score.</summary>
    [JsonPropertyName("dp")]
    public int Decimals { get; init; }

    /// <summary>The colour of title and bars as <c>RRGGBB</c>; null is the usual one.</summary>
    [JsonPropertyName("color"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Color { get; init; }

    /// <summary>Best first, at most <see cref="MostRows"/>.</summary>
    [JsonPropertyName("rows")]
    public IReadOnlyList<LeaderboardRow> Rows { get; init; } = [];
}

internal sealed record LeaderboardRow
{
    /// <summary>Place, from 1; ties share one.</summary>
    [JsonPropertyName("r")]
    public int Rank { get; init; }

    [JsonPropertyName("n")]
    public string Name { get; init; } = "";

    [JsonPropertyName("s")]
    public double Score { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<LeaderboardSide>))]
internal enum LeaderboardSide
{
    [JsonStringEnumMemberName("left")] Left,
    [JsonStringEnumMemberName("right")] Right,
    [JsonStringEnumMemberName("bottom")] Bottom,
}
