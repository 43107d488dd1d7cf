using NemoVideo.Local.Media;

namespace NemoVideo.Local.Editing;

/// <summary>What was heard in a recording.</summary>
/// <param name="HasSpeech">Whether anybody speaks at all.</param>
/// <param name="Pauses">What can be cut out, in milliseconds of the file: pauses without the margins that stay around speech. None without speech.</param>
internal sealed record SpeechPauses(bool HasSpeech, IReadOnlyList<TimeRange> Pauses);

/// <summary>Finds the pauses in speech.</summary>
internal interface IPauseDetector
{
    /// <param name="clip">Has sound.</param>
    /// <param name="longerThan">Shorter pauses stay; null is the detector's own measure.</param>
    Task<SpeechPauses> FindAsync(MediaItem clip, TimeSpan? longerThan, CancellationToken cancellationToken);
}
