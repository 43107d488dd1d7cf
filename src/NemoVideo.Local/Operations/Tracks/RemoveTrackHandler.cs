using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Tracks;

/// <summary>Removes music, texts, the logo, or a track by its number, everywhere or only at some times. The picture stays.</summary>
internal sealed class RemoveTrackHandler : OperationHandler<RemoveTrack>
{
    public override string Tool => "remove_track";

    public override Phrase Ability => new("remove a track", "删除轨道");

    protected override Outcome Apply(RemoveTrack operation, EditContext context)
    {
        var draft = context.Draft;
        var (tracks, what) = operation.Kind switch
        {
            TrackKind.Music => (Of(track => track.Type == TrackType.Audio), new Phrase("music", "音乐")),
            TrackKind.Text => (
                Of(track => track.Type == TrackType.Text && track.Name != TrackName.Leaderboard),
                new Phrase("text", "文字")
            ),
            TrackKind.Captions => (Of(track => track.Type == TrackType.Text && track.Name == TrackName.Captions), new("captions", "字幕")),
            TrackKind.Titles => (Of(track => track.Type == TrackType.Text && track.Name == TrackName.Title), new("title", "标题")),
            TrackKind.Leaderboard => (Of(track => track.Name == TrackName.Leaderboard), new Phrase("leaderboard", "排行榜")),
            TrackKind.Logo => (Of(track => track.Type == TrackType.Video && track.Name == TrackName.Logo), new Phrase("logo", "徽标")),
            _ => ([ByNumber(draft, operation.Number ?? 0)], new Phrase("track", "轨道")),
        };
        if (tracks.Count == 0)
        {
            var isAre = operation.Kind == TrackKind.Captions ? "are" : "is";
            throw new NotPossibleException($"There {isAre} no {what.English} to remove.", $"没有可删除的{what.Chinese}。");
        }

        var ranges = operation.Where is { IsEverywhere: false } where ? where.RangesOn(draft, context.Media) : null;
        var words = string.IsNullOrWhiteSpace(operation.Words) ? null : operation.Words.Trim();
        var rest = tracks.ToDictionary(track => track, track => Rest(track, ranges, words, context));
        if (rest.All(pair => pair.Key.Segments.SequenceEqual(pair.Value.Segments)))
        {
            throw words is null
                ? new NotPossibleException($"There is no {what.English} in that part.", $"这一段里没有{what.Chinese}。")
                : new NotPossibleException($"There is no text with \"{words}\" to remove.", $"没有含“{words}”的文字可删除。");
        }

        var after = draft with
        {
            Tracks = [.. draft.Tracks.Select(track => rest.GetValueOrDefault(track, track)).Where(track => track.Segments.Count > 0)],
        };
        var part = ranges is null ? new Phrase("", "") : new($" at {TimePoints.Describe(ranges)} s", $"({TimePoints.Describe(ranges)} 秒)");
        var said = words is null ? new Phrase("", "") : new($" \"{words}\"", $"“{words}”");
        return operation.Kind == TrackKind.Number
            ? Outcome.Done(
                after,
                $"Removed track {operation.Number} ({tracks[0].Name}){part.English}.",
                $"已删除轨道 {operation.Number}({tracks[0].Name}){part.Chinese}。"
            )
            : Outcome.Done(
                after,
                $"Removed the {what.English}{said.English}{part.English}.",
                $"已删除{what.Chinese}{said.Chinese}{part.Chinese}。"
            );

        List<Track> Of(Func<Track, bool> isMeant) => [.. draft.Tracks.Where(isMeant)];
    }

    /// <summary>What stays of a track; all of it where nothing on it is meant.</summary>
    private static Track Rest(Track track, IReadOnlyList<TimeRange>? ranges, string? words, EditContext context)
    {
        // A text is there or not; everything else, a leaderboard too, can be there for some of the time.
        if (track.Type == TrackType.Text && track.Name != TrackName.Leaderboard)
        {
            return track with { Segments = [.. track.Segments.Where(text => !IsMeant(text))] };
        }

        return words is not null ? track
            : ranges is null ? track with { Segments = [] }
            : Pieces.Without(context.Draft, track, ranges);

        bool IsMeant(Segment text) =>
            (words is null || text.Text?.Contains(words, StringComparison.OrdinalIgnoreCase) == true)
            && (ranges is null || 2 * ranges.Sum(range => Shared(range, text)) > text.Duration);
    }

    private static long Shared(TimeRange range, Segment text) =>
        Math.Max(0, Math.Min(range.To, text.End) - Math.Max(range.From, text.Start));

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
