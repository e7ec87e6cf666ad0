using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data;

public static class PublicationParts
{
    /// <summary>The whole record: what a revision's snapshot and a change of it need.</summary>
    public static IQueryable<Publication> WithParts(this IQueryable<Publication> publications) => publications.AsSplitQuery()
        .Include(p => p.Texts).Include(p => p.Publisher).Include(p => p.Links).Include(p => p.Identifiers).Include(p => p.Relations)
        .Include(p => p.Contributions).ThenInclude(c => c.Agent)
        .Include(p => p.Series).ThenInclude(s => s.Series.Texts)
        .Include(p => p.Subjects).ThenInclude(s => s.Subject.Labels);
}
