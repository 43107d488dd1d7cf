using System.Buffers.Binary;
using System.IO.Compression;
using NemoVideo.Local.Media;
using NemoVideo.Local.Model;
using NemoVideo.Local.Work;

namespace NemoVideo.Tests.Media;

/// <summary>
/// Small files that would take gigabytes: they are refused by their header and their packets, before anything is decoded.
/// </summary>
public sealed class HostileFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nemo-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Media_longer_than_the_longest_render_is_refused()
    {
        // Two pieces, at 0 and at 20,000 h.
        await RefusedAsync(
            await Ffmpeg.MakeAsync(
                _folder,
                "gap.mkv",
                "-f lavfi -i anullsrc=r=8000:d=0.2 -af asetpts=PTS+gt(N\\,0)*72000000/TB -c:a pcm_s16le"
            ),
            "longer than 10 hours"
        );
        await RefusedAsync(
            await Ffmpeg.MakeAsync(
                _folder,
                "film.mkv",
                "-f lavfi -i color=s=16x16:r=1:d=2 -vf setpts=PTS+gt(N\\,0)*72000000/TB -vsync passthrough -preset ultrafast"
            ),
            "longer than 10 hours"
        );
    }

    [Theory]
    [InlineData("wide.png", 60_000, 3_000)]
    [InlineData("square.png", 12_000, 12_000)]
    public async Task Picture_of_too_many_pixels_is_refused_however_small_its_file(string name, int width, int height)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllBytesAsync(path, Png(width, height));
        Assert.InRange(new FileInfo(path).Length, 1, 100_000);
        await RefusedAsync(path, "too large: the limit is 120 megapixels for a picture");
    }

    [Fact]
    public async Task Film_of_an_enormous_canvas_is_refused()
    {
        var path = Path.Combine(_folder, "canvas.gif");
        await File.WriteAllBytesAsync(path, Gif(16_000, 16_000, frames: 20));
        await RefusedAsync(path, "too large");
        // As many pixels only when they are made square.
        await RefusedAsync(
            await Ffmpeg.MakeAsync(_folder, "stretched.mp4", "-f lavfi -i color=s=640x640:r=5:d=1,setsar=100 -preset ultrafast"),
            "too large"
        );
    }

    [Fact]
    public async Task A_large_photo_is_taken()
    {
        var path = Path.Combine(_folder, "photo.png");
        await File.WriteAllBytesAsync(path, Png(8_000, 6_000));
        var info = await new MediaProbe(Ffmpeg.Process).ProbeAsync(path, CancellationToken.None);
        Assert.Equal((8_000, 6_000), (info.Width, info.Height));
    }

    [Fact]
    public void Packets_are_counted_and_not_kept()
    {
        const int Packets = 100_000;
        var report = new ProbeReport();
        report.Add("{");
        report.Add("    \"packets\": [");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var number = 0; number < Packets; number++)
        {
            report.Add($"        {{ \"stream_index\": 0, \"pts_time\": \"{number}.5\", \"duration_time\": \"1.0\", \"flags\": \"K_\" }},");
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 2_000_000);
        // One with more to it than was asked for takes several lines.
        report.Add("        { \"stream_index\": 1, \"pts_time\": \"7\", \"flags\": \"K_\",");
        report.Add("            \"side_data_list\": [");
        report.Add("                {  }");
        report.Add("            ] }");
        report.Add("    ],");
        report.Add("    \"format\": { \"format_name\": \"wav\" }");
        report.Add("}");
        Assert.Equal(Packets + 1, report.Packets!.Count);
        Assert.Equal(TimeSpan.FromSeconds(8), report.Packets.Ends(TimeSpan.FromSeconds(1))[1]);
        Assert.Equal(TimeSpan.FromSeconds(Packets + 0.5), report.Packets.Ends(TimeSpan.Zero)[0]);
        Assert.Equal("wav", report.Read().Format.Name);
    }

    [Fact]
    public async Task A_line_without_an_end_is_not_read_to_it()
    {
        using var endless = new Endless();
        await Assert.ThrowsAsync<FfmpegException>(async () =>
        {
            await foreach (var line in BoundedLines.ReadAsync(endless, CancellationToken.None))
            {
                Assert.Fail(line);
            }
        });
        using var lines = new StringReader("one\r\n\ntwo");
        Assert.Equal(["one", "", "two"], await BoundedLines.ReadAsync(lines, CancellationToken.None).ToListAsync());
    }

    [Fact]
    public async Task Probes_wait_for_each_other_and_have_a_time_limit()
    {
        var clock = new ServerClock(null);
        var slow = new SlowProbe();
        using var queue = new ProbeQueue(slow, places: 2, TimeSpan.FromMinutes(2), clock);
        using var left = new CancellationTokenSource();
        var probes = Enumerable.Range(0, 5).Select(number => queue.ProbeAsync($"{number}.mp4", left.Token)).ToList();
        Assert.Equal(2, slow.Running);

        clock.Advance(TimeSpan.FromMinutes(3));
        var error = await Assert.ThrowsAsync<MediaException>(() => probes[0]);
        Assert.Contains("'0.mp4' could not be read within 2 minutes", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<MediaException>(() => probes[1]);

        // The time of those that waited begins with their turn.
        await slow.Begun(4);
        Assert.All(probes[2..], probe => Assert.False(probe.IsCompleted));
        await left.CancelAsync();
        foreach (var probe in probes[2..])
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => probe);
        }
    }

    private static async Task RefusedAsync(string path, string reason)
    {
        var error = await Assert.ThrowsAsync<MediaException>(() => new MediaProbe(Ffmpeg.Process).ProbeAsync(path, CancellationToken.None));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(path), error.Message, StringComparison.Ordinal);
    }

    /// <summary>A black picture, one bit a pixel.</summary>
    private static byte[] Png(int width, int height)
    {
        using var pixels = new MemoryStream();
        using (var zip = new ZLibStream(pixels, CompressionLevel.SmallestSize))
        {
            var row = new byte[1 + ((width + 7) / 8)];
            for (var y = 0; y < height; y++)
            {
                zip.Write(row);
            }
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 1;
        return [0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR", header), .. Chunk("IDAT", pixels.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string type, byte[] content)
    {
        byte[] body = [.. System.Text.Encoding.ASCII.GetBytes(type), .. content];
        byte[] chunk = [0, 0, 0, 0, .. body, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(4 + body.Length), Crc32(body));
        return chunk;
    }

    private static uint Crc32(byte[] bytes)
    {
        var crc = ~0u;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }

    /// <summary>One black pixel a frame, on a canvas of any size.</summary>
    private static byte[] Gif(ushort width, ushort height, int frames)
    {
        List<byte> file =
        [
            .. "GIF89a"u8,
            (byte)width,
            (byte)(width >> 8),
            (byte)height,
            (byte)(height >> 8),
            0x80,
            0,
            0,
            0,
            0,
            0,
            0xFF,
            0xFF,
            0xFF,
        ];
        for (var frame = 0; frame < frames; frame++)
        {
            file.AddRange([0x21, 0xF9, 4, 0, 10, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]);
        }

        return [.. file, (byte)';'];
    }

    private sealed class Endless : TextReader
    {
        public override ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill('x');
            return ValueTask.FromResult(buffer.Length);
        }
    }

    /// <summary>Never comes to an end by itself.</summary>
    private sealed class SlowProbe : IMediaProbe
    {
        private readonly Dictionary<int, TaskCompletionSource> _begun = Enumerable
            .Range(1, 5)
            .ToDictionary(number => number, _ => new TaskCompletionSource());
        private int _count;

        public int Running { get; private set; }

        public Task Begun(int number) => _begun[number].Task;

        public async Task<MediaInfo> ProbeAsync(string path, CancellationToken cancellationToken)
        {
            Running++;
            _begun[Interlocked.Increment(ref _count)].SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new MediaInfo { Kind = MediaKind.Image };
        }
    }
}
