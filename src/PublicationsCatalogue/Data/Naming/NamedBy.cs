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
}
