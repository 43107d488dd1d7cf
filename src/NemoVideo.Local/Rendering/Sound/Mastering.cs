namespace NemoVideo.Local.Rendering.Sound;

/// <summary>What is done to a mix so that it comes out at its loudness. All gains are in decibels.</summary>
/// <param name="VoiceGain">On the clips' own sound before the music is mixed in, so that music lies as far under a quiet recording as under a loud one.</param>
/// <param name="Gain">On the whole.</param>
/// <param name="Limited">Whether peaks are kept under the limit; false only to measure.</param>
internal sealed record Mastering(double VoiceGain = 0, double Gain = 0, bool Limited = true)
{
    /// <summary>Loudness of the clips' own sound under which music is laid, in LUFS.</summary>
    public const double VoiceLoudness = -16;

    /// <summary>What is raised by more than this (in decibels) is noise rather than a recording.</summary>
    public const double LargestGain = 30;

    /// <summary>In LUFS; there is no sound to speak of below it, and silence stays silence.</summary>
    public const double Silence = -60;

    /// <summary>
    /// −3.1 dB, kept at four times the sample rate, so that peaks between the samples count: what AAC adds to peaks stays
    /// under −1 dBTP.
    /// </summary>
    public const string PeakLimiter = "aresample=192000,alimiter=limit=0.7:level=0:attack=5:release=60:latency=1,aresample=48000";

    /// <summary>The highest true peak in dBTP that the limiter leaves alone.</summary>
    public const double UntouchedPeak = -3.2;
}
