using System.Text.RegularExpressions;
using NemoVideo.Local.Language.Lexicon;
using NemoVideo.Local.Language.Tokens;
using NemoVideo.Tests.Module;

namespace NemoVideo.Tests.Language;

/// <summary>The word files: only words, each found as itself, each meaning used.</summary>
public sealed partial class LexiconTests
{
    private const int Columns = 140;

    /// <summary>Meanings that figures and signs get from the tokenizer; they need no word.</summary>
    private static readonly Meaning[] Assigned = [];

    /// <summary>Meanings that nothing asks for by name: their words are known, so that the reply names them.</summary>
    private static readonly Meaning[] OnlyNamed = [Meaning.Find, Meaning.Duck];

    /// <summary>
    /// Words that lines of two meanings have. A new one is a decision: does the reader tell them apart? <c>NEMO_LISTS=write</c> writes it.
    /// </summary>
    private static readonly NotYet Declared = new("two-meanings.txt", () => Words().Where(HasLines).Select(Row));

    private static readonly (string File, WordList Words)[] Files = [("english.txt", WordList.English), ("chinese.txt", WordList.Chinese)];

    public static TheoryData<string> Names => [.. Files.Select(file => file.File)];

    [Theory]
    [MemberData(nameof(Names))]
    public void There_are_no_pattern_signs(string file) =>
        Assert.DoesNotContain(Lines(file).SelectMany(Entries), entry => !Plain().IsMatch(entry));

    [Theory]
    [MemberData(nameof(Names))]
    public void No_line_is_longer_than_140_columns(string file) => Assert.DoesNotContain(Lines(file), line => line.Length > Columns);

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_word_is_found_as_itself(string file)
    {
        var words = Files.Single(pair => pair.File == file).Words;
        List<string> lost = [];
        foreach (var (word, senses) in words.Entries)
        {
            var tokens = Lexer.Read(word, [], []);
            if (!(tokens is [var token] && token.End == word.Length && senses.All(sense => token.Senses.Contains(sense))))
            {
                lost.Add($"{word}: {string.Join(' ', tokens)}");
            }
        }

        Assert.True(lost.Count == 0, string.Join('\n', lost));
    }

    [Fact]
    public void Each_meaning_has_a_word()
    {
        var said = Files.SelectMany(file => file.Words.Entries.Values).SelectMany(senses => senses).Select(sense => sense.Meaning);
        Assert.Equal(Assigned, Enum.GetValues<Meaning>().Except(said));
    }

    [Fact]
    public void Each_meaning_is_used()
    {
        var source = Path.Combine(Repository.Root, "src", "NemoVideo.Local");
        var used = ((string[])["Language", "Operations"])
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(source, folder), "*.cs", SearchOption.AllDirectories))
            .SelectMany(path => Used().Matches(File.ReadAllText(path)))
            .Select(match => match.Groups[1].Value);
        Assert.Equal(OnlyNamed.Select(meaning => meaning.ToString()), Enum.GetNames<Meaning>().Except(used));
    }

    [Fact]
    public void Words_of_two_meanings_are_declared() => Declared.CheckSame(Words().Where(HasLines).Select(Row));

    private static IEnumerable<KeyValuePair<string, List<string>>> Words() =>
        Files.SelectMany(file =>
            Lines(file.File)
                .SelectMany(line => Entries(line).Select(entry => (Entry: entry, Meaning: line.Split(':')[0])))
                .GroupBy(pair => pair.Entry, pair => pair.Meaning)
                .Select(group => KeyValuePair.Create(group.Key, group.Distinct().ToList()))
        );

    private static bool HasLines(KeyValuePair<string, List<string>> word) => word.Value.Count > 1;

    private static string Row(KeyValuePair<string, List<string>> word) => $"{word.Key}: {string.Join(", ", word.Value)}";

    private static IEnumerable<string> Lines(string file) =>
        Repository.Read("src", "NemoVideo.Local", "Language", "Lexicon", file).Split('\n').Where(line => line.Length > 0 && line[0] != '#');

    private static string[] Entries(string line) =>
        line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"^[a-z0-9' &\u3400-\u9fff]+$")]
    private static partial Regex Plain();

    [GeneratedRegex(@"\bMeaning\.(\w+)")]
    private static partial Regex Used();
}
