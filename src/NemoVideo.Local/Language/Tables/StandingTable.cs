using System.Text.RegularExpressions;
using NemoVideo.Local.Model;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Language.Tables;

/// <summary>Reads standings from rows of cells. Columns are found by their names or, without names, by what is in them.</summary>
internal static partial class StandingTable
{
    public const int MostRows = 5_000;

    /// <summary>Reads Markdown rows, such as those in <see cref="Instruction.Table"/>.</summary>
    public static StandingList ReadMarkdown(string table) =>
        Read([.. table.Split('\n').Select(MarkdownCells).Where(cells => cells is not null).Select(cells => cells!)]);

    /// <summary>The cells of a row with pipes; null for the line under the heading.</summary>
    public static string[]? MarkdownCells(string line)
    {
        if (MarkdownRule().IsMatch(line))
        {
            return null;
        }

        line = line.Trim();
        if (line.StartsWith('|'))
        {
            line = line[1..];
        }

        if (line.EndsWith('|') && !line.EndsWith("\\|", StringComparison.Ordinal))
        {
            line = line[..^1];
        }

        return [.. Pipe().Split(line).Select(cell => cell.Replace("\\|", "|", StringComparison.Ordinal).Trim())];
    }

    public static StandingList Read(IReadOnlyList<string[]> rows)
    {
        rows = [.. rows.Where(row => row.Any(cell => cell.Length > 0)).Take(MostRows + 1)];
        if (rows.Count == 0)
        {
            return None("The table has no rows.", "表格中没有数据行。");
        }

        var width = rows.Max(row => row.Length);
        rows = [.. rows.Select(row => row.Length == width ? row : [.. row, .. Enumerable.Repeat("", width - row.Length)])];

        var heading = rows[0];
        var named =
            heading.Any(cell => NameColumn().IsMatch(cell) || ScoreColumn().IsMatch(cell))
            && heading.All(cell => Numbers.Score(cell) is null);
        // A row of unknown words is still a heading if it is the only one without numbers.
        if (
            !named
            && rows.Count > 1
            && heading.All(cell => Numbers.Score(cell) is null)
            && rows[1].Any(cell => Numbers.Score(cell) is not null)
        )
        {
            named = true;
        }

        var body = named ? rows.Skip(1).ToList() : rows;
        if (body.Count == 0)
        {
            return None("The table has no rows.", "表格中没有数据行。");
        }

        var columns = Enumerable.Range(0, width).ToList();
        int Find(Regex name, params int[] taken) => named ? columns.FindIndex(c => !taken.Contains(c) && name.IsMatch(heading[c])) : -1;
        // Of several possible columns, the one with the clearest name.
        int Best(Regex[] names, params int[] taken) => names.Select(one => Find(one, taken)).FirstOrDefault(c => c >= 0, -1);
        bool All(int column, Func<string, bool> holds) =>
            body.Any(row => row[column].Length > 0) && body.All(row => row[column].Length == 0 || holds(row[column]));

        var score = Best([Points(), Total(), ScoreColumn()]);
        var name = Best([PersonColumn(), NameColumn()], score);
        var time = Find(TimeColumn(), score, name);
        var rank = Find(RankColumn(), score, name, time);
        if (time < 0)
        {
            time = columns.FindIndex(c =>
                c != score && c != name && All(c, cell => cell.Contains(':', StringComparison.Ordinal) && Numbers.Time(cell) is not null)
            );
        }

        if (rank < 0)
        {
            rank = columns.FindIndex(c => c != score && c != name && c != time && IsCount(c));
        }

        if (score < 0)
        {
            score = columns.FindIndex(c => c != name && c != time && c != rank && All(c, cell => Numbers.Score(cell) is not null));
        }
        // Times without any other numbers are the laps that count.
        if (score < 0 && time >= 0 && All(time, cell => Numbers.Score(cell) is not null))
        {
            (score, time) = (time, -1);
        }

        if (score < 0 && rank >= 0 && !(named && RankColumn().IsMatch(heading[rank])))
        {
            (score, rank) = (rank, -1);
        }

        if (name < 0)
        {
            name = columns.FindIndex(c => c != score && c != time && c != rank && All(c, _ => true));
        }

        if (score < 0)
        {
            return None(
                "The table has no score column: call it score, points or 分数.",
                "表格中没有分数列:请将列名写为 score、points 或“分数”。"
            );
        }

        if (name < 0)
        {
            return None(
                "The table has no name column: call it name, player, team or 选手.",
                "表格中没有名称列:请将列名写为 name、player、team 或“选手”。"
            );
        }

        List<Standing> read = [];
        List<string> left = [];
        foreach (var row in body)
        {
            if (row[name].Length == 0 && row[score].Length == 0)
            {
                continue;
            }

            TimeSpan? at = null;
            if (
                Numbers.Score(row[score]) is not { } points
                || row[name].Length == 0
                || (time >= 0 && row[time].Length > 0 && (at = Numbers.Time(row[time])) is null)
            )
            {
                left.Add(row[name].Length > 0 ? row[name] : row[score]);
                continue;
            }

            var place =
                rank >= 0 && Numbers.Score(row[rank].TrimStart('#')) is { Value: >= 1 and < 10_000, Decimals: 0 } given
                    ? (int?)given.Value
                    : null;
            read.Add(new(row[name], points.Value, at, place, points.Decimals, points.IsTime, points.Currency));
        }

        var note = Rivals()
            ? new Phrase(
                $"Names are from {Column(name)}, scores from {Column(score)}.",
                $"名称取自{Column(name)},分数取自{Column(score)}。"
            )
            : null;
        if (left.Count == 0)
        {
            return new(read, null, note);
        }

        var (few, more) = (string.Join(", ", left.Take(3).Select(Short)), left.Count > 3 ? $" (+{left.Count - 3})" : "");
        return new(
            read,
            new($"The score or time of these rows can't be read: {few}{more}.", $"以下行的分数或时间无法读取:{few}{more}。"),
            note
        );

        bool Rivals() =>
            columns.Any(c =>
                c != name
                && c != score
                && c != time
                && c != rank
                && (
                    (named && (NameColumn().IsMatch(heading[c]) || ScoreColumn().IsMatch(heading[c])))
                    || (!(named && Identifier().IsMatch(heading[c])) && All(c, cell => Numbers.Score(cell) is not null))
                )
            );

        string Column(int column) => named && heading[column].Length > 0 ? $"\"{Short(heading[column])}\"" : $"#{column + 1}";

        // 1, 2, 3, …: places, when there is another column of numbers.
        bool IsCount(int column) =>
            body.Count > 1
            && body.Select(row => Numbers.Score(row[column].TrimStart('#'))?.Value)
                .SequenceEqual(Enumerable.Range(1, body.Count).Select(n => (double?)n));
    }

    private static string Short(string cell) => cell.Length > 30 ? cell[..29] + "…" : cell;

    private static StandingList None(string english, string chinese) => new([], new(english, chinese));

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Pipe();

    [GeneratedRegex(@"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex MarkdownRule();

    /// <summary>Who it is, rather than who they play for.</summary>
    [GeneratedRegex(
        @"^\W*(?:(?:player|full|display|nick|screen|athlete|driver)?[ _-]?names?|players?|participants?|drivers?|athletes?|riders?|runners?|contestants?|competitors?|gamer(?:tag)?|who)\W*$|选手|玩家|姓名|名字|名称|昵称|车手|运动员|参赛者|^名$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience
    )]
    private static partial Regex PersonColumn();

    [GeneratedRegex(
        @"\b(?:scores?|points?|pts)\b|分数|积分|得分|总分|^分$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience
    )]
    private static partial Regex Points();

    [GeneratedRegex(@"\b(?:total|result|rating|elo|mmr)\b|成绩", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience)]
    private static partial Regex Total();

    [GeneratedRegex(
        @"^\W*(?:\w*[ _-]?(?:id|number|no|jersey|year|age|seed))\W*$|编号|号码|年龄",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience
    )]
    private static partial Regex Identifier();

    [GeneratedRegex(
        @"^\W*(?:(?:player|team|user|full|display|nick|screen|athlete|driver)?[ _-]?names?|players?|teams?|users?|participants?|drivers?|athletes?|riders?|runners?|contestants?|competitors?|clubs?|country|squad|guild|gamer(?:tag)?|handle|nick|who)\W*$|选手|队伍|玩家|姓名|名字|名称|队名|球队|战队|用户|昵称|车手|运动员|参赛者|国家|^队$|^名$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience
    )]
    private static partial Regex NameColumn();

    [GeneratedRegex(
        @"\b(?:scores?|points?|pts|total|result|rating|elo|mmr)\b|^\W*(?:kills?|wins?|goals?|frags|value|amount|count|(?:best |fastest |finish(?:ing)? )?lap(?: ?time)?s?|prize(?: money)?|earnings|winnings|money)\W*$|分数|积分|得分|总分|成绩|^分$|击杀|胜场|进球",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience
    )]
    private static partial Regex ScoreColumn();

    [GeneratedRegex(
        @"^\W*(?:(?:game|match|video)?[ _-]?time(?:stamp|code)?|at|when|clock|from|start|seconds?|secs?|t)\b|时间|时刻|时点|^秒",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience
    )]
    private static partial Regex TimeColumn();

    [GeneratedRegex(
        @"^\W*(?:rank(?:ing)?|place|pos(?:ition)?|no|number)?\W*$|名次|排名|位次|^序号$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience
    )]
    private static partial Regex RankColumn();
}
