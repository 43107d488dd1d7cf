using System.Globalization;
using NemoVideo.Local.Media;
using NemoVideo.Local.Model;

namespace NemoVideo.Tests.Operations.Highlights;

/// <summary>
/// Footage of a match that never was, made from a seed: a murmuring crowd and somebody who speaks, ten events (swells of
/// the crowd, bursts of cuts and motion, or both), and among them what is loud or lively and no event: clicks, bangs,
/// music stings, advertisements, long loud music, single cuts. The sound is synthesised, the picture is ffmpeg's own.
/// </summary>
internal sealed class PlantedFootage
{
    public const int SampleRate = 16000;

    private readonly Random _random;
    private readonly float[] _samples;
    private readonly List<(TimeRange Range, double CutsPerSecond)> _lively = [];
    private readonly List<TimeRange> _cuts = [];

    private PlantedFootage(int seed, TimeSpan duration)
    {
        _random = new(seed);
        _samples = new float[(int)(duration.TotalSeconds * SampleRate)];
        Duration = (long)duration.TotalMilliseconds;
    }

    public long Duration { get; }

    /// <summary>In milliseconds, in order.</summary>
    public IReadOnlyList<TimeRange> Events { get; private set; } = [];

    /// <summary>Everything that was planted, by name.</summary>
    public List<(string Kind, TimeRange Range)> Log { get; } = [];

    public IReadOnlyList<float> Samples => _samples;

    /// <summary>Where much moves, in order, and how often the scene changes there.</summary>
    public IEnumerable<(TimeRange Range, double CutsPerSecond)> Lively => _lively.OrderBy(lively => lively.Range.From);

    /// <param name="seed">The same seed makes the same footage.</param>
    public static PlantedFootage Make(int seed, TimeSpan duration, int events = 10)
    {
        var footage = new PlantedFootage(seed, duration);
        footage.Murmur();
        footage.Speak();
        // The long ones first, so that they find room.
        footage.LoudMusic(60 + (footage._random.NextDouble() * 60));
        for (var i = 0; i < 4; i++)
        {
            footage.Advertisement(10 + (footage._random.NextDouble() * 20));
        }

        footage.Events = [.. Enumerable.Range(0, events).Select(footage.Event).OrderBy(e => e.From)];
        for (var i = 0; i < 6; i++)
        {
            footage.Sting(1.5 + (footage._random.NextDouble() * 2.5));
        }

        for (var i = 0; i < 10; i++)
        {
            footage.Bang(0.1 + (footage._random.NextDouble() * 0.4));
        }

        for (var i = 0; i < 20; i++)
        {
            footage.Click();
        }

        for (var i = 0; i < 20; i++)
        {
            footage._cuts.Add(footage.Place(0.3, "cut"));
        }

        return footage;
    }

    /// <summary>Writes the sound, encodes it with a small picture, and says what came out.</summary>
    /// <param name="size">Of the picture, as <c>160x90</c>.</param>
    /// <param name="encoder">Options of the picture's encoder; ffmpeg's fastest where nothing is said.</param>
    public async Task<string> WriteAsync(
        FfmpegProcess ffmpeg,
        string folder,
        string name = "match.mp4",
        string size = "160x90",
        int rate = 10,
        IReadOnlyList<string>? encoder = null
    )
    {
        var sound = Path.Combine(folder, Path.GetFileNameWithoutExtension(name) + ".wav");
        WriteSound(sound);
        var path = Path.Combine(folder, name);
        var busy = string.Join('+', _lively.Select(e => Between(e.Range)));
        var second = string.Join(
            '+',
            _lively
                .Where(e => e.CutsPerSecond > 0)
                .Select(e => $"{Between(e.Range)}*mod(floor(t*{Text(e.CutsPerSecond)}),2)")
                .Concat(_cuts.Select(Between))
        );
        var seconds = Text(Duration / 1000.0);
        // A scene in which little moves, one in which much moves, and each turned to its negative as another camera.
        // For pictures this small, threads cost more than they do.
        string[] single = encoder is null ? ["-filter_threads", "1", "-filter_complex_threads", "1"] : [];
        await ffmpeg.RunAsync(
            [
                .. single,
                "-f",
                "lavfi",
                "-i",
                $"gradients=s=40x22:r={rate}:d={seconds}:speed=0.01:seed={_random.Next(1000)}:nb_colors=4:c0=0x202060:"
                    + $"c1=0x508040:c2=0x104010:c3=0x609050,scale={size.Replace('x', ':')},noise=alls=4:allf=t",
                "-f",
                "lavfi",
                "-i",
                $"testsrc2=s={size}:r={rate}:d={seconds},scroll=h=0.07:v=0.03",
                "-i",
                sound,
                "-filter_complex",
                $"[0][1]overlay=enable='{busy}',negate=enable='{second}',format=yuv420p[v]",
                "-map",
                "[v]",
                "-map",
                "2:a",
                .. encoder ?? ["-preset", "ultrafast", "-crf", "30", "-threads", "1"],
                "-c:a",
                "aac",
                "-aac_coder",
                "fast",
                "-b:a",
                "48k",
                path,
            ],
            null,
            CancellationToken.None
        );
        File.Delete(sound);
        return path;
    }

    /// <summary>How many events moments find: those of which they show half or more.</summary>
    public int Found(IReadOnlyList<TimeRange> moments) =>
        Events.Count(e => moments.Sum(moment => Math.Max(0, Math.Min(moment.To, e.To) - Math.Max(moment.From, e.From))) * 2 >= e.Duration);

    private static string Between(TimeRange range) => $"between(t,{Text(range.From / 1000.0)},{Text(range.To / 1000.0)})";

    private static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A free place, a few seconds away from everything else.</summary>
    private TimeRange Place(double seconds, string kind)
    {
        while (true)
        {
            var length = (long)(seconds * 1000);
            var from = 5000 + (long)(_random.NextDouble() * (Duration - length - 10000));
            var range = new TimeRange(from, from + length);
            if (Log.Select(planted => planted.Range).Any(other => other.From - 4000 < range.To && range.From < other.To + 4000))
            {
                continue;
            }

            Log.Add((kind, range));
            return range;
        }
    }

    private void Murmur()
    {
        var level = 0.0;
        var crowd = new Crowd(_random);
        for (var i = 0; i < _samples.Length; i++)
        {
            if (i % SampleRate == 0)
            {
                level = (0.9 * level) + _random.NextDouble() - 0.5;
            }

            _samples[i] = (float)(Gain(-36 + (2 * level)) * crowd.Next());
        }
    }

    /// <summary>Somebody who comments, with pauses, now and then louder.</summary>
    private void Speak()
    {
        var voice = new Voice(_random);
        var at = 0;
        while (at < _samples.Length)
        {
            var gain = Gain(-27 + (_random.NextDouble() * 8));
            for (var end = at + (int)((1 + (_random.NextDouble() * 6)) * SampleRate); at < Math.Min(end, _samples.Length); at++)
            {
                _samples[at] += (float)(gain * voice.Next());
            }

            at += (int)((0.4 + (_random.NextDouble() * 4)) * SampleRate);
        }
    }

    private TimeRange Event(int number)
    {
        var range = Place(3.5 + (_random.NextDouble() * 5), "event" + (number % 5));
        // Four to be heard, four to be heard and seen, two to be seen only.
        if (number % 5 < 4)
        {
            Swell(range, 9 + (_random.NextDouble() * 9));
        }

        if (number % 5 >= 2)
        {
            _lively.Add((range, number % 5 == 3 ? 0 : 1 + _random.NextDouble()));
        }

        return range;
    }

    /// <summary>The crowd rises, cheers and falls.</summary>
    private void Swell(TimeRange range, double decibels)
    {
        var crowd = new Crowd(_random);
        var rise = (0.15 + (0.2 * _random.NextDouble())) * range.Duration / 1000;
        var fall = (0.2 + (0.25 * _random.NextDouble())) * range.Duration / 1000;
        Mix(range, (time, left) => Gain(-36 + (decibels * Math.Min(1, Math.Min(time / rise, left / fall)))) * crowd.Next());
    }

    private void Bang(double seconds)
    {
        var crowd = new Crowd(_random);
        Mix(Place(seconds * 4, "bang"), (time, _) => Gain(-4) * Math.Exp(-time / seconds * 2) * crowd.Next());
    }

    private void Click() => Mix(Place(0.02, "click"), (time, _) => 0.8 * (_random.NextDouble() - 0.5) * Math.Exp(-time * 300));

    private void Sting(double seconds)
    {
        var music = new Music(_random, drums: false);
        Mix(Place(seconds, "sting"), (time, left) => Gain(-12) * Math.Min(1, Math.Min(time / 0.02, left / 0.5)) * music.Next());
    }

    private void LoudMusic(double seconds)
    {
        var music = new Music(_random, drums: true);
        Mix(Place(seconds, "music"), (time, left) => Gain(-12) * Math.Min(1, Math.Min(time / 0.05, left / 0.05)) * music.Next());
    }

    /// <summary>Speech over music, driven until it is as loud as it gets all the time, with cuts of its own.</summary>
    private void Advertisement(double seconds)
    {
        var range = Place(seconds, "advertisement");
        var voice = new Voice(_random);
        var music = new Music(_random, drums: true);
        Mix(range, (_, _) => Gain(-11) * Math.Tanh(6 * (voice.Next() + (0.4 * music.Next()))));
        _lively.Add((range, 0.4));
    }

    private void Mix(TimeRange range, Func<double, double, double> sound)
    {
        var from = (int)(range.From * SampleRate / 1000);
        var count = (int)(range.Duration * SampleRate / 1000);
        for (var i = 0; i < count; i++)
        {
            _samples[from + i] += (float)sound((double)i / SampleRate, (double)(count - i) / SampleRate);
        }
    }

    private static double Gain(double decibels) => Math.Pow(10, decibels / 20);

    /// <summary>16 bit, mono.</summary>
    public void WriteSound(string path)
    {
        using var file = new BinaryWriter(File.Create(path));
        file.Write("RIFF"u8);
        file.Write(36 + (_samples.Length * 2));
        file.Write("WAVEfmt "u8);
        file.Write(16);
        file.Write((short)1);
        file.Write((short)1);
        file.Write(SampleRate);
        file.Write(SampleRate * 2);
        file.Write((short)2);
        file.Write((short)16);
        file.Write("data"u8);
        file.Write(_samples.Length * 2);
        foreach (var sample in _samples)
        {
            file.Write((short)(Math.Clamp(sample, -1f, 1f) * 32767));
        }
    }

    /// <summary>Noise between some 250 and 2500 Hz, about 0 dB (RMS).</summary>
    private sealed class Crowd(Random random)
    {
        private double _low,
            _lower,
            _slow;

        public double Next()
        {
            var white = (random.NextDouble() * 2) - 1;
            _low += 0.55 * (white - _low);
            _lower += 0.55 * (_low - _lower);
            _slow += 0.08 * (_lower - _slow);
            return 3.2 * (_lower - _slow);
        }
    }

    /// <summary>
    /// Something like speech: pulses of a gliding pitch through two moving formants, in syllables, with hiss between. About 0
    /// dB.
    /// </summary>
    private sealed class Voice(Random random)
    {
        private readonly Resonator _first = new(),
            _second = new();
        private double _phase,
            _pitch = 140,
            _time,
            _syllable;
        private bool _voiced;

        public double Next()
        {
            if (_time >= _syllable)
            {
                (_time, _syllable) = (0, 0.12 + (random.NextDouble() * 0.2));
                _pitch = Math.Clamp(_pitch * (0.85 + (random.NextDouble() * 0.3)), 95, 230);
                _voiced = random.NextDouble() < 0.85;
                _first.Tune(300 + (random.NextDouble() * 500), 80);
                _second.Tune(1000 + (random.NextDouble() * 1300), 120);
            }

            _time += 1.0 / SampleRate;
            _phase += _pitch / SampleRate;
            var pulse = _phase >= 1 ? 1.0 : 0;
            _phase -= pulse;
            var envelope = Math.Sin(Math.PI * Math.Min(1, _time / _syllable));
            var voice = 3.6 * (_first.Next(pulse) + (0.6 * _second.Next(pulse)));
            return envelope * (_voiced ? voice : 0.3 * ((random.NextDouble() * 2) - 1));
        }
    }

    private sealed class Resonator
    {
        private double _a1,
            _a2,
            _gain,
            _y1,
            _y2;

        public void Tune(double frequency, double width)
        {
            var radius = Math.Exp(-Math.PI * width / SampleRate);
            (_a1, _a2) = (2 * radius * Math.Cos(2 * Math.PI * frequency / SampleRate), radius * radius);
            _gain = Math.Sin(2 * Math.PI * frequency / SampleRate);
        }

        public double Next(double sample)
        {
            var result = (_gain * sample) + (_a1 * _y1) - (_a2 * _y2);
            (_y2, _y1) = (_y1, result);
            return result;
        }
    }

    /// <summary>Chords with harmonics that change each second, with drums if wanted. About 0 dB.</summary>
    private sealed class Music(Random random, bool drums)
    {
        private static readonly int[] Steps = [0, 2, 4, 5, 7, 9, 11];
        private readonly double[] _notes = new double[3];
        private long _samples;

        public double Next()
        {
            if (_samples % SampleRate == 0)
            {
                var root = random.Next(Steps.Length);
                for (var i = 0; i < _notes.Length; i++)
                {
                    _notes[i] = 220 * Math.Pow(2, Steps[(root + (2 * i)) % Steps.Length] / 12.0);
                }
            }

            var time = (double)_samples++ / SampleRate;
            var sum = 0.0;
            foreach (var note in _notes)
            {
                for (var harmonic = 1; harmonic <= 6; harmonic++)
                {
                    sum += Math.Sin(2 * Math.PI * note * harmonic * time) / harmonic;
                }
            }

            var beat = time % 0.5;
            return (0.65 * sum) + (drums ? 1.2 * Math.Exp(-beat * 25) * ((random.NextDouble() * 2) - 1) : 0);
        }
    }
}
