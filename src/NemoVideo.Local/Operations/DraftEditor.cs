using NemoVideo.Local.Measuring;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations.Trims;

namespace NemoVideo.Local.Operations;

/// <summary>Applies operations to timelines. Its handlers determine what it can do.</summary>
internal sealed class DraftEditor(IReadOnlyList<OperationHandler> handlers)
{
    private static readonly string TooMuch =
        $"超出了可渲染的范围:时间线最长 {Limits.Longest.TotalHours:0} 小时,最多 {Limits.MostSegments} 个片段。";

    private readonly Dictionary<Type, OperationHandler> _byType = handlers.ToDictionary(handler => handler.OperationType);

    /// <summary>In the order in which abilities are listed.</summary>
    public IReadOnlyList<OperationHandler> Handlers => handlers;

    /// <summary>An editor that can do everything.</summary>
    public static DraftEditor Create(Meters meters) => new([.. OperationList.Kinds.SelectMany(kind => kind.Handlers(meters))]);

    /// <summary>
    /// The operations as they are applied: ranges named in one breath ("cut out 0:05 to 0:08 and 0:20 to 0:30") all
    /// refer to the timeline as it was before the first of them.
    /// </summary>
    public static IReadOnlyList<Operation> Combine(IReadOnlyList<Operation> operations)
    {
        List<Operation> combined = [];
        foreach (var operation in operations)
        {
            combined.Add(
                (combined.LastOrDefault(), operation) switch
                {
                    (CutRanges before, CutRange range) => TakeLast(new CutRanges([.. before.Ranges, range])),
                    (KeepRanges before, KeepRange range) when range.Clip == before.Ranges[0].Clip => TakeLast(
                        new KeepRanges([.. before.Ranges, range])
                    ),
                    (_, CutRange range) => new CutRanges([range]),
                    (_, KeepRange range) => new KeepRanges([range]),
                    _ => operation,
                }
            );
        }

        return combined;

        Operation TakeLast(Operation replacement)
        {
            combined.RemoveAt(combined.Count - 1);
            return replacement;
        }
    }

    public OperationHandler HandlerOf(Operation operation) =>
        _byType.TryGetValue(operation.GetType(), out var handler)
            ? handler
            : throw new InvalidOperationException($"No handler is registered for {operation.GetType().Name}.");

    /// <param name="operation">One that <see cref="Combine"/> returned.</param>
    public async Task<Outcome> ApplyAsync(Operation operation, EditContext context, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await HandlerOf(operation).ApplyAsync(operation, context, cancellationToken);
            // What can't be rendered is not begun; a timeline that already can't be may be mended step by step.
            return outcome.Draft is { } draft && DraftLimits.Problem(draft) is { } problem && DraftLimits.Problem(context.Draft) is null
                ? throw new NotPossibleException($"That is more than can be rendered. {problem}", TooMuch)
                : outcome;
        }
        catch (NotPossibleException reason)
        {
            return new(OutcomeKind.NotPossible, null, reason.Text);
        }
    }
}
