using System.Globalization;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Soundtracks;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Tracks;

/// <summary>Takes times out of what lies over the picture or under it; the rest stays where it is.</summary>
internal static class Pieces
{
    /// <summary>
    /// The parts of a track's segments outside the ranges. Music goes on where it would be, and fades where it is interrupted.
    /// </summary>
    /// <param name="ranges">Sorted, without overlaps.</param>
    public static Track Without(Draft draft, Track track, IReadOnlyList<TimeRange> ranges)
    {
        var outside = Ripple.Invert(ranges, draft.Duration);
        var nextId = int.Parse(draft.NewId().AsSpan(1), CultureInfo.InvariantCulture);
        List<Segment> pieces = [];
        foreach (var segment in track.Segments)
        {
            var isFirst = true;
            foreach (var range in outside)
            {
                var span = new TimeRange(Math.Max(range.From, segment.Start), Math.Min(range.To, segment.End));
                if (span.Duration < draft.FrameDuration())
                {
                    continue;
                }

                var piece = Ripple.Cut(segment, span);
                pieces.Add((piece with { Id = isFirst ? segment.Id : $"s{nextId++}" }).LimitFades());
                isFirst = false;
            }
        }

        return track with
        {
            Segments = track.Type == TrackType.Audio ? [.. pieces.Select(piece => Interrupted(piece, track))] : pieces,
        };
    }

    private static Segment Interrupted(Segment piece, Track track)
    {
        var fade = Song.FadeOf(piece.Duration);
        var begins = track.Segments.Any(segment => segment.Start == piece.Start);
        var ends = track.Segments.Any(segment => segment.End == piece.End);
        return (piece with { FadeIn = begins ? piece.FadeIn : fade, FadeOut = ends ? piece.FadeOut : fade }).LimitFades();
    }
}
