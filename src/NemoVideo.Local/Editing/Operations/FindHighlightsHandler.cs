using NemoVideo.Local.Agent;
using NemoVideo.Local.Editing.Highlights;
using NemoVideo.Local.Language;
using NemoVideo.Local.Media;

namespace NemoVideo.Local.Editing.Operations;

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
        var draft = Source(asked, context);
        if (!Reel.Footage(draft, context).Any())
            throw new NotPossibleException("There are only still images: highlights need video or sound.", "只有静态图片:精彩集锦需要视频或声音。");

        var reel = await Reel.MeasureAsync(draft, context, meter, cancellationToken);
        if (!reel.HasChange)
        {
            throw new NotPossibleException(
                "The footage has no sound and nothing moves in it, so there is nothing to choose moments by. Say which parts to keep, such as \"keep 0:10 to 0:25\".",
                "素材没有声音,画面也没有变化,无法据此挑选。请说明要保留哪些部分,例如“保留0:10到0:25”。");
        }

        var plan = MomentPlan.For(asked, reel.Stretches.Sum(stretch => stretch.Duration));
        var moments = MomentPicker.Pick(reel.Score, reel.Stretches, plan);
        var standOut = moments.Count(moment => moment.StandsOut);
        if (standOut == 0)
            moments = MomentPicker.PickEvenly(reel.Score, reel.Stretches, plan);
        else if (!plan.Asked && standOut < moments.Count)
            moments = MomentPicker.Pick(reel.Score, reel.Stretches, plan = plan.For(standOut));

        List<IReadOnlyList<TimeRange>?> pauses = [];
        foreach (var moment in moments)
            pauses.Add(await reel.PausesAsync(moment, meter, cancellationToken));
        var whole = plan.Total + ((plan.Count - 1) * MomentPlan.CrossFade);
        moments = MomentBorders.Settle(moments, pauses, reel.Stretches, moments.Count == plan.Count ? whole : moments.Sum(moment => moment.Range.Duration));

        var after = Keep(reel.Draft, moments);
        var facts = moments.Select(reel.FactsOf).ToList();
        return Tell(moments, facts, plan, standOut, reel, after);
    }

    /// <summary>What is chosen from: the timeline, or its whole clips when a reel of them is to become longer.</summary>
    private static Draft Source(FindHighlights asked, EditContext context)
    {
        var draft = context.Draft;
        var clips = draft.Clips().Select(id => context.Media.FirstOrDefault(item => item.Id == id)).OfType<MediaItem>().ToList();
        if (context.IsNew || asked.Total is not { } total || total.TotalMilliseconds < draft.Duration || clips.Sum(clip => clip.Info.Duration.TotalMilliseconds) <= draft.Duration)
            return draft;
        return draft.WithShots(NewTimeline.Of(clips).Shots(), time => time);
    }

    private static Draft Keep(Draft draft, List<Moment> moments)
    {
        var kept = Ripple.Merge(moments.Select(moment => moment.Range), draft.Duration);
        var after = Ripple.Remove(draft, Ripple.Invert(kept, draft.Duration));
        HashSet<long> starts = [];
        var at = 0L;
        foreach (var range in kept)
        {
            starts.Add(at);
            at += range.Duration;
        }

        var shots = after.Shots();
        List<Segment> faded = [.. shots.Select((shot, i) => i > 0 && starts.Contains(shot.Start) ? shot with { CrossFade = MomentPlan.CrossFade } : shot)];
        var laid = after.WithShots(faded, time => time).Shots();
        return after.WithShots(faded, time => CrossFadeHandler.Moved(shots, laid, time));
    }

    private static Outcome Tell(List<Moment> moments, List<MomentFacts> facts, MomentPlan plan, int standOut, Reel reel, Draft after)
    {
        var several = facts.Select(fact => fact.Clip.Id).Distinct().Count() > 1;
        string List(bool chinese) => string.Join(chinese ? "、" : "; ", moments.Zip(facts).Take(MostTold).Select(found =>
            $"{(several ? found.Second.Clip.FileName + " " : "")}{Clock(found.Second.From)} ({Phrase.Seconds(found.First.Range.Duration)} s, {found.Second.Reason.In(chinese)})"));

        List<Phrase> text = [new(
            $"Chose {moments.Count} of the best {(moments.Count == 1 ? "moment" : "moments")} from {Clock(reel.Draft.Duration)} of footage: {List(chinese: false)}.",
            $"从 {Clock(reel.Draft.Duration)} 的素材中选出 {moments.Count} 个精彩瞬间:{List(chinese: true)}。")];
        if (plan.Limited)
            text.Add(new("The footage is not longer than what you asked for, so the best third of it was taken.", "素材不比要求的更长,因此只取了其中最精彩的三分之一。"));
        if (!reel.HasSound)
            text.Add(new("There is no sound, so they were chosen by the picture alone.", "素材没有声音,因此仅按画面挑选。"));
        if (standOut == 0)
            text.Add(new("Nothing stands out clearly: these are the liveliest moments, spread over the footage.", "没有明显突出的内容:这些是均匀分布的、相对最活跃的片段。"));
        else if (standOut < moments.Count)
            text.Add(new($"{standOut} of them stand out clearly; the others fill the length that you asked for.", $"其中 {standOut} 个明显突出,其余用于补足所要求的长度。"));

        return Outcome.Done(after, string.Join(' ', text.Select(t => t.English)), string.Concat(text.Select(t => t.Chinese))) with
        {
            Analyses = [new Analysis("highlights", "Best moments", Items(moments, facts))],
        };
    }

    private static List<AnalysisItem> Items(List<Moment> moments, List<MomentFacts> facts) =>
        [.. moments.Zip(facts).Select(found => new AnalysisItem
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
        })];

    /// <summary>Minutes and seconds, as players show them.</summary>
    private static string Clock(long milliseconds) => milliseconds >= 3_600_000
        ? $"{milliseconds / 3_600_000}:{milliseconds / 60_000 % 60:00}:{milliseconds / 1000 % 60:00}"
        : $"{milliseconds / 60_000}:{milliseconds / 1000 % 60:00}";
}
