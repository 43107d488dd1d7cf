using System.Buffers.Binary;
using System.IO.Compression;

namespace NemoVideo.Local.Rendering.Boards;

/// <summary>Writes PNG files of 8-bit RGBA (RFC 2083).</summary>
internal static class PngFile
{
    private static readonly uint[] CrcTable =
    [
        .. Enumerable
            .Range(0, 256)
            .Select(n =>
            {
                var crc = (uint)n;
                for (var bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
                }
                return crc;
            }),
    ];

    public static void Write(string path, Canvas picture)
    {
        using var file = File.Create(path);
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), picture.Height);
        // 8 bits, red, green, blue and alpha; the rest are the only methods there are.
        header[8] = 8;
        header[9] = 6;
        Chunk(file, "IHDR"u8, header);

        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            var pixels = picture.ToRgba();
            var stride = picture.Width * 4;
            for (var row = 0; row < picture.Height; row++)
            {
                zlib.WriteByte(0);
                zlib.Write(pixels, row * stride, stride);
            }
        }

        Chunk(file, "IDAT"u8, data.GetBuffer().AsSpan(0, (int)data.Length));
        Chunk(file, "IEND"u8, []);
    }

    private static void Chunk(FileStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        file.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            crc = CrcTable[(crc ^ value) & 255] ^ (crc >> 8);
        }

        return crc;
    }
}
