using System.Globalization;
using System.Text;

namespace NemoVideo.Core;

/// <summary>
/// The one-line summary in the documented form:
/// <c>Timeline (3 tracks): 1. Video: city timelapse (0-10s) 2. BGM: Lo-fi (0-10s, 35%) 3. Title: "Urban Dreams" (0-3s)</c>.
/// </summary>
internal static class TimelineSummary
{
    /// <summary>Up to this many segments of a track are named; of more, only the first and the number of the rest.</summary>
    private const int NamedSegments = 3;

    public static string Of(Timeline timeline)
    {
        var tracks = timeline.Tracks;
        if (tracks.Count == 0)
        {
            return "Timeline (empty)";
        }

        var text = new StringBuilder();
        text.Append("Timeline (").Append(tracks.Count).Append(tracks.Count == 1 ? " track):" : " tracks):");
        foreach (var track in tracks)
        {
            text.Append(' ').Append(Of(track));
        }

        return text.ToString();
    }

    public static string Of(TimelineTrack track)
    {
        var number = track.Number.ToString(CultureInfo.InvariantCulture);
        if (track.Segments.Count == 0)
        {
            return $"{number}. {Label(track)}: (empty)";
        }

        var named = track
            .Segments.Take(track.Segments.Count > NamedSegments ? 1 : NamedSegments)
            .Select(segment => Of(segment, track.Kind));
        var end = track.Segments.All(segment => segment.End is not null) ? track.Segments.Max(segment => segment.End) : null;
        var rest =
            track.Segments.Count > NamedSegments
                ? $" and {track.Segments.Count - 1} more" + (end is { } last ? $", to {Seconds(last)}s" : "")
                : "";
        return $"{number}. {Label(track)}: {string.Join(", ", named)}{rest}";
    }

    /// <summary>The draft's own name, or else a word for its kind, as in the documents.</summary>
    public static string Label(TimelineTrack track) =>
        !string.IsNullOrWhiteSpace(track.Name)
            ? track.Name!
            : track.Kind switch
            {
                TrackKind.Video => "Video",
                TrackKind.Audio => "BGM",
                TrackKind.Text => "Title",
                _ => "Other",
            };

    private static string Of(TimelineSegment segment, TrackKind kind)
    {
        var name = kind == TrackKind.Text && segment.Text is not null ? $"\"{OneLine(segment.Text)}\"" : segment.Name ?? segment.Text ?? "";
        var facts = new List<string>();
        switch (segment.Start, segment.Duration)
        {
            case ({ } start, { } duration):
                facts.Add($"{Seconds(start)}-{Seconds(start + duration)}s");
                break;
            case ({ } start, null):
                facts.Add($"from {Seconds(start)}s");
                break;
            case (null, { } duration):
                facts.Add($"{Seconds(duration)}s");
                break;
            default:
                break;
        }

        if (segment.Volume is { } volume && Math.Abs(volume - 100) > 0.05)
        {
            facts.Add(volume.ToString("0.#", CultureInfo.InvariantCulture) + "%");
        }

        var told = facts.Count == 0 ? "" : $"({string.Join(", ", facts)})";
        return name.Length == 0 ? told
            : told.Length == 0 ? OneLine(name)
            : $"{OneLine(name)} {told}";
    }

    private static string OneLine(string text) => text.Replace("\r", "").Replace('\n', ' ');

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
}
