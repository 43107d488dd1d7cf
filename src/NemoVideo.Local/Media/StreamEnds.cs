using System.Globalization;
using System.Text.Json.Serialization;
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
            ["-of", "csv=p=0", "-show_entries", Packet.Entries, .. interval, .. FfmpegInput.Open(path)], cancellationToken);
        return Of(Packets(text), frame);
    }

    /// <summary>The same, of packets that have been read.</summary>
    public static IReadOnlyDictionary<int, TimeSpan> Of(IEnumerable<Packet> packets, TimeSpan frame)
    {
        Dictionary<int, Queue<TimeSpan>> ends = [];
        foreach (var packet in packets)
        {
            // Packets that an edit list leaves out are marked D.
            if (packet.Flags?.Contains('D', StringComparison.Ordinal) == true || (Time(packet.Shown) ?? Time(packet.Decoded)) is not { } shown)
                continue;
            if (!ends.TryGetValue(packet.Stream, out var last))
                ends[packet.Stream] = last = new();
            if (last.Count == LastPackets)
                last.Dequeue();
            last.Enqueue(shown + (Time(packet.Duration) ?? frame));
        }

        return ends.ToDictionary(pair => pair.Key, pair => pair.Value.Max());
    }

    private static IEnumerable<Packet> Packets(string text)
    {
        using var lines = new StringReader(text);
        while (lines.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            if (fields.Length >= 5 && int.TryParse(fields[0], CultureInfo.InvariantCulture, out var stream))
                yield return new(stream, fields[1], fields[2], fields[3], fields[4]);
        }
    }

    private static TimeSpan? Time(string? seconds) =>
        double.TryParse(seconds, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(value) : null;
}

/// <summary>What ffprobe tells of a packet; times in seconds, as text.</summary>
internal sealed record Packet(
    [property: JsonPropertyName("stream_index")] int Stream,
    [property: JsonPropertyName("pts_time")] string? Shown,
    [property: JsonPropertyName("dts_time")] string? Decoded,
    [property: JsonPropertyName("duration_time")] string? Duration,
    [property: JsonPropertyName("flags")] string? Flags)
{
    /// <summary>For <c>-show_entries</c>.</summary>
    public const string Entries = "packet=stream_index,pts_time,dts_time,duration_time,flags";
}
