using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Language.Phrasing;

/// <summary>What is known when a unit is read: the uploads, and what was spoken of before.</summary>
/// <param name="Uploads">File names, in order.</param>
internal sealed record Background(IReadOnlyList<string> Uploads)
{
    /// <summary>What the last unit was about; "it" and a bare level belong to it.</summary>
    public Meaning? Topic { get; init; }

    /// <summary>Where the last unit's operation applies; "it" is that clip, "the rest" is everything else.</summary>
    public Scope Scope { get; init; } = Scope.Everywhere;

    /// <summary>What a remark right before was about; where nothing else is said, it is meant.</summary>
    public Scope? Stated { get; init; }

    /// <summary>What was read so far from the message.</summary>
    public IReadOnlyList<Operation> Operations { get; init; } = [];

    /// <summary>What the last edit did, before the message.</summary>
    public IReadOnlyList<Operation> LastOperations { get; init; } = [];

    /// <summary>The captions that came with the message.</summary>
    public IReadOnlyList<Cue> Captions { get; init; } = [];

    /// <summary>The clips that were spoken of last, if they were spoken of as a whole.</summary>
    public IReadOnlyList<ClipReference> Clips =>
        Scope.In.Count > 0 && Scope.In.All(place => place is { Clip: not null, From: null })
            ? [.. Scope.In.Select(place => place.Clip!)]
            : [];
}
