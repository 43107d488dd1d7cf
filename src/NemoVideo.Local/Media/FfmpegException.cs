namespace NemoVideo.Local.Media;

/// <summary>ffmpeg or ffprobe ended with an error; the message holds the last lines it wrote.</summary>
internal sealed class FfmpegException : Exception
{
    public FfmpegException() { }

    public FfmpegException(string message)
        : base(message) { }

    public FfmpegException(string message, Exception innerException)
        : base(message, innerException) { }
}
