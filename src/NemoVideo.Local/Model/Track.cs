using System.Text.Json.Serialization;

namespace NemoVideo.Local.Model;

internal static class TrackType
{
    public const int Video = 0;
    public const int Audio = 1;
    public const int Text = 7;
}

internal sealed record Track
{
    [JsonPropertyName("tt")]
    public int Type { get; init; }

    /// <summary>What people call it: Video, BGM, Title, Logo, …</summary>
    [JsonPropertyName("n")]
    public string Name { get; init; } = "";

    [JsonPropertyName("sg")]
    public IReadOnlyList<Segment> Segments { get; init; } = [];
}

/// <summary>The names of the tracks that the editor makes, as people say and read them.</summary>
internal static class TrackName
{
    public const string Video = "Video";
    public const string Music = "BGM";
    public const string Title = "Title";
    public const string Text = "Text";
    public const string Captions = "Captions";
    public const string Logo = "Logo";
    public const string Leaderboard = "Leaderboard";
    public const string Ranking = "Ranking";
}
