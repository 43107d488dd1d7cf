using System.Text.Json;

namespace NemoVideo.Client.Json;

/// <summary>Where a segment is, as far as it is known.</summary>
internal readonly record struct SegmentTime(TimeSpan? Start, TimeSpan? Duration);

/// <summary>
/// Start and length of segments. Only <c>d</c>, in milliseconds, is documented. Other drafts have other names and count in seconds or
/// microseconds; comparing the end of the last segment with the draft's own <c>d</c> shows which. A fraction is never a number of
/// milliseconds, and a start that the draft neither says nor implies stays unknown.
/// </summary>
internal static class SegmentTimes
{
    private static readonly string[] StartKeys =
    [
        "st",
        "start",
        "startTime",
        "start_time",
        "startMs",
        "start_ms",
        "timeline_start",
        "timelineStart",
        "s",
        "offset",
        "begin",
        "from",
        "at",
        "position",
    ];

    private static readonly string[] EndKeys = ["end", "endTime", "end_time", "endMs", "end_ms", "to", "et", "e"];

    private static readonly string[] DurationKeys = ["duration", "dur", "duration_ms", "durationMs", "length", "len"];

    private static readonly string[] RangeKeys =
    [
        "target_timerange",
        "targetTimerange",
        "target_range",
        "targetRange",
        "tr",
        "timerange",
        "time_range",
        "timeRange",
        "range",
        "time",
        "timing",
    ];

    /// <summary>Milliseconds, seconds or microseconds; milliseconds if nothing shows which.</summary>
    private static readonly double[] Candidates = [1, 1000, 0.001];

    private static readonly double[] Seconds = [1000];

    /// <summary>Milliseconds that rounding may take or add.</summary>
    private const double Exactly = 10;

    /// <summary>Less than this is no length of a timeline in milliseconds.</summary>
    private const double Shortest = 1000;

    /// <param name="documented">The draft's <c>d</c>.</param>
    /// <param name="duration">The draft's <c>duration</c>, whose unit is not documented.</param>
    public static (IReadOnlyList<IReadOnlyList<SegmentTime>> Tracks, TimeSpan? Total) Of(
        IReadOnlyList<List<JsonElement>> tracks,
        double? documented,
        double? duration
    )
    {
        var raw = tracks.Select(track => track.Select(Raw).ToList()).ToList();
        var total = Total([.. raw.SelectMany(track => track)], documented, duration);
        var (units, distance) = UnitsOf([.. raw.SelectMany(track => track)], total);

        // The second number of a pair is an end, unless it is a length by which the timeline ends where the draft says.
        var lengths = raw.Select(track => track.Select(time => time.IsPair ? time with { Length = time.End, End = null } : time).ToList())
            .ToList();
        var (other, otherDistance) = UnitsOf([.. lengths.SelectMany(track => track)], total);
        if (otherDistance < distance)
        {
            (raw, units) = (lengths, other);
        }

        return ([.. raw.Select(track => Known([.. track.Select(time => Of(time, units))], total))], Time(total));
    }

    /// <summary>The draft's length in milliseconds.</summary>
    private static double? Total(List<Times> all, double? documented, double? duration)
    {
        var total = documented ?? duration;
        var isInSeconds =
            IsFraction(total) || (total < Shortest && (documented is null || all.Any(time => time.HasFraction || IsFraction(time.Length))));
        return total is not > 0 ? null
            : isInSeconds ? total * 1000
            : total;
    }

    private static (Units Units, double Distance) UnitsOf(List<Times> all, double? total)
    {
        var start = all.Any(time => IsFraction(time.Start) || IsFraction(time.End));
        var length = all.Any(time => !time.IsDocumented && IsFraction(time.Length));
        var fit = Fit(all, total, start, length, all.Any(time => time.IsDocumented && IsFraction(time.Length)));

        // A third of ten seconds, as a number of milliseconds, has a fraction too. Only the draft's own length can show that.
        return total >= Shortest && all.Count > 0 && all.Max(time => End(time, fit.Units)) > 20 * total
            ? Fit(all, total, false, false, false)
            : fit;
    }

    /// <summary>The units with which the last segment ends closest to the draft's end. The flags: these are in seconds.</summary>
    private static (Units Units, double Distance) Fit(List<Times> all, double? total, bool start, bool length, bool documented)
    {
        var ofDocumented = documented ? 1000 : 1;
        if (total is null || all.Count == 0)
        {
            var unit = start || length || documented ? 1000 : 1;
            return (new Units(unit, unit, ofDocumented), 0);
        }

        // Only what can be told apart counts: with all starts at zero any unit fits, and milliseconds stay.
        var best = (Units: new Units(start ? 1000 : 1, length ? 1000 : 1, ofDocumented), Distance: double.MaxValue);
        foreach (
            var units in from ofStart in start ? Seconds : Candidates
            from ofLength in length ? Seconds : Candidates
            select new Units(ofStart, ofLength, ofDocumented)
        )
        {
            var end = all.Max(time => End(time, units));
            var distance = end > 0 ? Math.Abs(Math.Log(end / total.Value)) : double.MaxValue;
            var penalty = (units.Start == 1 ? 0 : 0.02) + (units.Length == 1 ? 0 : 0.02) + (units.Start == units.Length ? 0 : 0.01);
            if (distance + penalty < best.Distance)
            {
                best = (units, distance + penalty);
            }
        }

        return best;
    }

    private static (double? Start, double? Length, bool IsSource) Of(Times time, Units units) =>
        (time.Start * units.Start, LengthOf(time, units), time.IsSource);

    private static double End(Times time, Units units) => ((time.Start ?? 0) * units.Start) + (LengthOf(time, units) ?? 0);

    private static double? LengthOf(Times time, Units units) =>
        time.Length is { } length ? length * (time.IsDocumented ? units.Documented : units.Length)
        : time.End is { } end ? (end - (time.Start ?? 0)) * units.Start
        : null;

    /// <summary>
    /// A track's segments. <c>in</c> and <c>out</c> may be places in the source: they are places on the timeline only if they follow one
    /// another there. Where starts are missing, segments that follow one another may lead exactly to the next start, or to the draft's end:
    /// then the draft implies them.
    /// </summary>
    private static SegmentTime[] Known(List<(double? Start, double? Length, bool IsSource)> track, double? total)
    {
        var isPlaced = IsInOrder(track, total);
        var starts = track.Select(time => time.IsSource && !isPlaced ? null : time.Start).ToArray();
        for (var first = 0; first < starts.Length; first++)
        {
            if (starts[first] is not null)
            {
                continue;
            }

            var last = first;
            while (last + 1 < starts.Length && starts[last + 1] is null)
            {
                last++;
            }

            var at = first == 0 ? 0 : starts[first - 1] + track[first - 1].Length;
            var goal = last + 1 < starts.Length ? starts[last + 1] : total;
            var lengths = track.Skip(first).Take(last - first + 1).Sum(time => time.Length ?? double.NaN);
            if (at + lengths - goal is >= -Exactly and <= Exactly)
            {
                for (var index = first; index <= last; index++)
                {
                    starts[index] = at;
                    at += track[index].Length;
                }
            }

            first = last;
        }

        return [.. track.Select((time, index) => new SegmentTime(Time(starts[index]), Time(time.Length)))];
    }

    private static bool IsInOrder(List<(double? Start, double? Length, bool IsSource)> track, double? total)
    {
        var end = 0.0;
        foreach (var (start, length, _) in track.Where(time => time.IsSource))
        {
            if (start < end)
            {
                return false;
            }

            end = (start + length) ?? end;
        }

        return total is null || end <= total + 1;
    }

    private static Times Raw(JsonElement segment)
    {
        var ranges = RangeKeys.Select(key => segment.Member(key)?.Opened()).OfType<JsonElement>();
        foreach (var range in ranges)
        {
            // A list: from, to; or from, length.
            if (range.ValueKind == JsonValueKind.Array && range.GetArrayLength() == 2 && range[0].AsNumber() is { } from)
            {
                var to = range[1].AsNumber();
                return to < from
                    ? new Times(from, to, null, IsDocumented: false)
                    : new Times(from, null, to, IsDocumented: false) { IsPair = true };
            }

            if (range.ValueKind == JsonValueKind.Object)
            {
                var inner = new Times(
                    range.Number([.. StartKeys, "in"]),
                    range.Number(["d", .. DurationKeys]),
                    range.Number([.. EndKeys, "out"]),
                    IsDocumented: false
                );
                if (inner is not { Start: null, Length: null, End: null })
                {
                    return inner.Length is null && inner.End is null ? WithOwnLength(inner, segment) : inner;
                }
            }
        }

        var nested = segment.Member("m", "meta", "metadata") ?? default;
        var own = WithOwnLength(
            new Times(
                segment.Number(StartKeys) ?? nested.Number(StartKeys),
                nested.Number(["d", .. DurationKeys]),
                segment.Number(EndKeys) ?? nested.Number(EndKeys),
                IsDocumented: false
            ),
            segment
        );
        return own is { Start: null, End: null } && segment.Number("in") is { } start && segment.Number("out") is { } end && end >= start
            ? own with
            {
                Start = start,
                End = end,
                IsSource = true,
            }
            : own;
    }

    private static Times WithOwnLength(Times time, JsonElement segment) =>
        segment.Number("d") is { } documented ? time with { Length = documented, IsDocumented = true }
        : segment.Number(DurationKeys) is { } length ? time with { Length = length }
        : time;

    private static bool IsFraction(double? value) => value is { } number && number != Math.Floor(number);

    private static TimeSpan? Time(double? milliseconds) =>
        milliseconds is >= 0 and < 1e12 ? TimeSpan.FromMilliseconds(milliseconds.Value) : null;

    /// <summary>Milliseconds per unit of a start, of a length that is not <c>d</c>, and of <c>d</c>.</summary>
    private sealed record Units(double Start, double Length, double Documented);

    /// <param name="IsDocumented">The length is <c>d</c>.</param>
    /// <param name="IsSource">Start and end are <c>in</c> and <c>out</c>.</param>
    private sealed record Times(double? Start, double? Length, double? End, bool IsDocumented, bool IsSource = false)
    {
        /// <summary>Start and end are a list of two.</summary>
        public bool IsPair { get; init; }

        public bool HasFraction => IsFraction(Start) || IsFraction(End);
    }
}
