namespace NemoVideo.Local.Operations.Volumes;

/// <summary>Volumes in percent.</summary>
internal static class Levels
{
    /// <summary>+14 dB; louder is noise.</summary>
    private const double Loudest = 500;

    public static double Limit(double percent) => Math.Round(Math.Clamp(percent, 0, Loudest), 2);
}
