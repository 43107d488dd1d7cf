using System.Text.Json;
using NemoVideo.Core;

namespace NemoVideo.Client.Json;

/// <summary>
/// Reads a draft: <c>t</c>, <c>tt</c>, <c>sg</c>, <c>d</c> and <c>m</c> are documented, the rest is found by the names that such
/// drafts use, and shown as far as it can be read. The draft itself stays the text it was received as.
/// </summary>
internal static class DraftReader
{
    /// <summary>What a track's segments are under.</summary>
    public static readonly string[] SegmentKeys = ["sg", "segments", "segs", "clips", "items"];

    private static readonly string[] NameKeys =
    [
        "n",
        "name",
        "title",
        "label",
        "filename",
        "file_name",
        "fileName",
        "clip_name",
        "material_name",
    ];
    private static readonly string[] TextKeys = ["tx", "text", "content", "txt", "caption", "words", "t"];
    private static readonly string[] VolumeKeys = ["v", "vol", "volume", "gain", "level"];

    /// <summary>Null if there is no draft: absent, null, <c>{}</c>, or something else.</summary>
    public static Timeline? Read(JsonElement? draft)
    {
        switch (draft)
        {
            case { ValueKind: JsonValueKind.Object } element:
                return element.EnumerateObject().Any() ? Read(element, element.GetRawText()) : null;
            case { ValueKind: JsonValueKind.String } text:
                using (var inner = ParseText(text))
                {
                    return inner?.RootElement is { ValueKind: JsonValueKind.Object } content && content.EnumerateObject().Any()
                        ? Read(content, text.GetRawText())
                        : null;
                }

            default:
                return null;
        }
    }

    private static Timeline Read(JsonElement draft, string raw)
    {
        var tracks = Tracks(draft.Member("t", "tracks")).ToList();
        var segments = tracks.Select(track => Segments(track.Value).ToList()).ToList();
        var times = SegmentTimes.Of(segments, draft.Number("d"), draft.Number("duration"));
        var percents = VolumePercents(segments.SelectMany(segment => segment));
        var read = tracks
            .Select((track, index) => Track(track.Key, track.Value, index + 1, segments[index], times.Tracks[index], percents))
            .ToList();
        var metadata = Metadata(draft);
        return new Timeline
        {
            Tracks = read,
            Duration = times.Total ?? End(read),
            Title = CleanText.Line(metadata.Text("title", "name")),
            Width = metadata.Int("width", "w"),
            Height = metadata.Int("height", "h"),
            Draft = raw,
            Fingerprint = DraftFingerprint.Of(draft),
        };
    }

    /// <summary>Tracks as a list or by name. A track may be just the list of its segments, and a name may stand for several.</summary>
    private static IEnumerable<(string? Key, JsonElement Value)> Tracks(JsonElement? tracks)
    {
        foreach (var (key, track) in tracks.Entries())
        {
            if (track.ValueKind == JsonValueKind.Object)
            {
                yield return (key, track);
            }
            else if (track.ValueKind == JsonValueKind.Array && track.EnumerateArray().Any(inner => inner.Member(SegmentKeys) is not null))
            {
                foreach (var inner in track.EnumerateArray().Where(inner => inner.ValueKind == JsonValueKind.Object))
                {
                    yield return (key, inner);
                }
            }
            else if (track.ValueKind == JsonValueKind.Array && key is not null)
            {
                yield return (key, track);
            }
        }
    }

    private static TimelineTrack Track(
        string? key,
        JsonElement track,
        int number,
        List<JsonElement> segments,
        IReadOnlyList<SegmentTime> times,
        IReadOnlyDictionary<string, double> percents
    )
    {
        var type = track.Int("tt");
        var given = track.Text("n", "name", "title", "label") ?? key;
        var kind = TrackKinds.Of(type, track.Text("tt", "type", "track_type", "trackType", "kind"), given);
        var read = new List<TimelineSegment>();
        foreach (var (segment, time) in segments.Zip(times))
        {
            var name = First(segment, NameKeys, Label);
            var text = First(segment, TextKeys, Words);
            read.Add(
                new TimelineSegment
                {
                    Name = CleanText.Line(name),
                    Text = kind == TrackKind.Text ? Clean(text ?? name) : Clean(text),
                    Start = time.Start,
                    Duration = time.Duration,
                    Volume = Volume(segment, percents),
                }
            );
        }

        return new TimelineTrack
        {
            Number = number,
            Kind = kind,
            Type = type,
            Name = CleanText.Line(given),
            Segments = read,
        };
    }

    private static IEnumerable<JsonElement> Segments(JsonElement track) =>
        (track.ValueKind == JsonValueKind.Array ? track : track.Member(SegmentKeys))
            .Entries()
            .Select(segment => segment.Value)
            .Where(segment => segment.ValueKind == JsonValueKind.Object);

    /// <summary>The segment, then what is nested in it.</summary>
    private static IEnumerable<JsonElement> Places(JsonElement segment)
    {
        yield return segment;
        foreach (var name in (string[])["m", "meta", "metadata", "material", "data", "clip"])
        {
            if (segment.Member(name) is { ValueKind: JsonValueKind.Object } inner)
            {
                yield return inner;
            }
        }
    }

    private static string? First(JsonElement segment, string[] names, Func<JsonElement, string?> read) =>
        (
            from place in Places(segment)
            from name in names
            let member = place.Member(name)
            where member is not null
            let text = read(member.Value)
            where !string.IsNullOrWhiteSpace(text)
            select text
        ).FirstOrDefault();

    private static string? Label(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.SafeString() : null;

    /// <summary>The text may itself be an object, or the JSON of one: <c>{"text":"…"}</c>.</summary>
    private static string? Words(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                return value.Text("text", "tx", "content");
            case JsonValueKind.String when value.SafeString() is { } text && text.TrimStart().StartsWith('{'):
                using (var inner = ParseText(value))
                {
                    return inner?.RootElement.Text("text", "tx", "content") ?? text;
                }

            case JsonValueKind.String:
                return value.SafeString();
            default:
                return null;
        }
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : CleanText.Of(text).Trim();

    /// <summary>What a level of 1 means, for each key: a draft whose largest level is 2 or less uses fractions of one.</summary>
    private static Dictionary<string, double> VolumePercents(IEnumerable<JsonElement> segments) =>
        (
            from segment in segments
            from place in Places(segment)
            from key in VolumeKeys
            let level = Level(place, key)
            where level is not null
            group level.Value by key
        ).ToDictionary(levels => levels.Key, levels => levels.Max() <= 2 ? 100.0 : 1.0);

    private static double? Volume(JsonElement segment, IReadOnlyDictionary<string, double> percents)
    {
        foreach (var place in Places(segment))
        {
            if (place.Member("muted", "mute") is { ValueKind: JsonValueKind.True })
            {
                return 0;
            }

            foreach (var key in VolumeKeys)
            {
                if (Level(place, key) is { } level)
                {
                    return Math.Round(level * percents[key], 2);
                }

                // "35%"
                if (
                    place.Text(key) is { } text
                    && text.TrimEnd().EndsWith('%')
                    && double.TryParse(text.TrimEnd(' ', '%'), System.Globalization.CultureInfo.InvariantCulture, out var percent)
                )
                {
                    return percent;
                }
            }
        }

        return null;
    }

    private static double? Level(JsonElement place, string key) => place.Number(key) is { } level and >= 0 ? level : null;

    private static JsonElement Metadata(JsonElement draft) =>
        draft.Member("m", "metadata") switch
        {
            { ValueKind: JsonValueKind.Object } metadata => metadata,
            { ValueKind: JsonValueKind.String } text => CloneOf(text),
            _ => default,
        };

    private static JsonElement CloneOf(JsonElement text)
    {
        using var inner = ParseText(text);
        return inner?.RootElement.Clone() ?? default;
    }

    private static JsonDocument? ParseText(JsonElement text)
    {
        try
        {
            return JsonDocument.Parse(text.SafeString() ?? "", JsonReading.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Where the last segment ends; where starts are not known, how long the segments of a video track are together.</summary>
    private static TimeSpan? End(List<TimelineTrack> tracks)
    {
        var ends = tracks
            .SelectMany(track => track.Segments)
            .Where(segment => segment.Start is not null && segment.Duration is not null)
            .Select(segment => segment.Start!.Value + segment.Duration!.Value)
            .Concat(
                tracks
                    .Where(track => track.Kind == TrackKind.Video && track.Segments.Count > 0)
                    .Where(track => track.Segments.All(segment => segment.Start is null && segment.Duration is not null))
                    .Select(track => TimeSpan.FromTicks(track.Segments.Sum(segment => segment.Duration!.Value.Ticks)))
            )
            .ToList();
        return ends.Count == 0 ? null : ends.Max();
    }
}
