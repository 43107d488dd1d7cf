using System.Text.RegularExpressions;
using NemoVideo.Local.Language.Tables;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Language;

/// <summary>
/// The parts of a message: the user's words, the rows of a table (lines that begin with <c>|</c>, from the client's <c>-Data</c>),
/// and the clips on the client's last line.
/// </summary>
internal sealed partial record MessageParts(string Words, string? Table, IReadOnlyList<ListedClip>? Listed)
{
    /// <summary>The names of the listed clips.</summary>
    public IReadOnlyList<string>? Clips => Listed?.Select(clip => clip.Name).ToList();

    /// <summary>Captions with their times; in <see cref="Words"/>, <see cref="CaptionList.Token"/> takes their place.</summary>
    public IReadOnlyList<Cue> Captions { get; init; } = [];

    public static MessageParts Of(string message)
    {
        var lines = message.ReplaceLineEndings("\n").Split('\n').ToList();
        while (lines.Count > 0 && string.IsNullOrWhiteSpace(lines[^1]))
        {
            lines.RemoveAt(lines.Count - 1);
        }

        IReadOnlyList<ListedClip>? clips = null;
        if (lines.Count > 0 && ClipsLine().Match(lines[^1]) is { Success: true } line)
        {
            clips = ListedClip.Split(line.Groups["list"].Value);
            lines.RemoveAt(lines.Count - 1);
        }

        var table = lines.Where(l => l.TrimStart().StartsWith('|')).ToList();
        var words = string.Join('\n', lines.Where(l => !l.TrimStart().StartsWith('|')));
        var rows = table.Count == 0 ? null : string.Join('\n', table);
        var (rest, captions) = CaptionList.Extract(words);
        return new(rest, rows, clips) { Captions = captions.Count > 0 ? captions : CaptionList.FromTable(rows) };
    }

    [GeneratedRegex(@"^\s*Clips:\s*(?<list>1\. .+)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ClipsLine();
}
