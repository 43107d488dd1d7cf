using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Fades;

/// <summary>Removes fades of picture and sound and, with <paramref name="Cross"/>, cross-fades.</summary>
/// <param name="Where">Null is everywhere. The music's fades are not a clip's.</param>
internal sealed record RemoveFades(bool In = true, bool Out = true, bool Cross = false, Scope? Where = null) : Operation;
