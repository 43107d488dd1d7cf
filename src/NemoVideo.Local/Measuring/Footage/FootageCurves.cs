namespace NemoVideo.Local.Measuring.Footage;

/// <summary>
/// What was measured along a file, one value per <see cref="Step"/>. An empty curve was not measured: the file has
/// no sound, or no moving picture.
/// </summary>
internal sealed record FootageCurves
{
    /// <summary>Milliseconds.</summary>
    public const int Step = 200;

    /// <summary>Steps.</summary>
    public required int Count { get; init; }

    /// <summary>Level of the sound in dBFS (RMS).</summary>
    public IReadOnlyList<float> Level { get; init; } = [];

    /// <summary>
    /// Level of the noise in the sound between 300 and 3000 Hz, in dB: the mean over the spectrum's decibels. A crowd
    /// fills the spectrum and raises all of it; tones, however loud, leave valleys between them.
    /// </summary>
    public IReadOnlyList<float> Noise { get; init; } = [];

    /// <summary>
    /// How even the spectrum is across frequencies, in dB: −2.5 for noise, such as a crowd, far less for tones, speech
    /// and music (spectral flatness, measured within narrow bands so that a slope does not count).
    /// </summary>
    public IReadOnlyList<float> Flatness { get; init; } = [];

    /// <summary>How much moves in the picture: only comparable within one file.</summary>
    public IReadOnlyList<float> Motion { get; init; } = [];

    /// <summary>Whether the scene changes in a step.</summary>
    public IReadOnlyList<bool> Cuts { get; init; } = [];
}
