using NemoVideo.Local.Model;

namespace NemoVideo.Local.Timeline;

/// <summary>Splits shots where parts of the timeline begin and end, so that an operation can change whole shots.</summary>
internal static class ShotSplit
{
    /// <summary>
    /// The same timeline with cuts at the ranges' borders (<see cref="CutAt"/>), and which of its shots lie in the ranges.
    /// </summary>
    /// <returns><c>Inside</c> goes by the shots' ids, so that it also holds for changed copies of them.</returns>
    /// <exception cref="NotPossibleException">No shot is inside: the ranges are shorter than a frame.</exception>
    public static (Draft Split, Func<Segment, bool> Inside) SplitAt(this Draft draft, IReadOnlyList<TimeRange> ranges)
    {
        var (split, snapped) = draft.CutAt([.. ranges.SelectMany(range => (long[])[range.From, range.To])]);
        var shots = split.Shots();
        HashSet<string> inside = [];
        for (var i = 0; i < shots.Count; i++)
        {
            var (from, to) = shots.Alone(i);
            var middle = (from + to) / 2;
            if (ranges.Any(range => snapped[range.From] <= middle && middle < snapped[range.To]))
            {
                inside.Add(shots[i].Id);
            }
        }

        return inside.Count > 0
            ? (split, segment => inside.Contains(segment.Id))
            : throw new NotPossibleException("That part is shorter than a frame.", "这一段比一帧还短。");
    }

    /// <summary>
    /// The same timeline with cuts at these times, and where each of them went: to a cut, or to an earlier time, that is less than a
    /// frame away. No time on the timeline moves; a cross-fade that a time divides becomes a cut.
    /// </summary>
    public static (Draft Cut, IReadOnlyDictionary<long, long> Snapped) CutAt(this Draft draft, IReadOnlyList<long> times)
    {
        var snapped = Snap(draft, times);
        var borders = snapped.Values.Distinct().Order().ToList();
        var shots = DissolveAt(draft.Shots(), borders);
        return (draft.WithShots([.. shots.SelectMany((_, index) => Pieces(shots, index, borders))], time => time), snapped);
    }

    /// <summary>Where a shot is alone in the picture: a cross-fade belongs to both of its shots.</summary>
    public static TimeRange Alone(this IReadOnlyList<Segment> shots, int index) =>
        new(shots[index].Start + shots[index].CrossFade, shots[index].End - (index + 1 < shots.Count ? shots[index + 1].CrossFade : 0));

    private static Dictionary<long, long> Snap(Draft draft, IReadOnlyList<long> times)
    {
        var taken = draft.Shots().SelectMany(shot => (long[])[shot.Start, shot.Start + shot.CrossFade, shot.End]).ToList();
        Dictionary<long, long> snapped = [];
        foreach (var time in times.Distinct().Order())
        {
            var nearest = taken.MinBy(cut => Math.Abs(cut - time));
            snapped[time] = Math.Abs(nearest - time) < draft.FrameDuration() ? nearest : time;
            taken.Add(snapped[time]);
        }

        return snapped;
    }

    /// <summary>
    /// Makes cuts of the cross-fades that borders divide, and of those that would not fit into the pieces: each is at most half of both
    /// its shots.
    /// </summary>
    private static List<Segment> DissolveAt(IReadOnlyList<Segment> shots, List<long> borders)
    {
        List<Segment> dissolved = [.. shots];
        for (var i = 1; i < shots.Count; i++)
        {
            var (start, length) = (shots[i].Start, shots[i].CrossFade);
            if (
                borders.Exists(border =>
                    border > start - length && border < start + (2 * length) && border != start && border != start + length
                )
            )
            {
                dissolved[i] = Ripple.Cut(shots[i], new(start + length, shots[i].End));
            }
        }

        return dissolved;
    }

    private static IEnumerable<Segment> Pieces(IReadOnlyList<Segment> shots, int index, List<long> borders)
    {
        var shot = shots[index];
        var (first, last) = shots.Alone(index);
        var from = shot.Start;
        foreach (var border in borders.Where(border => border > first && border < last))
        {
            yield return Ripple.Cut(shot, new(from, border));
            from = border;
        }

        yield return Ripple.Cut(shot, new(from, shot.End));
    }
}
