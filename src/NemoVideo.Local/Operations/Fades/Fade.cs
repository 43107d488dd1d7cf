using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Fades;

/// <summary>Fades in at the beginning, out at the end, or both.</summary>
/// <param name="Duration">
/// Null: one second or, for a single fade of a part that is given by its times ("fade out the last 3 seconds"), as long as that part.
/// </param>
/// <param name="SoundOnly">Whose sound fades without the picture; null fades the picture with its sound.</param>
/// <param name="Where">Each of its clips and parts fades by itself; null is the timeline as a whole.</param>
internal sealed record Fade(bool In, bool Out, TimeSpan? Duration = null, SoundTarget? SoundOnly = null, Scope? Where = null) : Operation;
