using NemoVideo.Local.Language.Lexicon;

namespace NemoVideo.Local.Language.Tokens;

/// <summary>
/// The uploads as people name them: "the interview" is interview.mp4, "the ceremony" is wedding_ceremony.mp4. A name that the lexicon has
/// another meaning for counts only with a noun: "the cut clip".
/// </summary>
internal sealed class ClipNames
{
    private static readonly char[] Separators = [' ', '_', '-', '.', '(', ')', '[', ']', '&', '+', '#', ','];

    private readonly List<(string Name, string File, bool NeedsNoun)> _names = [];

    public ClipNames(IReadOnlyList<string> uploads)
    {
        HashSet<string> taken = [];
        var stems = uploads
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(file => (Stem: Path.GetFileNameWithoutExtension(file).ToLowerInvariant(), File: file))
            .ToList();
        foreach (var (stem, file) in stems)
        {
            Add(stem, file);
            Add(stem.Replace('_', ' ').Replace('-', ' '), file);
        }

        var parts = stems
            .SelectMany(stem => Parts(stem.Stem).Distinct().Select(part => (Part: part, stem.File)))
            .GroupBy(part => part.Part);
        foreach (var part in parts.Where(part => part.Count() == 1))
        {
            if (!IsKnown(part.Key))
            {
                Add(part.Key, part.First().File);
            }
        }

        _names.Sort((one, other) => other.Name.Length - one.Name.Length);

        void Add(string name, string file)
        {
            if (name.Length > 1 && !name.All(char.IsDigit) && taken.Add(name))
            {
                _names.Add((name, file, IsKnown(name)));
            }
        }
    }

    /// <summary>The name that begins at a place in a text, the longest first; null if none does.</summary>
    public (int Length, string File)? At(string text, int at)
    {
        foreach (var (name, file, needsNoun) in _names)
        {
            if (string.CompareOrdinal(text, at, name, 0, name.Length) != 0)
            {
                continue;
            }

            var end = at + name.Length;
            if (IsLatin(name[^1]) && end < text.Length && IsLatin(text[end]))
            {
                continue;
            }

            if (!needsNoun || NounFollows(text, end))
            {
                return (name.Length, file);
            }
        }

        return null;
    }

    private static bool IsLatin(char c) => char.IsAsciiLetterOrDigit(c);

    private static bool IsKnown(string name) =>
        WordList.English.Of(name).Count > 0 || WordList.Chinese.Entries.ContainsKey(name) || WordList.English.Entries.ContainsKey(name);

    private static IEnumerable<string> Parts(string stem) =>
        stem.Split(Separators, StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part.Length > 3 || (part.Length > 1 && Lexer.IsChinese(part[0])))
            .Where(part => !part.All(char.IsDigit));

    private static bool NounFollows(string text, int end)
    {
        var rest = text.AsSpan(end).TrimStart();
        foreach (var noun in (ReadOnlySpan<string>)["clip", "video", "footage", "shot", "file", "那段", "这段", "片段", "那个视频", "视频"])
        {
            if (rest.StartsWith(noun, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
