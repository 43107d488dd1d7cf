using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Stills;

/// <summary>Holds the frame at a point of the timeline, or of a clip, for a while.</summary>
internal sealed record FreezeFrame(TimePoint At, TimeSpan Duration, ClipReference? Clip = null) : Operation;
