using NemoVideo.Local.Model;

namespace NemoVideo.Local.Measuring.Speech;

/// <summary>What was heard in a recording.</summary>
/// <param name="HasSpeech">Whether anybody speaks at all.</param>
/// <param name="Pauses">
/// What can be cut out, in milliseconds of the file: pauses minus the margins kept around speech. None without speech.
/// </param>
internal sealed record SpeechPauses(bool HasSpeech, IReadOnlyList<TimeRange> Pauses);
