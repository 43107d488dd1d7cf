namespace NemoVideo.Local.Measuring.Clips;

/// <summary>How fine the detail of one picture is, and what spoils it.</summary>
/// <param name="Fineness">
/// Amplitude of the finest detail (1 to 2 pixels) relative to that of the next two coarser octaves, without the noise's share.
/// Near 1 for a picture as sharp as its pixels allow, towards 0 the softer it is. It does not depend on contrast.
/// </param>
/// <param name="Noise">Standard deviation of the noise in grey levels (of 255).</param>
/// <param name="Blockiness">Steps at the borders of 8x8 blocks relative to steps elsewhere; 1 when there are no blocks.</param>
/// <param name="Detail">Amplitude of all three octaves in grey levels; near 0 for an empty picture.</param>
internal readonly record struct Sharpness(double Fineness, double Noise, double Blockiness, double Detail)
{
    // Standard deviations of unit white noise in the planes of the à trous transform with the B3 spline, in two
    // dimensions (Starck, Murtagh: Astronomical Image and Data Analysis).
    private static readonly double[] NoiseInPlane = [0.8908, 0.2007, 0.0856];

    private const int Block = 16;

    /// <param name="picture">Grey levels, row by row; its left and top edges are on multiples of 8 of the source's pixels.</param>
    public static Sharpness Of(ReadOnlySpan<byte> picture, int width, int height)
    {
        var noise = NoiseOf(picture, width, height);
        var energy = new double[NoiseInPlane.Length];
        var smooth = new float[picture.Length];
        for (var i = 0; i < smooth.Length; i++)
        {
            smooth[i] = picture[i];
        }

        var coarser = new float[smooth.Length];
        var rows = new float[smooth.Length];
        for (var plane = 0; plane < energy.Length; plane++)
        {
            Spread(smooth, rows, coarser, width, height, 1 << plane);
            var sum = 0.0;
            for (var i = 0; i < smooth.Length; i++)
            {
                sum += (smooth[i] - coarser[i]) * (double)(smooth[i] - coarser[i]);
            }

            var share = NoiseInPlane[plane] * noise;
            energy[plane] = Math.Max(0, (sum / smooth.Length) - (share * share));
            (smooth, coarser) = (coarser, smooth);
        }

        var rest = energy[1] + energy[2];
        return new(rest > 0 ? Math.Sqrt(energy[0] / rest) : 0, noise, BlockinessOf(picture, width, height), Math.Sqrt(energy[0] + rest));
    }

    /// <summary>
    /// Immerkær's estimate (Fast noise variance estimation, 1996) for each block; detail adds to it, so the quietest
    /// twentieth of the blocks counts. Blocks clipped at black or white, and perfectly flat ones, say nothing.
    /// </summary>
    private static double NoiseOf(ReadOnlySpan<byte> picture, int width, int height)
    {
        List<double> blocks = [];
        for (var top = 1; top + Block < height; top += Block)
        {
            for (var left = 1; left + Block < width; left += Block)
            {
                long sum = 0;
                long level = 0;
                for (var y = top; y < top + Block; y++)
                {
                    var above = picture.Slice(((y - 1) * width) + left - 1, Block + 2);
                    var row = picture.Slice((y * width) + left - 1, Block + 2);
                    var below = picture.Slice(((y + 1) * width) + left - 1, Block + 2);
                    for (var x = 1; x <= Block; x++)
                    {
                        sum += Math.Abs(
                            above[x - 1]
                                - (2 * above[x])
                                + above[x + 1]
                                - (2 * row[x - 1])
                                + (4 * row[x])
                                - (2 * row[x + 1])
                                + below[x - 1]
                                - (2 * below[x])
                                + below[x + 1]
                        );
                        level += row[x];
                    }
                }

                if (level / (Block * Block) is > 20 and < 235)
                {
                    blocks.Add(Math.Sqrt(Math.PI / 2) / 6 * sum / (Block * Block));
                }
            }
        }

        if (blocks.Count == 0)
        {
            return 0;
        }

        blocks.Sort();
        return blocks[blocks.Count / 20];
    }

    /// <summary>Mean step across the borders of the 8x8 blocks over the mean step everywhere else.</summary>
    private static double BlockinessOf(ReadOnlySpan<byte> picture, int width, int height)
    {
        Span<long> sums = stackalloc long[8];
        Span<long> counts = stackalloc long[8];
        for (var y = 0; y < height; y++)
        {
            var row = picture.Slice(y * width, width);
            for (var x = 1; x < width; x++)
            {
                sums[x & 7] += Math.Abs(row[x] - row[x - 1]);
                counts[x & 7]++;
            }
        }

        var border = (double)sums[0] / Math.Max(1, counts[0]);
        var inside = 0.0;
        for (var phase = 1; phase < 8; phase++)
        {
            inside += (double)sums[phase] / Math.Max(1, counts[phase]) / 7;
        }

        return inside > 0 ? border / inside : 1;
    }

    /// <summary>One step of the à trous transform: the B3 spline (1 4 6 4 1) with holes, edges mirrored.</summary>
    private static void Spread(float[] from, float[] rows, float[] to, int width, int height, int step)
    {
        for (var y = 0; y < height; y++)
        {
            var start = y * width;
            for (var x = 0; x < width; x++)
            {
                rows[start + x] =
                    x >= 2 * step && x < width - (2 * step)
                        ? (
                            from[start + x - (2 * step)]
                            + from[start + x + (2 * step)]
                            + (4 * (from[start + x - step] + from[start + x + step]))
                            + (6 * from[start + x])
                        ) / 16
                        : (
                            from[start + Mirror(x - (2 * step), width)]
                            + from[start + Mirror(x + (2 * step), width)]
                            + (4 * (from[start + Mirror(x - step, width)] + from[start + Mirror(x + step, width)]))
                            + (6 * from[start + x])
                        ) / 16;
            }
        }

        for (var y = 0; y < height; y++)
        {
            var far = rows.AsSpan(Mirror(y - (2 * step), height) * width, width);
            var near = rows.AsSpan(Mirror(y - step, height) * width, width);
            var here = rows.AsSpan(y * width, width);
            var next = rows.AsSpan(Mirror(y + step, height) * width, width);
            var last = rows.AsSpan(Mirror(y + (2 * step), height) * width, width);
            var target = to.AsSpan(y * width, width);
            for (var x = 0; x < width; x++)
            {
                target[x] = (far[x] + last[x] + (4 * (near[x] + next[x])) + (6 * here[x])) / 16;
            }
        }
    }

    private static int Mirror(int index, int length) =>
        index < 0 ? Math.Min(-index, length - 1)
        : index >= length ? Math.Max(0, (2 * length) - 2 - index)
        : index;
}
