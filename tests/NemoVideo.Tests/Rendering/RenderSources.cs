using System.Text.Json;
using System.Text.Json.Serialization;
using NemoVideo.Local.Media;
using NemoVideo.Local.Model;
using NemoVideo.Local.Rendering;
using NemoVideo.Tests.Media;

namespace NemoVideo.Tests.Rendering;

/// <summary>
/// Small sources (<see cref="SharedSources"/>), and a short way to render a draft over them and to measure what came out.
/// </summary>
public sealed class RenderSources : IAsyncLifetime
{
    public const int Rate = 30;
    internal const int Bits = 10;

    private readonly Dictionary<string, MediaItem> _items = [];
    private readonly Dictionary<string, (string Name, string Arguments)> _made = [];
    private readonly Dictionary<string, string> _rendered = [];

    private static readonly JsonSerializerOptions Whole = new()
    {
        IncludeFields = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    internal static MediaProbe Probe { get; } = new(Ffmpeg.Process);

    /// <summary>
    /// The renderer as it is, without its last look at the file: the tests here look at more of it, those over HTTP have that
    /// look too.
    /// </summary>
    internal static FfmpegRenderer Renderer { get; } = new(Ffmpeg.Process, new NoProbe());

    internal string Folder { get; } = Directory.CreateTempSubdirectory("nemo-test-").FullName;

    internal IReadOnlyList<MediaItem> Media => [.. _items.Values];

    public async ValueTask InitializeAsync()
    {
        foreach (var item in await SharedSources.Items)
        {
            _items[item.Id] = item;
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Makes a source; what the cases of a theory have in common is made once.</summary>
    internal async Task<MediaItem> AddAsync(string id, string name, string arguments)
    {
        if (_made.TryGetValue(id, out var made) && made == (name, arguments))
        {
            return _items[id];
        }

        var item = await AddFileAsync(id, await Ffmpeg.MakeAsync(Folder, name, arguments));
        _made[id] = (name, arguments);
        return item;
    }

    internal async Task<MediaItem> AddFileAsync(string id, string path)
    {
        var item = new MediaItem(id, Path.GetFileName(path), path, await Probe.ProbeAsync(path, CancellationToken.None));
        _items[id] = item;
        _made.Remove(id);
        _rendered.Clear();
        return item;
    }

    /// <summary>
    /// The sound of a real recording as it is, over a small gray picture: its own takes long to decode, and these tests are
    /// about sound.
    /// </summary>
    internal Task<MediaItem> AddSoundOfAsync(string id, string recording, int rate) =>
        AddAsync(
            id,
            id + ".mp4",
            $"-f lavfi -i color=gray:s=64x36:r={rate} -i {recording} -map 0:v -map 1:a:0 -c:a copy -shortest -preset ultrafast"
        );

    /// <summary>Another file with the same in it.</summary>
    internal MediaItem AddCopy(string id, MediaItem of)
    {
        var path = Path.Combine(Folder, id + Path.GetExtension(of.FilePath));
        File.Copy(of.FilePath, path);
        _rendered.Clear();
        return _items[id] = new MediaItem(id, Path.GetFileName(path), path, of.Info);
    }

    internal static Draft Draft(params Track[] tracks) =>
        new()
        {
            Duration = tracks.SelectMany(track => track.Segments).Max(segment => segment.End),
            Metadata = new DraftMetadata
            {
                Width = 320,
                Height = 180,
                FrameRate = Rate,
            },
            Tracks = tracks,
        };

    internal static Track Video(params Segment[] segments) => new() { Type = TrackType.Video, Segments = segments };

    internal static Track Audio(params Segment[] segments) => new() { Type = TrackType.Audio, Segments = segments };

    internal static Track Text(params Segment[] segments) => new() { Type = TrackType.Text, Segments = segments };

    /// <summary>
    /// Renders a draft over the sources. What says the same in two languages gives the same draft, which is rendered once.
    /// </summary>
    internal async Task<string> RenderAsync(Draft draft, RenderOutput? output = null)
    {
        output ??= new RenderOutput();
        var key = JsonSerializer.Serialize((draft, output), Whole);
        if (_rendered.TryGetValue(key, out var rendered))
        {
            return rendered;
        }

        var target = Path.Combine(Folder, Path.GetRandomFileName() + ".mp4");
        List<double> progress = [];
        await Renderer.RenderAsync(draft, Media, output, target, new Collect<double>(progress), CancellationToken.None);
        Assert.Equal(progress.Order(), progress);
        Assert.Equal(1, progress[^1]);
        Assert.False(File.Exists(target + ".part"));
        return _rendered[key] = target;
    }

    internal static string NumberFilter { get; } = $"scale={Bits}:1:flags=area,format=gray";

    internal static string ColorFilter(string crop) => $"{crop},format=rgb24,scale=1:1:flags=area";

    /// <summary>The numbers that the frames of a file carry.</summary>
    internal static async Task<int[]> NumbersAsync(string path) => Numbers(await PixelsAsync(path, NumberFilter));

    internal static int[] Numbers(byte[] pixels) =>
        [.. pixels.Chunk(Bits).Select(bars => bars.Select((bar, bit) => bar > 127 ? 1 << bit : 0).Sum())];

    /// <summary>The mean colour (red, green, blue) of each frame, or of a part of it.</summary>
    /// <param name="crop">Such as <c>crop=10:10:0:0</c>.</param>
    internal static async Task<(int R, int G, int B)[]> ColorsAsync(string path, string crop = "null") =>
        Colors(await PixelsAsync(path, ColorFilter(crop)));

    internal static (int R, int G, int B)[] Colors(byte[] pixels) =>
        [.. pixels.Chunk(3).Select(pixel => ((int)pixel[0], (int)pixel[1], (int)pixel[2]))];

    /// <summary>The frequency of a pure tone in a time range, by its zero crossings.</summary>
    internal static double Frequency(float[] samples, double from, double to, int rate)
    {
        List<double> crossings = [];
        for (var index = (int)(from * rate) + 1; index < (int)(to * rate); index++)
        {
            if (samples[index - 1] < 0 && samples[index] >= 0)
            {
                crossings.Add(index - (samples[index] / (samples[index] - samples[index - 1])));
            }
        }

        return (crossings.Count - 1) * rate / (crossings[^1] - crossings[0]);
    }

    /// <summary>What a text recogniser reads from a frame, with the letters (white) made black on white.</summary>
    internal async Task<string> ReadTextAsync(string path, double at, string language = "eng") =>
        (await ReadTextsAsync(path, [at], language, Folder))[0];

    /// <summary>The same of several frames.</summary>
    /// <param name="times">From the first to the last.</param>
    /// <param name="folder">Where the frames' pictures may lie.</param>
    internal static async Task<string[]> ReadTextsAsync(string path, double[] times, string language, string folder)
    {
        // The file is read once, from the first of them on. Plain grey takes less to write and to read than PNG.
        var from = times[0];
        var frames = times.Select(at => Ffmpeg.Text(at - from)).Select(at => $"gte(t,{at})*not(gte(prev_t,{at}))");
        var name = Path.Combine(folder, Path.GetRandomFileName());
        await Ffmpeg.Process.RunAsync(
            [
                "-filter_threads",
                "1",
                "-threads",
                "1",
                "-ss",
                Ffmpeg.Text(from),
                "-i",
                path,
                "-map",
                "0:v",
                "-vf",
                $"select='{string.Join('+', frames)}',format=gray,lutyuv=y='if(gt(val,215),0,255)',scale=iw*2:ih*2",
                "-fps_mode",
                "passthrough",
                "-frames:v",
                $"{times.Length}",
                "-threads",
                "1",
                name + "-%d.pgm",
            ],
            null,
            CancellationToken.None
        );
        string[] pictures = [.. times.Select((_, index) => $"{name}-{index + 1}.pgm")];
        return await TextReading.ReadAsync(pictures, language, 6, folder);
    }

    private static async Task<byte[]> PixelsAsync(string path, string filter)
    {
        List<byte> bytes = [];
        await foreach (
            var piece in Ffmpeg.Process.ReadOutputAsync(
                ["-filter_threads", "1", "-i", path, "-map", "0:v", "-vf", filter, "-fps_mode", "passthrough", "-f", "rawvideo", "pipe:1"],
                CancellationToken.None
            )
        )
        {
            bytes.AddRange(piece.Span);
        }

        return [.. bytes];
    }

    private sealed class NoProbe : IMediaProbe
    {
        public Task<MediaInfo> ProbeAsync(string path, CancellationToken cancellationToken) =>
            Task.FromResult(new MediaInfo { Kind = MediaKind.Video });
    }
}
