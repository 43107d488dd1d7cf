using System.Globalization;

namespace NemoVideo.Core.Edits;

/// <summary>The differences between two timelines, in words: what the user is told when the agent says nothing.</summary>
internal static class TimelineChanges
{
    public static IReadOnlyList<string> Between(Timeline? before, Timeline? after)
    {
        if (before?.Fingerprint == after?.Fingerprint)
        {
            return [];
        }

        var changes = new List<string>();
        var old = (before?.Tracks ?? []).ToList();
        foreach (var track in after?.Tracks ?? [])
        {
            var match = old.FirstOrDefault(other =>
                other.Kind == track.Kind && TimelineSummary.Label(other) == TimelineSummary.Label(track)
            );
            if (match is null)
            {
                changes.Add($"Added track {TimelineSummary.Of(track)}");
            }
            else
            {
                old.Remove(match);
                Compare(match, track, changes);
            }
        }

        changes.AddRange(old.Select(track => $"Removed track {TimelineSummary.Label(track)}"));
        if (before?.Duration is { } was && after?.Duration is { } now && was != now)
        {
            changes.Add($"Length {Seconds(was)} s, now {Seconds(now)} s");
        }

        if (
            before is not null
            && after is not null
            && (before.Width != after.Width || before.Height != after.Height)
            && after.Width is not null
            && after.Height is not null
        )
        {
            changes.Add(
                string.Format(
                    CultureInfo.InvariantCulture,
                    before.Width is null || before.Height is null ? "Frame now {2}x{3}" : "Frame {0}x{1}, now {2}x{3}",
                    before.Width,
                    before.Height,
                    after.Width,
                    after.Height
                )
            );
        }

        // The draft differs in something that is not parsed.
        return changes.Count > 0 ? changes : ["The timeline changed"];
    }

    private static void Compare(TimelineTrack was, TimelineTrack now, List<string> changes)
    {
        var label = TimelineSummary.Label(now);
        if (was.Segments.Count != now.Segments.Count)
        {
            changes.Add(
                string.Format(
                    CultureInfo.InvariantCulture,
                    "{0}: {1} {2}, now {3}",
                    label,
                    was.Segments.Count,
                    was.Segments.Count == 1 ? "segment" : "segments",
                    now.Segments.Count
                )
            );
            return;
        }

        for (var index = 0; index < now.Segments.Count; index++)
        {
            var (one, other) = (was.Segments[index], now.Segments[index]);
            if (
                one.Text != other.Text
                || one.Name != other.Name
                || one.Start != other.Start
                || one.Duration != other.Duration
                || one.Volume != other.Volume
            )
            {
                changes.Add($"Changed {TimelineSummary.Of(now)}");
                return;
            }
        }
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
}
