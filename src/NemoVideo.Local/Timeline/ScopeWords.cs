using NemoVideo.Local.Model;

namespace NemoVideo.Local.Timeline;

/// <summary>Says where something is done.</summary>
internal static class ScopeWords
{
    /// <summary>
    /// English: " in clip 2", " from 3 s to 6 s except in the photos", with a space before it. Chinese: "片段 2的", "第 3 到 6 秒的", to go
    /// before a noun. Both empty for everywhere.
    /// </summary>
    /// <param name="draft">The timeline before the operation; the scope has been found on it.</param>
    public static Phrase WordsOn(this Scope? scope, Draft draft, IReadOnlyList<MediaItem> media)
    {
        if (scope is null or { IsEverywhere: true })
        {
            return new("", "");
        }

        var places = Join([.. scope.In.Select(place => Words(place, draft, media))]);
        var exceptions = Join([.. scope.Except.Select(place => Words(place, draft, media))]);
        return (scope.In.Count, scope.Except.Count) switch
        {
            (_, 0) => new($" {places.English}", $"{places.Chinese}的"),
            (0, _) => new($" except {exceptions.English}", $"除{exceptions.Chinese}外的"),
            _ => new($" {places.English} except {exceptions.English}", $"{places.Chinese}(除{exceptions.Chinese}外)的"),
        };
    }

    /// <summary>"clip 2", "the last clip", "b.mp4", "each clip", "the photos".</summary>
    public static Phrase Words(this ClipReference clip) =>
        (clip.Name, clip.Kind, clip.Number) switch
        {
            ({ } name, _, _) => new(name, name),
            (_, MediaKind.Image, -1) => new("the last photo", "最后一张照片"),
            (_, MediaKind.Image, { } number and > 0) => new($"photo {number}", $"第 {number} 张照片"),
            (_, MediaKind.Image, _) => new("the photos", "照片"),
            (_, MediaKind.Video, -1) => new("the last video", "最后一个视频"),
            (_, MediaKind.Video, { } number and > 0) => new($"video {number}", $"第 {number} 个视频"),
            (_, MediaKind.Video, _) => new("the videos", "视频片段"),
            (_, MediaKind.Audio, _) => new("the recordings", "录音"),
            (_, _, 0) => new("each clip", "每个片段"),
            (_, _, -1) => new("the last clip", "最后一个片段"),
            (_, _, < 0) => new($"clip {-clip.Number} from the end", $"倒数第 {-clip.Number} 个片段"),
            _ => new($"clip {clip.Number ?? 1}", $"片段 {clip.Number ?? 1}"),
        };

    private static Phrase Join(IReadOnlyList<Phrase> places) =>
        new(string.Join(" and ", places.Select(place => place.English)), string.Join("和", places.Select(place => place.Chinese)));

    private static Phrase Words(Place place, Draft draft, IReadOnlyList<MediaItem> media)
    {
        if (place is { From: null, To: null })
        {
            return place.Clip is { } whole
                ? new($"in {Words(whole).English}", Words(whole).Chinese)
                : new("in the whole video", "整个视频");
        }

        var range = Range(place, draft, media);
        return place.Clip is { } clip ? new($"{range.English} of {Words(clip).English}", $"{Words(clip).Chinese}的{range.Chinese}") : range;
    }

    private static Phrase Range(Place place, Draft draft, IReadOnlyList<MediaItem> media)
    {
        var (from, to) = (place.From ?? TimePoint.Start, place.To ?? TimePoint.End);
        var clips = place.Clip is { } clip ? draft.FindClips(clip, media) : [];
        if (clips.Count > 1)
        {
            return new($"from {Words(from).English} to {Words(to).English}", $"{Words(from).Chinese}到{Words(to).Chinese}");
        }

        var length = clips.Count == 1 ? draft.StretchesOf(clips[0]).LengthOf() : draft.Duration;
        var range = TimePoints.Range(from, to, length, TimePoints.TheTimeline);
        var (start, end) = (Phrase.Seconds(range.From), Phrase.Seconds(range.To));
        return new($"from {start} s to {end} s", $"第 {start} 到 {end} 秒");
    }

    /// <summary>A point in clips of several lengths.</summary>
    private static Phrase Words(TimePoint point)
    {
        var (share, seconds) = (Phrase.Number(point.Share * 100), Phrase.Number(point.Offset.TotalSeconds));
        return (point.Share != 0, point.FromEnd, point.Offset == TimeSpan.Zero) switch
        {
            (false, false, _) => new($"{seconds} s", $"第 {seconds} 秒"),
            (false, true, true) => new("the end", "结尾"),
            (false, true, false) => new($"{seconds} s before the end", $"结尾前 {seconds} 秒"),
            (true, false, true) => new($"{share}%", $"{share}% 处"),
            (true, true, true) => new($"{share}% before the end", $"结尾前 {share}% 处"),
            (true, false, false) => new($"{share}% + {seconds} s", $"{share}% 之后 {seconds} 秒"),
            (true, true, false) => new($"{share}% + {seconds} s before the end", $"结尾前 {share}% 再前 {seconds} 秒"),
        };
    }
}
