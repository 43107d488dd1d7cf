using System.Text.Json;

namespace NemoVideo.Client.Json;

/// <summary>
/// Start and length of segments. Only <c>d</c>, in milliseconds, is documented. Other drafts have other names and count in seconds or
/// microseconds; comparing the end of the last segment with the draft's own <c>d</c> shows which.
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
        "s",
        "offset",
        "begin",
        "from",
        "position",
    ];

    private static readonly string[] EndKeys = ["end", "endTime", "end_time", "to", "et"];

    private static readonly string[] DurationKeys = ["duration", "dur", "duration_ms", "durationMs", "length", "len"];

    private static readonly string[] RangeKeys = ["target_timerange", "targetTimerange", "timerange", "time_range", "range"];

    /// <summary>Milliseconds, seconds or microseconds; milliseconds if nothing shows which.</summary>
    private static readonly double[] Candidates = [1, 1000, 0.001];

    public static Units UnitsOf(IEnumerable<JsonElement> segments, double? total)
    {
        var raw = segments.Select(Raw).ToList();
        if (total is not > 0 || raw.Count == 0)
        {
            // A fraction is never a number of milliseconds.
            var seconds = raw.Any(time => IsFraction(time.Start) || IsFraction(time.End)) ? 1000 : 1;
            return new Units(seconds, raw.Any(time => !time.IsDocumented && IsFraction(time.Duration)) ? 1000 : seconds);
        }

        // Only what can be told apart counts: with all starts at zero any unit fits, and milliseconds stay.
        var best = (Units: new Units(1, 1), Distance: double.MaxValue);
        foreach (var units in from start in Candidates from duration in Candidates select new Units(start, duration))
        {
            var end = raw.Max(time => End(time, units));
            var distance = end > 0 ? Math.Abs(Math.Log(end / total.Value)) : double.MaxValue;
            var penalty = (units.Start == 1 ? 0 : 0.02) + (units.Duration == 1 ? 0 : 0.02) + (units.Start == units.Duration ? 0 : 0.01);
            if (distance + penalty < best.Distance)
            {
                best = (units, distance + penalty);
            }
        }

        return best.Units;
    }

    public static (TimeSpan? Start, TimeSpan? Duration) Of(JsonElement segment, Units units)
    {
        var time = Raw(segment);
        var start = Milliseconds(time.Start * units.Start);
        var duration =
            time.Duration is not null ? Milliseconds(time.Duration * (time.IsDocumented ? 1 : units.Duration))
            : time.End is not null ? Milliseconds((time.End - (time.Start ?? 0)) * units.Start)
            : null;
        return (start, duration);
    }

    private static double End(Times time, Units units) =>
        time switch
        {
            { Duration: { } duration } => ((time.Start ?? 0) * units.Start) + (duration * (time.IsDocumented ? 1 : units.Duration)),
            { End: { } end } => end * units.Start,
            _ => (time.Start ?? 0) * units.Start,
        };

    private static Times Raw(JsonElement segment)
    {
        foreach (var key in RangeKeys)
        {
            if (segment.Member(key) is { ValueKind: JsonValueKind.Object } range)
            {
                return new Times(range.Number(StartKeys), range.Number(["d", .. DurationKeys]), range.Number(EndKeys), IsDocumented: false);
            }
        }

        var documented = segment.Number("d");
        var nested = segment.Member("m", "meta", "metadata") ?? default;
        return new Times(
            segment.Number(StartKeys) ?? nested.Number(StartKeys),
            documented ?? segment.Number(DurationKeys) ?? nested.Number(["d", .. DurationKeys]),
            segment.Number(EndKeys) ?? nested.Number(EndKeys),
            documented is not null
        );
    }

    private static bool IsFraction(double? value) => value is { } number && number != Math.Floor(number);

    private static TimeSpan? Milliseconds(double? value) => value is >= 0 and < 1e12 ? TimeSpan.FromMilliseconds(value.Value) : null;

    /// <summary>Milliseconds per unit of a start, and of a length that is not <c>d</c>.</summary>
    internal sealed record Units(double Start, double Duration);

    private sealed record Times(double? Start, double? Duration, double? End, bool IsDocumented);
}
