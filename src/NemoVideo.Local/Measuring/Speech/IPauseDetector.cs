using NemoVideo.Local.Model;

namespace NemoVideo.Local.Measuring.Speech;

/// <summary>Finds the pauses in speech.</summary>
internal interface IPauseDetector
{
    /// <param name="clip">Has sound.</param>
    /// <param name="longerThan">Shorter pauses stay; null leaves it to the detector.</param>
    Task<SpeechPauses> FindAsync(MediaItem clip, TimeSpan? longerThan, CancellationToken cancellationToken);
}
