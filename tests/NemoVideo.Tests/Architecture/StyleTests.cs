using System.Text.RegularExpressions;
using NemoVideo.Tests.Module;

namespace NemoVideo.Tests.Architecture;

/// <summary>What the formatter leaves as it is: it breaks no string and no comment.</summary>
public sealed partial class StyleTests
{
    private const int Columns = 140;

    /// <summary>Patterns of instructions that are still longer than a line. They may only become fewer.</summary>
    private const int LongPatterns = 128;

    [Fact]
    public void No_line_is_longer_than_140_columns_but_patterns_of_instructions_and_raw_text()
    {
        var patterns = 0;
        List<string> tooLong = [];
        foreach (var path in Sources())
        {
            var holdsPatterns = PatternFolder().IsMatch(path.Replace('\\', '/'));
            var (inRaw, number) = (false, 0);
            foreach (var line in File.ReadLines(path))
            {
                number++;
                var quotes = RawQuotes().Count(line);
                if (line.Length > Columns && !inRaw)
                {
                    if (holdsPatterns && Pattern().IsMatch(line))
                    {
                        patterns++;
                    }
                    else
                    {
                        tooLong.Add($"{Path.GetRelativePath(Repository.Root, path)}:{number}");
                    }
                }

                inRaw ^= quotes % 2 == 1;
            }
        }

        Assert.Empty(tooLong);
        Assert.True(patterns <= LongPatterns, $"{patterns} patterns are longer than a line; there were {LongPatterns}.");
    }

    private static IEnumerable<string> Sources() =>
        from folder in (string[])["src", "tests"]
        from path in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
        where !Built().IsMatch(path) && !Table().IsMatch(path.Replace('\\', '/'))
        select path;

    [GeneratedRegex(@"[/\\](?:bin|obj)[/\\]")]
    private static partial Regex Built();

    /// <summary>What servers say, one line a case, and the lists of instructions that nobody here has read.</summary>
    [GeneratedRegex("tests/(?:NemoVideo.Tests/Wire/Cases|NemoVideo.Lists/Blind)/")]
    private static partial Regex Table();

    [GeneratedRegex(@"src/NemoVideo\.(?:Local/(?:Language|Operations)|Core/Words)/")]
    private static partial Regex PatternFolder();

    [GeneratedRegex(@"\(\?|\|.*\|")]
    private static partial Regex Pattern();

    [GeneratedRegex("\"\"\"")]
    private static partial Regex RawQuotes();
}
