using System.Net;
using System.Net.Sockets;

namespace NemoVideo.Local.Api;

/// <summary>Who a network address belongs to.</summary>
internal enum AddressReach
{
    /// <summary>Anyone.</summary>
    Public,

    /// <summary>This machine, or a private network.</summary>
    Private,

    /// <summary>Link-local (where clouds keep a machine's credentials), multicast, or nobody.</summary>
    Never,
}

/// <summary>Classifies addresses by IANA's registries of special-purpose addresses (RFC 6890), whatever they are wrapped in.</summary>
internal static class AddressReaches
{
    // The first match counts. Besides the link-local ones: the metadata services of Azure, Alibaba Cloud and AWS.
    private static readonly (IPNetwork Network, AddressReach Reach)[] V4 =
    [
        Never("0.0.0.0/8"),
        Never("169.254.0.0/16"),
        Never("168.63.129.16/32"),
        Never("100.100.100.200/32"),
        Never("224.0.0.0/4"),
        Never("240.0.0.0/4"),
        Private("127.0.0.0/8"),
        Private("10.0.0.0/8"),
        Private("172.16.0.0/12"),
        Private("192.168.0.0/16"),
        Private("100.64.0.0/10"),
        Private("192.0.0.0/24"),
        Private("192.0.2.0/24"),
        Private("198.18.0.0/15"),
        Private("198.51.100.0/24"),
        Private("203.0.113.0/24"),
    ];

    private static readonly (IPNetwork Network, AddressReach Reach)[] V6 =
    [
        Never("::/128"),
        Never("fe80::/10"),
        Never("fd00:ec2::254/128"),
        Never("ff00::/8"),
        Private("::1/128"),
        Private("fc00::/7"),
        Private("fec0::/10"),
        Private("100::/64"),
        Private("2001:db8::/32"),
        Private("64:ff9b:1::/48"),
    ];

    /// <summary>
    /// Networks whose addresses carry an IPv4 one, and where in their 16 bytes it is: compatible, NAT64 (RFC 6052), 6to4 (RFC
    /// 3056).
    /// </summary>
    private static readonly (IPNetwork Network, int At)[] Wrappers =
    [
        (IPNetwork.Parse("::/96"), 12),
        (IPNetwork.Parse("64:ff9b::/96"), 12),
        (IPNetwork.Parse("2002::/16"), 2),
    ];

    private static readonly IPNetwork Teredo = IPNetwork.Parse("2001::/32");

    public static AddressReach Of(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return In(V4, address);
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return AddressReach.Never;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return In(V4, address.MapToIPv4());
        }

        var bytes = address.GetAddressBytes();
        // Without the zone, which no network contains.
        address = new IPAddress(bytes);
        if (In(V6, address) is var reach && reach != AddressReach.Public)
        {
            return reach;
        }

        foreach (var (network, at) in Wrappers)
        {
            if (network.Contains(address))
            {
                return In(V4, new IPAddress(bytes.AsSpan(at, 4)));
            }
        }

        // Teredo (RFC 4380) hides its client's address by inverting the bits; ISATAP (RFC 5214) ends with one.
        if (Teredo.Contains(address))
        {
            return In(V4, new IPAddress([(byte)~bytes[12], (byte)~bytes[13], (byte)~bytes[14], (byte)~bytes[15]]));
        }

        return bytes.AsSpan(9, 3).SequenceEqual((ReadOnlySpan<byte>)[0, 0x5E, 0xFE]) && (bytes[8] & 0xFD) == 0
            ? In(V4, new IPAddress(bytes.AsSpan(12, 4)))
            : AddressReach.Public;
    }

    private static AddressReach In((IPNetwork Network, AddressReach Reach)[] networks, IPAddress address) =>
        networks.FirstOrDefault(known => known.Network.Contains(address)) is { Reach: var reach } ? reach : AddressReach.Public;

    private static (IPNetwork, AddressReach) Never(string network) => (IPNetwork.Parse(network), AddressReach.Never);

    private static (IPNetwork, AddressReach) Private(string network) => (IPNetwork.Parse(network), AddressReach.Private);
}
