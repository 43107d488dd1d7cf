using System.Globalization;
using static System.FormattableString;

namespace NemoVideo.Local.Media;

/// <summary>
/// Makes a short clip to try things out with: speech with long pauses and a little room noise over moving pictures with a running
/// time code, 1280x720, about 20 s.
/// </summary>
internal sealed class SampleClip(FfmpegProcess ffmpeg)
{
    private static readonly (string Words, double PauseAfter)[] Speech =
    [
        ("Good morning. This is a short note from the field.", 2.4),
        ("The first thing I saw today was a heron, right by the river.", 3.0),
        ("It stood there for a long while, and then it was gone.", 2.2),
        ("That is all for now. Thank you for listening.", 0.8),
    ];

    /// <summary>Makes it next to its target, in a folder that nobody else can enter: ffmpeg would follow a link placed there.</summary>
    /// <exception cref="FfmpegException">ffmpeg could not make it.</exception>
    public async Task MakeAsync(string path, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, ".nemo-sample-" + Guid.NewGuid().ToString("N"));
        _ = OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(folder)
            : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var made = Path.Combine(folder, "sample.mp4");
        try
        {
            try
            {
                await MakeAsync(made, Flite(), cancellationToken);
            }
            catch (FfmpegException)
            {
                // Not every ffmpeg has a voice (libflite): a hum with a voice's pitch and overtones stands in.
                await MakeAsync(made, Hum(), cancellationToken);
            }

            File.Move(made, path, overwrite: true);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task MakeAsync(string path, IReadOnlyList<string> voices, CancellationToken cancellationToken)
    {
        var sound = path + ".wav";
        await ffmpeg.RunAsync([.. Speak(voices), "-c:a", "pcm_s16le", sound], progress: null, cancellationToken);

        // 48 kHz, stereo, 16 bit. The picture gets an explicit length: -shortest does not end a source that has none.
        var seconds = new FileInfo(sound).Length / (48000.0 * 2 * 2);
        await ffmpeg.RunAsync(
            [
                "-i",
                sound,
                "-f",
                "lavfi",
                "-i",
                Invariant($"gradients=s=1280x720:r=30:n=4:speed=0.012:seed=7:d={seconds:0.###}"),
                "-vf",
                "drawbox=x=iw*0.1:y=ih*0.78:w=iw*0.8:h=4:color=white@0.35:t=fill,"
                    + "drawtext=text='%{pts\\:hms}':fontsize=40:fontcolor=white:box=1:boxcolor=black@0.55:boxborderw=10:"
                    + "x=w-tw-40:y=h-th-40",
                "-map",
                "1:v",
                "-map",
                "0:a",
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-crf",
                "23",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "aac",
                "-b:a",
                "128k",
                "-movflags",
                "+faststart",
                path,
            ],
            progress: null,
            cancellationToken
        );
    }

    private static List<string> Speak(IReadOnlyList<string> voices)
    {
        List<string> arguments = [];
        var graph = "";
        for (var index = 0; index < voices.Count; index++)
        {
            arguments.AddRange(["-f", "lavfi", "-i", voices[index]]);
            graph +=
                Invariant($"[{index}:a]aresample=48000,aformat=channel_layouts=mono,adelay=400,")
                + Invariant($"apad=pad_dur={Speech[index].PauseAfter - 0.4}[s{index}];");
        }

        graph +=
            string.Concat(voices.Select((_, index) => Invariant($"[s{index}]")))
            + Invariant($"concat=n={voices.Count}:v=0:a=1[speech];")
            + "anoisesrc=r=48000:a=0.0009:c=pink:seed=1[noise];"
            + "[speech][noise]amix=inputs=2:duration=first:normalize=0,pan=stereo|c0=c0|c1=c0[sound]";
        return [.. arguments, "-filter_complex", graph, "-map", "[sound]"];
    }

    private static List<string> Flite() =>
        [.. Speech.Select(part => $"flite=text='{part.Words.Replace(",", "\\,", StringComparison.Ordinal)}':voice=slt")];

    private static List<string> Hum() =>
        [
            .. Speech.Select(part =>
            {
                // About 14 letters a second, syllables at 4 Hz.
                var seconds = (part.Words.Length / 14.0).ToString("0.0", CultureInfo.InvariantCulture);
                return "aevalsrc='0.25*(0.55+0.45*sin(2*PI*4*t))*(sin(2*PI*130*t)+0.6*sin(2*PI*260*t)+0.5*sin(2*PI*390*t)"
                    + $"+0.35*sin(2*PI*780*t)+0.2*sin(2*PI*1300*t))/2':s=48000:d={seconds}";
            }),
        ];
}
