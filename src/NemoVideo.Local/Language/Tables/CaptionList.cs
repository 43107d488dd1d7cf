using System.Globalization;
using System.Text.RegularExpressions;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Language.Tables;

/// <summary>
/// Captions with their times: a list ("captions: 0:01-0:03 Hello; 0:04 Welcome", separated by semicolons or line breaks),
/// SubRip or WebVTT text, or a table with columns for start, end and text. They are words to show, so they are taken out of the
/// message before anything in it is read as an instruction.
/// </summary>
internal static partial class CaptionList
{
    /// <summary>Takes the captions' place in the words.</summary>
    public const string Token = "captions‡";

    private const int MostCaptions = 2_000;

    /// <summary>Takes the captions out of a message's words.</summary>
    /// <returns>The words, with <see cref="Token"/> in the captions' place.</returns>
    public static (string Words, IReadOnlyList<Cue> Captions) Extract(string words)
    {
        List<Cue> captions = [];
        words = words.Replace(Token, "captions", StringComparison.Ordinal);
        var first = true;
        words = Header().Replace(words, "");
        words = SubRip()
            .Replace(words, cue =>
            {
                Add(
                    captions,
                    cue.Groups["from"].Value,
                    cue.Groups["to"].Value,
                    string.Join('\n', cue.Groups["text"].Value.Split('\n').Select(line => line.Trim()))
                );
                var token = first ? " " + Token + "\n" : "\n";
                first = false;
                return token;
            });
        if (captions.Count > 0)
        {
            return (words, captions);
        }

        words = List()
            .Replace(words, list =>
            {
                var count = captions.Count;
                foreach (Match entry in Entry().Matches(list.Groups["entries"].Value))
                {
                    Add(captions, entry.Groups["from"].Value, entry.Groups["to"].Value, entry.Groups["text"].Value);
                }

                return captions.Count > count ? Token + "; " : list.Value;
            });
        return (words, captions);
    }

    /// <summary>The captions in a table's rows; none if it has no columns for a start and a text.</summary>
    /// <param name="table">Lines of cells between pipes; the first one names the columns.</param>
    public static IReadOnlyList<Cue> FromTable(string? table)
    {
        List<Cue> captions = [];
        var rows = (table ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Cells).ToList();
        if (rows.Count < 2)
        {
            return captions;
        }

        var (from, to, text) = (Column(StartColumn()), Column(EndColumn()), Column(TextColumn()));
        if (from < 0 || text < 0)
        {
            return captions;
        }

        foreach (var row in rows.Skip(1).Where(row => row.Length > Math.Max(from, text)))
        {
            Add(captions, row[from], to >= 0 && to < row.Length ? row[to] : "", row[text]);
        }

        return captions;

        int Column(Regex name) => Array.FindIndex(rows[0], cell => name.IsMatch(cell));
    }

    private static string[] Cells(string row) =>
        [.. CellEnd().Split(row.Trim().TrimStart('|')).Select(cell => cell.Replace("\\|", "|", StringComparison.Ordinal).Trim())];

    private static void Add(List<Cue> captions, string from, string to, string text)
    {
        text = Markup().Replace(text, "").Trim().Trim('"', '“', '”', '「', '」', '\'').Trim();
        if (text.Length > 0 && captions.Count < MostCaptions && Time(from) is { } start)
        {
            captions.Add(new(text, new(start), Time(to) is { } end ? new TimePoint(end) : null));
        }
    }

    /// <summary>1.5, 1.5s, 3秒, 0:01, 0:01.5, 1:02:03,500; null for anything else.</summary>
    private static TimeSpan? Time(string text)
    {
        var parts = Unit().Replace(text.Trim(), "").Replace(',', '.').Replace('：', ':').Split(':');
        var seconds = 0.0;
        foreach (var part in parts)
        {
            if (!double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value > 100_000)
            {
                return null;
            }

            seconds = (seconds * 60) + value;
        }

        return parts.Length <= 3 ? TimeSpan.FromMilliseconds(Math.Round(seconds * 1000)) : null;
    }

    private const string Clock = @"(?:\d{1,2}[:：])?\d{1,3}[:：]\d{2}(?:[.,]\d{1,3})?";

    private const string Point = $@"(?:{Clock}|\d+(?:\.\d+)?\s?(?:s\b|sec\b|seconds\b|秒))";

    private const string EntryPattern =
        $@"[ \t]*(?:[-*•]\s+)?(?<from>{Point})(?:\s*(?:-->|-|–|—|~|to\b|到|至)\s*(?<to>{Point}))?\s*[:：,，\-–—]?[ \t]*(?<text>[^;；\n]+)";

    // A number on its own line may precede each cue, and a blank line ends it.
    [GeneratedRegex(
        $@"\s*[:：]?\s*(?:(?<=\n|^|[:：]\s*)[ \t]*\d+[ \t]*\n)?[ \t]*(?<from>{Clock})[ \t]*-->[ \t]*(?<to>{Clock})[^\n]*\n(?<text>(?:[^\n]*\S[^\n]*(?:\n(?![ \t]*\d+[ \t]*\n[ \t]*{Clock}[ \t]*-->)|$))+)",
        RegexOptions.CultureInvariant,
        Vocabulary.Patience
    )]
    private static partial Regex SubRip();

    [GeneratedRegex(
        @"^\s*WEBVTT[^\n]*\n",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline,
        Vocabulary.Patience
    )]
    private static partial Regex Header();

    [GeneratedRegex(
        $@"(?:\b(?:captions?|subtitles?)|字幕)(?:[ \t]+(?:at|from))?\s*[:：]?\s*(?<entries>{EntryPattern}(?:[;；\n]+(?:{EntryPattern}))*)[;；\n]?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Vocabulary.Patience
    )]
    private static partial Regex List();

    [GeneratedRegex($@"(?:^|[;；\n]){EntryPattern}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Vocabulary.Patience)]
    private static partial Regex Entry();

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.CultureInvariant, Vocabulary.Patience)]
    private static partial Regex CellEnd();

    [GeneratedRegex(
        "^(?:start|from|begin|in|time|at|开始|起始|时间)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Vocabulary.Patience
    )]
    private static partial Regex StartColumn();

    [GeneratedRegex("^(?:end|to|until|out|stop|结束|终止)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Vocabulary.Patience)]
    private static partial Regex EndColumn();

    [GeneratedRegex(
        "^(?:text|captions?|subtitles?|words?|line|字幕|文字|文本|内容)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Vocabulary.Patience
    )]
    private static partial Regex TextColumn();

    [GeneratedRegex(@"</?[bius]>|</?font[^>]*>|\{\\[^}]*\}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Vocabulary.Patience)]
    private static partial Regex Markup();

    [GeneratedRegex(@"\s*(?:s|sec|seconds|秒)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Vocabulary.Patience)]
    private static partial Regex Unit();
}
