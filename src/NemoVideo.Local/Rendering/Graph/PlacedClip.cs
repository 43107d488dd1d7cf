using NemoVideo.Local.Model;

namespace NemoVideo.Local.Rendering.Graph;

/// <summary>A segment of a video or audio track, laid out in frames.</summary>
/// <param name="Media">The file; null for music that the backend makes.</param>
/// <param name="Start">The first frame on the timeline.</param>
/// <param name="Count">How many frames it lasts.</param>
/// <param name="SourceStart">The frame of the source that it begins with, counted at the output's rate.</param>
internal sealed record PlacedClip(Segment Segment, MediaItem? Media, long Start, long Count, long SourceStart)
{
    public long End => Start + Count;

    public double Speed => Segment.Speed;

    public bool IsImage => Media?.Info.Kind == MediaKind.Image;

    /// <summary>A held picture: an image, or one frame of a video.</summary>
    public bool IsStill => IsImage || (Segment.Still && HasPicture);

    public bool HasPicture => Media is { Info.Kind: not MediaKind.Audio };

    public bool HasSound => Media is null || (Media.Info.HasAudio && !IsStill);

    public bool IsHeard => HasSound && Segment.Volume > 0;

    /// <summary>Is shown as it is, so that it can be cut out of one pass over its source.</summary>
    public bool IsPlain => Segment.IsPlain && !IsStill && Media is not null;

    /// <summary>Whether it continues in the source where the other ended: nothing is cut between them.</summary>
    public bool Continues(PlacedClip other) =>
        IsPlain
        && other.IsPlain
        && ReferenceEquals(Media, other.Media)
        && SourceStart == other.SourceStart + other.Count
        && Start == other.End
        && Segment.Volume == other.Segment.Volume;

    public static PlacedClip From(Segment segment, MediaItem? media, FrameClock clock)
    {
        var start = clock.Frame(segment.Start);
        return new PlacedClip(segment, media, start, clock.Frame(segment.End) - start, clock.Frame(segment.SourceStart));
    }
}
