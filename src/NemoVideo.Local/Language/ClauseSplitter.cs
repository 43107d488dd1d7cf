using System.Text.RegularExpressions;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Language;

/// <summary>A piece of the wording, and what was between it and the piece before: a comma, "and", "with", 然后, …</summary>
internal readonly record struct Span(int Start, int Length, string Joint)
{
    public int End => Start + Length;
}

/// <summary>
/// Splits wording into pieces that each ask for one thing. What only says when, where, how long or how loud
/// ("at the top", "from {3} to {6}", "音量30%") stays with the piece before it.
/// </summary>
internal static partial class ClauseSplitter
{
    public static IReadOnlyList<Span> Split(string text)
    {
        List<Span> spans = [];
        var start = 0;
        var joint = "";
        foreach (Match match in Joint().Matches(text))
        {
            Add(start, match.Index, joint);
            start = match.Index + match.Length;
            joint = match.Value.Trim();
        }

        Add(start, text.Length, joint);
        return spans;

        void Add(int from, int to, string before)
        {
            while (from < to && char.IsWhiteSpace(text[from]))
            {
                from++;
            }

            while (to > from && char.IsWhiteSpace(text[to - 1]))
            {
                to--;
            }

            if (from == to)
            {
                return;
            }

            var piece = text[from..to];
            if (spans.Count > 0 && GoesOn(text.AsSpan(spans[^1].Start, spans[^1].Length).ToString(), piece, before))
            {
                spans[^1] = spans[^1] with { Length = to - spans[^1].Start };
            }
            else
            {
                spans.Add(new(from, to - from, before));
            }
        }
    }

    /// <summary>Places where a piece may be split in two, if both parts can be read: "… with …", 去掉停顿|加上音乐.</summary>
    public static IEnumerable<int> Seams(string piece) => Seam().Matches(piece).Select(m => m.Index).Where(i => i > 0);

    /// <summary>Whether a piece only says when, where or how long, but not of what.</summary>
    public static bool IsModifier(string piece) => Modifier().IsMatch(piece);

    /// <summary>Whether a piece continues the one before it.</summary>
    public static bool GoesOn(string previous, string piece, string joint)
    {
        var trimmed = Courtesy.Trim(piece, new(0, piece.Length, ""));
        if (trimmed.Length > 0)
        {
            piece = piece.Substring(trimmed.Start, trimmed.Length);
        }

        if (EndOfClip().IsMatch(piece) && EndOfClip().IsMatch(previous))
        {
            return false;
        }

        if (Sentence().IsMatch(joint) || piece.Length > 200)
        {
            return false;
        }

        if (Modifier().IsMatch(piece))
        {
            return true;
        }

        return MusicAdded().IsMatch(previous) && Level().IsMatch(piece) || TextAdded().IsMatch(previous) && TextModifier().IsMatch(piece);
    }

    private const string Thing = @"[❝‹§]";

    // Not a joint: a colon before a text or a file, "and" between the two ends of a range, in a list of clips, in "in and out".
    [GeneratedRegex(
        $@"\s*(?:[,、](?!\s*(?:and\s+|then\s+)?[§‹])|(?<!(?:§-?\d+|›)\s*)[,、]|[;!?。…\n]|\.(?=\s|$)|:(?=\s*[^\s❝‹§\d]))[,;.!?。\s]*(?:(?:and then|and also|and|then|but also|but|also|plus)\s+(?!out\b))?"
            + $@"|\s+(?:and then|and also|then|plus|followed by|as well as|along with|but also|but(?! the| for)|nor|&)\s+(?!{Thing}.{{0,6}}(?:,|$))"
            + @"|(?<!\bbetween\s+(?:the )?\{[\d.]+\}|\b(?:in|top|left|start|beginning|first|fit)|(?:§-?\d+|›)(?=\s+and\s+[§‹]))\s+and\s+"
            + @"|(?<=\bin)\s+and\s+(?!(?:fade )?out\b)|(?<=\b(?:start|beginning))\s+and\s+(?!(?:at )?(?:the )?end\b)|(?<=\btop)\s+and\s+(?!bottom|left|right)|(?<=\bleft)\s+and\s+(?!right)|(?<=\bfirst)\s+and\s+(?!the |last)"
            + @"|(?<=\b(?:don't|no|not|without|never)\b[^,;.]{0,40})\s+or\s+|(?<=\b(?:don't|not|no)\b[^,;.]{1,40}\S)\s+(?=just\s)"
            + @"|\s*(?:然后再?|接着再?|随后|之后再|紧接着|并且|而且|同时|另外|此外|以及|还有|但是?|不过|再(?![见次])|(?<![合一])并(?![排列])|(?<![柔温暖谐随平])和(?!声|弦"
            + @"|淡出|[§‹])|(?<!入)与(?!此)|(?<![合相])及(?!时)|也(?!许)|(?<=\}|❞|›|掉|乐|顿|题|音)后(?=[加添删去剪导配把放]))\s*|(?:最后|首先)(?=[导加添删去把配将再剪输在])",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Joint();

    // "the first {2} and the last {3}" are two things to cut.
    [GeneratedRegex(@"(?:^|\b)(?:first|last|final|opening) \{|(?:^|.)(?:前|最后|开头|结尾)的?\{", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex EndOfClip();

    [GeneratedRegex(@"[;!?。\n]|^\.|:", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Sentence();

    private const string Time = @"(?:\{[\d.]+\})";

    [GeneratedRegex(
        $@"^(?!(?:and |but |only )*(?:lower|top|time) (?:the|its|volume|video|it)\b)(?:(?:only |but |and )*(?:(?:at|in|on|from|to|for|over|during|until|till|between|by|within|starting|beginning|lasting|about|around|near|up to|through|throughout|into|each|per|of|with|a|an|the|its|very|top|bottom|upper|lower|left|right|center|centre|centered|centred|middle|corner|start|beginning|end|first|last|opening|final|seconds?|screen|frame|whole|entire|video|clip|time|volume|level|mark|side|long|small|large|big|white|black|red|yellow|letters|font|half|way|out|hand|picture|{Time}|[\d.]+%|-|~)\b\s*|{Time}\s*|[\d.]+%\s*)+|(?:从|在|到|至|开头|结尾|片头|片尾|末尾|最后|处|的|位置|前|后|顶部|底部|上方|下方|中间|居中|左上角?|右上角?|左下角?|右下角?|角|显示|持续|时长|停留|画面|屏幕|视频|全程|字体|白色|黑色|大号|小号|第|直|一|放|{Time}|\s)+|(?:持续)?{Time}(?:or (?:longer|more))?)$",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Modifier();

    [GeneratedRegex($@"{Music}|{ZhMusic}|‹", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex MusicAdded();

    [GeneratedRegex(
        @"^(?:(?:but |and |please |keep it |make it |make sure it's |at |with |the |its |a |set |to |very |quite |really |fairly |rather |nice |just |only |volume|level|is|it's|it |should be |be )+\s*)*(?:quiet(?:ly|er)?|soft(?:ly|er)?|low|subtle|gentle|loud|faint|[\d.]+%(?: volume)?|volume \d+)$|^(?:音量|声音)\s*(?:为|是|在|到|设为|设置为|设成|调到|调成|调为|控制在|:)?\s*[\d.]+%?$|^(?:把)?(?:音量|声音)?(?:要|稍微|调|放|设|得)*(?:轻|小|低|柔和|小声|安静)(?:一?[点些])?(?:的)?(?:音量)?$|^[\d.]+%的?(?:音量)?$|^quiet$",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Level();

    [GeneratedRegex("❝", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex TextAdded();

    [GeneratedRegex(
        $@"^(?:(?:and |then )*(?:show|display|keep|have|make|leave) (?:it|that|them) )(?:(?:stay|appear|visible|up|there|on|at|in|from|to|for|the|top|bottom|left|right|center|screen|first|last|until|end|start|beginning|between|and|only|during|of|video|throughout|corner|middle|whole)\b\s*|{Time}\s*)+$",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex TextModifier();

    [GeneratedRegex(
        @"(?<!\b(?:start|begin|open|end|close|replace|fill|finish|together|ends|starts|it|video|opening)) (?=with (?!❝|the text|the title ❝))|(?<=\b(?:it|video)) (?=with (?!❝))| (?=without )| (?=while )|(?<=[^\s在])(?<!不|不要|别|不用|没有|不需要|要|只|来|想|勿|先|请|会)(?=(?:并?(?:加上|添加|加入|配上|去掉|删除|删掉|剪掉|导出|静音|加速|放慢|合并|拼接|保留|不要|别)))|(?<=.{2})(?=在(?:开头|结尾|片头|片尾|视频))|(?<=.{3})(?=[把将])",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Seam();
}
