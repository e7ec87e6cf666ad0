using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data.Bulk;

namespace PublicationsCatalogue.Data.Webhooks;

/// <summary>Notes what other programs are to be told, in the transaction of the change itself. Where nobody wants to be told, nothing is noted.</summary>
internal static class WebhookOutbox
{
    private const int Batch = 500;

    /// <summary>Notes a message to each webhook that wants it.</summary>
    /// <param name="db">In its transaction.</param>
    /// <param name="changes">What readers notice of the entries themselves.</param>
    /// <param name="renamed">Entries that carry a name which has changed; only those that are public are told.</param>
    /// <param name="now">When it was renamed.</param>
    public static async Task AddAsync(CatalogueContext db, IReadOnlyList<PublicChange> changes, IReadOnlyCollection<long> renamed, DateTime now, CancellationToken ct)
    {
        if (changes.Count == 0 && renamed.Count == 0)
            return;
        var webhooks = await Live(db).AsNoTracking().Select(w => new { w.Id, w.Events, w.CreatedAt }).ToListAsync(ct);
        if (webhooks.Count == 0)
            return;
        IReadOnlyList<PublicChange> all = [.. changes, .. await RenamedAsync(db, [.. renamed.Except(changes.Select(c => c.Id))], now, ct)];
        List<WebhookDelivery> deliveries = [.. all.SelectMany(change => webhooks.Where(w => w.Events.HasFlag(EventOf(change.Kind)) && w.CreatedAt <= change.At)
            .Select(w => new WebhookDelivery { WebhookId = w.Id, MessageId = Guid.CreateVersion7(), Event = EventOf(change.Kind), PublicationId = change.Id, At = change.At }.Due(change.At)))];
        var bulk = new BulkInsert(db);
        await bulk.GiveKeysAsync([deliveries], ct);
        await bulk.AddAsync(deliveries, ct);
    }

    /// <summary>Notes the scheduled entries whose time has come since the last save.</summary>
    public static async Task AddDueAsync(CatalogueContext db, DateTime now, CancellationToken ct)
    {
        while (await Live(db).AnyAsync(ct) && await db.Publications.AsNoTracking().Where(Visibility.At(now)).AnyAsync(p => p.CountedIn == null, ct))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var counts = new CountChanges(db);
            await counts.SettleAsync(now, ct);
            await counts.WriteAsync(ct);
            await AddAsync(db, counts.Seen, [], now, ct);
            await transaction.CommitAsync(ct);
        }
    }

    public static IQueryable<Webhook> Live(CatalogueContext db) => db.Webhooks.Where(w => w.EndedAt == null && w.StoppedAt == null);

    private static async Task<List<PublicChange>> RenamedAsync(CatalogueContext db, IReadOnlyList<long> ids, DateTime now, CancellationToken ct)
    {
        List<PublicChange> found = [];
        foreach (var some in ids.Chunk(Batch))
            found.AddRange((await db.Publications.AsNoTracking().Where(p => some.Contains(p.Id) && p.CountedIn != null).Select(p => p.Id).ToListAsync(ct)).Select(id => new PublicChange(PublicChangeKind.Changed, id, now)));
        return found;
    }

    private static WebhookEvents EventOf(PublicChangeKind kind) => kind switch
    {
        PublicChangeKind.Came => WebhookEvents.Published,
        PublicChangeKind.Changed => WebhookEvents.Changed,
        _ => WebhookEvents.Withdrawn,
    };
}
