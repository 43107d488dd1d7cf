using System.Buffers.Binary;
using System.Text;
using NemoVideo.Local.Rendering.Graph;

namespace NemoVideo.Local.Rendering.Sound;

/// <summary>
/// Makes background music: sixteen bars of soft pads over a chord progression, a plucked arpeggio, bass and a light
/// pulse, in stereo. The seed chooses key, tempo, progression and pattern; the same seed gives the same samples. Every
/// tail wraps around to the beginning, so that it loops seamlessly.
/// </summary>
internal sealed class MusicBed
{
    private const int SampleRate = FrameClock.SampleRate;
    private const int Bars = 16;

    /// <summary>RMS of the whole, which comes out at about −18 LUFS.</summary>
    private const double Level = 0.109;

    /// <summary>Four chords each, as steps of the scale (0 is the first).</summary>
    private static readonly int[][] Progressions =
    [
        [0, 4, 5, 3],
        [5, 3, 0, 4],
        [0, 5, 3, 4],
        [0, 3, 5, 4],
        [3, 0, 4, 5],
        [0, 2, 3, 4],
        [5, 4, 3, 4],
    ];

    /// <summary>Notes of a chord in order of the eighths; −1 is a rest.</summary>
    private static readonly int[][] Patterns =
    [
        [0, 2, 1, 3, 2, 4, 3, 1],
        [0, 1, 2, 3, 4, 3, 2, 1],
        [0, -1, 2, 1, -1, 3, 4, 2],
        [4, 2, 3, 1, 2, -1, 3, -1],
        [0, 2, 4, -1, 3, 1, 2, -1],
    ];

    private static readonly int[] Major = [0, 2, 4, 5, 7, 9, 11];

    private static readonly double[] Table = [.. Enumerable.Range(0, 1 << 16).Select(index => Math.Sin(2 * Math.PI * index / (1 << 16)))];

    private readonly double[] _left;
    private readonly double[] _right;
    private readonly double _beat;
    private ulong _state;

    private MusicBed(string seed)
    {
        // FNV-1a, since a string's own hash differs from run to run.
        _state = Encoding.UTF8.GetBytes(seed).Aggregate(14695981039346656037UL, (hash, value) => (hash ^ value) * 1099511628211UL);
        _beat = 60.0 / (76 + (Next(13) * 2));
        var length = (int)Math.Round(Bars * 4 * _beat * SampleRate);
        _left = new double[length];
        _right = new double[length];
    }

    /// <summary>Writes a seed's music as a WAV file (16 bit, 48 kHz, stereo) and returns its path.</summary>
    /// <param name="seed">Any text; it is not used in the file's name.</param>
    public static string Write(string seed, string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, Path.GetRandomFileName() + ".wav");
        var samples = Make(seed, cancellationToken);
        using var file = new BinaryWriter(File.Create(path));
        file.Write("RIFF"u8);
        file.Write(36 + (samples.Length * 2));
        file.Write("WAVEfmt "u8);
        file.Write(16);
        file.Write((short)1);
        file.Write((short)2);
        file.Write(SampleRate);
        file.Write(SampleRate * 4);
        file.Write((short)4);
        file.Write((short)16);
        file.Write("data"u8);
        file.Write(samples.Length * 2);
        var bytes = new byte[samples.Length * 2];
        for (var index = 0; index < samples.Length; index++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(index * 2), samples[index]);
        }

        file.Write(bytes);
        return path;
    }

    /// <summary>A seed's samples, alternating left and right.</summary>
    internal static short[] Make(string seed, CancellationToken cancellationToken)
    {
        var bed = new MusicBed(seed);
        bed.Compose(cancellationToken);
        return bed.Master();
    }

    private void Compose(CancellationToken cancellationToken)
    {
        var root = 43 + Next(10);
        var progression = Progressions[Next(Progressions.Length)];
        var pattern = Patterns[Next(Patterns.Length)];
        var answer = Patterns[Next(Patterns.Length)];
        var bright = 0.5 + (Next(100) / 200.0);
        for (var bar = 0; bar < Bars; bar++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var step = progression[bar % 4];
            // The last bar of the second and fourth line leads back to the beginning.
            if (bar % 8 == 7)
            {
                step = 4;
            }

            var at = bar * 4 * _beat;
            int[] chord = [Note(root, step), Note(root, step + 2), Note(root, step + 4), Note(root, step + 7), Note(root, step + 8)];

            foreach (var (note, index) in chord.Take(4).Select((note, index) => (note, index)))
            {
                Pad(Near(note + 12, 62), at, 4 * _beat, 0.12, (index - 1.5) * 0.35);
            }

            Bass(Near(chord[0], 38), at, 1.6 * _beat, 0.5);
            Bass(Near(chord[0], 38), at + (2 * _beat), 1.1 * _beat, 0.36);
            if (bar % 2 == 1)
            {
                Bass(Near(chord[2], 40), at + (3.5 * _beat), 0.5 * _beat, 0.3);
            }

            var line = bar / 4 % 2 == 0 ? pattern : answer;
            for (var eighth = 0; eighth < 8; eighth++)
            {
                if (line[eighth] < 0)
                {
                    continue;
                }

                var accent = eighth % 4 == 0 ? 0.24 : 0.15 + (Next(40) / 1000.0);
                Pluck(
                    Near(chord[line[eighth]] + 24, 74),
                    at + (eighth * _beat / 2),
                    accent,
                    (eighth % 2 == 0 ? -0.4 : 0.4) * bright,
                    bright
                );
            }

            // The pulse comes in with the second line and rests in the last bar.
            if (bar is >= 4 and < 15)
            {
                for (var beat = 0; beat < 4; beat++)
                {
                    if (beat % 2 == 0)
                    {
                        Kick(at + (beat * _beat), 0.34);
                    }

                    Shaker(at + ((beat + 0.5) * _beat), 0.05);
                }
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        Echo(0.75 * _beat, 0.28);
        cancellationToken.ThrowIfCancellationRequested();
        Room();
    }

    private void Pad(int note, double at, double length, double level, double pan)
    {
        const double Attack = 0.5;
        const double Release = 1.2;
        for (var side = 0; side < 2; side++)
        {
            // Each side is slightly out of tune with the other, which makes it wide.
            var frequency = Frequency(note) * (side == 0 ? 0.9985 : 1.0015);
            var phase = Next(1000) / 1000.0;
            Play(at, length + Release, level, pan, side, time =>
            {
                var envelope = Math.Min(1, time / Attack) * Math.Min(1, (length + Release - time) / Release);
                var turn = (frequency * time) + phase;
                var swell = 0.75 + (0.25 * Sine((0.11 * time) + phase));
                return envelope
                    * envelope
                    * (Sine(turn) + (swell * ((0.34 * Sine(2 * turn)) + (0.16 * Sine(3 * turn)))) + (0.06 * Sine(4 * turn)));
            });
        }
    }

    private void Pluck(int note, double at, double level, double pan, double bright)
    {
        var frequency = Frequency(note);
        Play(at, 1.4, level, pan, null, time =>
        {
            var turn = frequency * time;
            var attack = Math.Min(1, time / 0.004);
            // Higher partials die away sooner, as on a string.
            var decay = Math.Exp(-3.2 * time);
            var square = decay * decay;
            return attack
                * (
                    (Sine(turn) * decay)
                    + (
                        bright
                        * (
                            (0.45 * Sine(2.001 * turn) * square)
                            + (0.25 * Sine(3.003 * turn) * square * decay)
                            + (0.1 * Sine(5.01 * turn) * square * square)
                        )
                    )
                );
        });
    }

    private void Bass(int note, double at, double length, double level)
    {
        var frequency = Frequency(note);
        Play(at, length, level, 0, null, time =>
        {
            var envelope = Math.Min(1, time / 0.012) * Math.Min(1, (length - time) / 0.08) * Math.Exp(-0.9 * time);
            var turn = frequency * time;
            return envelope * (Sine(turn) + (0.3 * Sine(2 * turn)) + (0.08 * Sine(3 * turn)));
        });
    }

    private void Kick(double at, double level) =>
        Play(at, 0.25, level, 0, null, time =>
            Math.Min(1, time / 0.003) * Math.Exp(-14 * time) * Sine((48 * time) + (2.2 * (1 - Math.Exp(-30 * time))))
        );

    private void Shaker(double at, double level)
    {
        var previous = 0.0;
        Play(at, 0.09, level, 0.2, null, time =>
        {
            var noise = (Next(2001) / 1000.0) - 1;
            var high = noise - previous;
            previous = noise;
            return Math.Min(1, time / 0.01) * Math.Exp(-40 * time) * high;
        });
    }

    /// <summary>Adds a voice; what goes beyond the end wraps around to the beginning.</summary>
    /// <param name="pan">−1 is left, 1 is right, with equal power between.</param>
    /// <param name="side">0 or 1 for the left or right side alone; null for both.</param>
    private void Play(double at, double length, double level, double pan, int? side, Func<double, double> voice)
    {
        var left = side == 1 ? 0 : level * Math.Sqrt((1 - pan) / 2);
        var right = side == 0 ? 0 : level * Math.Sqrt((1 + pan) / 2);
        var slot = (int)Math.Round(at * SampleRate) % _left.Length;
        var count = (int)(length * SampleRate);
        for (var index = 0; index < count; index++)
        {
            var value = voice((double)index / SampleRate);
            _left[slot] += left * value;
            _right[slot] += right * value;
            if (++slot == _left.Length)
            {
                slot = 0;
            }
        }
    }

    /// <summary>The sine of a number of turns (not negative), from a table: exact to 16 bits and several times faster.</summary>
    private static double Sine(double turns) => Table[(int)((turns - (long)turns) * Table.Length)];

    /// <summary>Echoes that change sides.</summary>
    private void Echo(double delay, double level)
    {
        var (left, right) = ((double[])_left.Clone(), (double[])_right.Clone());
        var offset = (int)(delay * SampleRate);
        var gain = level;
        for (var repeat = 1; repeat <= 3; repeat++, gain *= level)
        {
            var to = offset * repeat % left.Length;
            for (var index = 0; index < left.Length; index++)
            {
                _left[to] += gain * (repeat % 2 == 1 ? right : left)[index];
                _right[to] += gain * (repeat % 2 == 1 ? left : right)[index];
                if (++to == left.Length)
                {
                    to = 0;
                }
            }
        }
    }

    /// <summary>
    /// A small room: four damped combs per side (Schroeder). The first pass only fills it, so that the seam has its tail too.
    /// </summary>
    private void Room()
    {
        foreach (var (samples, spread) in ((double[], int)[])[(_left, 0), (_right, 37)])
        {
            var dry = (double[])samples.Clone();
            foreach (var size in (int[])[1687, 1931, 2053, 2251])
            {
                var line = new double[size + spread];
                var damped = 0.0;
                var slot = 0;
                for (var round = 0; round < 2; round++)
                {
                    for (var index = 0; index < dry.Length; index++)
                    {
                        var wet = line[slot];
                        damped += 0.35 * (wet - damped);
                        line[slot] = dry[index] + (0.78 * damped);
                        if (round == 1)
                        {
                            samples[index] += 0.045 * wet;
                        }

                        if (++slot == line.Length)
                        {
                            slot = 0;
                        }
                    }
                }
            }
        }
    }

    /// <summary>Sets the level of the whole and rounds off what would go beyond full scale.</summary>
    private short[] Master()
    {
        var power = 0.0;
        for (var index = 0; index < _left.Length; index++)
        {
            power += (_left[index] * _left[index]) + (_right[index] * _right[index]);
        }

        var gain = Level / Math.Sqrt(power / (2 * _left.Length));
        var samples = new short[2 * _left.Length];
        for (var index = 0; index < _left.Length; index++)
        {
            samples[2 * index] = (short)Math.Round(Math.Tanh(_left[index] * gain) * 32000);
            samples[(2 * index) + 1] = (short)Math.Round(Math.Tanh(_right[index] * gain) * 32000);
        }

        return samples;
    }

    private static int Note(int root, int step) => root + Major[step % 7] + (12 * (step / 7));

    /// <summary>The same note in the octave nearest to another.</summary>
    private static int Near(int note, int centre) => note + (12 * (int)Math.Round((centre - note) / 12.0));

    private static double Frequency(int note) => 440 * Math.Pow(2, (note - 69) / 12.0);

    /// <summary>SplitMix64: the same on every machine and in every version.</summary>
    private int Next(int below)
    {
        _state += 0x9E3779B97F4A7C15UL;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)below);
    }
}
