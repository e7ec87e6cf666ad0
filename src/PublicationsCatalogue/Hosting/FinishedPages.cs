using System.Collections.Concurrent;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Hosting;

/// <summary>
/// Keeps what the page cache has given out as it went over the wire, headers and all: to the same request nothing is left to do but to
/// send it. The same is <see cref="AskedPage"/>, all that any of these answers depends on; who asks for more than that, or could be known
/// by it, passes by. As in the page cache, what was made before a commit is out of reach after it.
/// </summary>
internal sealed class FinishedPages(RequestDelegate next, CatalogueVersion version, TimeProvider clock)
{
    // When there is more, all of it goes: what is asked for often is soon back.
    private const int MostTogether = 16 * 1024 * 1024;
    private const int MostOfOne = 256 * 1024;

    private Shelf current = new(version.Name);

    public Task InvokeAsync(HttpContext http)
    {
        if (!AskedPage.TryRead(http.Request, out var asked))
            return next(http);
        version.Pass(clock.GetUtcNow());
        return Current().Pages.TryGetValue(asked, out var page) && page.AgeAt(clock.GetUtcNow()) < Caching.Longest
            ? page.SendAsync(http, clock.GetUtcNow()) : KeepAsync(http, asked);
    }

    private async Task KeepAsync(HttpContext http, AskedPage asked)
    {
        var (given, outer) = (new FromPageCache(), http.Response.Body);
        http.Features.Set(given);
        try
        {
            await next(http);
        }
        finally
        {
            if (given.Body is not null)
                http.Response.Body = outer;
        }
        if (given.Body is null)
            return;
        if (given.Body.Length <= MostOfOne && http.Response.Headers.SetCookie.Count == 0 && given.Version is not null)
            Keep(given.Version, asked, FinishedPage.Of(http.Response, given.Body.ToArray(), clock.GetUtcNow()));
        given.Body.Position = 0;
        await given.Body.CopyToAsync(outer, http.RequestAborted);
    }

    private void Keep(string of, AskedPage asked, FinishedPage page)
    {
        var shelf = Current();
        if (shelf.Version == of && shelf.Pages.TryAdd(asked, page) && Interlocked.Add(ref shelf.Size, asked.Size + page.Size) > MostTogether)
            Interlocked.CompareExchange(ref current, new Shelf(of), shelf);
    }

    private Shelf Current()
    {
        var (shelf, now) = (Volatile.Read(ref current), version.Name);
        if (shelf.Version == now)
            return shelf;
        var fresh = new Shelf(now);
        return Interlocked.CompareExchange(ref current, fresh, shelf) == shelf ? fresh : new Shelf(now);
    }

    /// <summary>What was made under one number of <see cref="CatalogueVersion"/>.</summary>
    private sealed class Shelf(string version)
    {
        public long Size;

        public string Version { get; } = version;
        public ConcurrentDictionary<AskedPage, FinishedPage> Pages { get; } = new();
    }
}
