using NemoVideo.Local.Agent;
using NemoVideo.Local.Measuring.Clips;
using NemoVideo.Local.Measuring.Footage;
using NemoVideo.Local.Measuring.Speech;
using NemoVideo.Local.Media;
using NemoVideo.Local.Model;
using NemoVideo.Local.Operations;
using NemoVideo.Local.Rendering;

namespace NemoVideo.Local.Hosting;

/// <summary>The one place where the parts that do the work are put together.</summary>
internal static class Composition
{
    /// <exception cref="FfmpegMissingException">There is no ffmpeg; the message says what to install.</exception>
    public static LocalServices Create()
    {
        var ffmpeg = new FfmpegProcess(FfmpegTools.Find());
        return Create(
            ffmpeg,
            new RememberingFootageMeter(new FootageMeter(ffmpeg)),
            new RememberingClipMeter(new ClipMeter(ffmpeg)),
            new MediaProbe(ffmpeg)
        );
    }

    /// <param name="uploads">Probes uploads; what was rendered here needs no second look at its frames.</param>
    internal static LocalServices Create(FfmpegProcess ffmpeg, IFootageMeter footage, IClipMeter clips, IMediaProbe uploads)
    {
        var editor = DraftEditor.Create(new(new PauseDetector(ffmpeg), footage, clips));
        var renderer = new FfmpegRenderer(ffmpeg, new MediaProbe(ffmpeg, decodes: false));
        var queue = new ProbeQueue(uploads, Environment.ProcessorCount, Limits.ProbeTime, TimeProvider.System);
        return new LocalServices(new EditingAgent(editor, OperationList.Reader.Read), renderer, queue);
    }
}
