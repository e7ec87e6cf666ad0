using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data.Naming;

/// <summary>Series and subjects by the key of a name, also one that gave way; through its index, since to ask each for its names is to read all of them.</summary>
internal static class NamedBy
{
    public static IQueryable<PublicationSeries> SeriesNamed(this CatalogueContext db, string key)
    {
        var ids = db.Set<SeriesText>().Where(t => t.TitleKey == key).Select(t => t.SeriesId);
        return db.Series.Where(s => ids.Contains(s.Id));
    }

    public static IQueryable<Subject> SubjectsNamed(this CatalogueContext db, string key)
    {
        var ids = db.Set<SubjectLabel>().Where(l => l.TextKey == key).Select(l => l.SubjectId);
        return db.Subjects.Where(s => ids.Contains(s.Id));
    }
}
