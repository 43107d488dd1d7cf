using NemoVideo.Local.Model;
using NemoVideo.Local.Operations;

namespace NemoVideo.Local.Agent;

/// <summary>Collects the sentences of a reply, in the language of the message.</summary>
internal sealed class Reply(bool chinese)
{
    private readonly List<string> _sentences = [];

    public void Add(string english, string inChinese) => Add(new Phrase(english, inChinese));

    public void Add(Phrase sentence) => _sentences.Add(sentence.In(chinese));

    /// <summary>What the backend can do, and how to ask for it.</summary>
    public void AddAbilities(IEnumerable<OperationHandler> handlers)
    {
        var abilities = handlers.Select(handler => handler.Ability).OfType<Phrase>().ToList();
        Add(
            $"I can {string.Join(", ", abilities.Select(ability => ability.English))}. For example: cut out the pauses, "
                + $"add background music and put the title \"My trip\" at the beginning.",
            $"我可以:{string.Join("、", abilities.Select(ability => ability.Chinese))}。例如:剪掉停顿,添加背景音乐,并在开头加上标题“我的旅行”。"
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

    public override string ToString() => string.Join(chinese ? "" : " ", _sentences);
}
