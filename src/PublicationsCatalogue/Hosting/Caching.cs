using Microsoft.AspNetCore.OutputCaching;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Hosting;

/// <summary>
/// The page cache. Its keys hold the path, the query values a page says it reads, the form it is asked for in, the encoding, and the number of the last
/// commit: a change makes every older page unreachable before the editor hears that it is saved. It stands before
/// authentication and so asks nobody's name: a request with a session's cookie passes it by, whether or not the session lives.
/// </summary>
internal sealed class Caching(CatalogueVersion version, Site site, TimeProvider clock) : IOutputCachePolicy
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);
    private readonly string sessionCookie = Accounts.SessionCookie(site);

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<Caching>();
        services.AddOutputCache(options => (options.SizeLimit, options.MaximumBodySize, options.UseCaseSensitivePaths) = (64 * 1024 * 1024, FormatResult.MostHeldBack, true));
        services.AddOptions<OutputCacheOptions>().Configure<Caching>((options, policy) => options.AddBasePolicy(policy));
    }

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var page = http.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>();
        var mayCache = page?.IsKept(http.Request.Query) == true
            && (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
            && http.Request.Headers.Authorization.Count == 0
            && (http.Request.Headers.Cookie.Count == 0 || !http.Request.Cookies.ContainsKey(sessionCookie));
        context.EnableOutputCaching = mayCache;
        context.AllowCacheLookup = mayCache;
        context.AllowCacheStorage = mayCache;
        var asked = http.Features.Get<AskedFormat>();
        // Who reads a long list slowly holds up nobody else who asks for it.
        context.AllowLocking = asked is null || asked.Format.IsFeed || http.GetEndpoint()?.Metadata.GetMetadata<InFormatsAttribute>()?.Use == FormatUse.Entry;
        // Others may wait for this render, and would get its failure: it ends even when the one it was begun for has gone.
        if (mayCache && context.AllowLocking)
            http.RequestAborted = CancellationToken.None;
        if (mayCache)
        {
            version.Pass(clock.GetUtcNow());
            context.CacheVaryByRules.CacheKeyPrefix = version.Name;
            if (page!.QueryKeys is [PublicPageAttribute.WholeQuery])
                (context.CacheVaryByRules.QueryKeys, context.CacheVaryByRules.VaryByValues["query"]) = ("", http.Request.QueryString.Value ?? "");
            else
                context.CacheVaryByRules.QueryKeys = page.QueryKeys;
            context.CacheVaryByRules.HeaderNames = "Accept-Encoding";
            if (asked is not null)
                context.CacheVaryByRules.VaryByValues["format"] = asked.IsBySuffix ? asked.Format.Suffix : asked.Format.MediaType;
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.HttpContext.Features.Get<FromPageCache>()?.Hold(context.HttpContext.Response, context.CacheVaryByRules.CacheKeyPrefix!);
        return ValueTask.CompletedTask;
    }

    public async ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0)
        {
            context.AllowCacheStorage = false;
            return;
        }
        var catalogue = context.HttpContext.RequestServices.GetRequiredService<PublicCatalogue>();
        if (await catalogue.NextChangeAsync(cancellation) is { } next)
            version.Expect(next);
        context.ResponseExpirationTimeSpan = Longest;
    }
}
