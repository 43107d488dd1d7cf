using System.Text.RegularExpressions;

namespace NemoVideo.Client.Skills;

/// <summary>What a skill document tells people: the list after "Try saying", and its tips.</summary>
internal sealed partial record SkillText(IReadOnlyList<string> Examples, IReadOnlyList<string> Advice)
{
    private const int Most = 20;

    public static SkillText Read(IReadOnlyList<string> lines)
    {
        var examples = new List<string>();
        var advice = new List<string>();
        var section = Section.Other;
        foreach (var line in lines.Select(line => CleanText.Line(line) ?? ""))
        {
            var plain = line.Replace("**", "", StringComparison.Ordinal).Trim();
            if (plain.StartsWith("try saying", StringComparison.OrdinalIgnoreCase))
            {
                section = Section.Examples;
            }
            else if (Heading().IsMatch(plain))
            {
                section = TipsHeading().IsMatch(plain) ? Section.Advice : Section.Other;
            }
            else if (section == Section.Examples && plain.Length > 0)
            {
                if (Item().Match(plain) is { Success: true } item)
                {
                    examples.Add(item.Groups["text"].Value.Trim(' ', '"', '\u201C', '\u201D'));
                }
                else
                {
                    section = Section.Other;
                }
            }
            else if (Remark().Match(plain) is { Success: true } remark)
            {
                advice.Add(remark.Groups["text"].Value);
            }
            else if (section == Section.Advice && plain.Length > 0)
            {
                advice.Add(Item().Match(plain) is { Success: true } item ? item.Groups["text"].Value : plain);
            }
        }

        return new SkillText([.. examples.Where(text => text.Length > 0).Take(Most)], [.. advice.Take(Most)]);
    }

    private enum Section
    {
        Other,
        Examples,
        Advice,
    }

    [GeneratedRegex(@"^#{1,6}\s+\S")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^#{1,6}\s+tips?\b", RegexOptions.IgnoreCase)]
    private static partial Regex TipsHeading();

    [GeneratedRegex(@"^[-*+]\s+(?<text>.+)$")]
    private static partial Regex Item();

    [GeneratedRegex(@"^(?:tip|worth noting)\s*:\s*(?<text>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Remark();
}
