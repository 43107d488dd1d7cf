using NemoVideo.Local.Editing;

namespace NemoVideo.Local.Language.Standings;

/// <summary>Somebody's score, as it was given.</summary>
/// <param name="At">From when on it holds, on the timeline; null is from the beginning.</param>
/// <param name="Rank">The place that was given with it; null where none was.</param>
/// <param name="Decimals">How many decimal places the score was written with.</param>
internal sealed record Standing(string Name, double Score, TimeSpan? At = null, int? Rank = null, int Decimals = 0);

/// <summary>The standings that came with a message.</summary>
/// <param name="Problem">Why rows could not be used; null where all could.</param>
internal sealed record StandingList(IReadOnlyList<Standing> Rows, Phrase? Problem = null);
