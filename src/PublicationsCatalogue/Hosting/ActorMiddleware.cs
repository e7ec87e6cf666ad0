using System.Data.Common;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Hosting;

/// <summary>Names who acts, and notes every five minutes at most that the person was here.</summary>
internal sealed class ActorMiddleware(RequestDelegate next, TimeProvider clock, ILogger<ActorMiddleware> log)
{
    private static readonly TimeSpan NoteEvery = TimeSpan.FromMinutes(5);

    public Task InvokeAsync(HttpContext http) =>
        http.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? AsAsync(id, http) : next(http);

    // Services are asked for here and not in the signature: a cached page needs none of them.
    private async Task AsAsync(string id, HttpContext http)
    {
        var actor = http.RequestServices.GetRequiredService<Actor>();
        (actor.UserId, actor.Name) = (id, http.User.Identity?.Name ?? id);
        await NoteAsync(http.RequestServices.GetRequiredService<CatalogueContext>(), id, http.RequestAborted);
        await next(http);
    }

    private async Task NoteAsync(CatalogueContext db, string id, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var stale = now - NoteEvery;
        var person = db.Users.Where(u => u.Id == id && (u.LastSeenAt == null || u.LastSeenAt < stale));
        try
        {
            // Asked first, because even an update of no row waits for whoever is writing.
            if (await person.AnyAsync(ct))
                await person.ExecuteUpdateAsync(set => set.SetProperty(u => u.LastSeenAt, now), ct);
        }
        catch (DbException e)
        {
            log.LogWarning(e, "When a person was last seen could not be noted");
        }
    }
}
