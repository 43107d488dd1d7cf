using NemoVideo.Local.Model;

namespace NemoVideo.Local.Language;

/// <summary>What was read from a message.</summary>
internal sealed record Instruction
{
    /// <summary>The operations, in the order in which they were said.</summary>
    public IReadOnlyList<Operation> Operations { get; init; } = [];

    /// <summary>The parts of the message that were not understood, word for word.</summary>
    public IReadOnlyList<string> NotUnderstood { get; init; } = [];

    /// <summary>What was understood but for some words that change what is meant; nothing is done for it.</summary>
    public IReadOnlyList<StoppedPart> Stopped { get; init; } = [];

    /// <summary>What was said not to be done ("keep the pauses"), word for word; nothing is done for it.</summary>
    public IReadOnlyList<string> Declined { get; init; } = [];

    /// <summary>
    /// What stands on the line <c>Clips: 1. a.mp4, 2. b.mp4</c>: a new timeline begins with these; null without such a line.
    /// </summary>
    public IReadOnlyList<ListedClip>? Listed { get; init; }

    /// <summary>Their file names.</summary>
    public IReadOnlyList<string>? Clips => Listed?.Select(clip => clip.Name).ToList();

    /// <summary>Whether photos are spoken of as something to show: "a video from these photos and clips".</summary>
    public bool ShowsImages { get; init; }

    /// <summary>The rows of a table that came with the message and that no operation uses, verbatim, one per line; or null.</summary>
    public string? Table { get; init; }

    /// <summary>Whether a question was asked and nothing else was understood.</summary>
    public bool IsQuestion { get; init; }

    /// <summary>What a question is about that was asked, alone or with operations; null without one.</summary>
    public Question? Question { get; init; }

    /// <summary>Whether to answer in Chinese.</summary>
    public bool Chinese { get; init; }
}

/// <summary>A part of a message that was not done because of some of its words, both word for word.</summary>
internal sealed record StoppedPart(string Part, string Words);
