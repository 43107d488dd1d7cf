namespace NemoVideo.Local.Language.Lexicon;

/// <summary>The plain forms that an English word can come from: "trimmed" is "trim", "photos" is "photo".</summary>
internal static class WordForm
{
    /// <summary>The word itself first, then the guesses.</summary>
    public static IEnumerable<string> Of(string word)
    {
        yield return word;
        if (word.EndsWith("'s", StringComparison.Ordinal))
        {
            word = word[..^2];
            yield return word;
        }

        foreach (var stem in Stems(word))
        {
            yield return stem;
        }
    }

    private static IEnumerable<string> Stems(string word)
    {
        if (Cut(word, "ies") is { } y)
        {
            yield return y + "y";
        }

        if (Cut(word, "es") is { } es)
        {
            yield return es;
        }

        if (Cut(word, "s") is { } s)
        {
            yield return s;
        }

        foreach (var stem in (string?[])[Cut(word, "ing"), Cut(word, "ed"), Cut(word, "d")])
        {
            if (stem is null)
            {
                continue;
            }

            yield return stem;
            yield return stem + "e";
            if (stem.Length > 2 && stem[^1] == stem[^2])
            {
                yield return stem[..^1];
            }
        }
    }

    /// <summary>The word without an ending, if at least two letters are left.</summary>
    private static string? Cut(string word, string ending) =>
        word.Length > ending.Length + 1 && word.EndsWith(ending, StringComparison.Ordinal) ? word[..^ending.Length] : null;
}
