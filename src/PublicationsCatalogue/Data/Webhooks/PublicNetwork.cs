using System.Net;
using System.Net.Sockets;

namespace PublicationsCatalogue.Data.Webhooks;

/// <summary>Which addresses are of the public internet, by the registries of special addresses (RFC 6890, IANA) at their strictest.</summary>
public static class PublicNetwork
{
    private static readonly IPNetwork[] NotPublic = Networks(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
        "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    // The only part of IPv6 that is given out; unique local, link-local, multicast and loopback addresses are outside of it.
    private static readonly IPNetwork GivenOut = IPNetwork.Parse("2000::/3");

    // An IPv4 address as a translator between the two has it (RFC 6052).
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    // What a trial or a receiver in one's own network has; never link-local, where clouds keep their secrets.
    private static readonly IPNetwork[] OwnNetwork = Networks("10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7");

    /// <summary>True for an address that anybody can reach.</summary>
    public static bool Contains(IPAddress address) => Plain(address) is var plain
        && (plain.AddressFamily == AddressFamily.InterNetwork || GivenOut.Contains(plain)) && !Array.Exists(NotPublic, network => network.Contains(plain));

    /// <summary>True for an address of this machine or of the network around it.</summary>
    public static bool IsOwn(IPAddress address) => Plain(address) is var plain && Array.Exists(OwnNetwork, network => network.Contains(plain));

    private static IPAddress Plain(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
        : address.AddressFamily == AddressFamily.InterNetworkV6 && Translated.Contains(address) ? new IPAddress(address.GetAddressBytes().AsSpan(12))
        : address;

    private static IPNetwork[] Networks(params string[] networks) => Array.ConvertAll(networks, IPNetwork.Parse);
}
