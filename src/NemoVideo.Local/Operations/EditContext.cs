using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations;

/// <summary>What an operation works on.</summary>
/// <param name="Draft">The timeline as it is.</param>
/// <param name="Media">All uploads of the project, in order of upload.</param>
/// <param name="Clips">The uploads that the message is about, in its order: those of its <c>Clips:</c> line, else all.</param>
/// <param name="Past">Earlier timelines, oldest first; null entries are the empty timeline.</param>
/// <param name="IsNew">The timeline was begun by this message.</param>
/// <param name="Chinese">Words that the editor writes into the picture are Chinese.</param>
internal sealed record EditContext(
    Draft Draft, IReadOnlyList<MediaItem> Media, IReadOnlyList<MediaItem> Clips, IReadOnlyList<Draft?> Past, bool IsNew,
    bool Chinese = false)
{
    /// <summary>Where measurements may keep files while they run (exists).</summary>
    public string WorkFolder { get; init; } = Path.GetTempPath();

    /// <summary>The upload that a segment shows; null for text and for music that the backend makes.</summary>
    public MediaItem? MediaOf(Segment segment) => Media.FirstOrDefault(item => item.Id == segment.Source);

    /// <summary>Whether a segment of the picture brings sound with it, loud or muted.</summary>
    public bool HasSound(Segment segment) => !segment.Still && MediaOf(segment) is { Info.HasAudio: true };
}
