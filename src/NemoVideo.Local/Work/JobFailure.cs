using NemoVideo.Local.Media;
using NemoVideo.Local.Rendering;
using NemoVideo.Local.Store;

namespace NemoVideo.Local.Work;

/// <summary>
/// What users are told about a failed job (an edit, a render): the reason, if it was written for them; for everything
/// else an id and a general message, never the exception's text, which belongs in the log.
/// </summary>
internal static class JobFailure
{
    /// <summary>An unforeseen error.</summary>
    public const string UnexpectedId = "Local.Unexpected";

    /// <summary>ffmpeg gave up on a file.</summary>
    public const string FfmpegId = "Local.FfmpegFailed";

    /// <param name="job">"Edit", "Render".</param>
    /// <param name="name">Which one, for the log.</param>
    /// <param name="then">What became of the job, and what to do now.</param>
    /// <returns>A message for the user.</returns>
    public static string Tell(Exception error, string job, string name, string then, TextWriter? log)
    {
        if (error is RenderException)
        {
            return error.Message;
        }

        log?.WriteLine($"{job} {name}: {error}");
        return DiskFullException.Is(error) ? $"The local backend's disk is full. {then} Free some space first."
            : error is TimeoutException or FfmpegMissingException ? error.Message
            : error is FfmpegException
                ? $"ffmpeg could not process a project file ({FfmpegId}): {Reason(error.Message)}. {then} If it keeps "
                    + $"failing, send the file in another format."
            : $"The {job.ToLowerInvariant()} failed unexpectedly ({UnexpectedId}). {then} If it keeps failing, report it.";
    }

    /// <summary>The end of the last line ffmpeg wrote, without the path before it.</summary>
    private static string Reason(string lines)
    {
        var last = lines.Split('\n')[^1];
        return last[(last.LastIndexOf(": ", StringComparison.Ordinal) is >= 0 and var at ? at + 2 : 0)..].Trim().TrimEnd('.');
    }
}
