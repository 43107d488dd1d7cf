using NemoVideo.Local.Model;

namespace NemoVideo.Local.Timeline;

/// <summary>Takes time out of a timeline or inserts some, and moves what comes after.</summary>
internal static class Ripple
{
    /// <summary>Sorted, without overlaps, within 0 and <paramref name="duration"/>, without empty ones.</summary>
    public static List<TimeRange> Merge(IEnumerable<TimeRange> ranges, long duration)
    {
        List<TimeRange> merged = [];
        foreach (
            var range in ranges
                .Select(r => new TimeRange(Math.Max(0, r.From), Math.Min(duration, r.To)))
                .Where(r => r.Duration > 0)
                .OrderBy(r => r.From)
        )
        {
            if (merged.Count > 0 && range.From <= merged[^1].To)
            {
                merged[^1] = new(merged[^1].From, Math.Max(merged[^1].To, range.To));
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged;
    }

    /// <summary>What is left of 0 to <paramref name="duration"/> outside the ranges.</summary>
    public static List<TimeRange> Invert(IReadOnlyList<TimeRange> merged, long duration)
    {
        List<TimeRange> rest = [];
        var at = 0L;
        foreach (var range in merged)
        {
            if (range.From > at)
            {
                rest.Add(new(at, range.From));
            }

            at = range.To;
        }

        if (at < duration)
        {
            rest.Add(new(at, duration));
        }

        return rest;
    }

    /// <summary>Removes ranges of the timeline. A cross-fade that a range touches becomes a plain cut.</summary>
    /// <exception cref="NotPossibleException">Nothing would be left.</exception>
    public static Draft Remove(Draft draft, IEnumerable<TimeRange> ranges)
    {
        var removed = Merge(ranges, draft.Duration);
        var shots = Dissolve(draft.Shots(), removed);

        // What would be shorter than a frame can't be shown: it is removed as well.
        removed = Merge(
            [.. removed, .. Pieces(shots, removed).Select(piece => piece.Span).Where(span => span.Duration < draft.FrameDuration())],
            draft.Duration
        );
        List<Segment> rest = [.. Pieces(shots, removed).Select(piece => Cut(piece.Shot, piece.Span))];
        if (rest.Count == 0)
        {
            throw new NotPossibleException("That would leave nothing of the video.", "这样视频就什么都不剩了。");
        }

        return draft.WithShots(rest, time => time - removed.Sum(range => Math.Max(0, Math.Min(time, range.To) - range.From)));
    }

    /// <summary>Inserts a shot at a time, between two others or in the middle of one.</summary>
    /// <param name="inserted">The timeline gets longer by its <c>Duration</c>.</param>
    public static Draft Insert(Draft draft, long at, Segment inserted)
    {
        // A cross-fade around the point becomes a plain cut; a range of no length stands for the point.
        var shots = Dissolve(draft.Shots(), [new(at, at)]);
        // This close to a cut, with less than a frame left between, the cut is meant.
        at = shots
            .SelectMany(shot => (long[])[shot.Start, shot.End])
            .Where(cut => Math.Abs(cut - at) < draft.FrameDuration())
            .DefaultIfEmpty(at)
            .MinBy(cut => Math.Abs(cut - at));
        List<Segment> all =
        [
            .. shots.Where(shot => shot.Start < at).Select(shot => Cut(shot, new(shot.Start, Math.Min(shot.End, at)))),
            inserted,
            .. shots.Where(shot => shot.End > at).Select(shot => Cut(shot, new(Math.Max(shot.Start, at), shot.End))),
        ];
        return draft.WithShots(all, time => time > at ? time + inserted.Duration : time);
    }

    /// <summary>The part of a shot that falls into a span of the timeline; fades stay at the edges that stay.</summary>
    public static Segment Cut(Segment shot, TimeRange span) =>
        span.From == shot.Start && span.To == shot.End
            ? shot
            : shot with
            {
                Start = span.From,
                Duration = span.Duration,
                SourceStart = shot.Still ? shot.SourceStart : shot.SourceStart + (long)Math.Round((span.From - shot.Start) * shot.Speed),
                CrossFade = span.From == shot.Start ? shot.CrossFade : 0,
                FadeIn = span.From == shot.Start ? shot.FadeIn : 0,
                FadeOut = span.To == shot.End ? shot.FadeOut : 0,
            };

    private static IEnumerable<(Segment Shot, TimeRange Span)> Pieces(IReadOnlyList<Segment> shots, IReadOnlyList<TimeRange> removed)
    {
        foreach (var shot in shots)
        {
            var from = shot.Start;
            foreach (var range in removed.Where(range => range.To > shot.Start && range.From < shot.End))
            {
                if (range.From > from)
                {
                    yield return (shot, new(from, range.From));
                }

                from = range.To;
            }

            if (from < shot.End)
            {
                yield return (shot, new(from, shot.End));
            }
        }
    }

    /// <summary>Turns the cross-fades that a range touches into cuts; no time on the timeline moves.</summary>
    private static List<Segment> Dissolve(IReadOnlyList<Segment> shots, IReadOnlyList<TimeRange> ranges)
    {
        return
        [
            .. shots.Select(shot =>
                ranges.Any(range => shot.CrossFade > 0 && range.From <= shot.Start + shot.CrossFade && range.To >= shot.Start)
                    ? Cut(shot, new(shot.Start + shot.CrossFade, shot.End)) with
                    {
                        CrossFade = 0,
                    }
                    : shot
            ),
        ];
    }
}
