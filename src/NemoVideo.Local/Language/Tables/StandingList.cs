using NemoVideo.Local.Model;

namespace NemoVideo.Local.Language.Tables;

/// <summary>Somebody's score, as it was given.</summary>
/// <param name="At">When it starts to hold, on the timeline; null is from the beginning.</param>
/// <param name="Rank">The place given with it; null if none was.</param>
/// <param name="Decimals">The number of decimal places the score was written with.</param>
/// <param name="IsTime">Whether the score is a time in seconds, where less is better: a lap of 1:22.5.</param>
/// <param name="Currency">The sign that the score was written with, such as $; null without one.</param>
internal sealed record Standing(
    string Name,
    double Score,
    TimeSpan? At = null,
    int? Rank = null,
    int Decimals = 0,
    bool IsTime = false,
    string? Currency = null
);

/// <summary>The standings that came with a message.</summary>
/// <param name="Problem">Why rows could not be used; null if all could.</param>
/// <param name="Note">What was chosen among several possibilities, such as columns; null if there was no choice.</param>
internal sealed record StandingList(IReadOnlyList<Standing> Rows, Phrase? Problem = null, Phrase? Note = null);
