using System.IO.Compression;
using System.Text;

namespace NemoVideo.Tests.Wire;

/// <summary>Bodies as a server or a gateway compresses them.</summary>
internal static class Packing
{
    /// <param name="encoding"><c>gzip</c>, <c>br</c>, <c>deflate</c>, or <c>raw deflate</c>, which some servers call deflate.</param>
    public static byte[] Of(string text, string encoding)
    {
        var packed = new MemoryStream();
        using (
            Stream packer = encoding switch
            {
                "gzip" => new GZipStream(packed, CompressionMode.Compress),
                "br" => new BrotliStream(packed, CompressionMode.Compress),
                "deflate" => new ZLibStream(packed, CompressionMode.Compress),
                _ => new DeflateStream(packed, CompressionMode.Compress),
            }
        )
        {
            packer.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
