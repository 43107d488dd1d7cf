using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Speeds;

/// <summary>2 is twice as fast, 0.5 half as fast.</summary>
/// <param name="Where">Null is everywhere.</param>
/// <param name="Absolute">Of the source's own speed, to which 1 goes back; otherwise of the current one.</param>
internal sealed record ChangeSpeed(double Factor, Scope? Where = null, bool Absolute = false) : Operation
{
    /// <summary>"down to a quarter: 25% speed" says it twice.</summary>
    public override Operation? With(Operation earlier, bool isLast) =>
        isLast && Where is null && earlier is ChangeSpeed { Where: not null } before && before.Factor == Factor
            ? before
            : base.With(earlier, isLast);
}
