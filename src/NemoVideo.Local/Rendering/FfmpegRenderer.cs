using NemoVideo.Local.Media;
using NemoVideo.Local.Model;
using NemoVideo.Local.Rendering.Boards;
using NemoVideo.Local.Rendering.Graph;
using NemoVideo.Local.Rendering.Sound;
using NemoVideo.Local.Rendering.Text;

namespace NemoVideo.Local.Rendering;

/// <summary>
/// Renders a draft with one run of ffmpeg (after measuring its loudness if that is asked for): H.264 and AAC in MP4 or MOV,
/// ready to stream.
/// </summary>
internal sealed partial class FfmpegRenderer(FfmpegProcess ffmpeg, IMediaProbe probe) : IRenderer
{
    /// <summary>Graphs longer than this go through a file: a command line has a limit (32 KB on Windows).</summary>
    private const int LongGraph = 8_000;

    /// <summary>The end of the name of a render's working folder, next to its target.</summary>
    private const string WorkFolder = ".work";

    /// <inheritdoc/>
    public async Task<MediaInfo> RenderAsync(
        Draft draft,
        IReadOnlyList<MediaItem> media,
        RenderOutput output,
        string target,
        IProgress<double> progress,
        CancellationToken cancellationToken
    )
    {
        if (DraftLimits.Problem(draft) is null && output.Problem(draft.Metadata) is { } problem)
        {
            throw new RenderException(problem);
        }

        DraftCheck.Verify(draft, media);

        var encoding = Encoding(output);
        var (width, height) = output.SizeOf(draft.Metadata);
        var part = target + ".part";
        // Next to the target, so that it goes with the backend's folder; one left by a killed server is in the way.
        var folder = target + WorkFolder;
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        try
        {
            var text = AssText.Write(draft, width, height, cancellationToken);
            if (text is not null)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, "text.ass"), text, cancellationToken);
            }

            var boards = await new LeaderboardPainter(ffmpeg, folder, width, height).PaintAsync(draft, cancellationToken);
            Dictionary<string, string> beds = [];
            string BedFile(string seed) =>
                beds.TryGetValue(seed, out var file) ? file : beds[seed] = MusicBed.Write(seed, folder, cancellationToken);
            var mastering = await new SoundMaster(ffmpeg).PlanAsync(
                draft,
                media,
                (measured, gains) => Composer.ComposeSound(measured, media, BedFile, gains),
                graph => GraphAsync(graph, folder, cancellationToken),
                cancellationToken
            );
            // Not every ffmpeg is built with zscale (libzimg).
            var toneMap = media.Any(item => item.Info.IsHdr) && await ffmpeg.HasFilterAsync("zscale", cancellationToken);
            var composition = Composer.Compose(
                draft,
                media,
                width,
                height,
                text is null ? null : "text.ass",
                BedFile,
                boards,
                mastering,
                toneMap
            );
            string[] arguments =
            [
                .. composition.Inputs,
                .. await GraphAsync(composition.Graph, folder, cancellationToken),
                "-map",
                composition.Picture,
                "-map",
                composition.Sound,
                "-map_metadata",
                "-1",
                "-map_chapters",
                "-1",
                "-r",
                composition.FrameRate,
                .. encoding,
                "-movflags",
                "+faststart",
                "-f",
                output.Format,
                FfmpegInput.Address(part),
            ];
            var report = new Fraction(progress, composition.Duration);
            await ffmpeg.RunAsync(arguments, report, cancellationToken, folder);
            var info = await probe.ProbeAsync(part, cancellationToken);
            File.Move(part, target, overwrite: true);
            progress.Report(1);
            return info;
        }
        catch (FfmpegException error)
        {
            throw new RenderException($"ffmpeg could not render the timeline: {error.Message}", error);
        }
        catch (MediaException error)
        {
            throw new RenderException($"The render came out broken: {error.Message}", error);
        }
        catch (IOException error)
        {
            throw new RenderException($"The render could not be written: {error.Message}", error);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            File.Delete(part);
        }
    }

    internal static string[] Encoding(RenderOutput output)
    {
        // Measured on two cores: from veryfast on, slower presets cost far more time than they save in size.
        // Below 160 kbit/s, ffmpeg's AAC encoder overshot the first peaks after a quiet beginning by 2.7 dB.
        var (crf, sound) = output.Quality switch
        {
            "low" => ("28", "160k"),
            "medium" => ("23", "160k"),
            "high" => ("19", "192k"),
            _ => throw new InvalidOperationException($"The quality {output.Quality} has no encoding."),
        };
        // Each format says here what it is encoded with.
        return output.Format is not ("mp4" or "mov")
            ? throw new InvalidOperationException($"The format {output.Format} has no encoding.")
            :
            [
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-crf",
                crf,
                "-profile:v",
                "high",
                "-pix_fmt",
                "yuv420p",
                "-color_range",
                "tv",
                "-colorspace",
                "bt709",
                "-color_primaries",
                "bt709",
                "-color_trc",
                "bt709",
                "-c:a",
                "aac",
                "-b:a",
                sound,
                "-ar",
                "48000",
                "-ac",
                "2",
            ];
    }

    private async Task<string[]> GraphAsync(string graph, string folder, CancellationToken cancellationToken)
    {
        if (graph.Length <= LongGraph)
        {
            return ["-filter_complex", graph];
        }

        var file = Path.Combine(folder, "graph.txt");
        await File.WriteAllTextAsync(file, graph, cancellationToken);
        return [await ffmpeg.MajorVersionAsync(cancellationToken) >= 7 ? "-/filter_complex" : "-filter_complex_script", file];
    }

    /// <summary>Turns the output's time into a fraction that never goes down.</summary>
    private sealed class Fraction(IProgress<double> progress, TimeSpan duration) : IProgress<TimeSpan>
    {
        private double _last;

        public void Report(TimeSpan value)
        {
            // The last hundredth is for moving the file's index to its front, and for checking what came out.
            var fraction = Math.Min(0.99, value / duration);
            if (fraction > _last)
            {
                progress.Report(_last = fraction);
            }
        }
    }
}
