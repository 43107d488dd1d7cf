using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Speeds;

/// <summary>2 is twice as fast, 0.5 half as fast.</summary>
internal sealed record ChangeSpeed(double Factor, ClipReference? Clip = null) : Operation;
