using NemoVideo.Local.Editing;
using NemoVideo.Local.Media;

namespace NemoVideo.Local.Rendering;

/// <summary>What the export asked for.</summary>
/// <param name="Format"><c>mp4</c> or <c>mov</c>.</param>
/// <param name="Quality"><c>low</c>, <c>medium</c> or <c>high</c>.</param>
/// <param name="Resolution">Such as <c>1080p</c>: the shorter side; null keeps the draft's size.</param>
internal sealed record RenderOutput(string Format = "mp4", string Quality = "high", string? Resolution = null);

/// <summary>Renders a draft to a file.</summary>
internal interface IRenderer
{
    /// <param name="target">Is written only when the render is whole: work goes on beside it under another name.</param>
    /// <param name="progress">0 to 1, from ffmpeg's own report of the output time.</param>
    /// <exception cref="RenderException">The draft names media that is not there, holds nothing, or ffmpeg failed; the message is for users.</exception>
    Task<MediaInfo> RenderAsync(
        Draft draft, IReadOnlyList<MediaItem> media, RenderOutput output, string target, IProgress<double> progress, CancellationToken cancellationToken);
}

/// <summary>A render that can't be made, with a message for users.</summary>
internal sealed class RenderException : Exception
{
    public RenderException()
    {
    }

    public RenderException(string message)
        : base(message)
    {
    }

    public RenderException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
