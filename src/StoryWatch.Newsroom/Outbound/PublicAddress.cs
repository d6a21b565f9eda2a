using System.Net;
using System.Net.Sockets;

namespace StoryWatch.Newsroom.Outbound;

/// <summary>
/// Which addresses are on the public internet, by the special-purpose registries of IANA (RFC 6890): not loopback, private, link-local, unique
/// local, shared (carrier-grade NAT), multicast, unspecified, for documentation or reserved.
/// </summary>
public static class PublicAddress
{
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    // An IPv4 address inside an IPv6 one, and the byte where it starts: a gateway would go on to it.
    private static readonly (IPNetwork Network, int Start)[] Embedding = [(IPNetwork.Parse("64:ff9b::/96"), 12), (IPNetwork.Parse("2002::/16"), 2)];

    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return Is(address.MapToIPv4());
        foreach (var (network, start) in Embedding)
        {
            if (network.Contains(address))
                return Is(new IPAddress(address.GetAddressBytes().AsSpan(start, 4)));
        }

        return (address.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(address))
            && !Special.Any(network => network.Contains(address));
    }
}
