using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Hosting;

/// <summary>
/// How many searches one network may ask at once: more than who types fast with suggestions ever does, less than a program that
/// would keep the database busy. It stands behind the page cache, so what is answered from there does not count.
/// </summary>
internal static class SearchLimit
{
    public const int AtOnce = 300;
    private const int EachSecond = 10;

    public static void Add(IServiceCollection services, CatalogueSettings settings) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(Limits.Search, http => settings.RateLimits.Enabled ? PartitionOf(http) : RateLimitPartition.GetNoLimiter(""));
        if (settings.RateLimits.Enabled)
            limiter.GlobalLimiter = FileLimit.Limiter();
        limiter.OnRejected = (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var until) ? until : FileLimit.Wait(context.HttpContext) ?? TimeSpan.FromSeconds(1);
            context.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
    });

    // Who has a token is not stopped for what others of the network ask without one.
    private static bool IsByToken(HttpContext http) => http.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(asked => asked.AuthenticationSchemes == ApiTokens.Scheme) == true;

    // Who comes by no network, as through a local socket, can't be told from others. The middleware forgets who has been quiet for a while.
    private static RateLimitPartition<string> PartitionOf(HttpContext http) =>
        http.User.Identity?.IsAuthenticated == true || Network.Of(http) is not { } network
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetTokenBucketLimiter(IsByToken(http) ? $"{network} by token" : network, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = AtOnce,
                TokensPerPeriod = EachSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            });
}
