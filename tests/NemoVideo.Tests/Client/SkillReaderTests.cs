using NemoVideo.Client.Skills;
using NemoVideo.Core;

namespace NemoVideo.Tests.Client;

public sealed class SkillReaderTests : IDisposable
{
    private const string Document = """
        ---
        name: my-skill
        version: 1.0
        description: "Cuts things"
        metadata:
          tags: [a, b]
        ---
        ## Getting Started
        **Try saying:**
        - "cut out pauses"
        - "add music"
        ### Setup
        - not an example
        Worth noting: keep clips short.
        ## Tips and Tricks
        Be **specific**.
        Export as MP4.
        ## Workflows
        Something else.
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Name_and_version_are_read_as_they_are_written()
    {
        var skill = SkillReader.Read(
            _folder.Write("SKILL.md", "\uFEFF" + Document.Replace("\n", "\r\n", StringComparison.Ordinal)),
            _folder.File("home")
        );
        Assert.Equal(("my-skill", "1.0", "unknown", "Cuts things"), (skill.Name, skill.Version, skill.Platform, skill.Description));
        Assert.Equal(["cut out pauses", "add music"], skill.Examples);
        Assert.Equal(["keep clips short.", "Be specific.", "Export as MP4."], skill.Advice);
        Assert.Equal(_folder.File("SKILL.md"), skill.Path);
    }

    [Theory]
    [InlineData(".clawhub/skills/x/SKILL.md", "clawhub")]
    [InlineData(".cursor/skills/x/SKILL.md", "cursor")]
    [InlineData(".cursor/other/SKILL.md", "unknown")]
    [InlineData("work/.clawhub/SKILL.md", "unknown")]
    [InlineData(".cursor/skills/../../SKILL.md", "unknown")]
    public void The_platform_follows_from_the_place(string place, string platform)
    {
        Directory.CreateDirectory(_folder.File("home/.cursor/skills"));
        Assert.Equal(platform, SkillReader.Read(_folder.Write("home/" + place, Document), _folder.File("home")).Platform);
    }

    [Fact]
    public void Links_lead_to_the_place()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _folder.Write("home/.clawhub/x/SKILL.md", Document);
        Directory.CreateSymbolicLink(_folder.File("link"), _folder.File("home/.clawhub/x"));
        Assert.Equal("clawhub", SkillReader.Read(_folder.File("link/SKILL.md"), _folder.File("home")).Platform);
    }

    [Theory]
    [InlineData("# no frontmatter", "line 1")]
    [InlineData("", "it is empty")]
    [InlineData("---\nname: x\nversion: 1", "no closing")]
    [InlineData("---\nname: x\n---\n", "no 'version'")]
    [InlineData("---\nversion: 1\n---\n", "no 'name'")]
    [InlineData("---\nname: x\nversion: [1\n---\n", "line ")]
    [InlineData("---\n- a\n- b\n---\n", "key: value")]
    [InlineData("---\nname: \"x\\r\\nEvil: 1\"\nversion: 1\n---\n", "line 2: 'name' can't be sent")]
    [InlineData("---\nname: 技能\nversion: 1\n---\n", "line 2: 'name' can't be sent")]
    [InlineData("---\nname: x\nversion: {a: 1}\n---\n", "no 'version'")]
    public void A_malformed_one_is_told_with_the_line(string content, string said)
    {
        var path = _folder.Write("SKILL.md", content);
        var error = Assert.Throws<NemoException>(() => SkillReader.Read(path));
        Assert.Equal(("Nemo.SkillInvalid", ErrorKind.InvalidData, path), (error.ErrorId, error.Kind, error.Target));
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_syntax_error_has_the_line_of_the_document()
    {
        var error = Assert.Throws<NemoException>(() =>
            SkillReader.Read(_folder.Write("SKILL.md", "---\nname: x\nversion: 1\nbad: 'open\n---\n"))
        );
        Assert.Matches("line [45]:", error.Message);
    }

    [Fact]
    public void Tags_do_no_harm() =>
        Assert.Equal("2", SkillReader.Read(_folder.Write("SKILL.md", "---\nname: x\nversion: !!System.Object 2\n---\n")).Version);

    /// <summary>Each of these ended the process, or had no end, when nodes were built of it.</summary>
    [Theory]
    [InlineData("a: ", "[")]
    [InlineData("a: ", "{")]
    [InlineData("a: ", "[a, ")]
    [InlineData("a: ", "{a: ")]
    [InlineData("a:\n  ", "- ")]
    [InlineData("", "? ")]
    public void Depth_is_bounded(string start, string level) =>
        Refused(
            $"{start}{string.Concat(Enumerable.Repeat(level, 100_000))}\nname: x\nversion: 1",
            "line ",
            "nested more than 20 levels deep"
        );

    [Fact]
    public void Aliases_are_not_followed()
    {
        var keys =
            "k0: &k0 [x]\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"k{i}: &k{i} {{ ? [*k{i - 1}, *k{i - 1}] : 1 }}\n"));
        Refused("name: x\nversion: 1\n" + keys, "line 5", "'*k0'");
    }

    [Fact]
    public void Ten_megabytes_are_no_document()
    {
        using (var file = File.OpenWrite(_folder.Write("SKILL.md", Document)))
        {
            file.SetLength(10_000_000);
        }

        RefusedFile(_folder.File("SKILL.md"), "larger than 1 MB");
    }

    [Theory]
    [InlineData(20)]
    [InlineData(1)]
    public void What_is_nested_as_people_do_is_read(int levels)
    {
        var nested = new string('[', levels - 1) + new string(']', levels - 1);
        Assert.Equal("1", SkillReader.Read(_folder.Write("SKILL.md", $"---\nname: x\nversion: 1\na: {nested}\n---\n")).Version);
    }

    [Fact]
    public void A_device_is_not_read()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.CreateSymbolicLink(_folder.File("link.md"), "/dev/zero");
        RefusedFile("/dev/zero", "not a regular file");
        RefusedFile(_folder.File("link.md"), "not a regular file");
    }

    [Fact]
    public void A_pipe_is_not_waited_for()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var mkfifo = System.Diagnostics.Process.Start("mkfifo", [_folder.File("SKILL.md")]);
        mkfifo.WaitForExit();
        RefusedFile(_folder.File("SKILL.md"), "not a regular file");
    }

    [Fact]
    public void A_file_that_is_not_there_is_told() =>
        Assert.Equal("Nemo.FileNotFound", Assert.Throws<NemoException>(() => SkillReader.Read(_folder.File("none.md"))).ErrorId);

    private void Refused(string afterFirstLine, params ReadOnlySpan<string> said) =>
        RefusedFile(_folder.Write("SKILL.md", $"---\n{afterFirstLine}\n---\n"), said);

    private static void RefusedFile(string path, params ReadOnlySpan<string> said)
    {
        var error = Assert.Throws<NemoException>(() => SkillReader.Read(path));
        Assert.Equal(("Nemo.SkillInvalid", path), (error.ErrorId, error.Target));
        foreach (var words in said)
        {
            Assert.Contains(words, error.Message, StringComparison.Ordinal);
        }
    }
}
