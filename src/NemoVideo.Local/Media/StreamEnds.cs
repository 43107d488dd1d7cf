using System.Globalization;
using System.Text.Json.Serialization;

namespace NemoVideo.Local.Media;

/// <summary>
/// Where the streams of a file really end, by their packets, which are read one by one and not kept. What a header says about its
/// length is often wrong: a file can be cut off, written live, or end before or after where it claims to.
/// </summary>
internal sealed class StreamEnds
{
    /// <summary>
    /// Packets come in decoding order, so the last to be shown is among the last few; a damaged time somewhere in the middle is
    /// not.
    /// </summary>
    private const int LastPackets = 32;

    private readonly Dictionary<int, Queue<(TimeSpan Shown, TimeSpan? Duration)>> _last = [];

    /// <summary>How many packets there were, including those that are not shown.</summary>
    public long Count { get; private set; }

    public void Add(Packet packet)
    {
        Count++;
        // Packets that an edit list leaves out are marked D.
        if (packet.Flags?.Contains('D', StringComparison.Ordinal) == true || (Time(packet.Shown) ?? Time(packet.Decoded)) is not { } shown)
        {
            return;
        }

        if (!_last.TryGetValue(packet.Stream, out var last))
        {
            _last[packet.Stream] = last = new();
        }

        if (last.Count == LastPackets)
        {
            last.Dequeue();
        }

        last.Enqueue((shown, Time(packet.Duration)));
    }

    /// <param name="line">A packet as ffprobe writes it with <c>-of csv=p=0</c>; other lines are ignored.</param>
    public void Add(string line)
    {
        var fields = line.Split(',');
        if (fields.Length >= 5 && int.TryParse(fields[0], CultureInfo.InvariantCulture, out var stream))
        {
            Add(new Packet(stream, fields[1], fields[2], fields[3], fields[4]));
        }
    }

    /// <summary>The end of each stream that has packets, by its index, on the file's own clock (which may begin anywhere).</summary>
    /// <param name="frame">How long a packet lasts that doesn't say.</param>
    public IReadOnlyDictionary<int, TimeSpan> Ends(TimeSpan frame) =>
        _last.ToDictionary(pair => pair.Key, pair => pair.Value.Max(packet => packet.Shown + (packet.Duration ?? frame)));

    private static TimeSpan? Time(string? seconds) =>
        double.TryParse(seconds, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < MostSeconds
            ? TimeSpan.FromSeconds(value)
            : null;

    /// <summary>A quarter of what can be counted, so that nothing added to it overflows.</summary>
    private static readonly double MostSeconds = TimeSpan.MaxValue.TotalSeconds / 4;
}

/// <summary>What ffprobe says about a packet; times in seconds, as text.</summary>
internal sealed record Packet(
    [property: JsonPropertyName("stream_index")] int Stream,
    [property: JsonPropertyName("pts_time")] string? Shown,
    [property: JsonPropertyName("dts_time")] string? Decoded,
    [property: JsonPropertyName("duration_time")] string? Duration,
    [property: JsonPropertyName("flags")] string? Flags
)
{
    /// <summary>For <c>-show_entries</c>.</summary>
    public const string Entries = "packet=stream_index,pts_time,dts_time,duration_time,flags";
}
