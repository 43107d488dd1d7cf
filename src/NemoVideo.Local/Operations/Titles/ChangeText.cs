using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Titles;

/// <summary>Changes the words, the place or the time of a title or text; what is null stays as it is.</summary>
/// <param name="Old">Words that the text contains, ignoring case; null for the text that was added last.</param>
/// <param name="New">Takes the place of <paramref name="Old"/>, or of the whole text.</param>
/// <param name="Clip">With it, times are within that clip; without times, the text is shown over the whole clip.</param>
internal sealed record ChangeText(
    string? Old = null,
    string? New = null,
    Position? Position = null,
    TimePoint? From = null,
    TimePoint? To = null,
    ClipReference? Clip = null
) : Operation;
