using System.Net.Sockets;

namespace PublicationsCatalogue.Features.Shared;

public static class Network
{
    /// <summary>What tells one reader's network from another's; null when there is no address. One client usually has a whole /64 of IPv6 addresses.</summary>
    public static string? Of(HttpContext http) => http.Connection.RemoteIpAddress is { } address
        ? address.AddressFamily == AddressFamily.InterNetworkV6 && !address.IsIPv4MappedToIPv6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.MapToIPv4().ToString()
        : null;
}
