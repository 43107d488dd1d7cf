using System.Net;
using System.Net.Http.Headers;
using NemoVideo.Core;

namespace NemoVideo.Client.Http;

/// <summary>A body that knows how far it got, which decides whether a request may be repeated.</summary>
internal abstract class TrackedContent : HttpContent
{
    /// <summary>All of it was handed over; while this is false, the service can't have the whole request.</summary>
    public bool IsComplete { get; protected set; }

    /// <summary>The file could not be read: nothing to do with the network.</summary>
    public NemoException? Failure { get; protected set; }
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
        IsComplete = false;
        await stream.WriteAsync(_json, cancellationToken).ConfigureAwait(false);
        IsComplete = true;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _json.Length;
        return true;
    }
}
