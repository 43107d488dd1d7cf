using System.Globalization;
using System.Text.RegularExpressions;
using NemoVideo.Local.Model;
using NemoVideo.Tests.Measuring.Speech;
using NemoVideo.Tests.Media;
using static NemoVideo.Tests.Rendering.RenderSources;

namespace NemoVideo.Tests.Rendering;

/// <summary>Loudness of the finished file, as EBU R 128's meter reads it, and how music lies with speech.</summary>
public sealed class MasteringTests(RenderSources sources) : IClassFixture<RenderSources>
{
    private const string Tune = "-f lavfi -i aevalsrc=0.2*sin(2*PI*3000*t)*(0.8+0.2*sin(2*PI*t)):s=44100:d={0} -ac 2 -b:a 128k";

    [Theory]
    [InlineData(0, "high")]
    [InlineData(0, "low")]
    [InlineData(-20, "high")]
    public async Task Speech_with_music_has_its_loudness_and_room_above_its_peaks(double gain, string quality)
    {
        var talk = await SpeechAsync(gain);
        var draft = Slow(
            Video(talk),
            Audio(
                new Segment
                {
                    Source = "bed:7",
                    Duration = talk.Duration,
                    Volume = 35,
                    Duck = true,
                    FadeIn = 1000,
                    FadeOut = 1000,
                }
            )
        );
        await AssertMasteredAsync(await sources.RenderAsync(draft, new(Quality: quality)));
    }

    [Fact]
    public async Task A_real_recording_with_music_has_its_loudness()
    {
        await sources.AddSoundOfAsync("real", Needs.SharedMedia("talk.mp4"), 5);
        var draft = Slow(
            Audio(new Segment { Source = "real", Duration = 30000 }) with
            {
                Type = TrackType.Video,
            },
            Audio(
                new Segment
                {
                    Source = "bed:3",
                    Duration = 30000,
                    Volume = 35,
                    Duck = true,
                }
            )
        );
        await AssertMasteredAsync(await sources.RenderAsync(draft));
    }

    [Theory]
    [InlineData(null, -32, -26)]
    [InlineData(-14.0, -15, -13)]
    [InlineData(-20.0, -21, -19)]
    public async Task A_plain_cut_keeps_its_level_unless_asked(double? asked, double from, double to)
    {
        var talk = await SpeechAsync(-10);
        var draft = Slow(Video(talk));
        var (loudness, _) = await MeasureAsync(
            await sources.RenderAsync(draft with { Metadata = draft.Metadata with { Loudness = asked } })
        );
        Assert.InRange(loudness, from, to);
    }

    [Fact]
    public async Task Silence_stays_silence()
    {
        await sources.AddAsync(
            "hush",
            "hush.mp4",
            "-f lavfi -i color=gray:s=320x180:d=2 -f lavfi -i anoisesrc=a=0.0002:d=2 -preset ultrafast"
        );
        var draft = Draft(Video(new Segment { Source = "hush", Duration = 2000 }));
        var file = await sources.RenderAsync(draft with { Metadata = draft.Metadata with { Loudness = -14 } });
        Assert.InRange(Ffmpeg.Level(await Ffmpeg.SamplesAsync(file), 0.1, 1.9), -130, -70);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-20)]
    public async Task Music_lies_under_speech_however_quiet_it_is_and_alone_in_the_gaps(double gain)
    {
        var talk = await SpeechAsync(gain);
        await sources.AddAsync("short", "short.mp3", string.Format(CultureInfo.InvariantCulture, Tune, 3.2));
        var file = await sources.RenderAsync(
            Slow(
                Video(talk),
                Audio(
                    new Segment
                    {
                        Source = "short",
                        Duration = talk.Duration,
                        Volume = 35,
                        Duck = true,
                        FadeIn = 1000,
                        FadeOut = 1000,
                    }
                )
            )
        );

        // The music is a tone at 3 kHz, the speech is what lies below it.
        var high = await Ffmpeg.SamplesAsync(
            await Ffmpeg.MakeAsync(
                sources.Folder,
                "high.wav",
                $"-y -i {file} -af bandpass=f=3000:width_type=q:w=20,bandpass=f=3000:width_type=q:w=20"
            )
        );
        var low = await Ffmpeg.SamplesAsync(
            await Ffmpeg.MakeAsync(sources.Folder, "low.wav", $"-y -i {file} -af lowpass=f=1800,lowpass=f=1800,lowpass=f=1800")
        );
        var speech = _speech[gain].Speech.Where(range => range.Duration > 1000).ToList();
        var under = speech.Average(range => Level(high, range.From + 300, range.To));
        var voice = speech.Average(range => Level(low, range.From + 300, range.To));
        var gaps = _speech[gain]
            .Pauses()
            .Where(range => range.From > 1500 && range.To < talk.Duration - 1500 && range.Duration > 1200)
            .ToList();
        var alone = gaps.Average(range => Level(high, range.To - 300, range.To - 50));
        Assert.InRange(voice - under, 10, 40);
        Assert.InRange(alone - under, 4, 14);
        // Played again and again: heard in every gap, also after the file's end, with no hole where it begins anew.
        Assert.All(gaps, range => Assert.InRange(Level(high, range.To - 300, range.To - 50), alone - 4, alone + 4));
        // In and out.
        Assert.True(Level(high, 0, 100) < alone - 12);
        Assert.True(Level(high, talk.Duration - 100, talk.Duration) < alone - 12);

        static double Level(float[] samples, long from, long to) => Ffmpeg.Level(samples, from / 1000.0, to / 1000.0);
    }

    [Fact]
    public async Task A_long_tune_is_cut_to_length_and_a_short_one_has_no_hole()
    {
        foreach (var (seconds, name) in ((double, string)[])[(2.3, "shorter.mp3"), (30, "longer.mp3")])
        {
            await sources.AddAsync(name, name, string.Format(CultureInfo.InvariantCulture, Tune, seconds));
            var file = await sources.RenderAsync(
                Draft(
                    Video(
                        new Segment
                        {
                            Source = "count",
                            Duration = 9000,
                            Volume = 0,
                        }
                    ),
                    Audio(
                        new Segment
                        {
                            Source = name,
                            Duration = 9000,
                            FadeOut = 1000,
                        }
                    )
                )
            );
            var samples = await Ffmpeg.SamplesAsync(file, 48000);
            Assert.InRange(samples.Length, (9 * 48000) - 1920, (9 * 48000) + 1920);
            var levels = Enumerable.Range(2, 154).Select(step => Ffmpeg.Level(samples, step * 0.05, (step + 1) * 0.05, 48000)).ToList();
            // Music alone keeps the level that it was given.
            Assert.InRange(levels.Average(), -23, -21);
            // An MP3 begins and ends with some padding: a dip there, no silence.
            Assert.True(levels.Min() > levels.Average() - 9, $"{name} has a hole: {levels.Min():F1} dB");
            Assert.True(Ffmpeg.Level(samples, 8.93, 8.99, 48000) < levels.Average() - 15);
        }
    }

    private readonly Dictionary<double, SpokenTrack> _speech = [];

    /// <summary>Few frames a second: these tests are about sound.</summary>
    private static Draft Slow(params Track[] tracks)
    {
        var draft = Draft(tracks);
        return draft with { Metadata = draft.Metadata with { FrameRate = 5 } };
    }

    private static async Task AssertMasteredAsync(string file)
    {
        var (loudness, peak) = await MeasureAsync(file);
        Assert.InRange(loudness, -15, -13);
        Assert.True(peak < -1, $"The true peak is {peak} dBTP.");
    }

    /// <summary>Integrated loudness in LUFS and true peak in dBTP, as ffmpeg's meter sums them up.</summary>
    internal static async Task<(double Loudness, double Peak)> MeasureAsync(string file)
    {
        using var process = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo(
                "ffmpeg",
                ["-hide_banner", "-nostats", "-i", file, "-map", "0:a", "-af", "ebur128=peak=true", "-f", "null", "-"]
            )
            {
                RedirectStandardError = true,
            }
        )!;
        var text = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        var summary = text[text.LastIndexOf("Summary:", StringComparison.Ordinal)..];
        return (Value("I:"), Value("Peak:"));

        double Value(string name) =>
            double.Parse(Regex.Match(summary, name + @"\s+(-?[\d.]+|-inf)").Groups[1].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>A clip of made speech, and its segment.</summary>
    private async Task<Segment> SpeechAsync(double gain)
    {
        var track = _speech[gain] = SpokenTrack.Make(gain, phrases: 6);
        var name = $"speech{gain}";
        var length = track.Samples.Length * 1000L / SpokenTrack.Rate;
        if (sources.Media.All(item => item.Id != name))
        {
            await sources.AddFileAsync(name, await track.WriteAsync(sources.Folder, name + ".mp4"));
        }

        return new Segment { Source = name, Duration = length };
    }
}
