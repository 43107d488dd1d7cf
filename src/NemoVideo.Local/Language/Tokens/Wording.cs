using System.Globalization;
using System.Text.RegularExpressions;

namespace NemoVideo.Local.Language.Tokens;

/// <summary>A quoted text or a file name: taken as it stands, never read as an instruction.</summary>
internal sealed record Literal(string Text, bool IsFile);

/// <summary>
/// The user's words in the form that readers work on: lower case, half-width, and with
/// <list type="bullet">
/// <item><c>❝0❞</c> for a quoted text and <c>‹1›</c> for a file name (numbers into <see cref="Literals"/>),</item>
/// <item><c>{12.5}</c> for a time or duration in seconds, <c>20%</c>, <c>2x</c>,</item>
/// <item><c>§2</c> for the second clip, <c>§-1</c> for the last.</item>
/// </list>
/// </summary>
internal sealed partial record Wording(TracedText Traced, IReadOnlyList<Literal> Literals)
{
    public const string MediaExtensions = "mp4|mov|avi|webm|mkv|m4v|jpe?g|png|gif|webp|mp3|wav|m4a|aac|flac|ogg";

    /// <summary>The words with only quotes and files marked.</summary>
    public required TracedText Marked { get; init; }

    private static readonly char[] Particles = [.. "把将用给让在以放和与跟到并先剪切删除加添接速音段个"];

    public static Wording Of(string words, IReadOnlyList<string>? clips)
    {
        List<Literal> literals = [];
        var traced = TracedText.Of(words, string.Concat(words.Select(Normalise)));

        string Add(string text, bool isFile)
        {
            literals.Add(new(text, isFile));
            var number = (literals.Count - 1).ToString(CultureInfo.InvariantCulture);
            return isFile ? $"‹{number}›" : $"❝{number}❞";
        }

        string Original(TracedText text, Group group) => text.Original(group.Index, group.Length);

        var names = (clips ?? []).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var before = traced;
        traced = traced.Replace(Quote(), m =>
        {
            var text = Original(before, m.Groups["q"]).Trim();
            if (text.Length == 0)
            {
                return null;
            }

            var labelled = TextLabel().IsMatch(before.Text[Math.Max(0, m.Index - 30)..m.Index]);
            return Add(text, !labelled && (names.Contains(text) || WholeFileName().IsMatch(text)));
        });
        foreach (var name in names.Where(n => n.Length > 2).OrderByDescending(n => n.Length))
        {
            var at = traced;
            traced = traced.Replace(
                new Regex(
                    $@"(?<![\w.]){Regex.Escape(string.Concat(name.Select(Normalise)))}(?![a-z0-9])",
                    RegexOptions.CultureInvariant,
                    TimeSpan.FromSeconds(1)
                ),
                m => Add(Original(at, m), true)
            );
            if (ReferenceEquals(at, traced))
            {
                // Chinese has no space before the name.
                traced = traced.Replace(
                    new Regex(
                        Regex.Escape(string.Concat(name.Select(Normalise))) + "(?![a-z0-9])",
                        RegexOptions.CultureInvariant,
                        TimeSpan.FromSeconds(1)
                    ),
                    m => Add(Original(at, m), true)
                );
            }
        }

        before = traced;
        traced = traced.Replace(FileName(), m =>
        {
            // Chinese puts words right before a name: 合并b.mp4.
            var start = m.Value.LastIndexOfAny(Particles) + 1;
            return m.Value[..start] + Add(before.Original(m.Index + start, m.Length - start), true);
        });
        before = traced;
        traced = traced.Replace(UnquotedText(), m => m.Groups["label"].Value + Add(Original(before, m.Groups["q"]).Trim(), false));
        before = traced;
        traced = traced.Replace(CapitalisedTitle(), m =>
            char.IsUpper(Original(before, m.Groups["q"])[0])
                ? m.Groups["label"].Value + Add(Original(before, m.Groups["q"]).Trim(), false)
                : null
        );
        traced = traced.Replace(StrayQuote(), _ => " ");
        return new(Quantities.Rewrite(WordForms.Rewrite(traced)), literals) { Marked = traced };
    }

    /// <summary>Full-width forms and digits of all scripts become ASCII; characters that mark tokens become spaces; length stays.</summary>
    private static char Normalise(char c) =>
        c switch
        {
            >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(c - 0xFEE0)),
            '\u3000' or '\u00A0' or '\u200B' or '\uFEFF' or '\t' or '\r' => ' ',
            '❝' or '❞' or '‹' or '›' or '{' or '}' or '§' => ' ',
            '–' or '—' or '−' or '‑' => '-',
            '×' => 'x',
            '\u301C' => '~',
            _ => char.ToLowerInvariant(Quantities.AsciiDigit(c)),
        };

    [GeneratedRegex(
        """
            "(?<q>[^"\n]{1,500})"|“(?<q>[^”"\n]{1,500})[”"]|„(?<q>[^“”"\n]{1,500})[“”"]|«(?<q>[^»\n]{1,500})»|「(?<q>[^」\n]{1,500})」|『(?<q>[^』\n]{1,500})』|《(?<q>[^》\n]{1,500})》|`(?<q>[^`\n]{1,500})`|(?<![a-z0-9])‘(?<q>(?:[^’\n]|(?<=[a-z])’(?=[a-z])){1,500})’(?![a-z0-9])|(?<![a-z0-9])'(?=\S)(?<q>(?:[^'\n]|(?<=[a-z])'(?=[a-z])){1,500})'(?![a-z0-9])
            """,
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Quote();

    [GeneratedRegex(
        @"(?:title|text|caption|subtitle|says|saying|reads|reading|words?|标题|文字|字幕|写着|写上)\W{0,3}$",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex TextLabel();

    [GeneratedRegex($@"^[^\n]+\.(?:{MediaExtensions})$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex WholeFileName();

    [GeneratedRegex(
        $@"(?:(?<![\w.])|(?<=[a-z0-9])(?=[\u3400-\u9fff]))[\w()\[\]&+#%.\-]{{1,120}}?\.(?:{MediaExtensions})(?![a-z0-9])",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex FileName();

    private const string TextEnd =
        @"(?=\s*(?:[,;。\n]|[.!](?:\s|$)|$|\s(?:and|then)\s+(?:add|put|cut|trim|remove|mute|fade|export|speed|slow|make|set|crop|join)|\s(?:at|in|on|for|from|until|during)\s+(?:the\s|\d|a\s|an\s|top|bottom|one|two|three|four|five)|\sthroughout|并|然后|再))";

    [GeneratedRegex(
        $@"(?<label>(?:\b(?:titled|(?:title|text|caption|subtitle|video|it|clip)\s+called|(?:title|text|caption|subtitle|heading)\s*:|(?:title|text|caption)\s+(?:that\s+)?(?:says|reads|is|saying|reading))|(?:标题|字幕|文字|写上?|打上?|标注)\s*:|(?:标题|文字|字幕)(?:为|叫|叫做|是|写着|写)|写着)\s*)(?<q>(?!\s*[❝‹])[^\n,;。❝]{{1,200}}?){TextEnd}",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex UnquotedText();

    [GeneratedRegex(
        $@"(?<label>\b(?:the|a|an)\s+(?:opening\s+|closing\s+|end\s+|intro\s+)?(?:title|caption|text|words|heading)\s+)(?<q>(?!\s*[❝‹])[^\n,;。❝]{{1,200}}?){TextEnd}",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex CapitalisedTitle();

    [GeneratedRegex("""["“”„«»「」『』《》`]|(?<![a-z])['‘’]|['‘’](?![a-z])""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex StrayQuote();
}
