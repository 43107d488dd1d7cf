using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NemoVideo.Tests.Module;

/// <summary>Cmdlets, their pages and the MAML made of them say the same. Needs neither PowerShell nor platyPS.</summary>
public sealed partial class HelpTests
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private static readonly IReadOnlyList<CmdletMetadata> Cmdlets = CmdletMetadata.ReadAll();
    private static readonly XDocument Help = XDocument.Parse(Repository.Read("src", "NemoVideo", "en-US", "NemoVideo.dll-Help.xml"));

    public static TheoryData<string> Names => [.. Cmdlets.Select(cmdlet => cmdlet.Name)];

    [Fact]
    public void Manifest_pages_and_maml_are_about_the_same_cmdlets()
    {
        var names = Cmdlets.Select(cmdlet => cmdlet.Name).ToList();
        Assert.NotEmpty(names);
        var manifest = Regex.Match(Repository.Read("NemoVideo.psd1"), @"CmdletsToExport\s*=\s*@\(([^)]*)\)").Groups[1].Value;
        Assert.Equal(names, Regex.Matches(manifest, @"'([\w-]+)'").Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
        Assert.Equal(
            names,
            Directory
                .EnumerateFiles(Path.Combine(Repository.Root, "docs", "en-US"), "*-*.md")
                .Select(Path.GetFileNameWithoutExtension)
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(names, Help.Descendants(Command + "command").Select(NameOf).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Page_is_filled_in(string name)
    {
        var page = new HelpPage(name);
        Assert.DoesNotContain("{{", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ms.date", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("]()", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFEFF', page.Text);
        foreach (
            var section in new[]
            {
                "SYNOPSIS",
                "SYNTAX",
                "DESCRIPTION",
                "EXAMPLES",
                "PARAMETERS",
                "INPUTS",
                "OUTPUTS",
                "NOTES",
                "RELATED LINKS",
            }
        )
        {
            Assert.True(page.Section(section).Length > 0, $"{name}: {section} is empty.");
        }

        Assert.True(page.Examples.Count >= 3, $"{name} has {page.Examples.Count} examples.");
        Assert.All(page.Examples, Assert.NotEmpty);

        // What Get-Help does not wrap in a terminal of 80 columns.
        Assert.All(page.Examples.SelectMany(example => example.Split('\n')), line => Assert.True(line.Length <= 74, $"{name}: {line}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Page_has_the_parameters_of_its_cmdlet(string name)
    {
        var page = new HelpPage(name);
        var parameters = Cmdlet(name).Parameters;
        Assert.Equal(parameters.Select(parameter => parameter.Name), page.Parameters.Order(StringComparer.Ordinal));
        foreach (var parameter in parameters)
        {
            Assert.True(page.Description(parameter.Name).Length > 0, $"{name} -{parameter.Name} is not described.");
            var table = page.Table(parameter.Name);
            Assert.StartsWith($"Type: {parameter.Type}\n", table, StringComparison.Ordinal);
            Assert.Contains(Expected(parameter), table, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Maml_has_the_parameters_of_its_cmdlet(string name)
    {
        var command = CommandOf(name);
        var parameters = Cmdlet(name).Parameters;
        var described = command
            .Element(Command + "parameters")!
            .Elements(Command + "parameter")
            .ToDictionary(parameter => parameter.Element(Maml + "name")!.Value);
        Assert.Equal(parameters.Select(parameter => parameter.Name), described.Keys.Order(StringComparer.Ordinal));
        foreach (var parameter in parameters)
        {
            var element = described[parameter.Name];
            string Of(string attribute) => element.Attribute(attribute)!.Value;
            Assert.Equal(parameter.Type, element.Element(Dev + "type")!.Element(Maml + "name")!.Value);
            Assert.Equal(parameter.Wildcards, bool.Parse(Of("globbing")));
            Assert.Equal(parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases), Of("aliases"));
            var set = parameter.Sets.Values.First();
            Assert.Equal(set.IsMandatory, bool.Parse(Of("required")));
            Assert.Equal(set.Position?.ToString(CultureInfo.InvariantCulture) ?? "Named", Of("position"));
            Assert.Equal(Pipeline(set), Of("pipelineInput"));
        }

        var sets = parameters.SelectMany(parameter => parameter.Sets.Keys).Where(set => set != "(All)").Distinct().DefaultIfEmpty("(All)");
        var expected = sets.Select(set =>
            Set(
                parameters
                    .Where(parameter => parameter.Sets.ContainsKey(set) || parameter.Sets.ContainsKey("(All)"))
                    .Select(parameter => parameter.Name)
            )
        );
        var actual = command
            .Element(Command + "syntax")!
            .Elements(Command + "syntaxItem")
            .Select(item => Set(item.Elements(Command + "parameter").Select(parameter => parameter.Element(Maml + "name")!.Value)));
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Maml_says_what_the_page_says(string name)
    {
        var page = new HelpPage(name);
        var command = CommandOf(name);
        Assert.Equal(Words(page.Section("SYNOPSIS")), Words(Paragraphs(command.Element(Command + "details"))));
        Assert.Equal(Words(page.Section("DESCRIPTION")), Words(Paragraphs(command.Element(Maml + "description"))));
        Assert.Equal(Words(page.Section("NOTES")), Words(Paragraphs(command.Element(Maml + "alertSet"))));
        Assert.Equal(page.Examples, command.Descendants(Command + "example").Select(example => example.Element(Dev + "code")!.Value));
        foreach (var parameter in command.Element(Command + "parameters")!.Elements(Command + "parameter"))
        {
            Assert.Equal(
                Words(page.Description(parameter.Element(Maml + "name")!.Value)),
                Words(Paragraphs(parameter.Element(Maml + "description")))
            );
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Output_is_described_by_type(string name)
    {
        var described = Regex.Matches(new HelpPage(name).Section("OUTPUTS"), "(?m)^### (.*)$").Select(match => match.Groups[1].Value);
        Assert.Equal(Cmdlet(name).OutputTypes.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Maml_has_neither_marks_of_markdown_nor_links_that_lead_nowhere()
    {
        // Code and its output keep what they have.
        var words = Help.Descendants(Maml + "para")
            .Where(paragraph => !paragraph.Ancestors(Command + "example").Any())
            .Select(paragraph => paragraph.Value);
        Assert.All(words, text => Assert.DoesNotContain('`', text));
        Assert.DoesNotContain("```", Help.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Online Version", Help.ToString(), StringComparison.Ordinal);
        Assert.All(Help.Descendants(Maml + "uri"), uri =>
            Assert.True(uri.Value.Length == 0 || uri.Value.StartsWith("https://", StringComparison.Ordinal), uri.Value)
        );
    }

    [Fact]
    public void Every_error_is_in_the_topic_with_its_category()
    {
        var errors = Regex
            .Matches(Repository.Read("src", "NemoVideo.Core", "Errors", "NemoErrors.cs"), @"\bIds\.(\w+),\s*ErrorKind\.(\w+)")
            .Select(match => $"Nemo.{match.Groups[1].Value} ({match.Groups[2].Value})")
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.NotEmpty(errors);
        Assert.Equal(errors, ErrorsIn(Repository.Read("src", "NemoVideo", "en-US", "about_NemoVideo_Errors.help.txt")));
        foreach (var cmdlet in Cmdlets)
        {
            Assert.Subset(errors.ToHashSet(), ErrorsIn(new HelpPage(cmdlet.Name).Text).ToHashSet());
        }
    }

    [Fact]
    public void Topics_fit_a_terminal_and_name_only_what_there_is()
    {
        var topics = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "NemoVideo", "en-US"), "about_*.help.txt").ToList();
        HashSet<string> known =
        [
            .. Cmdlets.Select(cmdlet => cmdlet.Name),
            .. topics.Select(path => Path.GetFileName(path).Replace(".help.txt", "", StringComparison.Ordinal)),
        ];
        Assert.Contains("about_NemoVideo", known);
        foreach (var topic in topics)
        {
            var text = File.ReadAllText(topic);
            Assert.All(text.Split('\n'), line => Assert.True(line.TrimEnd('\r').Length <= 80, $"{topic}: {line}"));
            Assert.All(NemoName().Matches(text).Select(match => match.Value), name => Assert.Contains(name, known));
        }
    }

    private static CmdletMetadata Cmdlet(string name) => Cmdlets.Single(cmdlet => cmdlet.Name == name);

    private static XElement CommandOf(string name) => Help.Descendants(Command + "command").Single(command => NameOf(command) == name);

    private static string NameOf(XElement command) => command.Element(Command + "details")!.Element(Command + "name")!.Value;

    /// <summary>The part of a page's table that follows from the cmdlet, as platyPS writes it.</summary>
    private static string Expected(ParameterMetadata parameter)
    {
        var lines = new List<string> { $"SupportsWildcards: {Lower(parameter.Wildcards)}" };
        lines.AddRange(parameter.Aliases.Count == 0 ? ["Aliases: []"] : ["Aliases:", .. parameter.Aliases.Select(alias => "- " + alias)]);
        lines.Add("ParameterSets:");
        foreach (var (name, set) in parameter.Sets)
        {
            lines.AddRange([
                $"- Name: {name}",
                $"  Position: {set.Position?.ToString(CultureInfo.InvariantCulture) ?? "Named"}",
                $"  IsRequired: {Lower(set.IsMandatory)}",
                $"  ValueFromPipeline: {Lower(set.FromPipeline)}",
                $"  ValueFromPipelineByPropertyName: {Lower(set.FromProperty)}",
                "  ValueFromRemainingArguments: false",
            ]);
        }

        return string.Join('\n', lines) + "\nDontShow:";
    }

    private static string Lower(bool value) => value ? "true" : "false";

    private static string Pipeline(ParameterSetMetadata set) =>
        (set.FromPipeline, set.FromProperty) switch
        {
            (true, true) => "true (ByValue, ByPropertyName)",
            (true, false) => "true (ByValue)",
            (false, true) => "true (ByPropertyName)",
            _ => "false",
        };

    private static string Set(IEnumerable<string> names) => string.Join(' ', names.Order(StringComparer.Ordinal));

    private static string Paragraphs(XElement? element) =>
        string.Join('\n', element?.Descendants(Maml + "para").Select(paragraph => paragraph.Value) ?? []);

    private static string Words(string text) => WhiteSpace().Replace(HelpPage.Plain(text), " ").Trim();

    private static IEnumerable<string> ErrorsIn(string text) =>
        Regex.Matches(text, @"Nemo\.\w+ \(\w+\)").Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\b[A-Z][a-z]+-Nemo\w*|\babout_NemoVideo\w*")]
    private static partial Regex NemoName();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
