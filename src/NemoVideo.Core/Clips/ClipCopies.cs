using NemoVideo.Core.Pipeline;
using NemoVideo.Core.Ports;

namespace NemoVideo.Core.Clips;

/// <summary>
/// Compares the clips that were sent with those that the state lists. A gateway that repeats a request, or an upload whose answer was
/// lost, can leave a clip there twice.
/// </summary>
internal static class ClipCopies
{
    /// <summary>Warns once if the state lists more than was sent, and notes it, so that edits name their clips.</summary>
    public static void Look(Project project, ProjectSnapshot state, IPipeline pipeline)
    {
        List<Clip> sent;
        bool isSending;
        lock (project.Uploads)
        {
            sent = [.. project.Clips];
            isSending = project.Uploads.Values.Any(upload => !upload.IsCompleted);
        }

        // What is being sent may be listed before its answer is here.
        if (isSending || project.HasCopies || !(HasNamedTwice(sent, state.Clips) || HasMore(sent, state)))
        {
            return;
        }

        project.HasCopies = true;
        pipeline.Warn(
            $"Project '{project.Name}' lists {state.Clips.Count} clips, but {sent.Count(IsSentHere)} were sent: the service may hold one "
                + $"twice. The instruction therefore names the clips that it is about; check that the video has each clip once."
        );
    }

    /// <summary>The clips without those that have the name of one that was sent, but were found in the state.</summary>
    public static IReadOnlyList<Clip> Originals(IReadOnlyList<Clip> clips) =>
        [.. clips.Where(clip => IsSentHere(clip) || !clips.Any(other => IsSentHere(other) && other.Name == clip.Name))];

    /// <summary>The listed files that are none of the known clips: each clip accounts for one, by its address or its name.</summary>
    public static IReadOnlyList<UploadedFile> Unknown(IEnumerable<Clip> clips, IEnumerable<UploadedFile> listed)
    {
        var left = listed.ToList();
        List<Clip> unfound =
        [
            .. clips.Where(clip => clip.RemoteUri is null || !left.Remove(left.Find(info => IsAt(info, clip.RemoteUri)))),
        ];
        foreach (var clip in unfound)
        {
            left.Remove(left.Find(info => info.FileName == clip.Name));
        }

        return left;
    }

    private static bool HasNamedTwice(List<Clip> sent, IReadOnlyList<UploadedFile> listed) =>
        sent.Where(IsSentHere).GroupBy(clip => clip.Name).Any(clips => listed.Count(info => info.FileName == clips.Key) > clips.Count());

    /// <summary>Before the first edit, nobody but this connection has put anything into a project that it made.</summary>
    private static bool HasMore(List<Clip> sent, ProjectSnapshot state) =>
        state.Timeline is null && sent.Count > 0 && sent.All(IsSentHere) && state.Clips.Count > sent.Count;

    private static bool IsSentHere(Clip clip) => clip.Order > 0;

    /// <summary>The query may be a signature that is another one each time.</summary>
    private static bool IsAt(UploadedFile info, Uri address) =>
        info.RemoteUri is not null && info.RemoteUri.GetLeftPart(UriPartial.Path) == address.GetLeftPart(UriPartial.Path);
}
