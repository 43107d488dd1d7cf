using NemoVideo.Local.Editing;
using NemoVideo.Local.Media;
using NemoVideo.Local.Rendering;
using NemoVideo.Tests.Media;

namespace NemoVideo.Tests.Rendering;

/// <summary>Small sources, made once, and a short way to render a draft over them and to measure what came out.</summary>
public sealed class RenderSources : IAsyncLifetime
{
    public const int Rate = 30;
    private const int Bits = 10;

    private readonly Dictionary<string, MediaItem> _items = [];

    internal static MediaProbe Probe { get; } = new(Ffmpeg.Process);

    internal static FfmpegRenderer Renderer { get; } = new(Ffmpeg.Process, Probe);

    internal string Folder { get; } = Directory.CreateTempSubdirectory("nemo-test-").FullName;

    internal IReadOnlyList<MediaItem> Media => [.. _items.Values];

    public async ValueTask InitializeAsync()
    {
        // Each frame carries its number as ten bars (the first is the lowest bit); the sound is 200 Hz at its beginning
        // and 50 Hz higher each second: both tell at any place where in the source it is from.
        var bars = string.Join(',', Enumerable.Range(0, Bits).Select(bit => $"drawbox=x={bit * 32}:y=0:w=32:h=180:t=fill:color=white:enable='mod(floor(n/{1 << bit}),2)'"));
        await AddAsync("count", "count.mp4",
            $"-f lavfi -i color=black:s=320x180:r={Rate}:d=20,{bars} -f lavfi -i aevalsrc=0.5*sin(2*PI*(200*t+25*t*t)):s=48000:d=20 -preset ultrafast -crf 18 -g 30 -c:a aac -b:a 160k -ac 2");
        await AddAsync("red", "red.mp4", "-f lavfi -i color=red:s=320x180:r=30:d=3 -f lavfi -i sine=440:d=3:r=48000,volume=4 -preset ultrafast -ac 2");
        await AddAsync("blue", "blue.mp4", "-f lavfi -i color=blue:s=320x180:r=30:d=3 -f lavfi -i sine=880:d=3:r=48000,volume=4 -preset ultrafast -ac 2");
        await AddAsync("logo", "logo.png", "-f lavfi -i color=lime:s=20x20,format=rgba,pad=40:40:10:10:color=black@0 -frames:v 1");
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    internal async Task<MediaItem> AddAsync(string id, string name, string arguments) =>
        await AddFileAsync(id, await Ffmpeg.MakeAsync(Folder, name, arguments));

    internal async Task<MediaItem> AddFileAsync(string id, string path)
    {
        var item = new MediaItem(id, Path.GetFileName(path), path, await Probe.ProbeAsync(path, CancellationToken.None));
        _items[id] = item;
        return item;
    }

    internal static Draft Draft(params Track[] tracks) => new()
    {
        Duration = tracks.SelectMany(track => track.Segments).Max(segment => segment.End),
        Metadata = new DraftMetadata { Width = 320, Height = 180, FrameRate = Rate },
        Tracks = tracks,
    };

    internal static Track Video(params Segment[] segments) => new() { Type = TrackType.Video, Segments = segments };

    internal static Track Audio(params Segment[] segments) => new() { Type = TrackType.Audio, Segments = segments };

    internal static Track Text(params Segment[] segments) => new() { Type = TrackType.Text, Segments = segments };

    internal async Task<string> RenderAsync(Draft draft, RenderOutput? output = null)
    {
        var target = Path.Combine(Folder, Path.GetRandomFileName() + ".mp4");
        List<double> progress = [];
        var info = await Renderer.RenderAsync(draft, Media, output ?? new RenderOutput(), target, new Collect<double>(progress), CancellationToken.None);
        Assert.Equal(progress.Order(), progress);
        Assert.Equal(1, progress[^1]);
        Assert.False(File.Exists(target + ".part"));
        Assert.Equal(MediaKind.Video, info.Kind);
        return target;
    }

    /// <summary>The numbers that the frames of a file carry.</summary>
    internal static async Task<int[]> NumbersAsync(string path)
    {
        var pixels = await PixelsAsync(path, $"scale={Bits}:1:flags=area,format=gray");
        return [.. pixels.Chunk(Bits).Select(bars => bars.Select((bar, bit) => bar > 127 ? 1 << bit : 0).Sum())];
    }

    /// <summary>The mean colour (red, green, blue) of each frame, or of a part of it.</summary>
    /// <param name="crop">Such as <c>crop=10:10:0:0</c>.</param>
    internal static async Task<(int R, int G, int B)[]> ColorsAsync(string path, string crop = "null") =>
        [.. (await PixelsAsync(path, $"{crop},format=rgb24,scale=1:1:flags=area")).Chunk(3).Select(pixel => ((int)pixel[0], (int)pixel[1], (int)pixel[2]))];

    /// <summary>The frequency of a pure tone in a time range, by its zero crossings.</summary>
    internal static double Frequency(float[] samples, double from, double to, int rate)
    {
        List<double> crossings = [];
        for (var index = (int)(from * rate) + 1; index < (int)(to * rate); index++)
            if (samples[index - 1] < 0 && samples[index] >= 0)
                crossings.Add(index - (samples[index] / (samples[index] - samples[index - 1])));
        return (crossings.Count - 1) * rate / (crossings[^1] - crossings[0]);
    }

    /// <summary>What a text recogniser reads from a frame, with the letters (white) made black on white.</summary>
    internal Task<string> ReadTextAsync(string path, double at, string language = "eng") => ReadTextAsync(path, at, language, Folder);

    /// <param name="folder">Where the frame's picture may lie.</param>
    internal static async Task<string> ReadTextAsync(string path, double at, string language, string folder)
    {
        var picture = await Ffmpeg.MakeAsync(
            folder, Path.GetRandomFileName() + ".png", $"-ss {Ffmpeg.Text(at)} -i {path} -frames:v 1 -vf format=gray,lutyuv=y='if(gt(val,215),0,255)',scale=iw*2:ih*2 -update 1");
        Needs.Tesseract(language);
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("tesseract", [picture, "-", "-l", language, "--psm", "6"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _ = process.StandardError.ReadToEndAsync();
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return text;
    }

    private static async Task<byte[]> PixelsAsync(string path, string filter)
    {
        List<byte> bytes = [];
        await foreach (var piece in Ffmpeg.Process.ReadOutputAsync(
            ["-i", path, "-map", "0:v", "-vf", filter, "-fps_mode", "passthrough", "-f", "rawvideo", "pipe:1"], CancellationToken.None))
            bytes.AddRange(piece.Span);
        return [.. bytes];
    }
}
