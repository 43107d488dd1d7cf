using NemoVideo.Local.Model;

namespace NemoVideo.Local.Media;

/// <summary>Reads what a file is.</summary>
internal interface IMediaProbe
{
    /// <exception cref="MediaException">The file is not media, is broken, or holds nothing editable; the message says which.</exception>
    Task<MediaInfo> ProbeAsync(string path, CancellationToken cancellationToken);
}

/// <summary>A file that can't be accepted, with a reason for users.</summary>
internal sealed class MediaException : Exception
{
    public MediaException() { }

    public MediaException(string message)
        : base(message) { }

    public MediaException(string message, Exception innerException)
        : base(message, innerException) { }
}
