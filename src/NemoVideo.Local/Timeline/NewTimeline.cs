using NemoVideo.Local.Model;

namespace NemoVideo.Local.Timeline;

/// <summary>Starts timelines.</summary>
internal static class NewTimeline
{
    /// <summary>How long an image is shown by default, in milliseconds.</summary>
    public const long ImageDuration = 4000;

    private static readonly double[] CommonRates = [24000 / 1001.0, 24, 25, 30000 / 1001.0, 30, 50, 60000 / 1001.0, 60];

    /// <summary>The empty timeline.</summary>
    public static Draft Empty { get; } = new();

    /// <summary>
    /// Which of some uploads go on the timeline when videos and images are meant. Sound is material for music, unless there is
    /// nothing else.
    /// </summary>
    public static IReadOnlyList<MediaItem> Shown(IReadOnlyList<MediaItem> items) =>
        items.Any(item => item.Info.Kind != MediaKind.Audio) ? [.. items.Where(item => item.Info.Kind != MediaKind.Audio)] : items;

    /// <summary>A timeline of these clips, one after another, in a 1080p frame of the first one's shape.</summary>
    /// <param name="clips">At least one.</param>
    public static Draft Of(IReadOnlyList<MediaItem> clips)
    {
        var (width, height) = FrameOf(clips.FirstOrDefault(clip => clip.Info.Kind != MediaKind.Audio)?.Info);
        var draft = new Draft
        {
            Metadata = new()
            {
                Width = width,
                Height = height,
                FrameRate = RateOf(clips.FirstOrDefault(clip => clip.Info.Kind == MediaKind.Video)?.Info.FrameRate ?? 0),
            },
            Tracks = [new() { Type = TrackType.Video, Name = TrackName.Video }],
        };
        return Append(draft, clips);
    }

    /// <summary>Puts clips after the last shot. An upload that is already there, or is in the list twice, becomes one more clip.</summary>
    public static Draft Append(Draft draft, IReadOnlyList<MediaItem> clips)
    {
        var shots = draft.Shots().ToList();
        foreach (var clip in clips)
        {
            var others = shots.Where(shot => shot.Source == clip.Id).Select(shot => shot.Copy ?? 1).DefaultIfEmpty().Max();
            shots.Add(ShotOf(clip) with { Copy = others == 0 ? null : others + 1 });
        }

        return draft.WithShots(shots, time => time);
    }

    private static Segment ShotOf(MediaItem clip)
    {
        var still = clip.Info.Kind == MediaKind.Image;
        var duration = still ? ImageDuration : (long)clip.Info.Duration.TotalMilliseconds;
        return new()
        {
            Name = clip.FileName,
            Source = clip.Id,
            Duration = Math.Max(1, duration),
            Still = still,
        };
    }

    private static (int Width, int Height) FrameOf(MediaInfo? first) =>
        (first?.Width ?? 0, first?.Height ?? 0) switch
        {
            (<= 0, _) or (_, <= 0) => (1920, 1080),
            var (width, height) when width * 4 >= height * 5 => (1920, 1080),
            var (width, height) when height * 4 >= width * 5 => (1080, 1920),
            _ => (1080, 1080),
        };

    /// <summary>The common rate nearest to the clip's. Slow ones (screen recordings, GIFs) and stills get 30, fast ones 60.</summary>
    private static double RateOf(double rate) => rate < 20 ? 30 : CommonRates.MinBy(common => Math.Abs(common - rate));
}
