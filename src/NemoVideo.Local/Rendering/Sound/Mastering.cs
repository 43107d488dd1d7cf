namespace NemoVideo.Local.Rendering.Sound;

/// <summary>What is done to a mix so that it comes out at the loudness wanted. All gains are in decibels.</summary>
/// <param name="VoiceGain">
/// On the clips' own sound before the music is mixed in, so that music is as far below a quiet recording as a loud one.
/// </param>
/// <param name="Gain">On the whole.</param>
/// <param name="Limited">Whether peaks are kept under the limit; false only to measure.</param>
internal sealed record Mastering(double VoiceGain = 0, double Gain = 0, bool Limited = true)
{
    /// <summary>Loudness of the clips' own sound when music goes under it, in LUFS.</summary>
    public const double VoiceLoudness = -16;

    /// <summary>What would need more gain than this (in decibels) is noise rather than a recording.</summary>
    public const double LargestGain = 30;

    /// <summary>In LUFS; below it there is no sound to speak of, and silence stays silence.</summary>
    public const double Silence = -60;

    /// <summary>
    /// −3.1 dB, enforced at four times the sample rate, so that peaks between samples count: what AAC adds to peaks stays
    /// under −1 dBTP.
    /// </summary>
    public const string PeakLimiter = "aresample=192000,alimiter=limit=0.7:level=0:attack=5:release=60:latency=1,aresample=48000";

    /// <summary>The highest true peak in dBTP that the limiter leaves alone.</summary>
    public const double UntouchedPeak = -3.2;
}
