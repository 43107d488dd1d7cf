using System.Text.RegularExpressions;

namespace NemoVideo.Local.Language;

/// <summary>A clip on a message's line <c>Clips: 1. a.mp4, 2. b.mp4 (id m3)</c>.</summary>
/// <param name="Name">Its file name, which others may have as well.</param>
/// <param name="Id">Which upload it is; null where the line does not say so.</param>
internal sealed partial record ListedClip(string Name, string? Id = null)
{
    /// <summary>As it stands in the line: a file's own name may end like this.</summary>
    public string Written => Id is null ? Name : $"{Name} (id {Id})";

    /// <summary>
    /// Splits <c>1. a.mp4, 2. b, c.mp4 (id m3)</c>: only the next number after a comma starts an entry, since names can have commas and
    /// numbers.
    /// </summary>
    public static IReadOnlyList<ListedClip> Split(string list)
    {
        List<ListedClip> clips = [];
        if (!list.StartsWith("1. ", StringComparison.Ordinal))
        {
            return clips;
        }

        for (var start = 3; start >= 0; )
        {
            var separator = $", {clips.Count + 2}. ";
            var end = list.IndexOf(separator, start, StringComparison.Ordinal);
            clips.Add(Of(end < 0 ? list[start..] : list[start..end]));
            start = end < 0 ? -1 : end + separator.Length;
        }

        return clips;
    }

    private static ListedClip Of(string entry) =>
        Marked().Match(entry) is { Success: true } marked
            ? new(marked.Groups["name"].Value.Trim(), marked.Groups["id"].Value)
            : new(entry.Trim());

    [GeneratedRegex(@"^(?<name>.+) \(id (?<id>[A-Za-z0-9_.:-]{1,64})\)\s*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Marked();
}
