using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NemoVideo.Local.Hosting;
using NemoVideo.Tests.Media;

namespace NemoVideo.Tests.Server;

/// <summary>
/// Broken files over real HTTP, with the real probe, editor and renderer: refused with a reason, or rendered with sound and
/// picture of one length. Never a server error or a hang.
/// </summary>
public sealed class BrokenFileTests(BrokenFileTests.Files files) : IClassFixture<BrokenFileTests.Files>
{
    private const int Patience = 180_000;

    /// <param name="percent">How much of the file is there.</param>
    /// <param name="expected">Words of the reason, or the seconds that are rendered (within 0.3 s).</param>
    [Theory(Timeout = Patience)]
    [InlineData("front.mp4", 1, "front.mp4")]
    [InlineData("front.mp4", 10, "cut off")]
    [InlineData("front.mp4", 50, "cut off")]
    [InlineData("front.mp4", 99, "2")]
    [InlineData("end.mp4", 1, "cut off")]
    [InlineData("end.mp4", 50, "cut off")]
    [InlineData("end.mp4", 99, "cut off")]
    [InlineData("clip.mkv", 1, "clip.mkv")]
    [InlineData("clip.mkv", 50, "1")]
    [InlineData("clip.mkv", 99, "2")]
    [InlineData("clip.avi", 1, "clip.avi")]
    [InlineData("clip.avi", 50, "1")]
    [InlineData("photo.jpg", 1, "photo.jpg")]
    [InlineData("sound.mp3", 50, "1")]
    public async Task File_that_is_cut_off_is_refused_or_rendered_as_far_as_it_goes(string name, int percent, string expected)
    {
        var whole = files[name];
        var outcome = await PassAsync(name, whole[..Math.Max(16, whole.Length * percent / 100)]);
        if (double.TryParse(expected, CultureInfo.InvariantCulture, out var seconds))
        {
            Assert.InRange(outcome.Seconds ?? throw new InvalidOperationException(outcome.Reason), seconds - 0.3, seconds + 0.3);
        }
        else
        {
            Assert.Contains(expected, outcome.Reason, StringComparison.Ordinal);
        }
    }

    [Theory(Timeout = Patience)]
    [InlineData("notes.mp4", "just words, many words, and no picture at all", "not a media file")]
    [InlineData("page.jpg", "<!DOCTYPE html><html><head><title>404</title></head><body>Not found</body></html>", "not a media file")]
    [InlineData("page.mp4", "<!DOCTYPE html><html><head><title>404</title></head><body>Not found</body></html>", "not a media file")]
    [InlineData("empty.png", "", "empty")]
    public async Task File_that_is_something_else_is_refused(string name, string content, string reason) =>
        Assert.Contains(reason, (await PassAsync(name, Encoding.UTF8.GetBytes(content))).Reason, StringComparison.Ordinal);

    [Fact(Timeout = Patience)]
    public async Task Picture_that_claims_to_be_monstrous_is_refused()
    {
        var png = (byte[])files["picture.png"].Clone();
        // Width and height in IHDR, and its checksum (CRC-32 over type and data).
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), 100_000);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 100_000);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc32(png.AsSpan(12, 17)));
        Assert.Contains("picture.png", (await PassAsync("picture.png", png)).Reason, StringComparison.Ordinal);
    }

    /// <summary>Bytes turned around anywhere behind the head, from a seed.</summary>
    [Theory(Timeout = Patience)]
    [InlineData("front.mp4", 1)]
    [InlineData("end.mp4", 2)]
    [InlineData("clip.mkv", 3)]
    [InlineData("clip.avi", 4)]
    [InlineData("photo.jpg", 5)]
    [InlineData("sound.mp3", 6)]
    public async Task Damaged_file_is_rendered_or_refused_with_a_reason(string name, int seed)
    {
        var bytes = (byte[])files[name].Clone();
        var random = new Random(seed);
        for (var hit = 0; hit < 40; hit++)
        {
            bytes[random.Next(bytes.Length / 10, bytes.Length)] ^= (byte)random.Next(1, 256);
        }

        var outcome = await PassAsync(name, bytes);
        Assert.True(outcome.Seconds is > 0 and < 60 || outcome.Reason.Length > 10, outcome.Reason);
    }

    private static uint Crc32(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }

    /// <summary>Upload, a small edit, export, download.</summary>
    /// <returns>The length of what came out, or why nothing did.</returns>
    private static async Task<(double? Seconds, string Reason)> PassAsync(string name, byte[] content)
    {
        await using var server = await ServerFixture.StartAsync(services: Composition.Create());
        var session = await server.BeginAsync();
        var upload = await server.UploadAsync(session, (name, content));
        if (upload.Code != 0)
        {
            Assert.Equal(4001, upload.Code);
            var reason = upload.Json["message"]!.GetValue<string>();
            Assert.Contains(name, reason, StringComparison.Ordinal);
            Assert.DoesNotContain(server.Folder, reason, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFiles(Path.Combine(server.Folder, "incoming")));
            return (null, reason);
        }

        await server.RunAsync(session, "fade in and out over 0.2 seconds");
        var draft = (await server.StateAsync(session))["state"]!["draft"]!;
        var submit = await server.SubmitAsync(
            session,
            "render_1",
            new JsonObject
            {
                ["format"] = "mp4",
                ["quality"] = "low",
                ["resolution"] = "144p",
            }
        );
        Assert.True(submit.Json["success"]!.GetValue<bool>());
        JsonNode poll;
        while (
            (poll = (await server.GetAsync("/api/render/proxy/lambda/render_1")).Json)["status"]!.GetValue<string>()
                is not ("completed" or "failed")
        )
        {
            await Task.Delay(50);
        }

        if (poll["status"]!.GetValue<string>() == "failed")
        {
            return (null, poll["error"]!.GetValue<string>());
        }

        var file = Path.Combine(server.Folder, "out.mp4");
        await File.WriteAllBytesAsync(file, await server.Http.GetByteArrayAsync(poll["output"]!["url"]!.GetValue<string>()));
        var streams = await Ffmpeg.Process.ProbeAsync(["-of", "csv=p=0", "-show_entries", "stream=duration", file], CancellationToken.None);
        var lengths = streams
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => double.Parse(line.Trim(',', '\r'), CultureInfo.InvariantCulture))
            .ToArray();
        Assert.Equal(2, lengths.Length);
        Assert.InRange(lengths[0] - lengths[1], -0.04, 0.04);
        Assert.InRange(lengths[0], (draft["d"]!.GetValue<double>() / 1000) - 0.04, (draft["d"]!.GetValue<double>() / 1000) + 0.04);
        return (lengths[0], "");
    }

    /// <summary>Whole files to be broken.</summary>
    public sealed class Files : IAsyncLifetime
    {
        private const string Moving =
            "-f lavfi -i testsrc2=s=160x90:r=30:d=2,noise=alls=30:allf=t -f lavfi -i sine=440:d=2:r=48000,volume=4 ";
        private readonly Dictionary<string, byte[]> _files = [];

        public byte[] this[string name] => _files[name];

        public async ValueTask InitializeAsync()
        {
            var folder = Directory.CreateTempSubdirectory("nemo-test-").FullName;
            try
            {
                foreach (
                    var (name, arguments) in new[]
                    {
                        ("front.mp4", Moving + "-preset ultrafast -g 30 -pix_fmt yuv420p -movflags +faststart"),
                        ("end.mp4", Moving + "-preset ultrafast -g 30 -pix_fmt yuv420p"),
                        ("clip.mkv", Moving + "-preset ultrafast -g 30 -pix_fmt yuv420p"),
                        ("clip.avi", Moving + "-c:v mpeg4 -q:v 5 -c:a libmp3lame"),
                        ("photo.jpg", "-f lavfi -i testsrc2=s=160x90:d=0.04 -frames:v 1"),
                        ("picture.png", "-f lavfi -i testsrc2=s=64x48:d=0.04 -frames:v 1"),
                        ("sound.mp3", "-f lavfi -i sine=440:d=2:r=48000"),
                    }
                )
                {
                    _files[name] = await File.ReadAllBytesAsync(await Ffmpeg.MakeAsync(folder, name, arguments));
                }
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
