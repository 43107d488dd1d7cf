using System.Globalization;
using System.Text;
using NemoVideo.Core.Text;

namespace NemoVideo.Core;

/// <summary>Draws a timeline's tracks to scale, for a terminal.</summary>
internal static class TimelineDrawing
{
    private const int LeastWidth = 40;
    private const int MostLabel = 16;

    public static IReadOnlyList<string> Of(Timeline timeline, int width)
    {
        if (timeline.Tracks.Count == 0)
        {
            return ["(empty)"];
        }

        var end = Math.Max(
            (timeline.Duration ?? TimeSpan.Zero).TotalSeconds,
            timeline
                .Tracks.SelectMany(track => track.Segments)
                .Select(segment => (segment.End ?? TimeSpan.Zero).TotalSeconds)
                .DefaultIfEmpty(0)
                .Max()
        );
        var label = Math.Min(MostLabel, timeline.Tracks.Max(track => ColumnWidth.Of(Label(track))));

        // Two for the gap and the bar before a row, and two after it: the ruler's last mark is one character wider than the bar.
        var columns = Math.Max(LeastWidth, width) - label - 4;
        var lines = new List<string> { new string(' ', label + 2) + Ruler(end, columns) };
        foreach (var track in timeline.Tracks)
        {
            lines.AddRange(
                Rows(track, end, columns).Select((row, index) => ColumnWidth.Pad(index == 0 ? Label(track) : "", label) + " |" + row + "|")
            );
        }

        return lines;
    }

    private static string Label(TimelineTrack track) =>
        track.Number.ToString(CultureInfo.InvariantCulture) + ". " + TimelineSummary.Label(track);

    /// <summary>Overlapping segments get separate rows; those that have no known place, one of words.</summary>
    private static IEnumerable<string> Rows(TimelineTrack track, double end, int columns)
    {
        var rows = new List<(TimeSpan Free, StringBuilder Row)>();
        foreach (var segment in track.Segments.Where(segment => segment.Start is not null).OrderBy(segment => segment.Start))
        {
            var start = segment.Start!.Value;
            var from = Column(start.TotalSeconds, end, columns);
            var to = Math.Max(from + 1, Column(segment.End!.Value.TotalSeconds, end, columns));
            var index = rows.FindIndex(row => row.Free <= start);
            if (index < 0)
            {
                index = rows.Count;
                rows.Add((TimeSpan.Zero, new StringBuilder()));
            }

            var text = rows[index].Row;
            from = Math.Max(from, ColumnWidth.Of(text.ToString()));
            to = Math.Min(columns, Math.Max(to, from + 1));
            if (from < columns)
            {
                text.Append(' ', from - ColumnWidth.Of(text.ToString())).Append(Bar(segment, track.Kind, to - from));
            }

            rows[index] = (segment.End!.Value, text);
        }

        if (Unplaced(track) is { } words)
        {
            rows.Add((TimeSpan.Zero, new StringBuilder(ColumnWidth.Shorten(words, columns))));
        }

        return rows.Count == 0 ? [new string(' ', columns)] : rows.Select(row => ColumnWidth.Pad(row.Row.ToString(), columns));
    }

    /// <summary>The segments whose starts are not known, with their lengths.</summary>
    private static string? Unplaced(TimelineTrack track)
    {
        var segments = track.Segments.Where(segment => segment.Start is null).ToList();
        return segments.Count == 0
            ? null
            : "? "
                + string.Join(
                    ", ",
                    segments.Select(segment =>
                        Name(segment, track.Kind)
                        + (
                            segment.Duration is { } duration
                                ? $" ({duration.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)}s)"
                                : ""
                        )
                    )
                );
    }

    private static string Name(TimelineSegment segment, TrackKind kind) =>
        (kind == TrackKind.Text && segment.Text is not null ? "\"" + segment.Text + "\"" : segment.Name ?? segment.Text ?? "").Replace(
            '\n',
            ' '
        );

    private static string Bar(TimelineSegment segment, TrackKind kind, int width)
    {
        if (width <= 2)
        {
            return new string('=', width);
        }

        var inside = ColumnWidth.Cut(Name(segment, kind), width - 2);
        return "["
            + inside
            + new string(
                kind == TrackKind.Audio ? '~'
                    : kind == TrackKind.Text ? '-'
                    : '=',
                width - 2 - ColumnWidth.Of(inside)
            )
            + "]";
    }

    private static int Column(double seconds, double end, int columns) => end <= 0 ? 0 : (int)Math.Round(seconds / end * columns);

    private static string Ruler(double end, int columns)
    {
        var ruler = new StringBuilder();
        double[] steps = [0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600];
        var step = steps.FirstOrDefault(candidate => end / candidate <= columns / 10.0);
        step = step <= 0 ? Math.Max(end, 1) : step;
        for (var second = 0.0; second <= end + 0.001; second += step)
        {
            var column = Column(second, end, columns);
            var mark = second.ToString("0.#", CultureInfo.InvariantCulture) + "s";
            if (column >= ruler.Length && column + mark.Length <= columns + 2)
            {
                ruler.Append(' ', column - ruler.Length).Append(mark);
            }
        }

        return ruler.ToString();
    }
}
