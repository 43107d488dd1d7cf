using NemoVideo.Local.Measuring.Clips;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Rankings;

/// <summary>A ranked clip.</summary>
/// <param name="Rank">From 1. Clips with the same score share the better place.</param>
/// <param name="Score">0 to 100, one decimal.</param>
/// <param name="Parts">Each 0 to 100, one decimal, before the weights.</param>
internal sealed record RankedClip(
    MediaItem Clip,
    ClipMeasures Measures,
    int Rank,
    double Score,
    IReadOnlyDictionary<RankPart, double> Parts
);

/// <summary>
/// Scores of a batch. They depend only on the files and the weights, not on the order of the clips; docs/ranking.md has
/// the formulas and measurements.
/// </summary>
internal static class ClipRanking
{
    /// <returns>Best first; clips in the same place are in order of their names.</returns>
    public static IReadOnlyList<RankedClip> Of(
        IReadOnlyList<(MediaItem Clip, ClipMeasures Measures)> clips,
        IReadOnlyDictionary<RankPart, double> weights
    )
    {
        var usualLength = Median([.. clips.Select(clip => clip.Measures.Seconds)]);
        var scored = clips
            .Select(clip =>
            {
                var parts = Enum.GetValues<RankPart>()
                    .ToDictionary(part => part, part => Math.Round(100 * Part(part, clip.Measures, usualLength), 1));
                return (
                    clip.Clip,
                    clip.Measures,
                    Parts: parts,
                    Score: Math.Round(weights.OrderBy(weight => weight.Key).Sum(weight => weight.Value / 100 * parts[weight.Key]), 1)
                );
            })
            .ToList();
        return
        [
            .. scored
                .OrderByDescending(clip => clip.Score)
                .ThenBy(clip => clip.Clip.FileName, StringComparer.Ordinal)
                .Select(clip => new RankedClip(
                    clip.Clip,
                    clip.Measures,
                    1 + scored.Count(other => other.Score > clip.Score),
                    clip.Score,
                    clip.Parts
                )),
        ];
    }

    /// <summary>Whether one clip is more than twice as long as another.</summary>
    public static bool LengthsDiffer(IEnumerable<ClipMeasures> clips)
    {
        var lengths = clips.Select(clip => clip.Seconds).ToList();
        return lengths.Max() > 2 * lengths.Min();
    }

    /// <returns>0 to 1.</returns>
    internal static double Part(RankPart part, ClipMeasures clip, double usualLength) =>
        part switch
        {
            RankPart.Sharpness => SharpnessOf(clip),
            RankPart.Motion => Saturate(clip.Motion / 0.25),
            // −14 LUFS is what the large platforms play at; from there it is a long way to silence, and a short one to distortion.
            RankPart.Loudness => clip.Loudness is { } loudness
                ? Clamp(1 - (loudness < -14 ? (-14 - loudness) / 26 : (loudness + 14) / 10))
                : 0,
            RankPart.Cuts => Saturate(clip.CutsPerMinute / 10),
            RankPart.Light => Clamp(1 - Math.Pow((clip.Brightness - 0.45) / 0.45, 2))
                * (0.5 + (0.5 * Clamp(clip.Contrast / 0.2)))
                * Clamp(1 - clip.Clipped),
            RankPart.Colour => Saturate(clip.Colourfulness / 40),
            RankPart.LoudnessRange => clip.LoudnessRange is { } range ? Clamp(range / 8) : 0,
            RankPart.Length => clip.Seconds > 0 && usualLength > 0 ? Clamp(1 - (Math.Abs(Math.Log2(clip.Seconds / usualLength)) / 2)) : 0,
            _ => throw new ArgumentOutOfRangeException(nameof(part)),
        };

    /// <summary>
    /// Fineness alone would reward noise and block edges: more is taken off for both than they add. The picture's
    /// size counts, since the result is 1080 lines high.
    /// </summary>
    private static double SharpnessOf(ClipMeasures clip)
    {
        // Even with no fine detail at all a fifth remains: the planes of the transform overlap.
        var fine = Saturate(Math.Pow(Math.Max(0, clip.Sharpness.Fineness - 0.2) / 0.4, 1.3));
        var detailed = clip.Contrast > 0 ? Saturate(clip.Sharpness.Detail / (219 * clip.Contrast) / 0.12) : 0;
        var clean = 1 / (1 + (clip.Sharpness.Noise / 3));
        var whole = 1 / (1 + (0.5 * Math.Max(0, clip.Sharpness.Blockiness - 1.6)));
        // Less than a grey level of detail is an empty picture.
        return fine * detailed * clean * whole * Math.Sqrt(Clamp(clip.Lines / 1080.0)) * Clamp(clip.Sharpness.Detail);
    }

    private static double Saturate(double value) => value > 0 ? 1 - Math.Exp(-value) : 0;

    private static double Clamp(double value) => double.IsFinite(value) ? Math.Clamp(value, 0, 1) : 0;

    private static double Median(List<double> values)
    {
        values.Sort();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }
}
