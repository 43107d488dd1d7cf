using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Frames;

/// <summary>The frame's shape and size. Members that are null were not said.</summary>
/// <param name="AspectWidth">16 of 16:9.</param>
/// <param name="AspectHeight">9 of 16:9.</param>
/// <param name="Lines">1080 of "1080p": the shorter side, in pixels.</param>
/// <param name="Width">An exact width in pixels, with <paramref name="Height"/>.</param>
internal sealed record SetFrame(
    int? AspectWidth = null, int? AspectHeight = null, int? Lines = null, int? Width = null, int? Height = null, FitMode? Fit = null) : Operation
{
    public override Operation? With(Operation earlier, bool isLast) => earlier is not SetFrame before ? null : new SetFrame(
        AspectWidth ?? before.AspectWidth, AspectHeight ?? before.AspectHeight, Lines ?? before.Lines,
        Width ?? before.Width, Height ?? before.Height, Fit ?? before.Fit);
}
