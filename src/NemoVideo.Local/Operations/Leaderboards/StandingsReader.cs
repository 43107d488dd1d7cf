using System.Text.RegularExpressions;
using NemoVideo.Local.Language;
using NemoVideo.Local.Language.Tables;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Operations.Leaderboards;

/// <summary>
/// Takes the standings out of a message and gives them to the leaderboard its clauses ask for; on their own, they ask for one.
/// </summary>
internal sealed partial class StandingsReader : IMessageReader
{
    public (string Words, Func<Instruction, Instruction> Complete) Take(MessageParts parts)
    {
        var (standings, words) = Find(parts);
        return (words, instruction => LeaderboardRemarks.Heed(standings is null ? instruction : Give(standings, instruction)));
    }

    /// <summary>The standings of a message that is about a leaderboard, or is nothing but standings; and its words without them.</summary>
    private static (StandingList? Standings, string Words) Find(MessageParts parts)
    {
        var mentioned = AboutStandings().IsMatch(parts.Words);
        var captions = parts.Captions.Count > 0 && !parts.Words.Contains(CaptionList.Token, StringComparison.Ordinal);
        if (mentioned && !captions && parts.Table is { } table)
        {
            return (StandingTable.ReadMarkdown(table), parts.Words);
        }

        var (standings, rest) = StandingText.Take(parts.Words);
        return standings is not null && (mentioned || (standings.Rows.Count > 1 && !Said().IsMatch(rest)))
            ? (standings, rest)
            : (null, parts.Words);
    }

    private static Instruction Give(StandingList standings, Instruction instruction)
    {
        var operations = instruction.Operations.ToList();
        var index = operations.FindIndex(operation => operation is AddLeaderboard);
        if (index >= 0)
        {
            operations[index] = (AddLeaderboard)operations[index] with { Standings = standings };
        }
        else if (standings.Rows.Count > 0 && operations.Count == 0 && !instruction.Declined.Any(piece => AboutStandings().IsMatch(piece)))
        {
            return instruction with { Operations = [new AddLeaderboard(standings)], NotUnderstood = [], IsQuestion = false };
        }

        return instruction with
        {
            Operations = operations,
        };
    }

    [GeneratedRegex(
        LeaderboardWords + @"|\b(?:rank\w*|scores?|points)\b|排名|分数|名次|得分",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience
    )]
    private static partial Regex AboutStandings();

    [GeneratedRegex(@"[\w❝‹§{]", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Said();
}
