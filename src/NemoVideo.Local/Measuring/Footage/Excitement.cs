namespace NemoVideo.Local.Measuring.Footage;

/// <summary>
/// How much each step of a file stands out from its surroundings, from its parts. What counts is what rises for a few
/// seconds: a click or a bang is over before it counts, and what lasts longer (an advertisement, music) becomes part of
/// the surroundings.
/// </summary>
internal sealed record Excitement
{
    /// <summary>Decibels of noise above the surroundings that give a full score.</summary>
    private const float FullNoise = 12;

    /// <summary>Flatness in dB of what is hardly noise at all, and of pure noise.</summary>
    private const float Tonal = -7;
    private const float Crowd = -3.5f;

    /// <summary>Doublings of the surrounding motion that give a full score.</summary>
    private const float FullMotion = 2;

    /// <summary>Scene changes in <see cref="CutWindow"/>, beyond the first and those usual around it, that give a full score.</summary>
    private const float FullCuts = 3;

    // In steps (odd): shorter than half of the first is not yet a moment, longer than most of the second is no longer one.
    private const int Shortest = 9;
    internal const int Longest = 91;
    private const int CutWindow = 21;
    private const int SteadyWindow = 15;

    /// <summary>The share of a long loud stretch that may be quiet (a breath in an advertisement).</summary>
    internal const double Quiet = 0.3;

    /// <summary>The share of its score that studio-made footage loses.</summary>
    public const float ProducedLoss = 0.8f;

    /// <summary>Score of each step, 0 to 1.</summary>
    public required float[] Score { get; init; }

    /// <summary>Decibels by which noise in the crowd band rises above its surroundings.</summary>
    public required float[] Noise { get; init; }

    /// <summary>Doublings by which motion rises above its surroundings.</summary>
    public required float[] Motion { get; init; }

    /// <summary>Scene changes within four seconds.</summary>
    public required float[] Cuts { get; init; }

    /// <summary>
    /// How loud and lively it is relative to the rest of the file, 0 to 1: all there is to go by where nothing stands out.
    /// </summary>
    public required float[] Liveliness { get; init; }

    public static Excitement Of(FootageCurves curves)
    {
        var none = new float[curves.Count];
        var noise = curves.Noise.Count == 0 ? none : Curve.Rise(Curve.Percentile(curves.Noise, Shortest, 0.3), Longest, Quiet);
        var flat = Curve.Median(curves.Flatness, Shortest);
        var motion = curves.Motion.Count == 0 ? none : Curve.Rise(Doublings(Curve.Median(curves.Motion, Shortest)), Longest, Quiet);
        var cuts = curves.Cuts.Count == 0 ? none : Curve.Mean([.. curves.Cuts.Select(cut => cut ? (float)CutWindow : 0)], CutWindow);
        var burst = Curve.Rise(cuts, Longest, Quiet);

        var produced = Produced(curves);
        var score = new float[curves.Count];
        for (var i = 0; i < score.Length; i++)
        {
            var sound = noise[i] <= 0 ? 0 : Math.Min(1, noise[i] / FullNoise) * Math.Clamp((flat[i] - Tonal) / (Crowd - Tonal), 0, 1);
            var picture =
                1 - ((1 - (0.7f * Math.Min(1, motion[i] / FullMotion))) * (1 - (0.7f * Math.Clamp((burst[i] - 1) / FullCuts, 0, 1))));
            score[i] = (1 - ((1 - sound) * (1 - (0.8f * picture)))) * (1 - (ProducedLoss * produced[i]));
        }

        return new()
        {
            Score = Curve.Mean(score, Shortest),
            Noise = noise,
            Motion = motion,
            Cuts = cuts,
            Liveliness = Livelier(curves),
        };
    }

    /// <summary>
    /// How much it sounds studio-made, 0 to 1: far louder than usual, at a constant level (compressed), and not
    /// noise. That means advertisements, stings and music, whatever their picture does.
    /// </summary>
    public static float[] Produced(FootageCurves curves)
    {
        var level = curves.Level;
        if (level.Count == 0)
        {
            return new float[curves.Count];
        }

        var flat = Curve.Median(curves.Flatness, Shortest);
        var usual = level.Order().ElementAt(level.Count / 2);
        var high = Curve.Percentile(level, SteadyWindow, 0.8);
        var low = Curve.Percentile(level, SteadyWindow, 0.2);
        return
        [
            .. high.Select(
                (loud, i) =>
                    Math.Clamp((loud - usual - 4) / 6, 0, 1)
                    * Math.Clamp((3 - (loud - low[i])) / 2, 0, 1)
                    * Math.Clamp(Crowd + 0.3f - flat[i], 0, 1)
            ),
        ];
    }

    private static float[] Livelier(FootageCurves curves)
    {
        var level = Share(curves.Level, 3);
        var motion = Share(curves.Motion, 0.3f);
        return
        [
            .. Enumerable.Range(0, curves.Count).Select(i => ((level.Length > 0 ? level[i] : 0) + (motion.Length > 0 ? motion[i] : 0)) / 2),
        ];
    }

    /// <summary>Where a curve is between its low and its high; zero when they are too close together.</summary>
    private static float[] Share(IReadOnlyList<float> curve, float nearest)
    {
        if (curve.Count == 0)
        {
            return [];
        }

        var smooth = Curve.Mean(curve, CutWindow);
        var sorted = smooth.Order().ToList();
        var (low, high) = (sorted[(int)(0.05 * (sorted.Count - 1))], sorted[(int)(0.95 * (sorted.Count - 1))]);
        return [.. smooth.Select(value => high - low < nearest ? 0 : Math.Clamp((value - low) / (high - low), 0, 1))];
    }

    /// <summary>Motion in doublings. Less than a fifth of the usual counts as that much: a still picture is not the yardstick.</summary>
    private static float[] Doublings(float[] motion)
    {
        var usual = motion.Length == 0 ? 0 : motion.Order().ElementAt(motion.Length / 2);
        var least = Math.Max(0.2f * usual, 0.3f);
        return [.. motion.Select(value => MathF.Log2(Math.Max(value, least)))];
    }
}
