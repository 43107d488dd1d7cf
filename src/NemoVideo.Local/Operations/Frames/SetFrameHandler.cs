using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Leaderboards;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Frames;

/// <summary>Sets the frame's shape, its size, and how pictures of another shape fit into it.</summary>
internal sealed class SetFrameHandler : OperationHandler<SetFrame>
{
    public override string Tool => "set_frame";

    public override Phrase Ability => new("change the aspect ratio or size", "调整画面比例或尺寸");

    protected override Outcome Apply(SetFrame operation, EditContext context)
    {
        var before = context.Draft.Metadata;
        var (width, height) = Size(operation, before);
        if (!Limits.AllowFrame(width, height))
        {
            throw new NotPossibleException(
                $"A frame of {width}x{height} is not possible: each side can be {Limits.SmallestSide} to "
                    + $"{Limits.LargestSide} pixels, the whole frame {Limits.FramePixels / 1_000_000} million.",
                $"无法使用 {width}x{height} 的画面:每边须为 {Limits.SmallestSide} 到 {Limits.LargestSide} 像素,总共最多 {Limits.FramePixels / 10_000} 万像素。"
            );
        }

        var metadata = before with { Width = width, Height = height, Fit = operation.Fit ?? before.Fit };
        if (metadata == before && !context.IsNew)
        {
            return Outcome.NothingToDo($"The frame is already {width}x{height}.", $"画面已经是 {width}x{height}。");
        }

        var fit = operation.Fit switch
        {
            FitMode.Fill => new Phrase(", filled by cropping", ",裁切填满"),
            FitMode.Blur => new Phrase(", with blurred sides", ",两侧模糊填充"),
            FitMode.Fit => new Phrase(", pictures shown whole", ",完整显示画面"),
            _ => new Phrase("", ""),
        };
        var (after, moved) = MoveBoards(context.Draft with { Metadata = metadata });
        return Outcome.Done(
            after,
            $"The frame is {width}x{height}{fit.English}.{moved?.English}",
            $"画面为 {width}x{height}{fit.Chinese}。{moved?.Chinese}"
        );
    }

    /// <summary>A leaderboard without a requested place goes where it belongs in a frame of this shape.</summary>
    private static (Draft Draft, Phrase? Moved) MoveBoards(Draft draft)
    {
        var side = Leaderboard.UsualSide(draft.Metadata.Width, draft.Metadata.Height);
        if (
            draft.FindTrack(TrackType.Text, TrackName.Leaderboard) is not { } track
            || !track.Segments.Any(segment => segment.Leaderboard is { AutoSide: true } board && board.Side != side)
        )
        {
            return (draft, null);
        }

        var segments = track.Segments.Select(segment =>
            segment.Leaderboard is { AutoSide: true } board ? segment with { Leaderboard = board with { Side = side } } : segment
        );
        var place = AddLeaderboardHandler.Place(side);
        return (
            draft.WithTrack(track with { Segments = [.. segments] }),
            new($" The leaderboard is now {place.English}.", $"排行榜移至{place.Chinese}。")
        );
    }

    private static (int Width, int Height) Size(SetFrame operation, DraftMetadata before)
    {
        var aspect = operation is { AspectWidth: > 0 and var x, AspectHeight: > 0 and var y }
            ? (double)x / y
            : (double)before.Width / before.Height;
        return operation switch
        {
            { Width: { } width, Height: { } height } => (Even(width), Even(height)),
            { Width: { } width } => (Even(width), Even(width / aspect)),
            { Height: { } height } => (Even(height * aspect), Even(height)),
            _ => FromShorterSide(operation.Lines ?? Math.Min(before.Width, before.Height), aspect),
        };
    }

    private static (int Width, int Height) FromShorterSide(int side, double aspect) =>
        aspect >= 1 ? (Even(side * aspect), Even(side)) : (Even(side), Even(side / aspect));

    /// <summary>H.264 in 4:2:0 needs even sides.</summary>
    private static int Even(double pixels) => (int)Math.Round(Math.Clamp(pixels, 0, 1e6) / 2) * 2;
}
