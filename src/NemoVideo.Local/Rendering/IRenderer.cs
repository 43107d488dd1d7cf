using NemoVideo.Local.Model;

namespace NemoVideo.Local.Rendering;

/// <summary>Renders a draft to a file.</summary>
internal interface IRenderer
{
    /// <param name="target">Written only when the render is complete: until then it is written next to it under another name.</param>
    /// <param name="progress">0 to 1, from ffmpeg's own report of the output time.</param>
    /// <exception cref="RenderException">The draft names missing media, is empty, or ffmpeg failed; the message is for users.</exception>
    Task<MediaInfo> RenderAsync(
        Draft draft,
        IReadOnlyList<MediaItem> media,
        RenderOutput output,
        string target,
        IProgress<double> progress,
        CancellationToken cancellationToken
    );
}
