using System.Diagnostics;
using System.Runtime.InteropServices;
using NemoVideo.Local.Model;
using NemoVideo.Local.Timeline;
using NemoVideo.Tests.Media;

namespace NemoVideo.Tests.Measuring.Speech;

/// <summary>Speech with known pauses: phrases that espeak-ng says, cut to their first and last sound, with silence between.</summary>
internal sealed partial class SpokenTrack
{
    public const int Rate = 16000;

    private static readonly Lazy<IReadOnlyList<float[]>> Phrases = new(() =>
        [
            .. new (string Voice, string Text)[]
            {
                ("en-us", "Good morning everybody"),
                ("en-us+f3", "today I want to show you the garden"),
                ("en-gb", "it begins here"),
                ("en-us", "and these are the first plants that we put in last summer"),
                ("en-us+f3", "yes"),
                ("en-gb", "some of them did not like the frost"),
                ("en-us+m4", "so we lost a few"),
                ("de", "das war schade"),
                ("en-us+f3", "thank you for watching"),
                ("en-gb", "see you next week"),
            }.Select(phrase => Trim(Say(phrase.Voice, phrase.Text))),
        ]
    );

    private readonly Random _random;

    /// <summary>The conditions under which pauses have to be found.</summary>
    public static IReadOnlyList<string> Recordings { get; } =
    [
        "clean",
        "20 dB quieter",
        "noise at -45 dB",
        "noise at -38 dB",
        "noise at -33 dB",
        "fan at -38 dB",
        "quiet with noise at -55 dB",
        "noise that rises and falls",
        "noise that is switched on",
        "breaths and clicks",
        "breaths and clicks in noise",
    ];

    private SpokenTrack(float[] samples, IReadOnlyList<TimeRange> speech, Random random)
    {
        Samples = samples;
        Speech = speech;
        _random = random;
    }

    public float[] Samples { get; }

    /// <summary>Milliseconds.</summary>
    public long Duration => Samples.Length * 1000L / Rate;

    /// <summary>Where somebody speaks, in milliseconds.</summary>
    public IReadOnlyList<TimeRange> Speech { get; }

    /// <summary>Ten phrases at −20 dBFS with pauses of 0.8 to 2.2 seconds before, between and behind them.</summary>
    /// <param name="gain">Decibels on top of that.</param>
    /// <param name="phrases">Fewer, where the length does not matter.</param>
    public static SpokenTrack Make(double gain = 0, int seed = 1, int phrases = 10)
    {
        var random = new Random(seed);
        List<float> samples = [];
        List<TimeRange> speech = [];
        foreach (var phrase in Phrases.Value.Take(phrases))
        {
            samples.AddRange(new float[Rate / 1000 * random.Next(800, 2200)]);
            var from = samples.Count;
            var scale = (float)(Math.Pow(10, (gain - 20) / 20) / Math.Sqrt(phrase.Average(sample => (double)sample * sample)));
            samples.AddRange(phrase.Select(sample => sample * scale));
            speech.Add(new(from * 1000L / Rate, samples.Count * 1000L / Rate));
        }

        samples.AddRange(new float[Rate / 1000 * random.Next(800, 2200)]);
        return new([.. samples], speech, random);
    }

    /// <summary>One of <see cref="Recordings"/>.</summary>
    public static SpokenTrack Record(string recording, int seed) =>
        recording switch
        {
            "clean" => Make(seed: seed),
            "20 dB quieter" => Make(gain: -20, seed),
            "noise at -45 dB" => Make(seed: seed).WithNoise(_ => -45),
            "noise at -38 dB" => Make(seed: seed).WithNoise(_ => -38),
            "noise at -33 dB" => Make(seed: seed).WithNoise(_ => -33),
            "fan at -38 dB" => Make(seed: seed).WithNoise(_ => -38, fan: true),
            "quiet with noise at -55 dB" => Make(gain: -20, seed).WithNoise(_ => -55),
            "noise that rises and falls" => Make(seed: seed).WithNoise(time => -42 + (6 * Math.Sin(time / 3))),
            "noise that is switched on" => Make(seed: seed).WithNoise(time => (int)(time / 7) % 2 == 0 ? -55 : -37),
            "breaths and clicks" => Make(seed: seed).WithBreathsAndClicks(),
            "breaths and clicks in noise" => Make(seed: seed).WithBreathsAndClicks().WithNoise(_ => -45, fan: true),
            _ => throw new ArgumentOutOfRangeException(nameof(recording)),
        };

    /// <summary>Noise all over, white or falling with frequency as a fan's.</summary>
    /// <param name="level">dBFS (RMS) by the time in seconds.</param>
    public SpokenTrack WithNoise(Func<double, double> level, bool fan = false)
    {
        var low = 0.0;
        for (var i = 0; i < Samples.Length; i++)
        {
            var noise = Gaussian();
            low = (0.9 * low) + (Math.Sqrt(1 - 0.81) * noise);
            Samples[i] += (float)((fan ? low : noise) * Math.Pow(10, level((double)i / Rate) / 20));
        }

        return this;
    }

    /// <summary>In every pause a breath of a third of a second and a few key clicks, in its middle half.</summary>
    public SpokenTrack WithBreathsAndClicks()
    {
        foreach (var pause in Pauses().Where(pause => pause.Duration > 800))
        {
            var middle = (int)((pause.From + pause.To) / 2 * Rate / 1000);
            double one = 0,
                two = 0;
            for (var i = 0; i < Rate / 3; i++)
            {
                // White noise through a resonance at 1.2 kHz, swelling and falling.
                var noise = Gaussian() + (2 * 0.9 * Math.Cos(2 * Math.PI * 1200 / Rate) * one) - (0.81 * two);
                (one, two) = (noise, one);
                Samples[middle - (Rate / 6) + i] += (float)(0.006 * noise * Math.Sin(Math.PI * i / (Rate / 3.0)));
            }

            foreach (var offset in (int[])[-Rate / 5, -Rate / 8, Rate / 10, Rate / 5])
            {
                for (var i = 0; i < Rate / 60; i++)
                {
                    Samples[middle + offset + i] += (float)(0.3 * Gaussian() * Math.Exp(-i / (Rate * 0.003)));
                }
            }
        }

        return this;
    }

    /// <summary>Writes a clip of it, over a gray picture.</summary>
    public async Task<string> WriteAsync(string folder, string name)
    {
        var raw = Path.Combine(folder, name + ".raw");
        await File.WriteAllBytesAsync(raw, MemoryMarshal.AsBytes<float>(Samples).ToArray());
        return await Ffmpeg.MakeAsync(
            folder,
            name,
            $"-f f32le -ar {Rate} -ac 1 -i {raw} -f lavfi -i color=gray:s=64x36:r=30:"
                + $"d={Ffmpeg.Text((double)Samples.Length / Rate)} -y -preset ultrafast -c:a aac -b:a 128k"
        );
    }

    /// <summary>All time without speech, in milliseconds.</summary>
    public List<TimeRange> Pauses() => Ripple.Invert(Speech, Samples.Length * 1000L / Rate);

    private double Gaussian() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    private static float[] Trim(float[] samples)
    {
        var threshold = samples.Max(Math.Abs) / 300;
        var first = Array.FindIndex(samples, sample => Math.Abs(sample) > threshold);
        var last = Array.FindLastIndex(samples, sample => Math.Abs(sample) > threshold);
        return samples[first..(last + 1)];
    }

    /// <summary>Skips a test where the program is missing. The benchmarks share this file and have no tests to skip.</summary>
    static partial void Need(string program);

    /// <summary>What espeak-ng says, brought from its 22050 samples a second to 16000.</summary>
    private static float[] Say(string voice, string text)
    {
        Need("espeak-ng");
        using var process = Process.Start(
            new ProcessStartInfo("espeak-ng", ["-v", voice, "-s", "150", "--stdout", text]) { RedirectStandardOutput = true }
        )!;
        using var wave = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(wave);
        process.WaitForExit();
        const int Header = 44;
        var bytes = wave.ToArray().AsSpan(Header);
        var source = new float[bytes.Length / 2];
        for (var i = 0; i < source.Length; i++)
        {
            source[i] = BitConverter.ToInt16(bytes[(2 * i)..]) / 32768f;
        }

        var samples = new float[(int)((long)source.Length * Rate / 22050) - 1];
        for (var i = 0; i < samples.Length; i++)
        {
            var (at, rest) = ((int)(i * 22050L / Rate), (float)(i * 22050.0 / Rate % 1));
            samples[i] = (source[at] * (1 - rest)) + (source[at + 1] * rest);
        }

        return samples;
    }
}
