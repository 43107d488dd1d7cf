using NemoVideo.Local.Language.Tokens;

namespace NemoVideo.Local.Language.Phrasing;

/// <summary>A part of an instruction that asks for one thing, or for several with one verb.</summary>
/// <param name="Tokens">Its own words.</param>
/// <param name="Shared">Words of the part before that count for it too: "remove" in "remove the pauses and the music".</param>
internal sealed record Unit(IReadOnlyList<Token> Tokens, IReadOnlyList<Token> Shared)
{
    /// <summary>Whether it begins a sentence.</summary>
    public bool Begins { get; init; }

    /// <summary>Whether a question mark or particle ends it.</summary>
    public bool Asks { get; init; }

    /// <summary>It only says why: 因为开头太暗.</summary>
    public bool IsReason { get; init; }
}
