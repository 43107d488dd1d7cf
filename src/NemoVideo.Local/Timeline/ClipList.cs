using NemoVideo.Local.Model;

namespace NemoVideo.Local.Timeline;

/// <summary>
/// The clips of a timeline as people count them: an upload is one clip, however many shots of it there are, unless it was put there twice.
/// </summary>
internal static class ClipList
{
    /// <summary>The <see cref="Segment.Clip"/> of the clips, in the order of their first appearance.</summary>
    public static IReadOnlyList<string> Clips(this Draft draft) => [.. draft.Shots().Select(shot => shot.Clip).OfType<string>().Distinct()];

    public static bool IsEach(this ClipReference reference) => reference == ClipReference.Each;

    /// <summary>The clip that is meant.</summary>
    /// <exception cref="NotPossibleException">There is no such clip on the timeline.</exception>
    public static string FindClip(this Draft draft, ClipReference reference)
    {
        var clips = draft.Clips();
        if (reference.Name is { } name)
        {
            return draft.Shots().FirstOrDefault(shot => shot.Source is not null && NameMatches(shot.Name, name))?.Clip
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

    /// <summary>The clips that are meant, in the order of their first appearance; at least one.</summary>
    /// <param name="media">All uploads, which tell photos from videos.</param>
    /// <exception cref="NotPossibleException">There is no such clip on the timeline.</exception>
    public static IReadOnlyList<string> FindClips(this Draft draft, ClipReference reference, IReadOnlyList<MediaItem> media)
    {
        if (reference.Kind is not { } kind)
        {
            return reference.IsEach() ? draft.Clips() : [draft.FindClip(reference)];
        }

        var ofKind = draft.Clips().Where(clip => draft.MediaOf(clip, media)?.Info.Kind == kind).ToList();
        // "The last photo" counts among the photos.
        if (reference.Number is { } number and not 0)
        {
            var index = number < 0 ? ofKind.Count + number : number - 1;
            ofKind = index >= 0 && index < ofKind.Count ? [ofKind[index]] : [];
        }

        return (ofKind.Count, kind) switch
        {
            (> 0, _) => ofKind,
            (_, MediaKind.Image) => throw new NotPossibleException("There is no such photo on the timeline.", "时间线上没有这样的照片。"),
            (_, MediaKind.Video) => throw new NotPossibleException("There is no such video on the timeline.", "时间线上没有这样的视频。"),
            _ => throw new NotPossibleException("There is no such recording on the timeline.", "时间线上没有这样的录音。"),
        };
    }

    /// <summary>The upload that a clip shows; null when there is none.</summary>
    public static MediaItem? MediaOf(this Draft draft, string clip, IReadOnlyList<MediaItem> media) =>
        draft.Shots().FirstOrDefault(shot => shot.Clip == clip) is { } shot ? media.FirstOrDefault(item => item.Id == shot.Source) : null;

    /// <summary>A clip's file name.</summary>
    public static string NameOf(this Draft draft, string clip) => draft.Shots().First(shot => shot.Clip == clip).Name;

    /// <summary>Whether a name means a file: with or without its extension, ignoring case.</summary>
    public static bool NameMatches(string fileName, string name) =>
        fileName.Equals(name, StringComparison.OrdinalIgnoreCase)
        || Path.GetFileNameWithoutExtension(fileName).Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a reference names an upload, and no other one has exactly that name.</summary>
    /// <param name="all">The uploads to choose from.</param>
    public static bool IsNameOf(this ClipReference reference, MediaItem item, IReadOnlyList<MediaItem> all) =>
        reference.Name is { } name
        && NameMatches(item.FileName, name)
        && (
            item.FileName.Equals(name, StringComparison.OrdinalIgnoreCase)
            || !all.Any(other => other.Info.Kind != item.Info.Kind && NameMatches(other.FileName, name))
        );

    public static string Count(int clips) => clips == 1 ? "1 clip" : $"{clips} clips";
}
