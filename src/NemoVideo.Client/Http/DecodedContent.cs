using System.IO.Compression;
using System.Net;

namespace NemoVideo.Client.Http;

/// <summary>
/// A body that a server compressed unasked. The handler's own decompression would ask for it with Accept-Encoding, and events would
/// then wait in a gateway's compressor. Limits count what comes out of it.
/// </summary>
internal sealed class DecodedContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly string _encoding;

    private DecodedContent(HttpContent inner, string encoding)
    {
        (_inner, _encoding) = (inner, encoding);
        foreach (var header in inner.Headers.NonValidated.Where(header => !Describes(header.Key)))
        {
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    /// <summary>The content without its encodings, the last one first; one that is not known stays.</summary>
    public static HttpContent Of(HttpContent content)
    {
        foreach (var encoding in content.Headers.ContentEncoding.Reverse().Select(name => name.ToLowerInvariant()).ToList())
        {
            if (encoding is "gzip" or "x-gzip" or "br" or "deflate")
            {
                content = new DecodedContent(content, encoding);
            }
            else if (encoding is not "identity")
            {
                break;
            }
        }

        return content;
    }

    protected override Task<Stream> CreateContentReadStreamAsync() => CreateContentReadStreamAsync(CancellationToken.None);

    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken)
    {
        var stream = await _inner.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return new DecodedStream(
            _encoding switch
            {
                "br" => new BrotliStream(stream, CompressionMode.Decompress),
                "deflate" => await InflateAsync(stream, cancellationToken).ConfigureAwait(false),
                _ => new GZipStream(stream, CompressionMode.Decompress),
            }
        );
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await using var decoded = await CreateContentReadStreamAsync().ConfigureAwait(false);
        await decoded.CopyToAsync(stream).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private static bool Describes(string header) =>
        header.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Content-Length", StringComparison.OrdinalIgnoreCase);

    /// <summary>"deflate" is zlib by the standard; some servers leave out its two bytes of header.</summary>
    private static async Task<Stream> InflateAsync(Stream stream, CancellationToken cancellationToken)
    {
        var start = new byte[2];
        var count = await stream.ReadAtLeastAsync(start, 2, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var whole = new PrefixedStream(start.AsMemory(0, count), stream);
        return count == 2 && (start[0] & 15) == 8 && ((start[0] << 8) | start[1]) % 31 == 0
            ? new ZLibStream(whole, CompressionMode.Decompress)
            : new DeflateStream(whole, CompressionMode.Decompress);
    }
}
