using NemoVideo.Tests.Media;

namespace NemoVideo.Tests.Rendering;

/// <summary>What a rendered file shows and what is heard in it, all of it from one run of ffmpeg.</summary>
/// <param name="Numbers">Those that the frames carry.</param>
/// <param name="Colors">The mean colour of each frame.</param>
/// <param name="Parts">The same of each part that was asked for.</param>
/// <param name="Sound">Mono samples, 48,000 a second.</param>
internal sealed record Seen(int[] Numbers, (int R, int G, int B)[] Colors, IReadOnlyList<(int R, int G, int B)[]> Parts, float[] Sound)
{
    public const int Rate = 48000;

    /// <param name="crops">Parts of the frame, such as <c>crop=10:10:0:0</c>.</param>
    public static async Task<Seen> OfAsync(string path, params string[] crops)
    {
        var folder = Directory.CreateTempSubdirectory("nemo-test-").FullName;
        try
        {
            string[] filters = [RenderSources.NumberFilter, .. crops.Prepend("null").Select(RenderSources.ColorFilter)];
            await Ffmpeg.Process.RunAsync(
                [
                    "-filter_threads",
                    "1",
                    "-threads",
                    "1",
                    "-i",
                    path,
                    .. filters.SelectMany(
                        (filter, index) =>
                            (string[])
                                [
                                    "-map",
                                    "0:v",
                                    "-vf",
                                    filter,
                                    "-fps_mode",
                                    "passthrough",
                                    "-f",
                                    "rawvideo",
                                    Path.Combine(folder, $"{index}.raw"),
                                ]
                    ),
                    "-map",
                    "0:a:0",
                    "-af",
                    $"aresample={Rate}:async=1:first_pts=0,aformat=sample_fmts=s32:channel_layouts=mono",
                    "-f",
                    "f32le",
                    Path.Combine(folder, "sound.raw"),
                ],
                null,
                CancellationToken.None
            );
            var pixels = await Task.WhenAll(filters.Select((_, index) => File.ReadAllBytesAsync(Path.Combine(folder, $"{index}.raw"))));
            var sound = await File.ReadAllBytesAsync(Path.Combine(folder, "sound.raw"));
            return new(
                RenderSources.Numbers(pixels[0]),
                RenderSources.Colors(pixels[1]),
                [.. pixels.Skip(2).Select(RenderSources.Colors)],
                System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(sound).ToArray()
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
