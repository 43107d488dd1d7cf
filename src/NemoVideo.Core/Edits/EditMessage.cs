using System.Globalization;
using System.Text;
using NemoVideo.Core.Clips;

namespace NemoVideo.Core.Edits;

/// <summary>The text sent to the agent.</summary>
internal static class EditMessage
{
    /// <summary>
    /// The instruction, the data as a table, and a line that lists the clips if there are several or the project holds others:
    /// <c>Clips: 1. a.mp4, 2. b.mp4</c>. Where the service may hold a clip twice, each is named with its address.
    /// </summary>
    /// <param name="isFirst">
    /// The project has no timeline yet: an edit that names no clips is about all of the project's, in their order.
    /// </param>
    public static string Of(EditRequest request, bool isFirst = false)
    {
        var clips = request.Clips;
        var hasCopies = request.Project.HasCopies;
        if ((isFirst || hasCopies) && clips.Count == 0)
        {
            lock (request.Project.Uploads)
            {
                clips = hasCopies ? ClipCopies.Originals(request.Project.Clips) : request.Project.Clips;
            }
        }

        var text = new StringBuilder(request.Prompt.Trim());
        if (!string.IsNullOrWhiteSpace(request.Data))
        {
            text.Append("\n\n").Append(request.Data!.Trim());
        }

        if (clips.Count > 1 || (clips.Count == 1 && (hasCopies || HoldsOthers(request))))
        {
            text.Append("\n\nClips: ");
            for (var index = 0; index < clips.Count; index++)
            {
                text.Append(index == 0 ? "" : ", ")
                    .Append((index + 1).ToString(CultureInfo.InvariantCulture))
                    .Append(". ")
                    .Append(OneLine(clips[index].Name))
                    .Append(hasCopies && clips[index].RemoteUri is { } address ? $" ({Place(address)})" : "");
            }
        }

        return text.ToString();
    }

    // A query may be a signature.
    private static string Place(Uri address) =>
        address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    // A name with a line break in it must not look like the user's own words.
    private static string OneLine(string name) => new([.. name.Select(letter => char.IsControl(letter) ? ' ' : letter)]);

    private static bool HoldsOthers(EditRequest request)
    {
        lock (request.Project.Uploads)
        {
            return request.Clips.Count > 0 && request.Project.Clips.Any(known => request.Clips.All(clip => !IsSame(clip, known)));
        }
    }

    private static bool IsSame(Clip one, Clip other) =>
        one.RemoteUri is not null && other.RemoteUri is not null ? one.RemoteUri == other.RemoteUri : one.Name == other.Name;
}
