using System.Text.Json.Serialization;

namespace NemoVideo.Local.Model;

/// <summary>
/// The standings that a text segment shows for as long as it lasts (<c>lb</c>). Where the next segment of the track begins
/// at this one's end, its rows move to their new places.
/// </summary>
internal sealed record Leaderboard
{
    public const int MostRows = 12;
    public const int LongestName = 80;
    public const int MostDecimals = 3;
    public const double LargestScore = 1e12;
    public const string Currencies = "$€£¥";

    /// <summary>Empty if there is none.</summary>
    [JsonPropertyName("title")]
    public string Title { get; init; } = "";

    [JsonPropertyName("side")]
    public LeaderboardSide Side { get; init; }

    /// <summary>Decimal places of every score.</summary>
    [JsonPropertyName("dp")]
    public int Decimals { get; init; }

    /// <summary>The place was not asked for: it follows the frame's shape.</summary>
    [JsonPropertyName("auto"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AutoSide { get; init; }

    /// <summary>Scores are times in seconds, written as 1:22.5.</summary>
    [JsonPropertyName("time"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsTime { get; init; }

    /// <summary>The sign before the scores, one of <see cref="Currencies"/>; null without one.</summary>
    [JsonPropertyName("cur"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Currency { get; init; }

    /// <summary>The colour of title and bars as <c>RRGGBB</c>; null is the default.</summary>
    [JsonPropertyName("color"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Color { get; init; }

    /// <summary>Best first, at most <see cref="MostRows"/>.</summary>
    [JsonPropertyName("rows")]
    public IReadOnlyList<LeaderboardRow> Rows { get; init; } = [];

    /// <summary>Where a board goes in a frame of this shape unless a place is given.</summary>
    public static LeaderboardSide UsualSide(int width, int height) => height > width ? LeaderboardSide.Bottom : LeaderboardSide.Left;

    /// <summary>A score as this board writes it.</summary>
    public string Write(double score) => IsTime ? ScoreText.OfTime(score, Decimals) : ScoreText.Of(score, Decimals, Currency);
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
    [JsonStringEnumMemberName("left")]
    Left,

    [JsonStringEnumMemberName("right")]
    Right,

    [JsonStringEnumMemberName("bottom")]
    Bottom,
}
