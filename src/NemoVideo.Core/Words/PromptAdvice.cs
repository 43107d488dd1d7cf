using System.Text.RegularExpressions;

namespace NemoVideo.Core.Words;

/// <summary>"Instead of 'make it look better', try … — concrete instructions get better results."</summary>
internal static class PromptAdvice
{
    private static readonly Regex Vague = new(
        @"^\W*(please\s+)?((make|do|edit|improve|fix|enhance|beautify|polish)\s+(it|this|that|them|(the|my|this)\s+(video|clip|footage)s?)(\s+(look|be|sound|feel))?(\s+(much|a\s+(bit|lot)|even))?(\s+(better|nicer?|good|great|cool|awesome|professional|amazing|up))?|surprise me|do something( (nice|cool))?|((让|把)(它|这个?视频|视频))?(变得?|做得?)?更?好看(一?点|一?些)?|(美化|优化|改进|改善)(一下)?(它|这个视频|视频)?)\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1)
    );

    /// <returns>A hint with one of the skill's examples, or null if the instruction says what is wanted.</returns>
    public static string? For(string prompt, Skill skill)
    {
        if (prompt.Length > 200 || !Vague.IsMatch(prompt))
        {
            return null;
        }

        var example = skill.Examples.LastOrDefault(text =>
            text.StartsWith("generate a ranked", StringComparison.Ordinal)
            || text.StartsWith("rank these", StringComparison.Ordinal)
            || text.StartsWith("extract the best", StringComparison.Ordinal)
            || text.StartsWith("cut out", StringComparison.Ordinal)
        )
            ?? skill.Examples.FirstOrDefault()
            ?? "cut out pauses, add background music, and export as a shareable video";
        return $"'{prompt.Trim()}' is not very specific. Concrete instructions get better results, such as \"{example}\".";
    }
}
