using NemoVideo.Local.Measuring.Speech;
using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Pauses;

/// <summary>Cuts the pauses in the speech out of the shots that have sound.</summary>
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
        var asked = (CutPauses)operation;
        var ranges = (asked.Where ?? Scope.Everywhere).RangesOn(draft, context.Media);
        var where = context.WordsOf(asked.Where);
        var voiced = draft
            .Shots()
            .Where(shot => context.HasSound(shot) && ranges.Any(new TimeRange(shot.Start, shot.End).Overlaps))
            .ToList();
        if (voiced.Count == 0)
        {
            return where.English.Length == 0
                ? Outcome.NothingToDo("The clips have no sound, so there are no pauses to cut out.", "片段没有声音,因此没有可剪掉的停顿。")
                : Outcome.NothingToDo(
                    $"There is no sound{where.English}, so there are no pauses to cut out.",
                    $"{where.Chinese}画面没有声音,因此没有可剪掉的停顿。"
                );
        }

        Dictionary<string, SpeechPauses> heard = [];
        foreach (var source in voiced.Select(shot => shot.Source!).Distinct())
        {
            heard[source] = await detector.FindAsync(context.Media.First(item => item.Id == source), asked.LongerThan, cancellationToken);
        }

        if (!heard.Values.Any(sound => sound.HasSpeech))
        {
            return Outcome.NothingToDo(
                "There is no speech in the clips, so no pauses were cut out.",
                "片段中没有听到说话声,因此没有剪掉停顿。"
            );
        }

        var found = Ripple.Merge(voiced.SelectMany(shot => OnTimeline(shot, heard[shot.Source!].Pauses)), draft.Duration);
        List<TimeRange> pauses = [.. found.SelectMany(pause => ranges.Where(pause.Overlaps).Select(pause.Within))];
        pauses.RemoveAll(pause => pause.Duration < Shortest);
        if (pauses.Count == 0)
        {
            return Outcome.NothingToDo(
                $"There are no pauses to cut out{where.English}.",
                where.Chinese.Length == 0 ? "没有找到可剪掉的停顿。" : $"{where.Chinese}部分没有找到可剪掉的停顿。"
            );
        }

        var kept = Kept(asked.Keep ?? [], pauses);
        pauses.RemoveAll(kept.Contains);
        if (pauses.Count == 0)
        {
            return Outcome.NothingToDo("All the pauses that there are stay, as asked.", "所有停顿都已按要求保留。");
        }

        var seconds = Phrase.Seconds(pauses.Sum(pause => pause.Duration));
        return Outcome.Done(
            Ripple.Remove(draft, pauses),
            $"Cut out {pauses.Count} {(pauses.Count == 1 ? "pause" : "pauses")}{where.English} ({seconds} s)"
                + (kept.Count == 0 ? "." : $" and kept {kept.Count}."),
            $"已剪掉{where.Chinese} {pauses.Count} 处停顿(共 {seconds} 秒){(kept.Count == 0 ? "" : $",保留 {kept.Count} 处")}。"
        );
    }

    private static HashSet<TimeRange> Kept(IReadOnlyList<int> numbers, List<TimeRange> pauses)
    {
        HashSet<TimeRange> kept = [];
        foreach (var number in numbers)
        {
            var index = number < 0 ? pauses.Count + number : number - 1;
            if (index < 0 || index >= pauses.Count)
            {
                var only = pauses.Count == 1 ? "is only 1 pause" : $"are only {pauses.Count} pauses";
                throw new NotPossibleException(
                    $"There {only}, so pause {number} can't be kept.",
                    $"只有 {pauses.Count} 处停顿,无法保留第 {number} 处。"
                );
            }

            kept.Add(pauses[index]);
        }

        return kept;
    }

    private static IEnumerable<TimeRange> OnTimeline(Segment shot, IReadOnlyList<TimeRange> pauses) =>
        from pause in pauses
        let start = shot.Start + (pause.From - shot.SourceStart) / shot.Speed
        let end = shot.Start + (pause.To - shot.SourceStart) / shot.Speed
        let range = new TimeRange((long)Math.Max(shot.Start, Math.Ceiling(start)), (long)Math.Min(shot.End, Math.Floor(end)))
        where range.Duration > 0
        select range;
}
