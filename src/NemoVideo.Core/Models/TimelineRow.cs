using System.Globalization;
using NemoVideo.Core.Text;

namespace NemoVideo.Core;

/// <summary>A track as a row of a table.</summary>
public sealed class TimelineRow
{
    private readonly TimelineTrack _track;

    internal TimelineRow(TimelineTrack track) => _track = track;

    /// <summary>Position of the track, from 1.</summary>
    public int Number => _track.Number;

    /// <summary>What it holds.</summary>
    public TrackKind Kind => _track.Kind;

    /// <summary>How many segments it has.</summary>
    public int Segments => _track.Segments.Count;

    /// <summary>Where its first segment begins, such as <c>0.0 s</c>; <c>?</c> if the draft does not show it.</summary>
    public string From => Seconds(_track.Segments.Select(segment => segment.Start), times => times.Min());

    /// <summary>Where its last segment ends; <c>?</c> if the draft does not show it.</summary>
    public string To => Seconds(_track.Segments.Select(segment => segment.End), times => times.Max());

    /// <summary>Its name, shortened to a width in terminal columns.</summary>
    public string Name(int width) => ColumnWidth.Shorten(TimelineSummary.Label(_track), width);

    /// <summary>What its segments hold, shortened to a width in terminal columns.</summary>
    public string Content(int width) =>
        ColumnWidth.Shorten(
            string.Join(
                ", ",
                _track
                    .Segments.Select(segment =>
                        _track.Kind == TrackKind.Text && segment.Text is not null
                            ? $"\"{segment.Text}\""
                            : segment.Name ?? segment.Text ?? ""
                    )
                    .Where(name => name.Length > 0)
                    .Distinct()
                    .Select(name => name.Replace('\n', ' ').Replace("\r", ""))
            ) + Level(),
            width
        );

    private string Level()
    {
        var levels = _track.Segments.Select(segment => segment.Volume).Distinct().ToList();
        return levels.Count == 1 && levels[0] is { } volume && Math.Abs(volume - 100) > 0.05
            ? string.Format(CultureInfo.InvariantCulture, " ({0:0.#}%)", volume)
            : "";
    }

    private static string Seconds(IEnumerable<TimeSpan?> times, Func<IEnumerable<TimeSpan>, TimeSpan> pick) =>
        times.All(time => time is not null)
            ? pick(times.OfType<TimeSpan>().DefaultIfEmpty()).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s"
            : "?";
}
