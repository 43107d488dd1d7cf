using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Joins;

/// <summary>Moves a clip (or all of a kind, together) to a place among the others. One of the places is given.</summary>
/// <param name="To">1 is first, 2 second, −1 last.</param>
internal sealed record MoveClip(ClipReference Clip, int? To = null, ClipReference? Before = null, ClipReference? After = null) : Operation;
