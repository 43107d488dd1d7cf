using System.Text.Json.Serialization;

namespace NemoVideo.Local.Model;

internal sealed record Segment
{
    [JsonPropertyName("id")]
    public string Id { get; init; } = "";

    /// <summary>The clip's file name or the music's name; a text's words are in <see cref="Text"/>.</summary>
    [JsonPropertyName("n")]
    public string Name { get; init; } = "";

    /// <summary>A <see cref="MediaItem.Id"/>, or <c>bed:&lt;seed&gt;</c> for music made by the backend; null for text.</summary>
    [JsonPropertyName("src"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Source { get; init; }

    /// <summary>2 where an upload was put on the timeline a second time, as a clip of its own; null for the first.</summary>
    [JsonPropertyName("cp"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Copy { get; init; }

    /// <summary>Where it begins on the timeline.</summary>
    [JsonPropertyName("st")]
    public long Start { get; init; }

    /// <summary>How long it lasts on the timeline (after <see cref="Speed"/>).</summary>
    [JsonPropertyName("d")]
    public long Duration { get; init; }

    /// <summary>Where it begins in its source.</summary>
    [JsonPropertyName("in")]
    public long SourceStart { get; init; }

    /// <summary>2 is twice as fast: <c>Duration × Speed</c> of the source is used.</summary>
    [JsonPropertyName("sp")]
    public double Speed { get; init; } = 1;

    /// <summary>Percent of the source's own level; 0 is mute.</summary>
    [JsonPropertyName("v")]
    public double Volume { get; init; } = 100;

    /// <summary>Fade from black and silence at the beginning.</summary>
    [JsonPropertyName("fi")]
    public long FadeIn { get; init; }

    /// <summary>Fade to black and silence at the end.</summary>
    [JsonPropertyName("fo")]
    public long FadeOut { get; init; }

    /// <summary>Only the sound fades (<see cref="FadeIn"/>, <see cref="FadeOut"/>), not the picture.</summary>
    [JsonPropertyName("fs"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool FadeSoundOnly { get; init; }

    /// <summary>
    /// Cross-fade from the previous segment: this one begins this much before the other's end
    /// (so <c>Start</c> = previous <c>Start + Duration − CrossFade</c>).
    /// </summary>
    [JsonPropertyName("xf")]
    public long CrossFade { get; init; }

    /// <summary>Music: gets quieter while somebody speaks.</summary>
    [JsonPropertyName("dk"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Duck { get; init; }

    /// <summary>Holds a still picture: the frame at <see cref="SourceStart"/> of a video, or an image.</summary>
    [JsonPropertyName("fz"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Still { get; init; }

    /// <summary>The words of a text segment.</summary>
    [JsonPropertyName("tx"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    /// <summary>Texts and logos: place in the frame.</summary>
    [JsonPropertyName("pos"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Position? Position { get; init; }

    /// <summary>Texts: <c>title</c> is large; logos have none.</summary>
    [JsonPropertyName("style"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TextStyle? Style { get; init; }

    /// <summary>Logos: width as a percentage of the frame's.</summary>
    [JsonPropertyName("sc"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double Scale { get; init; }

    /// <summary>Texts: the standings of a leaderboard; <see cref="Text"/> has them in words.</summary>
    [JsonPropertyName("lb"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Leaderboard? Leaderboard { get; init; }

    /// <summary>Which clip of the timeline a shot belongs to; null for text.</summary>
    [JsonIgnore]
    public string? Clip => Copy is { } copy ? FormattableString.Invariant($"{Source}#{copy}") : Source;

    [JsonIgnore]
    public long End => Start + Duration;

    /// <summary>Its picture is shown as it is in the source, at its own speed.</summary>
    [JsonIgnore]
    public bool IsPlain => Speed == 1;

    /// <summary>The prefix of music that the backend makes: <c>bed:&lt;seed&gt;</c>.</summary>
    public const string BedPrefix = "bed:";

    [JsonIgnore]
    public bool IsBed => Source?.StartsWith(BedPrefix, StringComparison.Ordinal) == true;
}

[JsonConverter(typeof(JsonStringEnumConverter<Position>))]
internal enum Position
{
    [JsonStringEnumMemberName("center")]
    Center,

    [JsonStringEnumMemberName("top")]
    Top,

    [JsonStringEnumMemberName("bottom")]
    Bottom,

    [JsonStringEnumMemberName("top-left")]
    TopLeft,

    [JsonStringEnumMemberName("top-right")]
    TopRight,

    [JsonStringEnumMemberName("bottom-left")]
    BottomLeft,

    [JsonStringEnumMemberName("bottom-right")]
    BottomRight,
}

[JsonConverter(typeof(JsonStringEnumConverter<TextStyle>))]
internal enum TextStyle
{
    [JsonStringEnumMemberName("title")]
    Title,

    [JsonStringEnumMemberName("text")]
    Text,

    [JsonStringEnumMemberName("caption")]
    Caption,

    /// <summary>A clip's place in a ranking: three lines, its rank, name and score.</summary>
    [JsonStringEnumMemberName("rank")]
    Rank,

    /// <summary>Standings over the whole frame: a title, a line for each row with tabs between rank, name and score, and a note.</summary>
    [JsonStringEnumMemberName("table")]
    Table,
}
