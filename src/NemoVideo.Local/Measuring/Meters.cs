using NemoVideo.Local.Measuring.Clips;
using NemoVideo.Local.Measuring.Footage;
using NemoVideo.Local.Measuring.Speech;

namespace NemoVideo.Local.Measuring;

/// <summary>What measures sound and picture for the operations that depend on them.</summary>
internal sealed record Meters(IPauseDetector Pauses, IFootageMeter Footage, IClipMeter Clips);
