using NemoVideo.Local.Language.Tables;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Leaderboards;

/// <summary>The ranked standings from one time (ms of the timeline) to another.</summary>
internal sealed record StandingState(long From, long To, IReadOnlyList<LeaderboardRow> Rows);

/// <summary>Turns single scores into the standings at each time.</summary>
internal static class StandingHistory
{
    /// <summary>
    /// One state for each time at which something changes; the last has no end. Scores with a time hold until the same
    /// name gets another one; scores without one are there from the beginning.
    /// </summary>
    /// <param name="standings">At least one.</param>
    public static IReadOnlyList<StandingState> Of(IReadOnlyList<Standing> standings)
    {
        var given = standings.All(row => row.Rank is not null);
        if (standings.All(row => row.At is null))
        {
            return [new(0, long.MaxValue, Rank(standings, given))];
        }

        List<StandingState> states = [];
        List<Standing> now = [];
        foreach (var group in standings.GroupBy(row => (long)Math.Round(row.At?.TotalMilliseconds ?? 0)).OrderBy(group => group.Key))
        {
            foreach (var row in group)
            {
                // The newest score replaces the one before, so that ties keep their order.
                var index = now.FindIndex(other => other.Name.Equals(row.Name, StringComparison.OrdinalIgnoreCase));
                if (index >= 0)
                {
                    now[index] = row;
                }
                else
                {
                    now.Add(row);
                }
            }

            var rows = Rank(now, given: false);
            if (states.Count > 0 && states[^1].Rows.SequenceEqual(rows))
            {
                continue;
            }

            if (states.Count > 0)
            {
                states[^1] = states[^1] with { To = group.Key };
            }

            states.Add(new(group.Key, long.MaxValue, rows));
        }

        return states;
    }

    /// <summary>The states clipped to a range; what lasts less than a frame is left out.</summary>
    /// <param name="frame">In milliseconds.</param>
    public static IReadOnlyList<StandingState> Within(IReadOnlyList<StandingState> states, TimeRange range, long frame)
    {
        List<StandingState> within = [];
        foreach (
            var state in states.Select(state => state with { From = Math.Max(state.From, range.From), To = Math.Min(state.To, range.To) })
        )
        {
            if (state.To - state.From >= frame)
            {
                within.Add(within.Count > 0 && within[^1].To != state.From ? state with { From = within[^1].To } : state);
            }
        }

        return within;
    }

    /// <summary>
    /// Best first; equal scores share a rank, and the next rank is skipped: 1, 2, 2, 4. Places that were given with all scores
    /// decide what comes first (fewer strokes, a tie-break). For times, the shortest is best.
    /// </summary>
    private static List<LeaderboardRow> Rank(IReadOnlyList<Standing> standings, bool given)
    {
        var sorted =
            given ? standings.OrderBy(row => row.Rank).ToList()
            : standings.All(row => row.IsTime) ? [.. standings.OrderBy(row => row.Score)]
            : [.. standings.OrderByDescending(row => row.Score)];
        var steps = sorted.Zip(sorted.Skip(1), (one, next) => next.Score.CompareTo(one.Score)).ToList();
        var monotonic = steps.All(step => step <= 0) || steps.All(step => step >= 0);
        List<LeaderboardRow> rows = [];
        foreach (var row in sorted)
        {
            var tied = rows.Count > 0 && rows[^1].Score.Equals(row.Score);
            rows.Add(
                new()
                {
                    Rank =
                        !monotonic ? row.Rank!.Value
                        : tied ? rows[^1].Rank
                        : rows.Count + 1,
                    Name = row.Name,
                    Score = row.Score,
                }
            );
        }

        return rows;
    }
}
