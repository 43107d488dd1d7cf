using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Stills;

/// <summary>
/// How long each image is shown, or the one that <paramref name="Clip"/> names. One that is not shown yet is put at the end.
/// </summary>
internal sealed record ShowImages(TimeSpan Duration, ClipReference? Clip = null) : Operation
{
    /// <summary>"Put the photo at the end. Show it for 5 seconds": one thing.</summary>
    public override Operation? With(Operation earlier, bool isLast) =>
        isLast && earlier is ShowImages before && before.Clip == Clip ? this : base.With(earlier, isLast);
}
