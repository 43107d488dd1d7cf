using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Joins;

/// <summary>Puts all clips one after another.</summary>
/// <param name="Order">
/// File names or numbers in the order asked for; other clips follow in their present order; null keeps the order of upload.
/// </param>
internal sealed record JoinClips(IReadOnlyList<ClipReference>? Order = null) : Operation
{
    /// <summary>An order that goes on takes the place of its beginning: "clip 3 first, then clip 1".</summary>
    public override Operation? With(Operation earlier, bool isLast) =>
        (isLast, earlier) switch
        {
            (true, MoveClip { To: 1 } first) when Order?.Contains(first.Clip) == true => this,
            (true, JoinClips { Order: { } before }) when Order is not null && before.All(Order.Contains) => this,
            _ => base.With(earlier, isLast),
        };
}
