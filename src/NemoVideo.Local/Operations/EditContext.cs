using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations;

/// <summary>What an operation works on.</summary>
/// <param name="Draft">The current timeline.</param>
/// <param name="Media">All uploads of the project, in order of upload.</param>
/// <param name="Clips">The uploads that the message is about, in its order: those on its <c>Clips:</c> line, or else all.</param>
/// <param name="Past">Earlier timelines, oldest first; null entries are the empty timeline.</param>
/// <param name="IsNew">Whether this message started the timeline.</param>
/// <param name="Chinese">Whether words that the editor writes into the picture are Chinese.</param>
internal sealed record EditContext(
    Draft Draft,
    IReadOnlyList<MediaItem> Media,
    IReadOnlyList<MediaItem> Clips,
    IReadOnlyList<Draft?> Past,
    bool IsNew,
    bool Chinese = false
)
{
    /// <summary>An existing folder where measurements may keep files while they run.</summary>
    public string WorkFolder { get; init; } = Path.GetTempPath();

    /// <summary>The upload that a segment shows; null for text and for music that the backend makes.</summary>
    public MediaItem? MediaOf(Segment segment) => Media.FirstOrDefault(item => item.Id == segment.Source);

    /// <summary>Whether a segment of the picture has sound, audible or muted.</summary>
    public bool HasSound(Segment segment) => !segment.Still && MediaOf(segment) is { Info.HasAudio: true };
}
