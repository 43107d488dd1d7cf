using System.Text.RegularExpressions;

namespace NemoVideo.Tests.Module;

/// <summary>A platyPS page of docs/en-US.</summary>
internal sealed partial class HelpPage
{
    public HelpPage(string name)
    {
        Name = name;
        Text = Repository.Read("docs", "en-US", name + ".md");
    }

    public string Name { get; }

    /// <summary>All of it.</summary>
    public string Text { get; }

    /// <summary>Names of the parameters described, but for the common ones.</summary>
    public IReadOnlyList<string> Parameters =>
        [.. ParameterHeading().Matches(Section("PARAMETERS")).Select(match => match.Groups[1].Value)];

    /// <summary>The code of each example.</summary>
    public IReadOnlyList<string> Examples =>
        [.. Regex.Split(Section("EXAMPLES"), "(?m)^### ").Skip(1).Select(example => CodeBlock().Match(example).Groups[1].Value)];

    /// <summary>The text of a section of the second level.</summary>
    public string Section(string title) => Regex.Match(Text, $@"(?ms)^## {Regex.Escape(title)}\n(.*?)(?=^## |\z)").Groups[1].Value.Trim();

    /// <summary>What is said of a parameter, without its table.</summary>
    public string Description(string parameter) => Parameter(parameter).Split("```yaml")[0].Trim();

    /// <summary>The table of a parameter.</summary>
    public string Table(string parameter) => Parameter(parameter).Split("```yaml\n")[1].Split("\n```")[0] + "\n";

    /// <summary>As Get-Help shows it: without Markdown's marks.</summary>
    public static string Plain(string text) =>
        Link().Replace(text, "$1").Replace("`", "", StringComparison.Ordinal).Replace("**", "", StringComparison.Ordinal);

    private string Parameter(string name) =>
        Regex.Match(Section("PARAMETERS"), $@"(?ms)^### -{Regex.Escape(name)}\n(.*?)(?=^### |\z)").Groups[1].Value;

    [GeneratedRegex(@"(?m)^### -(\w+)$")]
    private static partial Regex ParameterHeading();

    [GeneratedRegex(@"```powershell\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\[([^\]\n]+)\]\([^)\n]*\)")]
    private static partial Regex Link();
}
