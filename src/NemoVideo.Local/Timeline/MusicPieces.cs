using System.Globalization;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Timeline;

/// <summary>Music in pieces, which play on without a break where one ends and the next begins.</summary>
internal static class MusicPieces
{
    /// <summary>
    /// Whether the music goes on from the piece before. Its place in the source counts on past the source's end: there it repeats.
    /// </summary>
    public static bool PlaysOnFrom(this Segment piece, Segment before) =>
        piece.Source == before.Source
        && piece.Speed == 1
        && before.Speed == 1
        && piece.Start == before.End
        && piece.SourceStart == before.SourceStart + before.Duration;

    /// <summary>Neighbours that play on, together.</summary>
    public static IEnumerable<IReadOnlyList<Segment>> Runs(IReadOnlyList<Segment> segments)
    {
        List<Segment> run = [];
        foreach (var segment in segments)
        {
            if (run.Count > 0 && !segment.PlaysOnFrom(run[^1]))
            {
                yield return run;
                run = [];
            }

            run.Add(segment);
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    /// <summary>
    /// The same music with its pieces divided at these times, and where each of them went: to an earlier one, or to a piece's end, that
    /// is less than a frame away.
    /// </summary>
    public static (Draft Cut, IReadOnlyDictionary<long, long> Snapped) CutMusicAt(this Draft draft, IReadOnlyList<long> times)
    {
        var taken = draft
            .Tracks.Where(track => track.Type == TrackType.Audio)
            .SelectMany(track => track.Segments)
            .SelectMany(piece => (long[])[piece.Start, piece.End])
            .ToList();
        Dictionary<long, long> snapped = [];
        foreach (var time in times.Distinct().Order())
        {
            var nearest = taken.DefaultIfEmpty(time).MinBy(end => Math.Abs(end - time));
            snapped[time] = Math.Abs(nearest - time) < draft.FrameDuration() ? nearest : time;
            taken.Add(snapped[time]);
        }

        var nextId = int.Parse(draft.NewId().AsSpan(1), CultureInfo.InvariantCulture);
        return (
            draft with
            {
                Tracks =
                [
                    .. draft.Tracks.Select(track =>
                        track.Type == TrackType.Audio ? track with { Segments = [.. track.Segments.SelectMany(Divide)] } : track
                    ),
                ],
            },
            snapped
        );

        IEnumerable<Segment> Divide(Segment piece)
        {
            long[] borders =
            [
                piece.Start,
                .. snapped.Values.Distinct().Order().Where(time => time > piece.Start && time < piece.End),
                piece.End,
            ];
            for (var i = 0; i + 1 < borders.Length; i++)
            {
                yield return PieceOf(piece, borders[i], borders[i + 1]) with
                {
                    Id = i == 0 ? piece.Id : "s" + nextId++.ToString(CultureInfo.InvariantCulture),
                };
            }
        }
    }

    /// <summary>Puts pieces together again that no longer differ.</summary>
    public static Draft JoinMusic(this Draft draft) =>
        draft with
        {
            Tracks =
            [
                .. draft.Tracks.Select(track =>
                    track.Type == TrackType.Audio
                        ? track with
                        {
                            Segments = [.. track.Segments.Aggregate(new List<Segment>(), Join)],
                        }
                        : track
                ),
            ],
        };

    /// <summary>
    /// A run on a changed timeline: its borders are carried along, and the music plays on from where it began.
    /// </summary>
    /// <param name="start">The run's beginning on the new timeline.</param>
    /// <param name="end">Its end there.</param>
    /// <param name="shortest">Milliseconds; pieces that would be shorter are left out.</param>
    public static List<Segment> Carry(IReadOnlyList<Segment> run, long start, long end, Func<long, long> carry, long shortest)
    {
        List<Segment> carried = [];
        var at = start;
        for (var i = 0; i < run.Count; i++)
        {
            var until = i == run.Count - 1 ? end : Math.Clamp(carry(run[i].End), start, end);
            if (until - at < shortest)
            {
                continue;
            }

            carried.Add(run[i] with { Start = at, Duration = until - at, SourceStart = run[0].SourceStart + (at - start) });
            at = until;
        }

        if (carried.Count > 0)
        {
            carried[0] = carried[0] with { FadeIn = run[0].FadeIn };
            carried[^1] = carried[^1] with { Duration = end - carried[^1].Start, FadeOut = run[^1].FadeOut };
        }

        return [.. carried.Select(ShotList.LimitFades)];
    }

    private static Segment PieceOf(Segment piece, long start, long end) =>
        piece with
        {
            Start = start,
            Duration = end - start,
            SourceStart = piece.SourceStart + (long)Math.Round((start - piece.Start) * piece.Speed),
            FadeIn = start == piece.Start ? Math.Min(piece.FadeIn, end - start) : 0,
            FadeOut = end == piece.End ? Math.Min(piece.FadeOut, end - start) : 0,
        };

    private static List<Segment> Join(List<Segment> joined, Segment piece)
    {
        if (
            joined.Count > 0
            && joined[^1] is var before
            && piece.PlaysOnFrom(before)
            && piece with
            {
                Id = "",
                Start = 0,
                Duration = 0,
                SourceStart = 0,
                FadeOut = 0,
            } == before with { Id = "", Start = 0, Duration = 0, SourceStart = 0, FadeIn = 0 }
        )
        {
            joined[^1] = before with { Duration = before.Duration + piece.Duration, FadeOut = piece.FadeOut };
        }
        else
        {
            joined.Add(piece);
        }

        return joined;
    }
}
