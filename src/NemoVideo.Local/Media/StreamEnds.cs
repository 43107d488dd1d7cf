using System.Globalization;
using static System.FormattableString;

namespace NemoVideo.Local.Media;

/// <summary>
/// Where the streams of a file really end, by their packets. What a header says of its length is often wrong: a file
/// can be cut off, written live, or end before or after what it claims.
/// </summary>
internal sealed class StreamEnds(FfmpegProcess ffmpeg)
{
    /// <summary>Packets come in decoding order, so the last to be shown is among the last few; a time that is damaged somewhere in the middle is not.</summary>
    private const int LastPackets = 32;

    /// <summary>
    /// The end of each stream that has packets, by its index, on the file's own clock (which may begin anywhere).
    /// </summary>
    /// <param name="from">Where to begin reading, on the same clock; at the latest key frame before it. Null reads all of the file.</param>
    /// <param name="frame">How long a packet lasts that doesn't say so.</param>
    /// <exception cref="FfmpegException">The file can't be read.</exception>
    public async Task<IReadOnlyDictionary<int, TimeSpan>> ReadAsync(string path, TimeSpan? from, TimeSpan frame, CancellationToken cancellationToken)
    {
        var interval = from is { } start && start > TimeSpan.Zero ? ["-read_intervals", Invariant($"{start.TotalSeconds:0.###}%")] : Array.Empty<string>();
        var text = await ffmpeg.ProbeAsync(
            ["-of", "csv=p=0", "-show_entries", "packet=stream_index,pts_time,dts_time,duration_time,flags", .. interval, .. FfmpegInput.Open(path)], cancellationToken);
        Dictionary<int, Queue<TimeSpan>> ends = [];
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var fields = line.ToString().Split(',');
            // Packets that an edit list leaves out are marked D.
            if (fields.Length < 5 || !int.TryParse(fields[0], CultureInfo.InvariantCulture, out var stream) || fields[4].Contains('D', StringComparison.Ordinal)
                || (Time(fields[1]) ?? Time(fields[2])) is not { } shown)
                continue;
            if (!ends.TryGetValue(stream, out var last))
                ends[stream] = last = new();
            if (last.Count == LastPackets)
                last.Dequeue();
            last.Enqueue(shown + (Time(fields[3]) ?? frame));
        }

        return ends.ToDictionary(pair => pair.Key, pair => pair.Value.Max());
    }

    private static TimeSpan? Time(string seconds) =>
        double.TryParse(seconds, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(value) : null;
}
