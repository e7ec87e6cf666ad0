using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Duplicates;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data.Bulk;

namespace PublicationsCatalogue.Data.Duplicates;

/// <summary>Keeps the keys of each entry's titles: by the save that changes a title, and once for entries from before there were keys.</summary>
public static class TitleKeyKeeper
{
    private const int Batch = 25_000;
    private const int RowsAtOnce = 5000;

    /// <summary>Adds to the save that is coming what is missing, and takes out what is no longer so. The texts must be loaded.</summary>
    public static async Task KeepAsync(CatalogueContext db, Publication publication, bool isNew, CancellationToken ct)
    {
        var wanted = publication.Texts.SelectMany(t => TitleKeys.Of(Whole(t.Title, t.Subtitle))).ToHashSet();
        var stored = isNew ? [] : await db.TitleKeys.Where(k => k.PublicationId == publication.Id).ToListAsync(ct);
        db.TitleKeys.RemoveRange(stored.Where(k => !wanted.Contains(k.Key)));
        wanted.ExceptWith(stored.Select(k => k.Key));
        db.TitleKeys.AddRange(wanted.Select(key => new TitleKey { Key = key, PublicationId = publication.Id }));
    }

    /// <summary>
    /// Makes the keys of all entries when those that are stored are of an older kind or there are none. Each batch is a
    /// transaction that makes its own anew, so a start that was killed here just begins again.
    /// </summary>
    public static async Task FillAsync(CatalogueContext db, CancellationToken ct)
    {
        if (!await db.Instances.AnyAsync(i => i.TitleKeyVersion != TitleKeys.Version, ct))
            return;
        for (var after = 0L; await BatchAsync(db, after, ct) is { } last;)
            after = last;
        await db.Instances.ExecuteUpdateAsync(set => set.SetProperty(i => i.TitleKeyVersion, TitleKeys.Version), ct);
    }

    /// <summary>The title as it is compared: a subtitle is another piece of it, wherever it was typed.</summary>
    public static string Whole(string title, string? subtitle) => string.IsNullOrWhiteSpace(subtitle) ? title : $"{title}: {subtitle}";

    private static async Task<long?> BatchAsync(CatalogueContext db, long after, CancellationToken ct)
    {
        var ids = await db.Publications.AsNoTracking().Where(p => p.Id > after).OrderBy(p => p.Id).Select(p => p.Id).Take(Batch).ToListAsync(ct);
        if (ids.Count == 0)
            return null;
        var (first, last) = (ids[0], ids[^1]);
        var texts = await db.Set<PublicationText>().AsNoTracking().Where(t => t.PublicationId >= first && t.PublicationId <= last)
            .Select(t => new { t.PublicationId, t.Title, t.Subtitle }).ToListAsync(ct);
        // In the order of the index, so that neighbours are written together.
        var keys = texts.SelectMany(t => TitleKeys.Of(Whole(t.Title, t.Subtitle)).Select(key => (Key: key, t.PublicationId))).Distinct().Order();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.TitleKeys.Where(k => k.PublicationId >= first && k.PublicationId <= last).ExecuteDeleteAsync(ct);
        var bulk = new BulkInsert(db);
        foreach (var rows in keys.Chunk(RowsAtOnce))
            await bulk.AddAsync([.. rows.Select(row => new TitleKey { Key = row.Key, PublicationId = row.PublicationId })], ct);
        await transaction.CommitAsync(ct);
        return last;
    }
}
