using System.Net;
using System.Net.Http.Headers;
using NemoVideo.Core;

namespace NemoVideo.Client.Http;

/// <summary>A body that knows how far it got, which decides whether a request may be repeated.</summary>
internal abstract class TrackedContent : HttpContent
{
    private static readonly AsyncLocal<TrackedContent?> Current = new();

    private volatile bool _isWritten;
    private volatile bool _isLost;

    /// <summary>All of it was handed over; while this is false, the service can't have the whole request.</summary>
    public bool IsComplete => _isWritten && !_isLost;

    /// <summary>The file could not be read: nothing to do with the network.</summary>
    public NemoException? Failure { get; protected set; }

    /// <summary>The connection takes no more: what is written from now on goes nowhere.</summary>
    protected bool IsLost => _isLost;

    /// <summary>From here on, what this flow of calls writes to a connection belongs to this body.</summary>
    public static void Follow(TrackedContent? body) => Current.Value = body;

    /// <summary>Bytes of the body that is followed did not leave.</summary>
    public static void Lose()
    {
        if (Current.Value is { } body)
        {
            body._isLost = true;
        }
    }

    /// <summary>The handler may write a body twice: to a connection that turns out to be closed, then to another one.</summary>
    protected void Begin() => _isWritten = _isLost = false;

    protected void End() => _isWritten = true;
}

internal sealed class JsonBody : TrackedContent
{
    private readonly ReadOnlyMemory<byte> _json;

    public JsonBody(ReadOnlyMemory<byte> json)
    {
        _json = json;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Begin();
        await stream.WriteAsync(_json, cancellationToken).ConfigureAwait(false);
        End();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _json.Length;
        return true;
    }
}
