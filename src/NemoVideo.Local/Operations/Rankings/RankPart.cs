using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Rankings;

/// <summary>What a measured score is made of.</summary>
internal enum RankPart
{
    Sharpness,
    Motion,
    Loudness,
    Cuts,
    Light,
    Colour,
    LoudnessRange,
    Length,
}

/// <summary>The parts' names and their usual weights.</summary>
internal static class RankParts
{
    /// <summary>Percent; they add up to 100.</summary>
    public static IReadOnlyDictionary<RankPart, double> UsualWeights { get; } =
        new Dictionary<RankPart, double>
        {
            [RankPart.Sharpness] = 30,
            [RankPart.Motion] = 20,
            [RankPart.Loudness] = 15,
            [RankPart.Cuts] = 10,
            [RankPart.Light] = 10,
            [RankPart.Colour] = 5,
            [RankPart.LoudnessRange] = 5,
            [RankPart.Length] = 5,
        };

    public static Phrase NameOf(RankPart part) =>
        part switch
        {
            RankPart.Sharpness => new("sharpness", "清晰度"),
            RankPart.Motion => new("motion", "动感"),
            RankPart.Loudness => new("loudness", "响度"),
            RankPart.Cuts => new("cuts", "镜头切换"),
            RankPart.Light => new("light", "光线"),
            RankPart.Colour => new("colour", "色彩"),
            RankPart.LoudnessRange => new("loudness range", "响度范围"),
            RankPart.Length => new("length", "时长"),
            _ => throw new ArgumentOutOfRangeException(nameof(part)),
        };

    /// <summary>The name in objects that scripts read.</summary>
    public static string KeyOf(RankPart part) => NameOf(part).English.Replace(' ', '_');

    /// <summary>
    /// The weights in percent, adding up to 100. What is named with a percentage gets it; the other named parts share the rest
    /// evenly or, when unnamed parts count too, all share it as usual.
    /// </summary>
    /// <param name="named">What the words name, with a percentage where they give one.</param>
    /// <param name="onlyNamed">Whether only these parts count.</param>
    public static IReadOnlyDictionary<RankPart, double> Weights(IReadOnlyDictionary<RankPart, double?> named, bool onlyNamed)
    {
        if (named.Count == 0)
        {
            return UsualWeights;
        }

        var given = named.Where(part => part.Value is not null).ToDictionary(part => part.Key, part => part.Value!.Value);
        var rest = Math.Max(0, 100 - given.Values.Sum());
        var open = (onlyNamed ? named.Keys : UsualWeights.Keys).Where(part => !given.ContainsKey(part)).ToList();
        var usual = open.Sum(part => UsualWeights[part]);
        foreach (var part in open)
        {
            given[part] = onlyNamed ? rest / open.Count : rest * UsualWeights[part] / usual;
        }

        var sum = given.Values.Sum();
        return sum > 0 ? given.Where(part => part.Value > 0).ToDictionary(part => part.Key, part => part.Value * 100 / sum) : UsualWeights;
    }
}
