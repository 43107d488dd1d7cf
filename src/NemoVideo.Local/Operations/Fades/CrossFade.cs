using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Fades;

/// <summary>Cross-fades between the clips.</summary>
/// <param name="First">Only between this clip and <paramref name="Second"/> or, without that, the one after it.</param>
/// <param name="Second">Alone: only between this clip and the one before it.</param>
internal sealed record CrossFade(TimeSpan? Duration = null, ClipReference? First = null, ClipReference? Second = null) : Operation;
