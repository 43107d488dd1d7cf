using NemoVideo.Local.Model;

namespace NemoVideo.Local.Rendering;

/// <summary>Renders a draft to a file.</summary>
internal interface IRenderer
{
    /// <param name="target">Is written only when the render is whole: work goes on beside it under another name.</param>
    /// <param name="progress">0 to 1, from ffmpeg's own report of the output time.</param>
    /// <exception cref="RenderException">The draft names media that is not there, holds nothing, or ffmpeg failed; the message is for users.</exception>
    Task<MediaInfo> RenderAsync(
        Draft draft, IReadOnlyList<MediaItem> media, RenderOutput output, string target, IProgress<double> progress, CancellationToken cancellationToken);
}
