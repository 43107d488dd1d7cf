namespace NemoVideo.Local.Measuring.Clips;

/// <summary>What was measured in one clip, all from the file alone.</summary>
internal sealed record ClipMeasures
{
    /// <summary>Length of the clip in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>The shorter side of the picture in pixels.</summary>
    public required int Lines { get; init; }

    /// <summary>Mean change of the picture from one tenth of a second to the next, over its contrast.</summary>
    public required double Motion { get; init; }

    public required double CutsPerMinute { get; init; }

    /// <summary>Integrated loudness in LUFS (EBU R128); null without sound, or when all of it is silence.</summary>
    public double? Loudness { get; init; }

    /// <summary>Loudness range in LU (EBU Tech 3342); null without sound.</summary>
    public double? LoudnessRange { get; init; }

    /// <summary>The median of the sampled pictures, member by member.</summary>
    public required Sharpness Sharpness { get; init; }

    /// <summary>Mean brightness, 0 (black) to 1 (white), as it is encoded (with gamma).</summary>
    public required double Brightness { get; init; }

    /// <summary>Standard deviation of the brightness within a picture, on the same scale.</summary>
    public required double Contrast { get; init; }

    /// <summary>Share of the picture that is black or white, without detail.</summary>
    public required double Clipped { get; init; }

    /// <summary>
    /// Hasler and Süsstrunk's colourfulness (Measuring colourfulness in natural images, 2003): 0 grey, 33 moderate, 59 quite,
    /// 109 extremely.
    /// </summary>
    public required double Colourfulness { get; init; }

    /// <summary>How lively the clip is in each tenth of a second, where it was sampled.</summary>
    public required IReadOnlyList<Tenth> Tenths { get; init; }
}

/// <summary>A tenth of a second.</summary>
/// <param name="At">Milliseconds from the beginning of the clip.</param>
/// <param name="Motion">Like <see cref="ClipMeasures.Motion"/>.</param>
/// <param name="Loudness">Momentary loudness in LUFS; −70 for silence.</param>
internal readonly record struct Tenth(long At, double Motion, double Loudness);
