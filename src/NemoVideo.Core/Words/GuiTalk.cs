using System.Text.RegularExpressions;

namespace NemoVideo.Core.Words;

/// <summary>The backend assumes a GUI. The documents' table says what its words mean here.</summary>
internal static class GuiTalk
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>An invitation stands at the begin or at the end of a reply, and it is short: a reply may have megabytes.</summary>
    private const int LongestEnd = 20_000;

    private const int LongestSentence = 500;

    // A match must be an invitation, not a report: "I exported…" and "the export is free" ask for nothing.
    private static readonly (NextActionKind Kind, Regex Says)[] Table =
    [
        (
            NextActionKind.Export,
            Pattern(
                @"\bexport\W{0,3}\s*(button|icon|menu)\b|\b(click|press|tap|hit)\b[^.!?\n]{0,"
                    + @"30}\b(export|download)\b|\b(use|select|choose)\s+(the\s+)?\W?(export|download)\b|(点击|单击|按下|点一下|选择"
                    + @"|使用)[^，。！？\n]{0,12}(导出|下载)|导出[”""」』】]?\s*按[钮键]"
            )
        ),
        (
            NextActionKind.ShowTimeline,
            Pattern(
                @"\b(preview|check|view|review|see|look at|watch)\b[^.!?\n]{0,40}\btimeline\b|\btimeline\b[^.!?\n]{0,"
                    + @"20}\bpreview\b|(在)?时间[线轴](中|上|里)?[^。！？\n]{0,6}(预览|查看)|(预览|查看)[^。！？\n]{0,8}时间[线轴]"
            )
        ),
        (
            NextActionKind.Edit,
            Pattern(
                @"\bdrag(ging)?\b([^.!?\n]{0,40}\bdrop\b)?|\bdrop\b[^.!?\n]{0,30}\b(onto|into|on|to)\b[^.!?\n]{0,"
                    + @"20}\b(track|timeline|clip)\b|拖拽|拖动|拖放|拖到"
            )
        ),
        (
            NextActionKind.ShowProject,
            Pattern(
                @"\bopen\b[^.!?\n]{0,40}\b(panel|tab|sidebar|window|menu|inspector|library|workspace)\b|打开[^。！？\n]{0,16}(面"
                    + @"板|窗口|菜单|标签|侧栏|素材库|工作区)"
            )
        ),
        (NextActionKind.Click, Pattern(@"\b(click|press|tap)\b[^.!?\n]{0,40}\b(button|icon)\b|\bclick\s+(on\s+)?[\[""'“]|(点击|单击)")),
    ];

    // "I clicked Export for you", "no need to open the panel": nothing to do.
    private static readonly Regex Report = Pattern(
        @"\b(i|we)\s*('ve|'d|have|had)?\s+(already\s+|just\s+)?(clicked|pressed|tapped|hit|used|selected|chose|chosen|opened|dragged|previewed|checked|viewed|exported|dropped)\b|\b(no\s+need|not\s+need|needn't|don't|do\s+not|without|never|not\s+have|don't\s+have)\b[^.!?,;\n]{0,12}\b(click|press|tap|hit|use|select|choose|open|drag|drop|preview|check|view|watch|export)(ing)?\b|(不用|不需要?|无需|不必|请勿|不要|别)[^，。！？\n]{0,6}(点击|单击|按下|选择|使用|打开|拖|预览|查看|导出)|已(经)?(为您|帮您|替您)?(点击|单击|按下|打开|拖|导出)"
    );

    /// <param name="prompt">The user's request: an export names its format there ("export it as a mov").</param>
    /// <returns>One action for each kind that the reply invites, with the command that does it.</returns>
    public static IReadOnlyList<NextAction> Read(string reply, Project project, string prompt = "")
    {
        var actions = new List<NextAction>();
        foreach (var sentence in Sentences(reply))
        {
            foreach (var (kind, says) in Table)
            {
                if (!IsMatch(says, sentence) || IsMatch(Report, sentence))
                {
                    continue;
                }

                if (actions.All(action => action.Kind != kind))
                {
                    actions.Add(
                        new NextAction
                        {
                            Kind = kind,
                            Said = sentence.Trim(),
                            Command = Command(kind, project, prompt),
                        }
                    );
                }

                // The first meaning counts: "click the Export button" is an export, not a click as well.
                break;
            }
        }

        return actions;
    }

    private static string Command(NextActionKind kind, Project project, string prompt)
    {
        var name = "'" + project.Name.Replace("'", "''") + "'";
        return kind switch
        {
            NextActionKind.Export => $"Export-NemoVideo -Project "
                + $"{name}{(ExportWords.Read(prompt).Format is { } format and not RenderOptions.Mp4 ? " -Format " + format : "")}",
            NextActionKind.ShowTimeline => $"Get-NemoTimeline -Project {name}",
            NextActionKind.ShowProject => $"Get-NemoProject -Project {name}",
            _ => $"Invoke-NemoEdit -Project {name} -Prompt '<say it in words>'",
        };
    }

    private static IEnumerable<string> Sentences(string text)
    {
        text = text.Length <= 2 * LongestEnd ? text : text.Substring(0, LongestEnd) + "\n" + text.Substring(text.Length - LongestEnd);
        var begin = 0;
        for (var index = 0; index < text.Length; index++)
        {
            var isEnd = index == text.Length - 1 || text[index] is '\n' or '。' or '！' or '？';
            if (isEnd || (text[index] is '.' or '!' or '?' && char.IsWhiteSpace(text[index + 1])))
            {
                var sentence = text.Substring(begin, index + 1 - begin);
                begin = index + 1;
                if (!string.IsNullOrWhiteSpace(sentence))
                {
                    yield return sentence.Length <= LongestSentence ? sentence : sentence.Substring(0, LongestSentence);
                }
            }
        }
    }

    private static bool IsMatch(Regex pattern, string sentence)
    {
        try
        {
            return pattern.IsMatch(sentence);
        }
        catch (RegexMatchTimeoutException)
        {
            // An edit is not lost for a hint.
            return false;
        }
    }

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Limit);
}
