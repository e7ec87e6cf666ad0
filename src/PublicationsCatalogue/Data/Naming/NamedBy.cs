using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data.Naming;

/// <summary>Series and subjects by the key of a name, also one that gave way, through its index: to ask each for its names is to read all of them.</summary>
internal static class NamedBy
{
    public static IQueryable<PublicationSeries> SeriesNamed(this CatalogueContext db, string key)
    {
        var ids = db.Set<SeriesText>().Where(t => t.TitleKey == key).Select(t => t.SeriesId);
        return db.Series.Where(s => ids.Contains(s.Id));
    }

    /// <summary>Those that have any of the names, by the key of the name: the ones that never gave way first, then the oldest.</summary>
    public static async Task<ILookup<string, PublicationSeries>> SeriesNamedAsync(this CatalogueContext db, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var names = await db.Set<SeriesText>().Where(t => keys.Contains(t.TitleKey)).Select(t => new NameOf(t.TitleKey, t.SeriesId)).ToListAsync(ct);
        return await NamedAsync(db.Series.Include(s => s.Texts), names, ct);
    }

    /// <summary>The number of the one that this gave way to, maybe by way of others; its own when it did not.</summary>
    public static async Task<long> KeptIdAsync<T>(this IQueryable<T> terms, long id, CancellationToken ct) where T : Term
    {
        while (await terms.Where(t => t.Id == id).Select(t => t.ReplacedById).FirstOrDefaultAsync(ct) is { } kept)
            id = kept;
        return id;
    }

    public static IQueryable<Subject> SubjectsNamed(this CatalogueContext db, string key)
    {
        var ids = db.Set<SubjectLabel>().Where(l => l.TextKey == key).Select(l => l.SubjectId);
        return db.Subjects.Where(s => ids.Contains(s.Id));
    }

    /// <summary>As for series.</summary>
    public static async Task<ILookup<string, Subject>> SubjectsNamedAsync(this CatalogueContext db, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var names = await db.Set<SubjectLabel>().Where(l => keys.Contains(l.TextKey)).Select(l => new NameOf(l.TextKey, l.SubjectId)).ToListAsync(ct);
        return await NamedAsync(db.Subjects.Include(s => s.Labels), names, ct);
    }

    private static async Task<ILookup<string, T>> NamedAsync<T>(IQueryable<T> terms, List<NameOf> names, CancellationToken ct) where T : Term
    {
        var ids = names.Select(n => n.Id).Distinct().ToList();
        var found = ids.Count == 0 ? [] : await terms.Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, ct);
        return names.OrderBy(n => !found[n.Id].IsKept).ThenBy(n => n.Id).ToLookup(n => n.Key, n => found[n.Id], StringComparer.Ordinal);
    }

    private sealed record NameOf(string Key, long Id);
}
