using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NemoVideo.Local.Faults;

namespace NemoVideo.Tests.Server;

/// <summary>docs/local-backend.md says what is so.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryRoot(), "docs", "local-backend.md"));

    [Fact]
    public void Every_row_is_documented_or_assumed_and_names_tests_that_exist()
    {
        var rows = Rows("### Calls").Concat(Rows("### Behaviour")).Concat(Rows("### Sources")).ToList();
        Assert.True(rows.Count > 50);
        foreach (var row in rows)
        {
            Assert.Contains(row[^2], (string[])["documented", "assumed"]);
            foreach (var name in row[^1].Split(", "))
            {
                Assert.True(IsTest(name), $"There is no test {name}.");
            }
        }
    }

    [Fact]
    public async Task Every_call_of_the_server_has_a_row_and_every_row_a_call()
    {
        await using var server = await ServerFixture.StartAsync();
        var told = Rows("### Calls").Select(row => row[0].Trim('`')).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(server.Server.Routes.Order(StringComparer.Ordinal), told);
    }

    [Fact]
    public void Every_example_of_a_plan_is_one()
    {
        var examples = Section("## Making it misbehave").Split("```json")[1].Split("```")[0].Trim().Split('\n');
        Assert.NotEmpty(examples);
        foreach (var example in examples)
        {
            FaultPlan.Parse(example);
        }
    }

    [Fact]
    public void Every_fault_call_and_member_is_told()
    {
        var section = Section("## Making it misbehave");
        var names = new List<string>(ApiCall.Names);
        foreach (var type in (Type[])[typeof(FaultPlan), typeof(FaultRule), typeof(WireShape)])
        {
            names.AddRange(
                type.GetProperties()
                    .Where(p => p.CanWrite)
                    .Select(p => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name))
            );
        }

        foreach (
            var type in (Type[])
                [
                    typeof(FaultAction),
                    typeof(StreamForm),
                    typeof(TimestampUnit),
                    typeof(IdForm),
                    typeof(HeartbeatForm),
                    typeof(ErrorForm),
                    typeof(PollForm),
                    typeof(DuplicateForm),
                    typeof(CollectionForm),
                ]
        )
        {
            names.AddRange(Enum.GetNames(type).Select(System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName));
        }

        Assert.All(names, name => Assert.Contains($"`{name}`", section, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_member_of_the_draft_is_told()
    {
        var told = Rows("## Its draft")
            .SelectMany(row => CodePattern().Matches(row[1] + row[2]))
            .Select(m => m.Groups[1].Value)
            .ToHashSet();
        foreach (
            var type in (Type[])
                [typeof(Local.Model.Draft), typeof(Local.Model.DraftMetadata), typeof(Local.Model.Track), typeof(Local.Model.Segment)]
        )
        {
            foreach (var property in type.GetProperties())
            {
                if (property.GetCustomAttribute<System.Text.Json.Serialization.JsonPropertyNameAttribute>()?.Name is { } name)
                {
                    Assert.Contains(name, told);
                }
            }
        }
    }

    [Fact]
    public void Every_option_is_told()
    {
        var told = Rows("## Starting it").Select(row => row[0].Trim('`')).Order(StringComparer.Ordinal);
        var options = typeof(Local.Hosting.CommandLine)
            .GetFields(BindingFlags.Static | BindingFlags.NonPublic)
            .Select(f => f.GetValue(null))
            .OfType<System.CommandLine.Option>()
            .Select(o => o.Name)
            .Order(StringComparer.Ordinal);
        Assert.Equal(options, told);
    }

    private static bool IsTest(string name)
    {
        var parts = name.Split('.');
        return typeof(DocumentationTests)
            .Assembly.GetTypes()
            .Where(t => t.Name == parts[0])
            .SelectMany(t => t.GetMethods())
            .Any(m => m.Name == parts[^1] && m.GetCustomAttributes<FactAttribute>().Any());
    }

    private static string Section(string heading)
    {
        var start = Page.IndexOf("\n" + heading + "\n", StringComparison.Ordinal);
        Assert.True(start >= 0, heading);
        var level = heading[..heading.IndexOf(' ', StringComparison.Ordinal)];
        var next = Regex.Match(Page[(start + heading.Length + 1)..], $"^#{{2,{level.Length}}} ", RegexOptions.Multiline);
        return next.Success ? Page.Substring(start, heading.Length + 1 + next.Index) : Page[start..];
    }

    /// <summary>The cells of a section's tables, without the rows that head them.</summary>
    private static IEnumerable<string[]> Rows(string heading)
    {
        var lines = Section(heading).Split('\n');
        return lines
            .Where(
                (line, i) =>
                    line.StartsWith('|')
                    && !line.StartsWith("| ---", StringComparison.Ordinal)
                    && !(i + 1 < lines.Length && lines[i + 1].StartsWith("| ---", StringComparison.Ordinal))
            )
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray());
    }

    private static string RepositoryRoot([CallerFilePath] string file = "")
    {
        var folder = new DirectoryInfo(File.Exists(file) ? Path.GetDirectoryName(file)! : AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NemoVideo.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The repository is not around this test.");
        }

        return folder.FullName;
    }

    [GeneratedRegex("`([a-z]+)`")]
    private static partial Regex CodePattern();
}
