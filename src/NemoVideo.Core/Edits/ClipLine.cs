using System.Globalization;
using System.Text.RegularExpressions;

namespace NemoVideo.Core.Edits;

/// <summary>
/// The line of a message that lists its clips: <c>Clips: 1. a.mp4, 2. b.mp4</c>. A name that another clip has too, or that can't stand
/// in the line as it is, is followed by the service's id of the upload, <c>(id m3)</c>, or else by its address.
/// </summary>
internal static class ClipLine
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <param name="clips">In order; one that is listed twice is wanted twice.</param>
    /// <param name="all">All of the project's clips.</param>
    /// <param name="withWhich">Says of each clip which upload it is: the service may hold one twice.</param>
    public static string Of(IReadOnlyList<Clip> clips, IReadOnlyList<Clip> all, bool withWhich)
    {
        // Names are compared as services may do: two that differ only in case may be one name to it.
        var namesakes = all.Concat(clips).ToLookup(clip => Written(clip.Name), StringComparer.OrdinalIgnoreCase);
        return "Clips: "
            + string.Join(
                ", ",
                clips.Select(
                    (clip, index) =>
                    {
                        var name = Written(clip.Name);
                        var unclear =
                            withWhich || name != clip.Name || LooksMarked(name) || namesakes[name].Any(other => !IsSame(clip, other));
                        return string.Format(CultureInfo.InvariantCulture, "{0}. {1}{2}", index + 1, name, unclear ? Which(clip) : "");
                    }
                )
            );
    }

    /// <summary>Whether both are the same upload, as far as is known.</summary>
    public static bool IsSame(Clip one, Clip other) =>
        one.MediaId is not null && other.MediaId is not null ? one.MediaId == other.MediaId
        : one.RemoteUri is not null && other.RemoteUri is not null ? one.RemoteUri == other.RemoteUri
        : one.Name == other.Name;

    private static string Which(Clip clip) =>
        clip.MediaId is { } id && Regex.IsMatch(id, "^[A-Za-z0-9_.:-]{1,64}$", RegexOptions.CultureInvariant, Patience) ? $" (id {id})"
        : clip.RemoteUri is { } address ? $" ({Place(address)})"
        : "";

    // A query may be a signature.
    private static string Place(Uri address) =>
        address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    /// <summary>
    /// A name as it can stand in the line. With a line break in it, it would look like the user's own words; with ", 2. ", like two names.
    /// </summary>
    private static string Written(string name)
    {
        var line = new string([.. name.Select(letter => IsBreak(letter) ? ' ' : letter)]).Trim();
        return Regex.Replace(line, @",\s+(?=[0-9]+\. )", ",", RegexOptions.CultureInvariant, Patience);
    }

    private static bool IsBreak(char letter) =>
        char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>It ends like a name with an id or an address after it.</summary>
    private static bool LooksMarked(string name) => name.EndsWith(")", StringComparison.Ordinal);
}
