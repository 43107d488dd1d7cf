using System.Text;
using System.Text.Json;

namespace NemoVideo.Local.Media;

/// <summary>
/// Parses what ffprobe writes with <c>-of json=compact=1</c>, where each packet starts a line: packets are read as they come,
/// and only the rest is read as a whole.
/// </summary>
internal sealed class ProbeReport
{
    /// <summary>Most characters of a header, and of a packet; nothing that was asked for needs more.</summary>
    private const int LongestHeader = 4_000_000;
    private const int LongestPacket = 64 * 1024;

    private readonly StringBuilder _header = new();
    private string _packet = "";
    private bool _inPackets;

    /// <summary>What the packets say; null where they were not asked for.</summary>
    public StreamEnds? Packets { get; private set; }

    /// <exception cref="FfmpegException">The header or a packet has no end.</exception>
    public void Add(string line)
    {
        var text = line.AsSpan().Trim();
        if (_inPackets && (_packet.Length > 0 || text.StartsWith("{")))
        {
            AddPacket(text.ToString());
            return;
        }

        if (text is "\"packets\": [")
        {
            _inPackets = true;
            Packets = new();
        }
        else if (text.StartsWith("]"))
        {
            _inPackets = false;
        }

        if (_header.Append(line).Append('\n').Length > LongestHeader)
        {
            throw new FfmpegException("Its header is larger than any header can be.");
        }
    }

    /// <summary>A packet with side data spans several lines. No text in a packet contains a brace.</summary>
    private void AddPacket(string text)
    {
        _packet += text;
        if (_packet.Length > LongestPacket)
        {
            throw new FfmpegException("A packet holds more than any packet can.");
        }

        if (_packet.Count(c => c == '{') != _packet.Count(c => c == '}'))
        {
            return;
        }

        if (JsonSerializer.Deserialize(_packet.TrimEnd(','), ReportContext.Default.Packet) is { } packet)
        {
            Packets!.Add(packet);
        }

        _packet = "";
    }

    public MediaProbe.Report Read() =>
        JsonSerializer.Deserialize(_header.ToString(), ReportContext.Default.Report) ?? new MediaProbe.Report();
}
