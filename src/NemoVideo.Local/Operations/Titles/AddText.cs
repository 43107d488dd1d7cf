using NemoVideo.Local.Model;

namespace NemoVideo.Local.Operations.Titles;

/// <summary>
/// A title or text. Null times leave them to the editor (a title: the first 3 seconds). With <paramref name="Clip"/> times are within that
/// clip, and without times it is shown over the whole clip.
/// </summary>
internal sealed record AddText(
    string Text,
    TextStyle Style,
    TimePoint? From = null,
    TimePoint? To = null,
    Position? Position = null,
    ClipReference? Clip = null
) : Operation
{
    /// <summary>More about the text before: where and when it is shown.</summary>
    public override Operation? With(Operation earlier, bool isLast) =>
        isLast
        && earlier is AddText before
        && before.Text == Text
        && before.Style == Style
        && (before.Position is null || before.Position == Position || From == before.From)
            ? this
            : base.With(earlier, isLast);
}
