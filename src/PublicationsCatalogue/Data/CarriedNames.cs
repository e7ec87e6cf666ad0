using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;

namespace PublicationsCatalogue.Data;

/// <summary>
/// All series, subjects and people that a public entry carries, in parts by their numbers: a part stays where it is when others come,
/// and none takes more work than another.
/// </summary>
public sealed class CarriedNames(CatalogueContext db, PublicCatalogue catalogue)
{
    private const int Length = 10_000;

    /// <summary>The parts that are not empty, from 1.</summary>
    public async Task<IReadOnlyList<int>> PartsAsync(Facet facet, CancellationToken ct)
    {
        var last = await (facet switch
        {
            Facet.Series => db.Series.MaxAsync(s => (long?)s.Id, ct),
            Facet.Subject => db.Subjects.MaxAsync(s => (long?)s.Id, ct),
            _ => db.Agents.MaxAsync(a => (long?)a.Id, ct),
        }) ?? 0;
        List<int> parts = [];
        for (var part = 1; (part - 1L) * Length < last; part++)
        {
            if (await In(facet, part).AnyAsync(ct))
                parts.Add(part);
        }
        return parts;
    }

    public async Task<IReadOnlyList<Slug>> PartAsync(Facet facet, int part, CancellationToken ct) => await In(facet, part).ToListAsync(ct);

    private IQueryable<Slug> In(Facet facet, int part)
    {
        var (after, to, entries) = ((part - 1L) * Length, (long)part * Length, catalogue.Publications);
        return facet switch
        {
            Facet.Series => db.Series.AsNoTracking().Where(s => s.Id > after && s.Id <= to && s.ReplacedById == null)
                .Where(s => db.Set<SeriesMembership>().Any(m => m.SeriesId == s.Id && entries.Any(p => p.Id == m.PublicationId))).OrderBy(s => s.Id).Select(s => s.Slug),
            Facet.Subject => db.Subjects.AsNoTracking().Where(s => s.Id > after && s.Id <= to && s.ReplacedById == null)
                .Where(s => db.Set<PublicationSubject>().Any(m => m.SubjectId == s.Id && entries.Any(p => p.Id == m.PublicationId))).OrderBy(s => s.Id).Select(s => s.Slug),
            _ => db.Agents.AsNoTracking().Where(a => a.Id > after && a.Id <= to && a.ReplacedById == null)
                .Where(a => db.Set<Contribution>().Any(c => c.AgentId == a.Id && entries.Any(p => p.Id == c.PublicationId))).OrderBy(a => a.Id).Select(a => a.Slug),
        };
    }
}
