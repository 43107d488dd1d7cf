using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Titles;

/// <summary>A title or text. Times are on the timeline; null leaves them to the editor (a title: the first 3 seconds).</summary>
internal sealed record AddText(string Text, TextStyle Style, TimePoint? From = null, TimePoint? To = null, Position? Position = null)
    : Operation;
