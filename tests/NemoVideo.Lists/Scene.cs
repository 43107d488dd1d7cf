using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Lists;

/// <summary>The uploads that an instruction is about, in their order. Names tell the kind: .mp4, .png, .mp3.</summary>
/// <param name="Files">Name and length in seconds; an image's length is not read.</param>
internal sealed record Scene(params (string Name, double Seconds)[] Files)
{
    /// <summary>In seconds; every video and sound of the scene has these pauses in its speech, as far as it is that long.</summary>
    public (double From, double To)[] Pauses { get; init; } = [(3, 4), (8, 8.6), (14, 17)];

    /// <summary>Nobody speaks in any clip.</summary>
    public bool Silent { get; init; }

    public IReadOnlyList<MediaItem> Media { get; } = [.. Files.Select((file, index) => Item("m" + (index + 1), file.Name, file.Seconds))];

    /// <summary>The timeline before anything was asked for: the videos, or the images where there is no video.</summary>
    public Draft Start
    {
        get
        {
            var videos = Media.Where(item => item.Info.Kind == MediaKind.Video).ToList();
            return NewTimeline.Of(videos.Count > 0 ? videos : NewTimeline.Shown(Media));
        }
    }

    /// <summary>One clip of 36 s, <c>talk.mp4</c>.</summary>
    public static Scene Talk { get; } = new(("talk.mp4", 36));

    /// <summary><c>intro.mp4</c> of 8 s, <c>interview.mp4</c> of 20 s, <c>beach.mp4</c> of 12 s.</summary>
    public static Scene Three { get; } = new(("intro.mp4", 8), ("interview.mp4", 20), ("beach.mp4", 12));

    /// <summary>Four clips of 10 s: <c>a.mp4</c> to <c>d.mp4</c>.</summary>
    public static Scene Four { get; } = new(("a.mp4", 10), ("b.mp4", 10), ("c.mp4", 10), ("d.mp4", 10));

    /// <summary>A clip of 36 s, a logo and a song of 90 s: <c>talk.mp4</c>, <c>logo.png</c>, <c>song.mp3</c>.</summary>
    public static Scene Mixed { get; } = new(("talk.mp4", 36), ("logo.png", 0), ("song.mp3", 90));

    /// <summary>Three photos, <c>p1.jpg</c> to <c>p3.jpg</c>.</summary>
    public static Scene Photos { get; } = new(("p1.jpg", 0), ("p2.jpg", 0), ("p3.jpg", 0));

    /// <summary>Footage of 10 minutes, <c>match.mp4</c>.</summary>
    public static Scene Match { get; } = new(("match.mp4", 600));

    private static MediaItem Item(string id, string name, double seconds)
    {
        var kind = Path.GetExtension(name) switch
        {
            ".png" or ".jpg" => MediaKind.Image,
            ".mp3" or ".wav" => MediaKind.Audio,
            _ => MediaKind.Video,
        };
        return new(
            id,
            name,
            id,
            new()
            {
                Kind = kind,
                Duration = kind == MediaKind.Image ? TimeSpan.Zero : TimeSpan.FromSeconds(seconds),
                PictureDuration = kind == MediaKind.Video ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero,
                Width = kind == MediaKind.Audio ? 0 : 1920,
                Height = kind == MediaKind.Audio ? 0 : 1080,
                FrameRate = kind == MediaKind.Video ? 30 : 0,
                HasAudio = kind != MediaKind.Image,
            }
        );
    }
}
