using NemoVideo.Local.Model;

namespace NemoVideo.Local.Timeline;

/// <summary>The clips of a timeline as people count them: an upload is one clip, however many shots of it there are.</summary>
internal static class ClipList
{
    /// <summary>The <c>src</c> of the clips, in the order of their first appearance.</summary>
    public static IReadOnlyList<string> Clips(this Draft draft) =>
        [.. draft.Shots().Select(shot => shot.Source).OfType<string>().Distinct()];

    public static bool IsEach(this ClipReference reference) => reference == ClipReference.Each;

    /// <summary>The clip that is meant.</summary>
    /// <exception cref="NotPossibleException">There is no such clip on the timeline.</exception>
    public static string FindClip(this Draft draft, ClipReference reference)
    {
        var clips = draft.Clips();
        if (reference.Name is { } name)
        {
            return draft.Shots().FirstOrDefault(shot => shot.Source is not null && NameMatches(shot.Name, name))?.Source
                ?? throw new NotPossibleException($"There is no clip named '{name}' on the timeline.", $"时间线上没有名为“{name}”的片段。");
        }

        var number = reference.Number ?? 1;
        var index = number < 0 ? clips.Count + number : number - 1;
        if (index >= 0 && index < clips.Count)
        {
            return clips[index];
        }

        var ordinal = number is > 0 and <= 10 ? $"{Ordinals.Words[number - 1]} clip" : $"clip {number}";
        throw new NotPossibleException(
            $"There is no {ordinal}: the timeline has {Count(clips.Count)}.",
            $"没有第 {number} 个片段,时间线上共有 {clips.Count} 个片段。"
        );
    }

    /// <summary>Where a clip is on the timeline, from its first shot to its last.</summary>
    public static TimeRange SpanOf(this Draft draft, string clip)
    {
        var shots = draft.Shots().Where(shot => shot.Source == clip).ToList();
        return new(shots[0].Start, shots[^1].End);
    }

    /// <summary>Whether a name means a file: with or without its extension, ignoring case.</summary>
    public static bool NameMatches(string fileName, string name) =>
        fileName.Equals(name, StringComparison.OrdinalIgnoreCase)
        || Path.GetFileNameWithoutExtension(fileName).Equals(name, StringComparison.OrdinalIgnoreCase);

    public static string Count(int clips) => clips == 1 ? "1 clip" : $"{clips} clips";
}
