using System.Threading.RateLimiting;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Hosting;

/// <summary>
/// How many whole lists are written at once, to one network and to all: each keeps the database busy as long as it is read. A few more
/// wait for their turn. Stands behind the page cache, so what is answered from there does not count.
/// </summary>
internal static class FileLimit
{
    public const int AtOnceToOne = 4;
    public const int WaitingOfOne = 8;
    private const int AtOnceToAll = 16;
    private const int WaitingOfAll = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static PartitionedRateLimiter<HttpContext> Limiter() => PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<HttpContext, string>(http => IsLimited(http) && Network.Of(http) is { } network
            ? RateLimitPartition.GetConcurrencyLimiter(network, _ => new() { PermitLimit = AtOnceToOne, QueueLimit = WaitingOfOne }) : RateLimitPartition.GetNoLimiter("")),
        PartitionedRateLimiter.Create<HttpContext, string>(http => IsLimited(http)
            ? RateLimitPartition.GetConcurrencyLimiter("all", _ => new() { PermitLimit = AtOnceToAll, QueueLimit = WaitingOfAll }) : RateLimitPartition.GetNoLimiter("")));

    /// <summary>After what time to ask again for a list; null for anything else.</summary>
    public static TimeSpan? Wait(HttpContext http) => IsWholeList(http) ? Patience : null;

    private static bool IsLimited(HttpContext http) => IsWholeList(http) && http.User.Identity?.IsAuthenticated != true;

    private static bool IsWholeList(HttpContext http) => http.FormatAsked() is { IsFeed: false }
        && http.GetEndpoint()?.Metadata.GetMetadata<InFormatsAttribute>() is { } page && (page.Use & FormatUse.List) != FormatUse.None;
}
