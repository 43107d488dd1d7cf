using System.Text;
using NemoVideo.Core.Clips;

namespace NemoVideo.Core.Edits;

/// <summary>The text sent to the agent.</summary>
internal static class EditMessage
{
    /// <summary>
    /// The instruction, the data as a table, and a line that lists the clips if there are several or the project holds others:
    /// <c>Clips: 1. a.mp4, 2. b.mp4</c> (<see cref="ClipLine"/>).
    /// </summary>
    /// <param name="isFirst">
    /// The project has no timeline yet: an edit that names no clips is about all of the project's, in their order.
    /// </param>
    public static string Of(EditRequest request, bool isFirst = false)
    {
        var clips = request.Clips;
        IReadOnlyList<Clip> all;
        var hasCopies = request.Project.HasCopies;
        lock (request.Project.Uploads)
        {
            all = request.Project.Clips;
        }

        if ((isFirst || hasCopies) && clips.Count == 0)
        {
            clips = hasCopies ? ClipCopies.Originals(all) : all;
        }

        var text = new StringBuilder(request.Prompt.Trim());
        if (!string.IsNullOrWhiteSpace(request.Data))
        {
            text.Append("\n\n").Append(request.Data!.Trim());
        }

        if (clips.Count > 1 || (clips.Count == 1 && (hasCopies || HoldsOthers(request.Clips, all))))
        {
            text.Append("\n\n").Append(ClipLine.Of(clips, all, withWhich: hasCopies));
        }

        return text.ToString();
    }

    private static bool HoldsOthers(IReadOnlyList<Clip> clips, IReadOnlyList<Clip> all) =>
        clips.Count > 0 && all.Any(known => clips.All(clip => !ClipLine.IsSame(clip, known)));
}
