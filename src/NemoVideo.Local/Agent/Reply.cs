using NemoVideo.Local.Language;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Agent;

/// <summary>Collects the sentences of a reply, in the language of the message.</summary>
internal sealed class Reply(bool chinese)
{
    private const int LongestQuote = 80;

    private readonly List<Phrase> _sentences = [];

    public void Add(string english, string inChinese) => Add(new Phrase(english, inChinese));

    public void Add(Phrase sentence) => _sentences.Add(sentence);

    /// <summary>Parts of the message that were not done, and the words why.</summary>
    public void AddStopped(IReadOnlyList<StoppedPart> parts)
    {
        foreach (var part in parts)
        {
            Add(
                $"I did not do \"{part.Part}\", because I can't tell what \"{part.Words}\" means for it.",
                $"没有执行“{part.Part}”:不清楚其中的“{part.Words}”该如何处理。"
            );
        }
    }

    /// <summary>Parts of a message of which others were understood.</summary>
    public void AddIgnored(IReadOnlyList<string> parts) =>
        AddQuoted(parts, "I did not understand this part and ignored it:", "以下部分没有理解,未做处理:");

    /// <summary>A message of which nothing was understood, with an example of one that is.</summary>
    public void AddNotUnderstood(IReadOnlyList<string> parts)
    {
        var (english, inChinese) =
            parts.Count == 0
                ? ("that", "这条指令")
                : (
                    string.Join(", ", parts.Select(part => $"\"{Shorten(part)}\"")),
                    string.Join("、", parts.Select(part => $"“{Shorten(part)}”"))
                );
        Add($"I did not understand {english}, so nothing was changed.", $"我没有理解{inChinese},未做任何改动。");
        Add(
            "For example: cut out the pauses, add music at 20%, put the title \"My trip\" at the start. "
                + "Ask \"what can you do?\" for everything.",
            "例如:剪掉停顿,添加音量 20% 的音乐,在开头加上标题“我的旅行”。问“你能做什么?”可查看全部功能。"
        );
    }

    /// <summary>Parts of the message, quoted.</summary>
    public void AddQuoted(IReadOnlyList<string> parts, string english, string inChinese)
    {
        if (parts.Count > 0)
        {
            Add(
                $"{english} {string.Join(", ", parts.Select(part => $"\"{part}\""))}.",
                $"{inChinese}{string.Join("、", parts.Select(part => $"“{part}”"))}。"
            );
        }
    }

    /// <summary>The sentences as one text.</summary>
    public static Phrase Join(IReadOnlyCollection<Phrase> sentences) =>
        new(
            string.Join(" ", sentences.Select(sentence => sentence.English)),
            string.Concat(sentences.Select(sentence => sentence.Chinese))
        );

    /// <summary>A message for quoting: its words without tables and clips, and not too many of them.</summary>
    public static string Quote(string message) => Shorten(MessageParts.Of(message).Words);

    /// <summary>In one line, and not too much of it.</summary>
    public static string Shorten(string text)
    {
        var words = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= LongestQuote ? words : words[..LongestQuote].TrimEnd() + "…";
    }

    /// <summary>All that was said, in both languages.</summary>
    public Phrase Text => Join(_sentences);

    public override string ToString() => Text.In(chinese);
}
