using System.Text.RegularExpressions;
using NemoVideo.Local.Model;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Language.Tables;

/// <summary>
/// Takes standings out of the words of a message: "1. Ana 4200, 2. Bo 3900", "Ana: 4200; Bo: 3900", 小明4200分,小红3900分,
/// groups with a time ("at 0:10: Ana 100, Bo 90; at 0:20: …"), and pasted tables with tabs, commas or pipes.
/// </summary>
internal static partial class StandingText
{
    /// <summary>Replaces each letter of a quoted text while looking for entries, so that nothing in quotes is split.</summary>
    private const char Quoted = '\uE000';

    private const int MostLeads = 8;

    /// <summary>The standings (null if there are none) and the words without them.</summary>
    public static (StandingList? Standings, string Others) Take(string words)
    {
        if (TakeTable(words) is { } table)
        {
            return table;
        }

        var masked = Quotes().Replace(words, m => m.Value[0] + new string(Quoted, m.Length - 2) + m.Value[^1]);
        var run = LongestRun(words, masked);
        if (run.Count == 0)
        {
            return (null, words);
        }

        var rest = words[..run[0].Start].TrimEnd() + " " + words[run[^1].End..].TrimStart();
        rest = EmptyColon().Replace(rest, "");
        return (new([.. run.Select(entry => entry.Standing)]), rest.Trim());
    }

    /// <summary>At least two lines with the same number of cells, with a column of numbers.</summary>
    private static (StandingList? Standings, string Others)? TakeTable(string words)
    {
        var lines = words.Split('\n');
        foreach (var separator in (string[])["\t", "|", ",", ";"])
        {
            var from = 0;
            while (from < lines.Length)
            {
                string[]? Cells(int line) =>
                    separator == "|"
                        ? StandingTable.MarkdownCells(lines[line])
                        : [.. lines[line].Split(separator).Select(cell => cell.Trim().Trim('"'))];
                bool Belongs(int line) =>
                    lines[line].Contains(separator, StringComparison.Ordinal)
                    && (Cells(line) is not { } cells || cells.Length == Cells(from)?.Length);
                var to = from;
                while (to < lines.Length && Belongs(to))
                {
                    to++;
                }

                if (to - from >= 2)
                {
                    List<string[]> rows = [.. Enumerable.Range(from, to - from).Select(Cells).OfType<string[]>()];
                    if (rows.Count >= 2 && StandingTable.Read(rows) is { Rows.Count: > 0 } read)
                    {
                        return (read, string.Join('\n', lines.Where((_, line) => line < from || line >= to)).Trim());
                    }
                }

                from = Math.Max(to, from + 1);
            }
        }

        return null;
    }

    private sealed record Entry(int Start, int End, Standing Standing, bool Sure, bool HasLead, bool HasTail);

    private static List<Entry> LongestRun(string words, string masked)
    {
        List<Entry> best = [];
        List<Entry> run = [];
        TimeSpan? time = null;
        var markers = RankMarkers(masked);
        foreach (var (start, length) in Pieces(masked, markers))
        {
            if (string.IsNullOrWhiteSpace(masked.Substring(start, length)))
            {
                continue;
            }

            var entry = Read(words, masked, start, length, ref time);
            // Points and times don't rank together: "Ana 3, Bo 2, vertical 9:16".
            if (entry is null || entry.HasLead || (run.Count > 0 && run[0].Standing.IsTime != entry.Standing.IsTime))
            {
                Close();
            }

            if (entry is null)
            {
                continue;
            }

            run.Add(entry);
            if (entry.HasTail)
            {
                Close();
            }
        }

        Close();
        return best;

        void Close()
        {
            if (run.Count > best.Count && (run.Count > 1 || (run.Count == 1 && run[0].Sure)))
            {
                best = run;
            }

            run = [];
        }
    }

    /// <summary>Where "1.", "#2", "第三名" begin an entry. Numbers that don't count up don't.</summary>
    private static List<int> RankMarkers(string masked)
    {
        List<int> markers = [];
        var last = 0;
        foreach (Match match in Marker().Matches(masked))
        {
            var number = RankOf(match.Groups["n"].Value);
            if (number < 1 || number > markers.Count + 1 || number < last || (markers.Count == 0 && number != 1))
            {
                continue;
            }

            markers.Add(match.Index);
            last = number;
        }

        // A single one after a word is a score at the end of a sentence: "Cy 1. Put it on the left".
        return markers is [var only] && masked[..only].TrimEnd() is [.., var c] && char.IsLetter(c) ? [] : markers;
    }

    private static IEnumerable<(int Start, int Length)> Pieces(string masked, List<int> markers)
    {
        // In a numbered list "and" is part of a name: "1. Tom and Jerry 90".
        var separators = (markers.Count > 1 ? Separator() : SeparatorOrAnd())
            .Matches(masked)
            .Where(m =>
                !markers.Any(marker =>
                    m.Index > marker
                    && m.Index < marker + 5
                    && Marker().Match(masked, marker) is { Success: true } own
                    && m.Index < own.Index + own.Length
                )
            )
            .Select(m => (m.Index, End: m.Index + m.Length));
        var start = 0;
        foreach (var (index, end) in separators.Concat(markers.Select(m => (m, m))).OrderBy(cut => cut.Item1))
        {
            if (index > start)
            {
                yield return (start, index - start);
            }

            start = Math.Max(start, end);
        }

        if (start < masked.Length)
        {
            yield return (start, masked.Length - start);
        }
    }

    private static Entry? Read(string words, string masked, int start, int length, ref TimeSpan? time)
    {
        var piece = masked.Substring(start, length);
        // What precedes an entry may look like the start of one: "Leaderboard: Ana has 4200" begins after the colon.
        foreach (var lead in Lead().Matches(piece).Select(match => match.Index + match.Length).OrderDescending().Append(0).Take(MostLeads))
        {
            var then = time;
            if (Read(words, masked, start, length, lead, ref then) is not { } entry)
            {
                continue;
            }

            time = then;
            return entry;
        }

        return null;
    }

    private static Entry? Read(string words, string masked, int start, int length, int lead, ref TimeSpan? time)
    {
        var piece = masked.Substring(start, length);
        // A time before the names belongs to them: "at 0:10: Ana 100".
        if (TimeAtEnd().Match(piece[..lead]) is { Success: true } ending)
        {
            lead = ending.Index;
        }

        var said = piece[..lead];
        if (lead > 0 && !said.TrimEnd().EndsWith(':') && !said.TrimEnd().EndsWith('：') && !Asks().IsMatch(said))
        {
            return null;
        }
        // "2nd place:" belongs to the entry.
        if (lead > 0 && Place().Match(piece) is { Success: true } own && own.Index + own.Length >= lead)
        {
            return null;
        }

        var core = lead;
        if (Time().Match(piece, lead, length - lead) is { Success: true } before)
        {
            time = Numbers.Time(before.Groups["t"].Value);
            lead += before.Length;
        }

        var placed = Place().Match(piece, lead, length - lead);
        lead += placed.Length;
        var match = EntryPattern().Match(piece[lead..]);
        if (!match.Success)
        {
            return null;
        }

        var score = match.Groups["score"];
        var (offset, name) = (match.Groups["name"].Index, match.Groups["name"].Value);
        int? rank =
            placed.Success ? OrdinalOf(placed.Groups["ordinal"].Value)
            : match.Groups["rank"].Success ? RankOf(match.Groups["n"].Value)
            : null;
        if (PlaceBehind().Match(name) is { Success: true } behind)
        {
            (rank, name) = (OrdinalOf(behind.Groups["ordinal"].Value), name[..behind.Index]);
        }

        var explicitly =
            match.Groups["mark"].Success || match.Groups["unit"].Success || said.TrimEnd().EndsWith(':') || said.TrimEnd().EndsWith('：');
        if (Instruction().IsMatch(name) || !name.Any(c => char.IsLetter(c) || c == Quoted))
        {
            return null;
        }

        if (Numbers.Score(score.Value) is not { } points || (points.IsTime && Shape().IsMatch(name + " " + score.Value)))
        {
            return null;
        }

        var original = words.Substring(start + lead + offset, name.Length).Trim().Trim('"', '“', '”', '「', '」', '\'', '‘', '’').Trim();
        if (original.Length == 0)
        {
            return null;
        }

        var at = match.Groups["t"].Success ? Numbers.Time(match.Groups["t"].Value) : time;
        return new(
            start + core,
            start + lead + match.Groups["tail"].Index,
            new(original, points.Value, at, rank, points.Decimals, points.IsTime, points.Currency),
            rank is not null || explicitly,
            piece[..core].Trim().Length > 0,
            match.Groups["tail"].Value.Trim(' ', '.', '。', '!').Length > 0
        );
    }

    private static int RankOf(string text) =>
        int.TryParse(text, out var number)
            ? number
            : text switch
            {
                ['十'] => 10,
                ['十', var unit] => 10 + Digit(unit),
                [var digit] => Digit(digit),
                _ => 0,
            };

    private static int OrdinalOf(string text) =>
        int.TryParse(text.TrimEnd([.. "stndrhSTNDRH"]), out var number) ? number : Ordinals.NumberOf(text.ToLowerInvariant());

    private static int Digit(char c) => "一二三四五六七八九".IndexOf(c, StringComparison.Ordinal) + 1;

    [GeneratedRegex(
        """
            "[^"\n]+"|“[^”\n]+”|「[^」\n]+」|(?<![\p{L}\d])'[^'\n]+'(?![\p{L}\d])|(?<![\p{L}\d])‘[^’\n]+’(?![\p{L}\d])|《[^》\n]+》
            """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace,
        Patience
    )]
    private static partial Regex Quotes();

    private const string RankPattern =
        @"(?:(?:#|no\.?\s?|第)?(?<n>\d{1,3}|[一二三四五六七八九十]{1,2})(?:\s?[.)、:：．]|\s?名\s?[:：是]?|(?:st|nd|rd|th)\b[:.]?|(?<=#\d{1,3})(?=\s)|(?<=[\s,;，；\n]\d{1,3}|^\d{1,3})(?=\s))\s*)";

    [GeneratedRegex(
        @"(?<![\p{L}\d.,:'])" + RankPattern + @"(?=[\p{L}\uE000""“「])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience
    )]
    private static partial Regex Marker();

    private const string Cut = @"[\n;；，、|\t]|,(?!\d{3}(?!\d))|(?<!\d),|(?<=[\d\p{L})])[.。](?=\s|$)|。";

    [GeneratedRegex(Cut, RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Separator();

    [GeneratedRegex(
        Cut + @"|\s(?:and|&|then)\s|(?<=[\d分])\s*(?:和|与|以及)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience
    )]
    private static partial Regex SeparatorOrAnd();

    /// <summary>
    /// Where the text before the first entry can end: at a colon before a name, or after "with", "leaderboard" and the like.
    /// </summary>
    [GeneratedRegex(
        @"(?:[:：]\s*(?=(?:(?:at|@|在)\s*)?\d{1,2}:\d\d\b|[\p{L}\uE000""“「]|\d{1,3}[.)、])|\b(?:with|for|of|show(?:ing|s)?|standings|scores?|"
            + LeaderboardWord
            + @"|rankings?|are|is|to)\b:?\s+|榜\s*|[为是用](?=\p{L})|数据\s*)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience
    )]
    private static partial Regex Lead();

    [GeneratedRegex(
        @"\b(?:add|show|make|create|generate|put|display|draw|overlay|insert|render|give|need|want|"
            + LeaderboardWord
            + @"|standings|rankings?|scores|updat\w+|chang\w+|correct|set|use)\b|榜|添加|加|显示|生成|做|排名|数据|比分",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience
    )]
    private static partial Regex Asks();

    private const string OrdinalPattern =
        @"(?<ordinal>\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)";

    /// <summary>"first place Ana", "in 2nd place: Bo".</summary>
    [GeneratedRegex(
        @"\G\s*(?:in |the )*" + OrdinalPattern + @" (?:place|position|spot|rank)\b\s*(?:is |goes to |went to |for |[:：]|[-–—] )?\s*",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience
    )]
    private static partial Regex Place();

    /// <summary>"Ana 1st", "Ana (1st)", "Ana, in first place," before a score.</summary>
    [GeneratedRegex(
        @"\s+\(?(?:is |in |was |came )*" + OrdinalPattern + @"(?: place)?\)?(?: with| at)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience
    )]
    private static partial Regex PlaceBehind();

    /// <summary>An aspect ratio, which looks like a time: "vertical 9:16".</summary>
    [GeneratedRegex(
        @"\b(?:vertical|portrait|horizontal|landscape|ratio|aspect|format|shape|size)\b|\b(?:9:16|16:10)$|竖|横|比例",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience
    )]
    private static partial Regex Shape();

    [GeneratedRegex(
        @"\G\s*(?:at|@|after|from|在|第)?\s*\(?(?<t>"
            + Numbers.TimePattern
            + @")\)?\s*(?:处|时|的时候|开始)?\s*[:：,，\-–—]?\s*(?=[\p{L}\uE000""“「#\d])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience
    )]
    private static partial Regex Time();

    [GeneratedRegex(
        @"^\s*(?<rank>"
            + RankPattern
            + @")?(?<name>[\p{L}\p{N}_\uE000""“「'@*\[][^:：=\n\t()（）]{0,79}?)(?:\s*(?<mark>(?<!\d)[:：]|[:：](?!\d)|[=(（]|\s[-–—]\s|->|→|得)\s*|\s+(?:with|has|had|have|got|gets|scored|scores|earned|made|makes|holds|reached|on|at|is at|is on|得)\s+(?:a score of\s+)?|\s+|(?<=[\u3400-\u9fff]))"
            + @"(?<score>"
            + Numbers.ScorePattern
            + @")(?!\d|[:：]\d|\s?(?:s|secs?|seconds?|mins?|minutes?|秒|分钟|%|px?|x)(?![a-z]))(?:\s*(?<unit>(?:"
            + @"pts?\.?|points?|kills?|goals?|wins?)(?![\p{L}])|积?分(?!钟)|杀|胜|球))?\s*[)）]?"
            + @"(?:\s*(?:\(|（|at\s+|@\s*|在\s*)(?<t>"
            + Numbers.TimePattern
            + @")[)）]?)?(?<tail>\s*[.。!]?\s*$|\s+(?:"
            + @"on|at|in|from|to|with|titled|called|as|for|along|over|during|until|using|by|down|throughout|into|left|right)\b.*$|\s*[在到放,].*$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline,
        Patience
    )]
    private static partial Regex EntryPattern();

    [GeneratedRegex(
        @"(?<![\p{L}\d:.])(?<!\b(?:to|until|till|and|through)\s+|[-–—~到至]\s?)(?:at|@|after|from|在|第)?\s*(?:"
            + Numbers.TimePattern
            + @")\s*(?:处|时|的时候|开始)?\s*[:：]\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience
    )]
    private static partial Regex TimeAtEnd();

    /// <summary>What names don't begin with: these are instructions.</summary>
    [GeneratedRegex(
        @"^(?:cut|trim|add|show|remove|delete|set|make|put|keep|first|last|top|the top|volume|music|speed|at|from|to|in|on|after|before|with|clips?|tracks?|rows?|only|crop|fade|use|export|resize|title[ds]?|for|until|"
            + LeaderboardWord
            + @"|every|each|前|显示|添加|剪|保留|音量|标题|只|把|将|从|在)(?![\p{Ll}])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patience
    )]
    private static partial Regex Instruction();

    [GeneratedRegex(
        @"\s*[:：]\s*(?=$|[,，;；.。]|\s(?:on|at|in|from|to|with|titled|called|along)\b|[在放到])|^\s*[,，;；.。]\s*",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex EmptyColon();
}
