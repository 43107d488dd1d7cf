using System.Text.RegularExpressions;
using NemoVideo.Local.Language;
using NemoVideo.Local.Language.Tables;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Local.Operations.Titles;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Operations.Leaderboards;

/// <summary>
/// What is said about a leaderboard elsewhere, and is about it only because the same message asks for one: "and don't
/// show Bo", "with no title", "top 2".
/// </summary>
internal static partial class LeaderboardRemarks
{
    public static Instruction Heed(Instruction instruction)
    {
        var operations = instruction.Operations.ToList();
        var index = operations.FindIndex(operation => operation is AddLeaderboard);
        if (index < 0)
        {
            return instruction;
        }

        var board = (AddLeaderboard)operations[index];
        var leavesOut = false;
        var hasText = operations.Any(operation => operation is AddText);
        List<string> declined = [.. instruction.Declined.Where(piece => !Take(piece))];
        List<string> notUnderstood = [.. instruction.NotUnderstood.Where(piece => !Take(piece))];
        operations[index] = board;
        return instruction with { Operations = operations, Declined = declined, NotUnderstood = notUnderstood };

        bool Take(string piece)
        {
            if (!hasText && NoTitle().IsMatch(piece))
            {
                board = board with { Title = "" };
                return true;
            }

            if (board.Rows is null && Top().Match(piece) is { Success: true } top)
            {
                board = board with { Rows = Quantities.Count(top.Groups["n"].Value) };
                return true;
            }

            // "don't show Bo or Cy" comes in two pieces.
            var left = LeftOut().Match(piece);
            if (board.Standings is not { } standings || !(left.Success || leavesOut))
            {
                return false;
            }
            // Only where nothing is said but names on the board.
            List<string> names =
            [
                .. And()
                    .Split(left.Success ? left.Groups["names"].Value : piece)
                    .Select(name => name.Trim())
                    .Where(name => name.Length > 0),
            ];
            if (names.Count == 0 || !names.All(name => standings.Rows.Any(row => Is(row, name))))
            {
                return false;
            }

            List<Standing> rest = [.. standings.Rows.Where(row => !names.Any(name => Is(row, name)))];
            if (rest.Count == 0)
            {
                return false;
            }

            board = board with { Standings = standings with { Rows = rest } };
            leavesOut = true;
            return true;
        }

        static bool Is(Standing row, string name) => row.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(
        @"^\W*(?:and |but |with |have |give it |use |show )*(?:no|without(?: an?| any| the)?|don't (?:show|add|use|want)(?: an?| any| the)?) (?:title|headline|heading|header)s?\W*$|^(?:不要|无|没有|不带|不显示|不加)(?:任何)?标题$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience
    )]
    private static partial Regex NoTitle();

    [GeneratedRegex(
        @"^\W*(?:(?:and|but|only|just|show|display|the|with) )*(?:top|first|best) (?<n>\d{1,4})\W*$|^(?:只|仅)?(?:显示)?前\s?(?<n>\d{1,4})\s?(?:名|位|个)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience
    )]
    private static partial Regex Top();

    [GeneratedRegex(
        @"^\W*(?:and |but |please )*(?:(?:do not|don['’]t|never) (?:show|include|list|display|add|put)|without|no|not|leave out|leave off|hide|skip|except(?: for)?|omit|exclude|remove|drop|but) (?<names>.+?)(?: on it| there)?[.!]?$|^(?:不要|不|别|隐藏|去掉|除了)(?:显示|列出|加)?(?<names>.+?)(?:除外|以外|之外)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience
    )]
    private static partial Regex LeftOut();

    [GeneratedRegex(
        @"\s*[,、，]\s*(?:and |or )?|\s+(?:and|or|nor)\s+|和|与|或",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience
    )]
    private static partial Regex And();
}
