using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Stills;

/// <summary>How long each image is shown.</summary>
internal sealed record ShowImages(TimeSpan Duration) : Operation;
