namespace NemoVideo.Local.Rendering;

/// <summary>A render that can't be made, with a message for users.</summary>
internal sealed class RenderException : Exception
{
    public RenderException() { }

    public RenderException(string message)
        : base(message) { }

    public RenderException(string message, Exception innerException)
        : base(message, innerException) { }
}
