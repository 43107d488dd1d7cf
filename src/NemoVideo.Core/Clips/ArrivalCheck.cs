using NemoVideo.Core.Accounts;
using NemoVideo.Core.Errors;
using NemoVideo.Core.Pipeline;
using NemoVideo.Core.Ports;

namespace NemoVideo.Core.Clips;

/// <summary>Finds out from the state whether a file arrived whose upload has no usable answer, patiently: the state may lag.</summary>
internal sealed class ArrivalCheck(NemoHost host, AccountGuard guard)
{
    /// <returns>The file as the state shows it; null if it is to be sent again.</returns>
    /// <exception cref="NemoException"><c>Nemo.UploadUnconfirmed</c>: the state can't be read.</exception>
    public async Task<UploadedFile?> FindAsync(
        Project project,
        ClipSource source,
        NemoException lost,
        IPipeline pipeline,
        CancellationToken cancellationToken
    )
    {
        NemoException? unreadable = null;
        var (isTold, hasList) = (false, false);
        foreach (var wait in host.Options.UploadStateWaits)
        {
            WireLog.Wait(wait, $"the state is asked whether '{source.Name}' arrived");
            await host.Clock.Delay(wait, cancellationToken).ConfigureAwait(false);
            try
            {
                var state = await guard.StateAsync(project, cancellationToken).ConfigureAwait(false);
                unreadable = null;
                (isTold, hasList) = (Tells(project, state), state.ListsClips);
                if (Find(project, source, state.Clips) is { } found)
                {
                    return found;
                }
            }
            catch (NemoException error) when (error.Kind is not (ErrorKind.AuthenticationError or ErrorKind.ObjectNotFound))
            {
                unreadable = error;
            }
        }

        if (!isTold || unreadable is not null)
        {
            throw NemoErrors.UploadUnconfirmed(
                source.Shown,
                $"{lost.Message} The project's state can't tell either{(unreadable is null ? "." : $": {unreadable.Message}")}",
                lost
            );
        }

        if (!hasList)
        {
            // A service may leave out what is empty, or never list its clips.
            pipeline.Warn(
                $"The answer to the upload of '{source.Name}' was lost, and the project's state lists no clips. It is sent again; should "
                    + "the service have it twice, the video may show it twice."
            );
        }

        return null;
    }

    /// <summary>No state yet, or one without the clips that are known to be there, says nothing about this file.</summary>
    private static bool Tells(Project project, ProjectSnapshot state) =>
        !ReferenceEquals(state, ProjectSnapshot.None) && (state.Clips.Count > 0 || project.Clips.Count == 0);

    private static UploadedFile? Find(Project project, ClipSource source, IReadOnlyList<UploadedFile> listed)
    {
        IReadOnlyList<UploadedFile> unknown;
        bool isAlone;
        lock (project.Uploads)
        {
            unknown = ClipCopies.Unknown(project.Clips, listed);
            isAlone = project.Uploads.Values.Count(upload => !upload.IsCompleted) <= 1;
        }

        // Where nothing else is on its way, one that is new and has its name or its size is this file, stored in a way of the service.
        return isAlone && unknown.Count == 1
            ? unknown.FirstOrDefault(info => info.Length == source.Length || IsOf(info, source, 1))
            : unknown.LastOrDefault(info => (info.Length is null || info.Length == source.Length) && IsOf(info, source, unknown.Count));
    }

    /// <summary>Under its name, perhaps with characters replaced or something before it; or the only one, without a name.</summary>
    private static bool IsOf(UploadedFile info, ClipSource source, int unknown)
    {
        if ((info.FileName ?? Last(info.RemoteUri)) is not { } name)
        {
            return unknown == 1;
        }

        return Plain(name) == Plain(source.Name)
            || (unknown == 1 && Plain(Path.GetFileNameWithoutExtension(name)) == Plain(Path.GetFileNameWithoutExtension(source.Name)))
            || (
                name.Length > source.Name.Length
                && name.EndsWith(source.Name, StringComparison.OrdinalIgnoreCase)
                && !char.IsLetterOrDigit(name[name.Length - source.Name.Length - 1])
            )
            || (unknown == 1 && info.FileName is null);
    }

    private static string? Last(Uri? address) =>
        address is null ? null : Uri.UnescapeDataString(address.Segments[address.Segments.Length - 1]);

    private static string Plain(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
