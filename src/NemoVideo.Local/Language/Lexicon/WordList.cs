using System.Globalization;
using System.Reflection;

namespace NemoVideo.Local.Language.Lexicon;

/// <summary>One meaning of a word, with its figure where it has one: "twice" is a factor of 2.</summary>
internal readonly record struct Sense(Meaning Meaning, double Value = 0, double Over = 0);

/// <summary>
/// The words of a language and what they mean, from a file next to this one. Phrases of several words are found before single ones, and
/// the longest first.
/// </summary>
internal sealed class WordList
{
    private readonly Dictionary<string, IReadOnlyList<Sense>> _entries = new(StringComparer.Ordinal);

    /// <summary>English: the entries of two and more words, by their first.</summary>
    private readonly Dictionary<string, List<string[]>> _phrases = new(StringComparer.Ordinal);

    private WordList(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"NemoVideo.Local.Language.Lexicon.{file}")!;
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                Read(line);
            }
        }

        foreach (var list in _phrases.Values)
        {
            list.Sort((one, other) => other.Length - one.Length);
        }

        Longest = _entries.Keys.Max(word => word.Length);
    }

    public static WordList English { get; } = new("english.txt");

    public static WordList Chinese { get; } = new("chinese.txt");

    /// <summary>Characters of the longest entry.</summary>
    public int Longest { get; }

    /// <summary>The entries, each with its meanings.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Sense>> Entries => _entries;

    /// <summary>The meanings of a word in any of its forms; none if it isn't known.</summary>
    public IReadOnlyList<Sense> Of(string word)
    {
        foreach (var form in WordForm.Of(word))
        {
            if (_entries.TryGetValue(form, out var senses))
            {
                return senses;
            }
        }

        return [];
    }

    /// <summary>The phrases that begin with a word in any of its forms, the longest first.</summary>
    public IEnumerable<string[]> PhrasesOf(string word) =>
        WordForm.Of(word).Where(_phrases.ContainsKey).SelectMany(form => _phrases[form]).OrderByDescending(phrase => phrase.Length);

    private void Read(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var senses = line[..colon].Split('+').Select(ReadSense).ToList();
        foreach (var word in line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            _entries[word] = _entries.TryGetValue(word, out var before) ? [.. before, .. senses] : senses;
            var parts = word.Split(' ');
            if (parts.Length > 1)
            {
                if (!_phrases.TryGetValue(parts[0], out var list))
                {
                    _phrases[parts[0]] = list = [];
                }

                list.Add(parts);
            }
        }
    }

    private static Sense ReadSense(string text)
    {
        var parts = text.Trim().Split(' ');
        var figures = parts.Length > 1 ? parts[1].Split('/') : [];
        return new(
            Enum.Parse<Meaning>(parts[0]),
            figures.Length > 0 ? double.Parse(figures[0], CultureInfo.InvariantCulture) : 0,
            figures.Length > 1 ? double.Parse(figures[1], CultureInfo.InvariantCulture) : 0
        );
    }
}
