namespace NemoVideo.Local.Model;

/// <summary>
/// Which clip an operation is about: its number (from 1, −1 for the last), its file name, or all of a kind ("the photos"); null members
/// were not said.
/// </summary>
internal sealed record ClipReference(int? Number = null, string? Name = null, MediaKind? Kind = null)
{
    /// <summary>"each clip", in a message that does not list its clips (otherwise there is one operation per clip).</summary>
    public static ClipReference Each { get; } = new(0);
}
