using NemoVideo.Local.Measuring.Footage;
using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Highlights;

/// <summary>Keeps the best moments of the footage on the timeline, in their order, with short cross-fades between them.</summary>
internal sealed class FindHighlightsHandler(IFootageMeter meter) : OperationHandler
{
    private const int MostTold = 20;

    public override Type OperationType => typeof(FindHighlights);

    public override string Tool => "find_highlights";

    public override Phrase Ability => new("find the best moments", "找出精彩瞬间");

    public override async Task<Outcome> ApplyAsync(Operation operation, EditContext context, CancellationToken cancellationToken)
    {
        var asked = (FindHighlights)operation;
        if (asked.TakeOut)
        {
            throw new NotPossibleException(
                "The best moments can be kept, not taken out. To keep them, say \"extract the best moments\"; to take "
                    + "parts out, name their times, such as \"remove 0:10 to 0:25\".",
                "只能保留精彩片段,不能将其删除。要保留请说“提取精彩瞬间”;要删除某些部分请说明时间,例如“删除0:10到0:25”。"
            );
        }

        var draft = Source(asked, context);
        if (!Reel.Footage(draft, context).Any())
        {
            throw new NotPossibleException(
                "There are only still images: highlights need video or sound.",
                "只有静态图片:精彩集锦需要视频或声音。"
            );
        }

        var reel = await Reel.MeasureAsync(draft, context, meter, cancellationToken);
        if (!reel.HasChange)
        {
            throw new NotPossibleException(
                "The footage has no sound and nothing moves in it, so there is nothing to choose moments by. Say which "
                    + "parts to keep, such as \"keep 0:10 to 0:25\".",
                "素材没有声音,画面也没有变化,无法据此挑选。请说明要保留哪些部分,例如“保留0:10到0:25”。"
            );
        }

        var plan = asked.PlanFor(reel.Stretches.Sum(stretch => stretch.Duration));
        var moments = ReelCut.Choose(reel.Score, reel.Stretches, plan);
        var pauses = await reel.PausesAsync(moments, meter, cancellationToken);
        moments = ReelCut.Settle(moments, pauses, reel.Score, reel.Stretches, plan);

        var after = Keep(reel, moments);
        return Tell(asked, moments, [.. moments.Select(reel.FactsOf)], plan, reel, after);
    }

    /// <summary>What to choose from: the timeline, or its whole clips when a reel of them should get longer.</summary>
    private static Draft Source(FindHighlights asked, EditContext context)
    {
        var draft = context.Draft;
        var clips = draft.Clips().Select(clip => draft.MediaOf(clip, context.Media)).OfType<MediaItem>().ToList();
        if (
            context.IsNew
            || asked.WantedTotal() is not { } total
            || total < draft.Duration
            || clips.Sum(clip => clip.Info.Duration.TotalMilliseconds) <= draft.Duration
        )
        {
            return draft;
        }

        return draft.WithShots(NewTimeline.Of(clips).Shots(), time => time);
    }

    private static Draft Keep(Reel reel, List<Moment> moments)
    {
        var draft = reel.Draft;
        var after = Ripple.Remove(
            draft,
            Ripple.Invert(Ripple.Merge(moments.Select(moment => moment.Range), draft.Duration), draft.Duration)
        );
        HashSet<long> starts = [];
        var at = 0L;
        for (var i = 0; i < moments.Count; i++)
        {
            if (i > 0 && !MomentFit.GoesOn(moments[i - 1], moments[i], reel.Stretches))
            {
                starts.Add(at);
            }

            at += moments[i].Range.Duration;
        }

        var shots = after.Shots();
        List<Segment> faded =
        [
            .. shots.Select(shot =>
                shot.CrossFade == 0 && starts.Contains(shot.Start) ? shot with { CrossFade = MomentPlan.CrossFade } : shot
            ),
        ];
        var laid = after.WithShots(faded, time => time).Shots();
        return after.WithShots(faded, time => ShotList.Moved(time, shots, laid));
    }

    private static Outcome Tell(
        FindHighlights asked,
        List<Moment> moments,
        List<MomentFacts> facts,
        MomentPlan plan,
        Reel reel,
        Draft after
    )
    {
        var standOut = moments.Count(moment => moment.StandsOut);
        var several = facts.Select(fact => fact.Clip.Id).Distinct().Count() > 1;
        string List(bool chinese) =>
            string.Join(
                chinese ? "、" : "; ",
                moments
                    .Zip(facts)
                    .Take(MostTold)
                    .Select(found =>
                        $"{(several ? found.Second.Clip.FileName + " " : "")}{Clock(found.Second.From)} "
                        + $"({Phrase.Seconds(found.First.Range.Duration)}{(chinese ? " 秒" : " s")}, {found.Second.Reason.In(chinese)})"
                    )
            );

        List<Phrase> text = [];
        if (asked.StandsFor is { } meant)
        {
            text.Add(
                new(
                    $"Sound and picture alone can't tell which moments are \"{meant}\". What was measured instead: sudden "
                        + $"noise such as a crowd's, motion and cuts.",
                    $"仅凭声音和画面无法得知哪些是“{meant}”,这里改用实测的突发声响(如欢呼)、画面运动和镜头切换来挑选。"
                )
            );
        }

        var chosen = moments.Count == 1 ? "the best moment" : $"{moments.Count} of the best moments";
        text.Add(
            new(
                $"Chose {chosen} from {Clock(reel.Draft.Duration)} of footage, {Phrase.Seconds(after.Duration)} s in all: "
                    + $"{List(chinese: false)}.",
                $"从 {Clock(reel.Draft.Duration)} 的素材中选出 {moments.Count} 个精彩瞬间,共 {Phrase.Seconds(after.Duration)} 秒:{List(chinese: true)}。"
            )
        );
        var wanted = asked.WantedTotal() ?? after.Duration;
        var whole = Math.Abs(after.Duration - wanted) <= 1000;
        if (plan.Limited)
        {
            text.Add(
                new(
                    "The footage is no longer than what you asked for, so the best third of it was taken.",
                    "素材不比要求的更长,因此只取了其中最精彩的三分之一。"
                )
            );
        }
        else if (plan.Exact && asked.Count > moments.Count)
        {
            text.Add(
                new(
                    $"The footage has no room for {asked.Count} such moments without overlaps, only for {moments.Count}.",
                    $"素材中放不下 {asked.Count} 个互不重叠的这种片段,只放得下 {moments.Count} 个。"
                )
            );
        }
        else if (plan.Exact && moments.Exists(moment => Math.Abs(moment.Range.Duration - plan.Length) > MomentFit.Tolerance))
        {
            text.Add(new("Some are shorter than you asked for because their clips are.", "有些片段短于要求,因为所在的素材本身较短。"));
        }
        else if (!plan.Exact && !whole && after.Duration < wanted)
        {
            text.Add(
                new(
                    $"That is less than the {Phrase.Seconds(wanted)} s you asked for: the clips have nothing to add to "
                        + $"these moments once the cross-fades are subtracted.",
                    $"这比要求的 {Phrase.Seconds(wanted)} 秒短:扣除交叉淡化后,这些片段所在的素材没有更多内容了。"
                )
            );
        }

        if (!reel.HasSound)
        {
            text.Add(new("There is no sound, so they were chosen by the picture alone.", "素材没有声音,因此仅按画面挑选。"));
        }

        if (standOut == 0)
        {
            text.Add(
                new(
                    "Nothing stands out clearly: these are the liveliest moments, spread over the footage.",
                    "没有明显突出的内容:这些是均匀分布的、相对最活跃的片段。"
                )
            );
        }
        else if (standOut < moments.Count && plan.Counted)
        {
            text.Add(
                new(
                    $"{standOut} of them stand out clearly; the others make up the number.",
                    $"其中 {standOut} 个明显突出,其余用于凑足数量。"
                )
            );
        }
        else if (standOut < moments.Count)
        {
            text.Add(
                new(
                    $"{standOut} of them stand out clearly; the others fill up the length.",
                    $"其中 {standOut} 个明显突出,其余用于补足长度。"
                )
            );
        }

        return Outcome.Done(after, string.Join(' ', text.Select(t => t.English)), string.Concat(text.Select(t => t.Chinese))) with
        {
            Analyses = [new Analysis("highlights", "Best moments", Items(moments, facts))],
        };
    }

    private static List<AnalysisItem> Items(List<Moment> moments, List<MomentFacts> facts) =>
        [
            .. moments
                .Zip(facts)
                .Select(found => new AnalysisItem
                {
                    Rank = 1 + moments.Count(other => other.Score > found.First.Score),
                    Name = $"{found.Second.Clip.FileName} {Clock(found.Second.From)}",
                    Score = Math.Round(100 * found.First.Score, 1),
                    Start = found.Second.From,
                    Duration = found.First.Range.Duration,
                    MediaId = found.Second.Clip.Id,
                    Parts = new Dictionary<string, double>
                    {
                        ["sound_rise_db"] = found.Second.Noise,
                        ["motion_times"] = found.Second.Motion,
                        ["cuts"] = found.Second.Cuts,
                    },
                    Reason = found.Second.Reason.English,
                }),
        ];

    /// <summary>Minutes and seconds, as players show them.</summary>
    private static string Clock(long milliseconds) =>
        milliseconds >= 3_600_000
            ? $"{milliseconds / 3_600_000}:{milliseconds / 60_000 % 60:00}:{milliseconds / 1000 % 60:00}"
            : $"{milliseconds / 60_000}:{milliseconds / 1000 % 60:00}";
}
