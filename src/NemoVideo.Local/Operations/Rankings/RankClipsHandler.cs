using NemoVideo.Local.Measuring.Clips;
using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Rankings;

/// <summary>Measures a batch of clips, ranks them by the score, and makes a countdown of the best.</summary>
internal sealed class RankClipsHandler(IClipMeter meter) : OperationHandler
{
    private const int MostClips = 50;

    /// <summary>Up to this many clips are all shown unless a number is given; of more, the best <see cref="UsualTop"/>.</summary>
    private const int AllShown = 5;

    private const int UsualTop = 3;

    public override Type OperationType => typeof(RankClips);

    public override string Tool => "rank_clips";

    public override Phrase Ability => new("rank clips by a measured score", "按实测分数给片段排名");

    public override async Task<Outcome> ApplyAsync(Operation operation, EditContext context, CancellationToken cancellationToken)
    {
        var rank = (RankClips)operation;
        var clips = context.Clips.Where(clip => clip.Info.Kind == MediaKind.Video).Distinct().ToList();
        if (clips.Count < 2)
        {
            return Outcome.NothingToDo(
                clips.Count == 1
                    ? $"There is only one clip, '{clips[0].FileName}': nothing to compare. Upload at least two."
                    : "There are no videos to compare. Upload at least two.",
                clips.Count == 1 ? $"只有一个片段“{clips[0].FileName}”,无从比较。请至少上传两个。" : "没有可比较的视频。请至少上传两个。"
            );
        }

        if (clips.Count > MostClips)
        {
            throw new NotPossibleException(
                $"At most {MostClips} clips can be ranked at once; there are {clips.Count}.",
                $"一次最多可排名 {MostClips} 个片段,现有 {clips.Count} 个。"
            );
        }

        var weights = RankParts.Weights(rank.Parts.ToDictionary(part => part.Part, part => part.Percent), rank.OnlyParts);
        var ranked = ClipRanking.Of(await MeasureAsync(clips, context.WorkFolder, cancellationToken), weights);
        var top = rank.All ? ranked.Count : rank.Top ?? (ranked.Count <= AllShown ? ranked.Count : UsualTop);
        // Clips that share the last place shown are shown as well.
        var shown = Math.Max(1, ranked.Count(clip => clip.Rank <= top));
        return Outcome.Done(
            Countdown.Of(ranked, shown, context.Chinese),
            Tell(rank, ranked, shown, weights, false),
            Tell(rank, ranked, shown, weights, true)
        ) with
        {
            Analyses = [AnalysisOf(ranked, context.Chinese)],
        };
    }

    /// <summary>In parallel, as many as the machine has cores: each takes one.</summary>
    private async Task<IReadOnlyList<(MediaItem, ClipMeasures)>> MeasureAsync(
        IReadOnlyList<MediaItem> clips,
        string workFolder,
        CancellationToken cancellationToken
    )
    {
        var measured = new ClipMeasures[clips.Count];
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = Math.Clamp(Environment.ProcessorCount, 1, 4),
            CancellationToken = cancellationToken,
        };
        await Parallel.ForAsync(0, clips.Count, options, async (i, token) =>
            measured[i] = await meter.MeasureAsync(clips[i], workFolder, token)
        );
        return [.. clips.Zip(measured)];
    }

    private static string Tell(
        RankClips rank,
        IReadOnlyList<RankedClip> ranked,
        int shown,
        IReadOnlyDictionary<RankPart, double> weights,
        bool chinese
    )
    {
        List<string> lines = [];
        if (rank.StandsFor is { } wanted)
        {
            lines.Add(
                chinese
                    ? $"仅凭画面和声音无法得知“{wanted}”,这里用实测分数代替,它不代表观众反应。"
                    : $"\"{wanted}\" can't be known from the footage: a measured score stands in for it, and says nothing "
                        + $"about an audience."
            );
        }

        var parts = weights
            .OrderByDescending(weight => weight.Value)
            .ThenBy(weight => weight.Key)
            .Select(weight => $"{RankParts.NameOf(weight.Key).In(chinese)} {Phrase.Number(Math.Round(weight.Value, 1))}%");
        lines.Add(
            chinese
                ? $"已按实测分数(0-100:{string.Join("、", parts)})为 {ranked.Count} 个片段排名:"
                : $"Ranked {ranked.Count} clips by a measured score from 0 to 100 ({string.Join(", ", parts)}):"
        );
        lines.AddRange(
            ranked.Select(clip => $"{clip.Rank}. {clip.Clip.FileName}: {Countdown.Score(clip.Score)} ({BestParts(clip, weights, chinese)})")
        );
        lines.Add(
            chinese ? $"视频按倒序展示前 {shown} 名,最后是排名表。"
            : shown == ranked.Count ? $"The video counts down all {shown}, and ends with a table."
            : $"The video counts down the top {shown}, and ends with a table of all."
        );
        if (ClipRanking.LengthsDiffer(ranked.Select(clip => clip.Measures)))
        {
            var (shortest, longest) = (ranked.Min(clip => clip.Measures.Seconds), ranked.Max(clip => clip.Measures.Seconds));
            lines.Add(
                chinese
                    ? $"注意:片段长度相差很大({Phrase.Number(shortest)} 到 {Phrase.Number(longest)} 秒),分数的可比性有限。"
                    : $"Warning: clip lengths differ a lot ({Phrase.Number(shortest)} to {Phrase.Number(longest)} s), so "
                        + $"scores are only roughly comparable."
            );
        }

        return string.Join('\n', lines);
    }

    /// <summary>The three parts that weigh most, with their figures.</summary>
    private static string BestParts(RankedClip clip, IReadOnlyDictionary<RankPart, double> weights, bool chinese) =>
        string.Join(
            chinese ? "," : ", ",
            weights
                .OrderByDescending(weight => weight.Value)
                .ThenBy(weight => weight.Key)
                .Take(3)
                .Select(weight => $"{RankParts.NameOf(weight.Key).In(chinese)} {Phrase.Number(Math.Round(clip.Parts[weight.Key]))}")
        );

    private static Analysis AnalysisOf(IReadOnlyList<RankedClip> ranked, bool chinese) =>
        new(
            "ranking",
            chinese ? "按实测分数排名" : "Ranking by a measured score",
            [
                .. ranked.Select(clip =>
                {
                    var piece = Countdown.PieceOf(clip);
                    return new AnalysisItem
                    {
                        Rank = clip.Rank,
                        Name = clip.Clip.FileName,
                        Score = clip.Score,
                        Start = piece.From,
                        Duration = piece.Duration,
                        MediaId = clip.Clip.Id,
                        Parts = clip.Parts.ToDictionary(part => RankParts.KeyOf(part.Key), part => part.Value),
                    };
                }),
            ]
        );
}
