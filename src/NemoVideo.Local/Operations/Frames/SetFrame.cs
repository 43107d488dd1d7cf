using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Frames;

/// <summary>The frame's shape and size. Members that are null were not said.</summary>
/// <param name="AspectWidth">The 16 in 16:9.</param>
/// <param name="AspectHeight">The 9 in 16:9.</param>
/// <param name="Lines">The 1080 in "1080p": the shorter side, in pixels.</param>
/// <param name="Width">An exact width in pixels, with <paramref name="Height"/>.</param>
internal sealed record SetFrame(
    int? AspectWidth = null,
    int? AspectHeight = null,
    int? Lines = null,
    int? Width = null,
    int? Height = null,
    FitMode? Fit = null
) : Operation
{
    public override Operation? With(Operation earlier, bool isLast) =>
        earlier is not SetFrame before
            ? null
            : new SetFrame(
                AspectWidth ?? before.AspectWidth,
                AspectHeight ?? before.AspectHeight,
                Lines ?? before.Lines,
                Width ?? before.Width,
                Height ?? before.Height,
                Fit ?? before.Fit
            );
}
