using System.Text.Json.Serialization;

namespace NemoVideo.Local.Model;

/// <summary>
/// A timeline as it goes over the wire. <c>t</c>, <c>tt</c>, <c>sg</c>, <c>d</c> and <c>m</c> are documented;
/// what is inside a segment is this backend's own (docs/local-backend.md). All times are whole milliseconds.
/// </summary>
internal sealed record Draft
{
    [JsonPropertyName("d")]
    public long Duration { get; init; }

    [JsonPropertyName("m")]
    public DraftMetadata Metadata { get; init; } = new();

    /// <summary>In drawing order: later video and text tracks lie above earlier ones.</summary>
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

    /// <summary>Frames a second of the output.</summary>
    [JsonPropertyName("fps")]
    public double FrameRate { get; init; } = 30;

    [JsonPropertyName("fit")]
    public FitMode Fit { get; init; } = FitMode.Fit;

    /// <summary>What the whole is brought to, in LUFS; null leaves it at its level, unless music lies under the clips' sound.</summary>
    [JsonPropertyName("lufs"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Loudness { get; init; }

    /// <summary>The number of the edit that it came of, counted in its project. Rendering does not look at it.</summary>
    [JsonPropertyName("revision"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Revision { get; init; }
}

/// <summary>How a picture of another shape is put into the frame.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FitMode>))]
internal enum FitMode
{
    /// <summary>Whole, with black bars.</summary>
    [JsonStringEnumMemberName("fit")] Fit,

    /// <summary>Cropped until it fills the frame.</summary>
    [JsonStringEnumMemberName("fill")] Fill,

    /// <summary>Whole, over a blurred copy of itself.</summary>
    [JsonStringEnumMemberName("blur")] Blur,
}
