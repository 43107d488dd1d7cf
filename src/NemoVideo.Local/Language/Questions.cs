using System.Text.RegularExpressions;
using static NemoVideo.Local.Language.Vocabulary;

namespace NemoVideo.Local.Language;

/// <summary>Pieces that ask for an answer rather than for something to be done.</summary>
internal static partial class Questions
{
    public static bool IsQuestion(string piece) => Question().IsMatch(piece);

    [GeneratedRegex(
        @"^(?:what|what's|how(?! about)|why|who|whose|which|when|where|is (?:it|there|this|that|the|my)|are|was|were|does|did|do (?:you|i|we)|has|have (?:you|i|we)|am i|should i|should we|tell me|explain|describe)\b|什么|怎么(?!也)|如何|为何|哪[些个里]|多[长少大久]|(?<![这那前好])几[个秒条](?!的)|是不是|有没有|是否",
        RegexOptions.CultureInvariant,
        Patience
    )]
    private static partial Regex Question();
}
