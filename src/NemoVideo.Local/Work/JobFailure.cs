using NemoVideo.Local.Media;
using NemoVideo.Local.Rendering;
using NemoVideo.Local.Store;

namespace NemoVideo.Local.Work;

/// <summary>
/// What is told of a job (an edit, a render) that failed: the reason where somebody has put it into words for users; of everything
/// else an id and words of their own, never the exception's, which belong into the log.
/// </summary>
internal static class JobFailure
{
    /// <summary>Something that nobody has foreseen.</summary>
    public const string UnexpectedId = "Local.Unexpected";

    /// <summary>ffmpeg gave up on a file.</summary>
    public const string FfmpegId = "Local.FfmpegFailed";

    /// <param name="job">"Edit", "Render".</param>
    /// <param name="name">Which one, for the log.</param>
    /// <param name="then">What became of it, and what to do now.</param>
    /// <returns>Words for the user.</returns>
    public static string Tell(Exception error, string job, string name, string then, TextWriter? log)
    {
        if (error is RenderException)
            return error.Message;
        log?.WriteLine($"{job} {name}: {error}");
        return DiskFullException.Is(error) ? $"The local backend's disk is full. {then} Free some space first."
            : error is TimeoutException or FfmpegMissingException ? error.Message
            : error is FfmpegException ? $"ffmpeg could not process a project file ({FfmpegId}): {Reason(error.Message)}. {then} If it keeps failing, send the file in another format."
            : $"The {job.ToLowerInvariant()} failed unexpectedly ({UnexpectedId}). {then} If it keeps failing, report it.";
    }

    /// <summary>The end of what ffmpeg wrote last, without the path before it.</summary>
    private static string Reason(string lines)
    {
        var last = lines.Split('\n')[^1];
        return last[(last.LastIndexOf(": ", StringComparison.Ordinal) is >= 0 and var at ? at + 2 : 0)..].Trim().TrimEnd('.');
    }
}
