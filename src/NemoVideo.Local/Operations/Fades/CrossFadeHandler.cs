using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;

namespace NemoVideo.Local.Operations.Fades;

/// <summary>Cross-fades between the clips; on a timeline with one clip, between its shots. Or only between clips that are named.</summary>
internal sealed class CrossFadeHandler : OperationHandler<CrossFade>
{
    private const long DefaultDuration = 1000;

    public override string Tool => "cross_fade";

    public override Phrase Ability => new("cross-fade", "交叉淡化");

    protected override Outcome Apply(CrossFade operation, EditContext context)
    {
        var draft = context.Draft;
        var shots = draft.Shots();
        var cuts = shots.Count < 2 ? [] : CutsOf(operation, context);
        if (cuts.Count == 0)
        {
            throw new NotPossibleException("There is only one clip, so there is nothing to cross-fade.", "只有一个片段,无法添加交叉淡化。");
        }

        var duration = operation.Duration is { } time ? (long)Math.Round(time.TotalMilliseconds) : DefaultDuration;
        List<Segment> faded =
        [
            .. shots.Select((shot, index) => cuts.Contains(index) ? shot with { CrossFade = Math.Max(0, duration) } : shot),
        ];
        var laid = draft.WithShots(faded, time => time).Shots();
        var after = draft.WithShots(faded, time => ShotList.Moved(time, shots, laid));
        if (ShotList.Same(after, draft))
        {
            return Outcome.NothingToDo("These cross-fades are already there.", "交叉淡化已经有了。");
        }

        var lengths = cuts.Select(index => laid[index].CrossFade).Where(length => length > 0).ToList();
        if (lengths.Count == 0)
        {
            return Outcome.Done(
                after,
                $"Removed the cross-fades{At(operation).English}.",
                $"已去掉{At(operation).Chinese}{(operation is { First: null, Second: null } ? "" : "的")}交叉淡化。"
            );
        }

        var seconds =
            lengths.Min() == lengths.Max()
                ? Phrase.Seconds(lengths[0])
                : $"{Phrase.Seconds(lengths.Min())}-{Phrase.Seconds(lengths.Max())}";
        return Outcome.Done(
            after,
            $"Added {lengths.Count} {(lengths.Count == 1 ? "cross-fade" : "cross-fades")}{At(operation).English} of {seconds} s.",
            $"已{At(operation).Chinese}添加 {lengths.Count} 处交叉淡化,每处 {seconds} 秒。"
        );
    }

    /// <summary>The shots, by index, that the cross-fades meant lead into.</summary>
    /// <exception cref="NotPossibleException">The clips named are not there, or not neighbours.</exception>
    private static HashSet<int> CutsOf(CrossFade operation, EditContext context)
    {
        var draft = context.Draft;
        var shots = draft.Shots();
        var cuts = Enumerable.Range(1, shots.Count - 1).ToList();
        if (operation is { First: null, Second: null })
        {
            // Where nothing was cut out between two shots, there is no change of picture to soften.
            var oneClip = draft.Clips().Count == 1;
            return [.. cuts.Where(i => oneClip ? !shots[i].GoesOnFrom(shots[i - 1]) : shots[i].Source != shots[i - 1].Source)];
        }

        var first = operation.First is { } one ? draft.FindClips(one, context.Media) : null;
        var second = operation.Second is { } other ? draft.FindClips(other, context.Media) : null;
        HashSet<int> between =
        [
            .. cuts.Where(i =>
            {
                var (before, after) = (shots[i - 1].Source!, shots[i].Source!);
                return before != after
                    && (
                        first is null || second is null
                            ? first?.Contains(before) ?? second!.Contains(after)
                            : (first.Contains(before) && second.Contains(after)) || (first.Contains(after) && second.Contains(before))
                    );
            }),
        ];
        return (between.Count, first, second) switch
        {
            (> 0, _, _) => between,
            (_, not null, null) => throw new NotPossibleException(
                $"No clip comes after {operation.First!.Words().English}, so there is nothing to cross-fade to.",
                $"{operation.First!.Words().Chinese}之后没有其他片段,无法添加交叉淡化。"
            ),
            (_, null, _) => throw new NotPossibleException(
                $"No clip comes before {operation.Second!.Words().English}, so there is nothing to cross-fade from.",
                $"{operation.Second!.Words().Chinese}之前没有其他片段,无法添加交叉淡化。"
            ),
            _ => throw new NotPossibleException(
                $"{Names(operation).English} do not follow one another, so they can't cross-fade. Put them next to each other first.",
                $"{Names(operation).Chinese}不相邻,无法交叉淡化。请先把它们排在一起。"
            ),
        };
    }

    private static Phrase At(CrossFade operation) =>
        (operation.First?.Words(), operation.Second?.Words()) switch
        {
            (null, null) => new("", ""),
            ({ } first, null) => new($" after {first.English}", $"在{first.Chinese}之后"),
            (null, { } second) => new($" before {second.English}", $"在{second.Chinese}之前"),
            ({ } first, { } second) when first == second => new($" between {first.English}", $"在{first.Chinese}之间"),
            ({ } first, { } second) => new($" between {first.English} and {second.English}", $"在{first.Chinese}和{second.Chinese}之间"),
        };

    private static Phrase Names(CrossFade operation)
    {
        var (first, second) = (operation.First!.Words(), operation.Second!.Words());
        var english = first == second ? first.English : $"{first.English} and {second.English}";
        return new(
            char.ToUpperInvariant(english[0]) + english[1..],
            first == second ? first.Chinese : $"{first.Chinese}和{second.Chinese}"
        );
    }
}
