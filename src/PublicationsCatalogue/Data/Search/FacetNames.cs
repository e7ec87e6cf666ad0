using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data.Naming;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Data.Search;

/// <summary>What a facet's value is called: in an address, and to a reader.</summary>
public sealed record FacetName(FacetValue Value, string Slug, string Label);

/// <summary>Names of series, subjects and people that public entries carry; of nobody else is a name told.</summary>
public sealed class FacetNames(CatalogueContext db, CatalogueSearch search, Site site)
{
    private const int MostNamesakes = 100;

    /// <summary>The names of values that were counted among public entries; years have none.</summary>
    public async Task<IReadOnlyDictionary<FacetValue, FacetName>> OfAsync(IReadOnlyCollection<FacetValue> values, CancellationToken ct)
    {
        var ids = values.Where(v => v.Id is not null).ToLookup(v => v.Facet, v => v.Id ?? 0);
        var (series, subjects, agents) = (ids[Facet.Series].ToList(), ids[Facet.Subject].ToList(), ids[Facet.Author].ToList());
        List<FacetName> names = [.. values.Select(Named).OfType<FacetName>()];
        if (series.Count > 0)
            names.AddRange((await db.Series.AsNoTracking().Where(s => series.Contains(s.Id)).Include(s => s.Texts).ToListAsync(ct))
                .Select(s => new FacetName(FacetValue.Of(Facet.Series, s.Id), s.Slug.ToString(), s.Title)));
        if (subjects.Count > 0)
            names.AddRange((await db.Subjects.AsNoTracking().Where(s => subjects.Contains(s.Id)).Include(s => s.Labels).ToListAsync(ct))
                .Select(s => new FacetName(FacetValue.Of(Facet.Subject, s.Id), s.Slug.ToString(), s.Label)));
        if (agents.Count > 0)
            names.AddRange(await AuthorsAsync(agents, ct));
        return names.ToDictionary(n => n.Value);
    }

    /// <summary>The value with this name in an address, or with one it had before; null when no public entry has it.</summary>
    public async Task<FacetValue?> FindAsync(Facet facet, string slug, CancellationToken ct) =>
        await ReadAsync(facet, slug, ct) is { } found && await search.HasAsync(found, ct) ? found : null;

    /// <summary>The same also when no public entry has it; for who then asks only what the public may know.</summary>
    public async Task<FacetValue?> ReadAsync(Facet facet, string slug, CancellationToken ct) => facet switch
    {
        Facet.Type => ResourceType.Find(slug) is { } type ? new FacetValue(facet, type.Code) : null,
        Facet.Language => LanguageTag.TryParse(slug, out var language) ? FacetValue.Of(language) : null,
        Facet.Year => null,
        _ => Slug.TryParse(slug, out var parsed) && await IdAsync(facet, parsed, ct) is { } id ? FacetValue.Of(facet, id) : (FacetValue?)null,
    };

    // An organisation is called one where a person of the same name is told to readers too.
    private async Task<IEnumerable<FacetName>> AuthorsAsync(List<long> ids, CancellationToken ct)
    {
        var authors = await db.Agents.AsNoTracking().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Kind, a.Slug, a.Name, a.NameKey }).ToListAsync(ct);
        var keys = authors.Where(a => a.Kind == AgentKind.Organization).Select(a => a.NameKey).ToList();
        var people = keys.Count == 0 ? [] : await db.Agents.AsNoTracking().Where(a => keys.Contains(a.NameKey) && a.Kind == AgentKind.Person && a.ReplacedById == null)
            .OrderBy(a => a.Id).Take(MostNamesakes).Select(a => new { a.Id, a.NameKey }).ToListAsync(ct);
        HashSet<string> shared = new(StringComparer.Ordinal);
        foreach (var person in people)
        {
            if (!shared.Contains(person.NameKey) && await search.HasAsync(FacetValue.Of(Facet.Author, person.Id), ct))
                shared.Add(person.NameKey);
        }
        return authors.Select(a => new FacetName(FacetValue.Of(Facet.Author, a.Id), a.Slug.ToString(), a.Kind == AgentKind.Organization && shared.Contains(a.NameKey) ? $"{a.Name} (organisation)" : a.Name));
    }

    // Types and languages have their names by themselves.
    private FacetName? Named(FacetValue value) => value.Facet switch
    {
        Facet.Type => new FacetName(value, value.Value, ResourceType.Find(value.Value)?.Name ?? value.Value),
        Facet.Language => new FacetName(value, value.Value, LanguageTag.TryParse(value.Value, out var language) ? language.NameIn(site.Culture) : value.Value),
        _ => null,
    };

    private Task<long?> IdAsync(Facet facet, Slug slug, CancellationToken ct) => facet switch
    {
        Facet.Series => KeptAsync(db.Series, slug, ct),
        Facet.Subject => KeptAsync(db.Subjects, slug, ct),
        _ => KeptAsync(db.Agents, slug, ct),
    };

    private static async Task<long?> KeptAsync<T>(IQueryable<T> terms, Slug slug, CancellationToken ct) where T : Term
    {
        var named = await terms.Where(t => t.Slug == slug).Select(t => new { t.Id, t.ReplacedById }).FirstOrDefaultAsync(ct);
        return named?.ReplacedById is { } kept ? await terms.KeptIdAsync(kept, ct) : named?.Id;
    }
}
