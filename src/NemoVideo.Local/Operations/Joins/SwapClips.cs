using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Joins;

/// <summary>Two clips change places.</summary>
internal sealed record SwapClips(ClipReference First, ClipReference Second) : Operation;
