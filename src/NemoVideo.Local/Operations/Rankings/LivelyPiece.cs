using NemoVideo.Local.Measuring.Clips;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Rankings;

/// <summary>Finds the few seconds of a clip in which the most happens.</summary>
internal static class LivelyPiece
{
    /// <param name="length">Of the clip's picture, in milliseconds.</param>
    /// <param name="wanted">Of the piece, in milliseconds.</param>
    /// <returns>The first of the liveliest pieces; the whole clip if it is no longer than wanted.</returns>
    public static TimeRange Find(ClipMeasures clip, long length, long wanted)
    {
        if (length <= wanted)
        {
            return new(0, length);
        }

        var best = (Value: double.NegativeInfinity, From: 0L);
        foreach (var first in clip.Tenths)
        {
            var from = Math.Min(first.At, length - wanted);
            var inside = clip.Tenths.Where(moment => moment.At >= from && moment.At < from + wanted).ToList();
            // Where nothing was sampled nothing is known: a piece that leaves a sampled stretch counts as still there.
            var value = inside.Sum(Liveliness) / Math.Max(inside.Count, wanted / 100.0);
            if (value > best.Value + 1e-9)
            {
                best = (value, from);
            }
        }

        return new(best.From, best.From + wanted);
    }

    /// <summary>Motion and loudness count equally.</summary>
    private static double Liveliness(Tenth moment) => 1 - Math.Exp(-moment.Motion / 0.25) + Math.Clamp((moment.Loudness + 50) / 40, 0, 1);
}
