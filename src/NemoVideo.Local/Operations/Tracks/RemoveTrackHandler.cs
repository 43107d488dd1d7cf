using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Tracks;

/// <summary>Removes the music, the texts, the logo, or a track by its number. The picture stays.</summary>
internal sealed class RemoveTrackHandler : OperationHandler<RemoveTrack>
{
    public override string Tool => "remove_track";

    public override Phrase Ability => new("remove a track", "删除轨道");

    protected override Outcome Apply(RemoveTrack operation, EditContext context)
    {
        var draft = context.Draft;
        var (removed, what) = operation.Kind switch
        {
            TrackKind.Music => (draft.Tracks.Where(track => track.Type == TrackType.Audio).ToList(), new Phrase("music", "音乐")),
            TrackKind.Text => (
                draft.Tracks.Where(track => track.Type == TrackType.Text && track.Name != TrackName.Leaderboard).ToList(),
                new Phrase("text", "文字")
            ),
            TrackKind.Leaderboard => (
                draft.Tracks.Where(track => track.Name == TrackName.Leaderboard).ToList(),
                new Phrase("leaderboard", "排行榜")
            ),
            TrackKind.Logo => (
                draft.Tracks.Where(track => track.Type == TrackType.Video && track.Name == TrackName.Logo).ToList(),
                new Phrase("logo", "徽标")
            ),
            _ => ([ByNumber(draft, operation.Number ?? 0)], new Phrase("track", "轨道")),
        };
        if (removed.Count == 0)
        {
            throw new NotPossibleException($"There is no {what.English} to remove.", $"没有可删除的{what.Chinese}。");
        }

        var after = draft with { Tracks = [.. draft.Tracks.Except(removed)] };
        return operation.Kind == TrackKind.Number
            ? Outcome.Done(
                after,
                $"Removed track {operation.Number} ({removed[0].Name}).",
                $"已删除轨道 {operation.Number}({removed[0].Name})。"
            )
            : Outcome.Done(after, $"Removed the {what.English}.", $"已删除{what.Chinese}。");
    }

    private static Track ByNumber(Draft draft, int number)
    {
        if (number < 1 || number > draft.Tracks.Count)
        {
            throw new NotPossibleException(
                $"There is no track {number}: the timeline has {draft.Tracks.Count} {(draft.Tracks.Count == 1 ? "track" : "tracks")}.",
                $"没有轨道 {number},时间线上共有 {draft.Tracks.Count} 条轨道。"
            );
        }

        var track = draft.Tracks[number - 1];
        return track.Type == TrackType.Video && track.Name == TrackName.Video
            ? throw new NotPossibleException("The video track itself can't be removed.", "视频轨道本身不能删除。")
            : track;
    }
}
