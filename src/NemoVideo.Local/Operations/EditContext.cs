using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Undos;
using NemoVideo.Local.Timeline;

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

    /// <summary>What was done before.</summary>
    public IEditMemory Memory { get; init; } = NoMemory.Instance;

    /// <summary>The upload that a segment shows; null for text and for music that the backend makes.</summary>
    public MediaItem? MediaOf(Segment segment) => Media.FirstOrDefault(item => item.Id == segment.Source);

    /// <summary>Whether a segment of the picture has sound, audible or muted.</summary>
    public bool HasSound(Segment segment) => !segment.Still && MediaOf(segment) is { Info.HasAudio: true };

    /// <summary>The timeline with its shots split where the scope begins and ends, and which shots are inside.</summary>
    /// <param name="where">Null is everywhere.</param>
    /// <exception cref="NotPossibleException">There is nothing of the kind on the timeline.</exception>
    public (Draft Split, Func<Segment, bool> Inside) Split(Scope? where) =>
        where is null or { IsEverywhere: true } ? (Draft, _ => true) : Draft.SplitAt(where.RangesOn(Draft, Media));

    /// <summary>Where it is, for replies.</summary>
    public Phrase WordsOf(Scope? where) => where.WordsOn(Draft, Media);
}
