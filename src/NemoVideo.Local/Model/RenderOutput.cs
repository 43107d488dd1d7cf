namespace NemoVideo.Local.Model;

/// <summary>What the export asked for.</summary>
/// <param name="Format"><c>mp4</c> or <c>mov</c>.</param>
/// <param name="Quality"><c>low</c>, <c>medium</c> or <c>high</c>.</param>
/// <param name="Resolution">Such as <c>1080p</c>: the shorter side; null keeps the draft's size.</param>
internal sealed record RenderOutput(string Format = "mp4", string Quality = "high", string? Resolution = null);
