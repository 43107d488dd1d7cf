using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Fades;

/// <summary>Cross-fades between the clips.</summary>
internal sealed record CrossFade(TimeSpan? Duration = null) : Operation;
