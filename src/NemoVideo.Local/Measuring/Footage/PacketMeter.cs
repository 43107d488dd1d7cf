using System.Globalization;
using System.Text;

namespace NemoVideo.Local.Measuring.Footage;

/// <summary>
/// Tells from a picture's packets where it is worth looking, without decoding anything. Action changes how many
/// bytes a picture takes: more where a lot moves, or fewer where grain gives way to a plain scene; single large packets
/// where scenes change, and at a constant bitrate little else. Encoders also start over (a keyframe) at such changes.
/// It reads ffmpeg's framecrc format, and keeps a megabyte or two per hour.
/// </summary>
/// <param name="steps">The number of steps; a time after them is broken.</param>
internal sealed class PacketMeter(int steps)
{
    /// <summary>Doublings that an early keyframe counts for.</summary>
    private const float EarlyKeyframe = 3;

    /// <summary>A keyframe is early when it comes after less than this share of the usual distance.</summary>
    private const double Early = 0.8;

    // In steps: a minute shows what is usual around, three seconds are how long something should last.
    private const int Around = 301;
    private const int Smooth = 15;

    /// <summary>Packets per step that count: more than 240 per second are not pictures.</summary>
    private const int MostInStep = 240 * FootageCurves.Step / 1000;

    private readonly List<Packet> _packets = [];
    private readonly int[] _inStep = new int[steps];
    private string _rest = "";
    private double _stepsPerTick;

    /// <param name="text">ASCII, in pieces of any size.</param>
    public void Add(ReadOnlySpan<byte> text)
    {
        var lines = (_rest + Encoding.ASCII.GetString(text)).Split('\n');
        _rest = lines[^1];
        foreach (var line in lines[..^1])
        {
            Take(line);
        }
    }

    /// <summary>How far the packets' sizes are from what is usual around them, in doublings, where that lasts a few seconds.</summary>
    public float[] Unrest()
    {
        var keys = _packets.Where(packet => packet.Key).OrderBy(packet => packet.Step).ToList();
        // Where every picture is coded on its own (intra-only), being a keyframe says nothing.
        var intraOnly = keys.Count * 2 > _packets.Count;
        var others = intraOnly ? _packets : [.. _packets.Where(packet => !packet.Key)];

        var sizes = new float[steps];
        var counts = new int[steps];
        foreach (var packet in others)
        {
            sizes[(int)packet.Step] += packet.Size;
            counts[(int)packet.Step]++;
        }

        for (var i = 0; i < steps; i++)
        {
            sizes[i] =
                counts[i] > 0 ? sizes[i] / counts[i]
                : i > 0 ? sizes[i - 1]
                : 0;
        }

        var usual = Curve.Median(sizes, Around);
        var unrest = new float[steps];
        foreach (var packet in others)
        {
            unrest[(int)packet.Step] += Math.Abs(packet.Size - usual[(int)packet.Step]) / counts[(int)packet.Step];
        }

        if (!intraOnly && keys.Count > 1)
        {
            var distances = keys.Zip(keys.Skip(1), (one, next) => next.Step - one.Step).ToList();
            var early = Early * distances.Order().ElementAt(distances.Count * 9 / 10);
            foreach (var key in keys.Skip(1).Where((_, i) => distances[i] < early))
            {
                unrest[(int)key.Step] = Math.Max(unrest[(int)key.Step], EarlyKeyframe);
            }
        }

        return Curve.Rise(Curve.Mean(unrest, Smooth), Excitement.Longest, Excitement.Quiet);
    }

    // "#tb 0: 1/12800", then a line per packet: stream, dts, pts, duration, size, checksum, and flags unless it is just a keyframe.
    private void Take(string line)
    {
        if (line.StartsWith("#tb 0:", StringComparison.Ordinal) && line[6..].Split('/') is [var numerator, var denominator])
        {
            _stepsPerTick = 1000.0 / FootageCurves.Step * Number(numerator) / Number(denominator);
        }

        if (line.StartsWith('#') || line.Split(',') is not [_, _, var time, _, var size, _, .. var rest])
        {
            return;
        }

        var step = Number(time) * _stepsPerTick;
        var key = !rest.Any(field => field.Trim() is "F=0x0");
        if (step >= 0 && step < steps && _inStep[(int)step]++ < MostInStep)
        {
            _packets.Add(new((float)step, MathF.Log2((float)Math.Max(1, Number(size))), key));
        }
    }

    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <param name="Size">In doublings of a byte.</param>
    private readonly record struct Packet(float Step, float Size, bool Key);
}
