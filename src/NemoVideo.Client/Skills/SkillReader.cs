using System.Text;
using NemoVideo.Core;
using NemoVideo.Core.Errors;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace NemoVideo.Client.Skills;

/// <summary>Reads a skill document: Markdown after YAML frontmatter with <c>name</c> and <c>version</c>.</summary>
internal static class SkillReader
{
    private const int MaxBytes = 1024 * 1024;
    private const int MaxFrontmatterLines = 500;
    private const int MaxHeaderLength = 200;

    /// <param name="home">The user's folder; null takes this user's.</param>
    public static Skill Read(string path, string? home = null)
    {
        var full = Path.GetFullPath(path);
        var lines = ReadLines(full);
        var (yaml, body) = Split(full, lines);
        var frontmatter = Parse(full, yaml);
        var name = Header(full, frontmatter, "name");
        var version = Header(full, frontmatter, "version");
        var text = SkillText.Read(lines[body..]);
        return new Skill
        {
            Name = name,
            Version = version,
            Platform = SkillPlatform.Of(full, home),
            Description = CleanText.Line(Scalar(frontmatter, "description")?.Value),
            Examples = text.Examples,
            Advice = text.Advice,
            Path = full,
        };
    }

    private static string[] ReadLines(string path)
    {
        try
        {
            // Pipes and devices may have no end, and opening a pipe may wait forever. They have no length either.
            var file = new FileInfo(path);
            var target = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
            if (File.Exists(path) && target is not { Exists: true, Length: > 0 })
            {
                throw NemoErrors.SkillInvalid(path, "it is empty or not a regular file.");
            }

            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[MaxBytes + 1];
            var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return count <= MaxBytes
                ? Lines(new MemoryStream(bytes, 0, count))
                : throw NemoErrors.SkillInvalid(path, "it is larger than 1 MB.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw NemoErrors.FileNotFound(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NemoErrors.FileUnreadable(path, e.Message, e);
        }
    }

    private static string[] Lines(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        return [.. lines];
    }

    private static (string Yaml, int Body) Split(string path, string[] lines)
    {
        if (lines.Length == 0 || lines[0].TrimEnd() != "---")
        {
            throw NemoErrors.SkillInvalid(path, "line 1 is not '---', so it has no YAML frontmatter.");
        }

        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() is "---" or "...");
        return end switch
        {
            < 0 => throw NemoErrors.SkillInvalid(path, "the frontmatter that begins in line 1 has no closing '---'."),
            > MaxFrontmatterLines => throw NemoErrors.SkillInvalid(path, $"its frontmatter is longer than {MaxFrontmatterLines} lines."),
            _ => (string.Join('\n', lines[1..end]), end + 1),
        };
    }

    /// <summary>Nodes only: none of our types is ever created from a tag.</summary>
    private static YamlMappingNode Parse(string path, string yaml)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new BoundedParser(new Parser(new StringReader(yaml))));
            return stream.Documents.Count > 0 && stream.Documents[0].RootNode is YamlMappingNode mapping
                ? mapping
                : throw NemoErrors.SkillInvalid(path, "its frontmatter is not a list of 'key: value' lines (line 2).");
        }
        catch (YamlException e)
        {
            throw NemoErrors.SkillInvalid(path, $"line {e.Start.Line + 1}: {Words(e)}", e);
        }
    }

    private static string Header(string path, YamlMappingNode frontmatter, string key)
    {
        var value = Scalar(frontmatter, key) ?? (Node(frontmatter, "metadata") is YamlMappingNode nested ? Scalar(nested, key) : null);
        var line = value is null ? 1 : value.Start.Line + 1;
        var text = value?.Value?.Trim();
        return string.IsNullOrEmpty(text) ? throw NemoErrors.SkillInvalid(path, $"its frontmatter (from line {line}) has no '{key}'.")
            : text.Length > MaxHeaderLength || text.Any(c => c is < ' ' or > '~')
                ? throw NemoErrors.SkillInvalid(
                    path,
                    $"line {line}: '{key}' can't be sent as a header: up to {MaxHeaderLength} printable ASCII characters can."
                )
            : text;
    }

    private static YamlScalarNode? Scalar(YamlMappingNode mapping, string key) => Node(mapping, key) as YamlScalarNode;

    private static YamlNode? Node(YamlMappingNode mapping, string key) =>
        mapping.Children.FirstOrDefault(child => child.Key is YamlScalarNode { Value: { } name } && name == key).Value;

    private static string Words(YamlException e)
    {
        var words = CleanText.Line(e.Message) ?? "it is not YAML";
        return words.EndsWith('.') ? words : words + ".";
    }
}
