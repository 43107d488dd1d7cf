using System.Text.Json.Serialization;

namespace NemoVideo.Local.Model;

/// <summary>
/// A timeline as sent over the wire. <c>t</c>, <c>tt</c>, <c>sg</c>, <c>d</c> and <c>m</c> are documented;
/// what is inside a segment is specific to this backend (docs/local-backend.md). All times are whole milliseconds.
/// </summary>
internal sealed record Draft
{
    [JsonPropertyName("d")]
    public long Duration { get; init; }

    [JsonPropertyName("m")]
    public DraftMetadata Metadata { get; init; } = new();

    /// <summary>In drawing order: later video and text tracks are above earlier ones.</summary>
    [JsonPropertyName("t")]
    public IReadOnlyList<Track> Tracks { get; init; } = [];
}

internal sealed record DraftMetadata
{
    [JsonPropertyName("title")]
    public string? Title { get; init; }

    [JsonPropertyName("width")]
    public int Width { get; init; } = 1920;

    [JsonPropertyName("height")]
    public int Height { get; init; } = 1080;

    /// <summary>Frames per second of the output.</summary>
    [JsonPropertyName("fps")]
    public double FrameRate { get; init; } = 30;

    [JsonPropertyName("fit")]
    public FitMode Fit { get; init; } = FitMode.Fit;

    /// <summary>The loudness to give the whole, in LUFS; null leaves it as it is, unless music plays under the clips' sound.</summary>
    [JsonPropertyName("lufs"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Loudness { get; init; }

    /// <summary>The number of the edit that it came from, counted in its project. Rendering ignores it.</summary>
    [JsonPropertyName("revision"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Revision { get; init; }
}

/// <summary>How a picture of another shape is put into the frame.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FitMode>))]
internal enum FitMode
{
    /// <summary>Whole, with black bars.</summary>
    [JsonStringEnumMemberName("fit")]
    Fit,

    /// <summary>Cropped until it fills the frame.</summary>
    [JsonStringEnumMemberName("fill")]
    Fill,

    /// <summary>Whole, over a blurred copy of itself.</summary>
    [JsonStringEnumMemberName("blur")]
    Blur,
}
