namespace NemoVideo.Local.Model;

/// <summary>A caption line.</summary>
/// <param name="From">When it appears, on the timeline.</param>
/// <param name="To">When it disappears; null if it stays as long as it takes to read.</param>
internal sealed record Cue(string Text, TimePoint From, TimePoint? To = null);
