using NemoVideo.Local.Measuring.Footage;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Highlights;

/// <summary>
/// Makes moments longer or shorter until their reel has its length: the liveliest footage around them is added first, the
/// dullest cut first.
/// </summary>
internal static class MomentFit
{
    /// <summary>Milliseconds by which a length may differ from what was asked for, to end in a pause.</summary>
    public const long Tolerance = 500;

    /// <summary>Milliseconds: less is not worth a cross-fade, so it is shown.</summary>
    private const long LeastGap = 1000;

    private const int Step = FootageCurves.Step;

    /// <summary>How long the reel of these moments is, minus cross-fades.</summary>
    public static long Length(IReadOnlyList<Moment> moments, IReadOnlyList<TimeRange> stretches)
    {
        var length = 0L;
        for (var i = 0; i < moments.Count; i++)
        {
            length += moments[i].Range.Duration;
            if (i > 0 && !GoesOn(moments[i - 1], moments[i], stretches))
            {
                length -= Math.Min(MomentPlan.CrossFade, Math.Min(moments[i - 1].Range.Duration, moments[i].Range.Duration) / 2);
            }
        }

        return length;
    }

    /// <summary>Whether a moment begins where the one before it ends, in the same clip, so that there is nothing to fade.</summary>
    public static bool GoesOn(Moment before, Moment after, IReadOnlyList<TimeRange> stretches) =>
        before.Range.To == after.Range.From && stretches.All(stretch => stretch.From != after.Range.From);

    /// <summary>As many moments as it takes to fill the length, without gaps that are too short to skip.</summary>
    /// <param name="mayAdd">Whether clips without a moment may contribute one when the others are shown whole.</param>
    public static List<Moment> Fill(
        IReadOnlyList<Moment> moments,
        IReadOnlyList<float> score,
        IReadOnlyList<TimeRange> stretches,
        long total,
        bool mayAdd
    )
    {
        var filled = Fit(moments, score, stretches, total, null);
        while (
            mayAdd
            && total - Length(filled, stretches) is > 0 and var missing
            && Another(filled, score, stretches, missing + MomentPlan.CrossFade) is { } another
        )
        {
            filled = Fit([.. filled.Append(another).OrderBy(moment => moment.Range.From)], score, stretches, total, null);
        }

        for (var i = 0; i + 1 < filled.Count; i++)
        {
            if (
                filled[i + 1].Range.From - filled[i].Range.To is > 0 and < LeastGap
                && stretches.All(s => s.From < filled[i].Range.To || s.From > filled[i + 1].Range.From)
            )
            {
                filled[i] = filled[i] with { Range = filled[i].Range with { To = filled[i + 1].Range.From } };
            }
        }

        return Fit(filled, score, stretches, total, null);
    }

    /// <param name="pauses">
    /// Where given, borders stay within their pause, or where they are; null for a moment in which nobody speaks.
    /// </param>
    public static List<Moment> Fit(
        IReadOnlyList<Moment> moments,
        IReadOnlyList<float> score,
        IReadOnlyList<TimeRange> stretches,
        long total,
        IReadOnlyList<IReadOnlyList<TimeRange>?>? pauses
    )
    {
        List<Moment> fitted = [.. moments];
        // With many moments in a short reel, less than usual can stay.
        var around = Math.Min(MomentBorders.AroundPeak, total / (4 * Math.Max(1, moments.Count)));
        while (Length(fitted, stretches) is var length && length < total && Move(total - length, +1)) { }
        while (Length(fitted, stretches) is var length && length > total && Move(length - total, -1)) { }
        return fitted;

        // Moves the best border a step outwards (+1) or inwards (-1).
        bool Move(long missing, int direction)
        {
            (int Index, bool Start, long Room, float Value)? best = null;
            for (var i = 0; i < fitted.Count; i++)
            {
                foreach (var start in (bool[])[true, false])
                {
                    var room = Room(i, start, direction);
                    if (room <= 0)
                    {
                        continue;
                    }

                    var (from, to) = (fitted[i].Range.From, fitted[i].Range.To);
                    var at =
                        start ? (direction > 0 ? from - 1 : from)
                        : direction > 0 ? to
                        : to - 1;
                    // A border where the next moment continues is moved only when nothing else is left.
                    var value = (direction * score[(int)Math.Clamp(at / Step, 0, score.Count - 1)]) - (Shared(i, start) ? 10 : 0);
                    if (
                        best is not { } other
                        || value > other.Value
                        || (value == other.Value && direction * (to - from) < direction * fitted[other.Index].Range.Duration)
                    )
                    {
                        best = (i, start, room, value);
                    }
                }
            }

            if (best is not { } found)
            {
                return false;
            }

            var by = direction * Math.Min(Math.Min(Step, missing), found.Room);
            var range = fitted[found.Index].Range;
            fitted[found.Index] = fitted[found.Index] with
            {
                Range = found.Start ? range with { From = range.From - by } : range with { To = range.To + by },
            };
            return true;
        }

        bool Shared(int index, bool start) =>
            start
                ? index > 0 && GoesOn(fitted[index - 1], fitted[index], stretches)
                : index + 1 < fitted.Count && GoesOn(fitted[index], fitted[index + 1], stretches);

        long Room(int index, bool start, int direction)
        {
            var moment = fitted[index];
            var limits = MomentBorders.Limits(fitted, index, stretches);
            var border = start ? moment.Range.From : moment.Range.To;
            var core = MomentBorders.Core(moment, around);
            var (low, high) = start ? (limits.From, core.From) : (core.To, limits.To);
            if (pauses?[index] is { } quiet)
            {
                var pause = quiet.FirstOrDefault(p => p.From <= border && p.To >= border, new(border, border));
                (low, high) = (Math.Max(low, pause.From), Math.Min(high, pause.To));
            }

            return start == direction > 0 ? border - low : high - border;
        }
    }

    /// <summary>Touching moments of a clip as one.</summary>
    public static List<Moment> Merge(IReadOnlyList<Moment> moments, IReadOnlyList<TimeRange> stretches)
    {
        List<Moment> merged = [];
        foreach (var moment in moments)
        {
            if (merged.Count > 0 && GoesOn(merged[^1], moment, stretches))
            {
                merged[^1] = (merged[^1].Score >= moment.Score ? merged[^1] : moment) with
                {
                    Range = new(merged[^1].Range.From, moment.Range.To),
                };
            }
            else
            {
                merged.Add(moment);
            }
        }

        return merged;
    }

    private static Moment? Another(
        IReadOnlyList<Moment> moments,
        IReadOnlyList<float> score,
        IReadOnlyList<TimeRange> stretches,
        long length
    ) =>
        stretches
            .Where(stretch =>
                stretch.Duration >= LeastGap && moments.All(moment => moment.Range.To <= stretch.From || moment.Range.From >= stretch.To)
            )
            .SelectMany(stretch => MomentPicker.Pick(score, [stretch], new MomentPlan(1, Math.Max(LeastGap, length), length, true, false)))
            .MaxBy(moment => moment.Score);
}
