namespace NemoVideo.Core;

/// <summary>What a track holds: the API's <c>tt</c> (0, 1, 7); anything else is other.</summary>
public enum TrackKind
{
    /// <summary><c>tt</c> 0.</summary>
    Video,

    /// <summary><c>tt</c> 1.</summary>
    Audio,

    /// <summary><c>tt</c> 7.</summary>
    Text,

    /// <summary>Any other type: no more are documented.</summary>
    Other,
}

/// <summary>A timeline, read from a draft. It keeps the draft as received.</summary>
public sealed class Timeline
{
    /// <summary>Tracks in the draft's order.</summary>
    public IReadOnlyList<TimelineTrack> Tracks { get; init; } = [];

    /// <summary>Length: the draft's <c>d</c>, or else as long as its segments show.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Title, from <c>m</c>.</summary>
    public string? Title { get; init; }

    /// <summary>Width of the picture in pixels, from <c>m</c>.</summary>
    public int? Width { get; init; }

    /// <summary>Height of the picture in pixels, from <c>m</c>.</summary>
    public int? Height { get; init; }

    /// <summary>The draft's JSON as received; null if the project has none.</summary>
    public string? Draft { get; init; }

    /// <summary>The project it was read from.</summary>
    public Project? Project { get; internal set; }

    /// <summary>The API's session id of that project.</summary>
    public string? SessionId => Project?.SessionId;

    /// <summary>A hash of what a viewer would see (not of member order, times of saving and the like); null if there is no draft.</summary>
    internal string? Fingerprint { get; init; }

    /// <summary>A draft can be exported once a track has a segment (api.md).</summary>
    internal bool CanExport => Tracks.Any(track => track.Segments.Count > 0);

    /// <summary>The tracks as rows of a table.</summary>
    public IReadOnlyList<TimelineRow> Rows() => [.. Tracks.Select(track => new TimelineRow(track))];

    /// <summary>The tracks drawn to scale, one line each, under a ruler.</summary>
    /// <param name="width">Columns to draw in; at least 40.</param>
    public IReadOnlyList<string> Draw(int width = 100) => TimelineDrawing.Of(this, width);

    /// <summary>The one-line summary in the documented form.</summary>
    public override string ToString() => TimelineSummary.Of(this);
}

/// <summary>One track of a timeline.</summary>
public sealed class TimelineTrack
{
    /// <summary>Position in the timeline, from 1.</summary>
    public int Number { get; init; }

    /// <summary>What it holds.</summary>
    public TrackKind Kind { get; init; }

    /// <summary>The draft's <c>tt</c>; null if it is missing or not a number.</summary>
    public int? Type { get; init; }

    /// <summary>The name the draft gives it, if any.</summary>
    public string? Name { get; init; }

    /// <summary>Segments in the draft's order.</summary>
    public IReadOnlyList<TimelineSegment> Segments { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => TimelineSummary.Of(this);
}

/// <summary>One segment of a track. Whatever a draft does not say is null.</summary>
public sealed class TimelineSegment
{
    /// <summary>Name of what is shown or heard.</summary>
    public string? Name { get; init; }

    /// <summary>The words of a text segment.</summary>
    public string? Text { get; init; }

    /// <summary>Where it begins on the timeline; null if the draft does not show it.</summary>
    public TimeSpan? Start { get; init; }

    /// <summary>How long it lasts.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Where it ends; null if its start is not known.</summary>
    internal TimeSpan? End => Start + (Duration ?? TimeSpan.Zero);

    /// <summary>Level in percent.</summary>
    public double? Volume { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Text ?? Name ?? "segment";
}
