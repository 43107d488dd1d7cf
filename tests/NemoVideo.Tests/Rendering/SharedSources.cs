using NemoVideo.Local.Media;
using NemoVideo.Local.Model;
using NemoVideo.Tests.Media;

namespace NemoVideo.Tests.Rendering;

/// <summary>The sources of every <see cref="RenderSources"/>, made once for all classes.</summary>
internal static class SharedSources
{
    private const int Rate = RenderSources.Rate;

    private static readonly Lazy<Task<MediaItem[]>> Made = new(MakeAsync);

    public static Task<MediaItem[]> Items => Made.Value;

    private static async Task<MediaItem[]> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("nemo-test-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var probe = new MediaProbe(Ffmpeg.Process, decodes: false);
        // Each frame carries its number as ten bars (the first is the lowest bit); the sound is 200 Hz at its beginning
        // and 50 Hz higher each second: both tell at any place where in the source it is from.
        var bars = string.Join(
            ',',
            Enumerable
                .Range(0, RenderSources.Bits)
                .Select(bit => $"drawbox=x={bit * 32}:y=0:w=32:h=180:t=fill:color=white:enable='mod(floor(n/{1 << bit}),2)'")
        );
        return await Task.WhenAll(
            AddAsync(
                "count",
                "count.mp4",
                $"-f lavfi -i color=black:s=320x180:r={Rate}:d=20,{bars} -f lavfi -i "
                    + $"aevalsrc=0.5*sin(2*PI*(200*t+25*t*t)):s=48000:d=20 -preset ultrafast -crf 18 -g 30 -c:a aac -b:a 160k -ac 2"
            ),
            AddAsync(
                "red",
                "red.mp4",
                "-f lavfi -i color=red:s=320x180:r=30:d=3 -f lavfi -i sine=440:d=3:r=48000,volume=4 -preset ultrafast -ac 2"
            ),
            AddAsync(
                "blue",
                "blue.mp4",
                "-f lavfi -i color=blue:s=320x180:r=30:d=3 -f lavfi -i sine=880:d=3:r=48000,volume=4 -preset ultrafast -ac 2"
            ),
            AddAsync("logo", "logo.png", "-f lavfi -i color=lime:s=20x20,format=rgba,pad=40:40:10:10:color=black@0 -frames:v 1")
        );

        async Task<MediaItem> AddAsync(string id, string name, string arguments)
        {
            var path = await Ffmpeg.MakeAsync(folder, name, arguments);
            return new(id, name, path, await probe.ProbeAsync(path, CancellationToken.None));
        }
    }
}
