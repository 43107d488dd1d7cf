using NemoVideo.Local.Measuring.Speech;
using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Pauses;

/// <summary>Cuts the pauses in the speech out of all shots that have sound.</summary>
internal sealed class CutPausesHandler(IPauseDetector detector) : OperationHandler
{
    /// <summary>Milliseconds. Anything shorter is what is left of a pause that was already cut.</summary>
    private const long Shortest = 50;

    public override Type OperationType => typeof(CutPauses);

    public override string Tool => "cut_pauses";

    public override Phrase Ability => new("cut out pauses", "剪掉停顿");

    public override async Task<Outcome> ApplyAsync(Operation operation, EditContext context, CancellationToken cancellationToken)
    {
        var draft = context.Draft;
        var voiced = draft.Shots().Where(context.HasSound).ToList();
        if (voiced.Count == 0)
        {
            return Outcome.NothingToDo(
                "The clips have no sound, so there are no pauses to cut out.",
                "片段没有声音,因此没有可剪掉的停顿。"
            );
        }

        Dictionary<string, SpeechPauses> heard = [];
        foreach (var source in voiced.Select(shot => shot.Source!).Distinct())
        {
            heard[source] = await detector.FindAsync(
                context.Media.First(item => item.Id == source),
                ((CutPauses)operation).LongerThan,
                cancellationToken
            );
        }

        if (!heard.Values.Any(sound => sound.HasSpeech))
        {
            return Outcome.NothingToDo(
                "There is no speech in the clips, so no pauses were cut out.",
                "片段中没有听到说话声,因此没有剪掉停顿。"
            );
        }

        var pauses = Ripple.Merge(voiced.SelectMany(shot => OnTimeline(shot, heard[shot.Source!].Pauses)), draft.Duration);
        pauses.RemoveAll(pause => pause.Duration < Shortest);
        if (pauses.Count == 0)
        {
            return Outcome.NothingToDo("There are no pauses to cut out.", "没有找到可剪掉的停顿。");
        }

        var seconds = Phrase.Seconds(pauses.Sum(pause => pause.Duration));
        return Outcome.Done(
            Ripple.Remove(draft, pauses),
            $"Cut out {pauses.Count} {(pauses.Count == 1 ? "pause" : "pauses")} ({seconds} s).",
            $"已剪掉 {pauses.Count} 处停顿(共 {seconds} 秒)。"
        );
    }

    private static IEnumerable<TimeRange> OnTimeline(Segment shot, IReadOnlyList<TimeRange> pauses) =>
        from pause in pauses
        let start = shot.Start + (pause.From - shot.SourceStart) / shot.Speed
        let end = shot.Start + (pause.To - shot.SourceStart) / shot.Speed
        let range = new TimeRange((long)Math.Max(shot.Start, Math.Ceiling(start)), (long)Math.Min(shot.End, Math.Floor(end)))
        where range.Duration > 0
        select range;
}
