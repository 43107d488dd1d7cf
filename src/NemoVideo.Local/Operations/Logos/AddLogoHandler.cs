using System.Globalization;
using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Logos;

/// <summary>Puts an uploaded image in a corner for the whole timeline or parts of it.</summary>
internal sealed class AddLogoHandler : OperationHandler<AddLogo>
{
    /// <summary>Percent of the frame's width.</summary>
    private const double Width = 15;

    private static readonly string[] Words = ["logo", "watermark", "brand", "icon", "标", "水印"];

    public override string Tool => "add_logo";

    public override Phrase Ability => new("put a logo in a corner", "在角落添加徽标");

    /// <summary>
    /// The image that is meant: the one that is named, or else one whose name says that it is a logo, or else the last
    /// image among the message's clips, or else in the project. Null when there is none.
    /// </summary>
    public static MediaItem? FindImage(AddLogo operation, IReadOnlyList<MediaItem> clips, IReadOnlyList<MediaItem> media)
    {
        List<MediaItem> images = [.. media.Except(clips).Concat(clips).Where(item => item.Info.Kind == MediaKind.Image)];
        return operation.FileName is { } name
            ? images.LastOrDefault(item => ClipList.NameMatches(item.FileName, name))
            : images.LastOrDefault(item => Words.Any(word => item.FileName.Contains(word, StringComparison.OrdinalIgnoreCase)))
                ?? images.LastOrDefault();
    }

    protected override Outcome Apply(AddLogo operation, EditContext context)
    {
        var draft = context.Draft;
        var before = draft.FindTrack(TrackType.Video, TrackName.Logo)?.Segments ?? [];
        var keeps = operation is { FileName: null, Corner: not null } or { FileName: null, Where: not null };
        var image = (keeps && before.Count > 0 ? context.MediaOf(before[0]) : null)
            ?? FindImage(operation, context.Clips, context.Media)
            ?? throw (
                operation.FileName is { } name
                    ? new NotPossibleException($"There is no image named '{name}'. Upload it first.", $"没有名为“{name}”的图片,请先上传。")
                    : new NotPossibleException(
                        "No image was uploaded for the logo. Upload one first.",
                        "没有上传可用作徽标的图片,请先上传。"
                    )
            );

        var corner = operation.Corner ?? before.FirstOrDefault()?.Position ?? Position.TopRight;
        var ranges =
            operation.Where is { } where ? where.RangesOn(draft, context.Media)
            : before.Count > 0 ? [.. before.Select(piece => new TimeRange(piece.Start, piece.End))]
            : [new TimeRange(0, draft.Duration)];
        var nextId = int.Parse(draft.NewId().AsSpan(1), CultureInfo.InvariantCulture);
        List<Segment> pieces =
        [
            .. ranges
                .Where(range => range.Duration >= draft.FrameDuration())
                .Select(
                    (range, index) =>
                        new Segment
                        {
                            Id = index < before.Count ? before[index].Id : $"s{nextId++}",
                            Name = image.FileName,
                            Source = image.Id,
                            Start = range.From,
                            Duration = range.Duration,
                            Still = true,
                            Position = corner,
                            Scale = Width,
                        }
                ),
        ];
        if (pieces.Count == 0)
        {
            throw new NotPossibleException("That part is shorter than a frame.", "这一段比一帧还短。");
        }

        var after = draft.WithTrack(
            new()
            {
                Type = TrackType.Video,
                Name = TrackName.Logo,
                Segments = pieces,
            }
        );
        if (ShotList.Same(after, draft))
        {
            return Outcome.NothingToDo("That logo is already there.", "这个徽标已经有了。");
        }

        var place = corner switch
        {
            Position.TopLeft => new Phrase("top left", "左上角"),
            Position.TopRight => new Phrase("top right", "右上角"),
            Position.BottomLeft => new Phrase("bottom left", "左下角"),
            Position.BottomRight => new Phrase("bottom right", "右下角"),
            Position.Top => new Phrase("top", "顶部"),
            Position.Bottom => new Phrase("bottom", "底部"),
            _ => new Phrase("middle", "中间"),
        };
        var (time, chineseTime) =
            pieces is [{ Start: 0 } all] && all.End == draft.Duration
                ? ("", "")
                : ($", only at {TimePoints.Describe(ranges)} s", $",只在 {TimePoints.Describe(ranges)} 秒显示");
        return Outcome.Done(
            after,
            $"Put {image.FileName} at the {place.English} as a logo{time}.",
            $"已将 {image.FileName} 作为徽标放在{place.Chinese}{chineseTime}。"
        );
    }
}
