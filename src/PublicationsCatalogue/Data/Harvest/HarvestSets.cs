using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data.Search;

namespace PublicationsCatalogue.Data.Harvest;

/// <summary>A set under its name in the protocol, such as "series:newsletter", and the name for people.</summary>
public sealed record NamedSet(HarvestSet Set, string Spec, string Name);

/// <summary>Where the list of sets stands: behind this one of a kind; a number of 0 is where the kind begins.</summary>
public sealed record SetPlace(Facet Facet, long Id);

/// <summary>The names of sets; only those that a public entry is in are told.</summary>
public sealed class HarvestSets(CatalogueContext db, Harvesting harvest, FacetNames names)
{
    private const int Batch = 100;

    public static string SpecOf(Facet facet) => facet.ToString().ToLowerInvariant();

    /// <summary>The set with this name, or with one it had before; it may hold nothing, or only what is deleted. Null when there is none.</summary>
    public async Task<HarvestSet?> FindAsync(string spec, CancellationToken ct)
    {
        var colon = spec.IndexOf(':', StringComparison.Ordinal);
        var kind = colon < 0 ? spec : spec[..colon];
        foreach (var facet in HarvestSet.Facets.Where(f => SpecOf(f) == kind))
            return colon < 0 ? HarvestSet.Of(facet) : await names.ReadAsync(facet, spec[(colon + 1)..], ct) is { } value ? HarvestSet.Of(value) : null;
        return null;
    }

    /// <summary>The names of the sets that these entries are in; what is deleted may have been in some that are none any more.</summary>
    public async Task<IReadOnlyDictionary<HarvestSet, string>> SpecsAsync(IReadOnlyList<HarvestHeader> headers, CancellationToken ct)
    {
        var known = headers.Where(h => !h.IsDeleted).SelectMany(h => h.Sets).ToHashSet();
        foreach (var set in headers.Where(h => h.IsDeleted).SelectMany(h => h.Sets).Distinct().Where(set => !known.Contains(set)).ToList())
        {
            if (await harvest.HasAsync(set, ct))
                known.Add(set);
        }
        return (await names.OfAsync([.. known.Select(set => set.Value).OfType<FacetValue>()], ct)).Values
            .ToDictionary(n => HarvestSet.Of(n.Value), n => $"{SpecOf(n.Value.Facet)}:{n.Slug}");
    }

    /// <summary>Sets from a place on: of each kind first the whole, then one by one; and the place to go on from, null at the end.</summary>
    public async Task<(IReadOnlyList<NamedSet> Sets, SetPlace? Next)> ListAsync(SetPlace? from, int most, CancellationToken ct)
    {
        List<NamedSet> sets = [];
        foreach (var facet in HarvestSet.Facets.Where(f => from is null || HarvestSet.Facets.ToList().IndexOf(f) >= HarvestSet.Facets.ToList().IndexOf(from.Facet)))
        {
            var at = facet == from?.Facet ? from.Id : 0;
            if (at == 0 && await harvest.HasAsync(HarvestSet.Of(facet), ct))
                sets.Add(new NamedSet(HarvestSet.Of(facet), SpecOf(facet), $"All that have a {SpecOf(facet)}"));
            for (var rows = Batch; rows == Batch;)
            {
                var ids = await AfterAsync(facet, at, ct);
                var next = await PublicAsync(ids.ConvertAll(i => i.Set), ct);
                foreach (var (id, set) in ids.Where(i => next.ContainsKey(i.Set)))
                {
                    if (sets.Count >= most)
                        return (sets, new SetPlace(facet, at));
                    sets.Add(next[set]);
                    at = id;
                }
                (rows, at) = (ids.Count, ids.Count == 0 ? at : ids[^1].Id);
            }
        }
        return (sets, null);
    }

    private async Task<Dictionary<HarvestSet, NamedSet>> PublicAsync(List<HarvestSet> sets, CancellationToken ct)
    {
        List<HarvestSet> found = [];
        foreach (var set in sets)
        {
            if (await harvest.HasAsync(set, ct))
                found.Add(set);
        }
        return (await names.OfAsync([.. found.Select(s => s.Value).OfType<FacetValue>()], ct)).Values
            .ToDictionary(n => HarvestSet.Of(n.Value), n => new NamedSet(HarvestSet.Of(n.Value), $"{SpecOf(n.Value.Facet)}:{n.Slug}", n.Label));
    }

    // Types and languages are few: their place in the list is their number.
    private async Task<List<(long Id, HarvestSet Set)>> AfterAsync(Facet facet, long id, CancellationToken ct) => facet switch
    {
        Facet.Series => Numbered(facet, await db.Series.AsNoTracking().Where(s => s.Id > id && s.ReplacedById == null).OrderBy(s => s.Id).Select(s => s.Id).Take(Batch).ToListAsync(ct)),
        Facet.Subject => Numbered(facet, await db.Subjects.AsNoTracking().Where(s => s.Id > id && s.ReplacedById == null).OrderBy(s => s.Id).Select(s => s.Id).Take(Batch).ToListAsync(ct)),
        Facet.Type => Few(id, ResourceType.All.Select(t => new FacetValue(Facet.Type, t.Code))),
        _ => Few(id, (await LanguagesUsed.InAsync(db, int.MaxValue, ct)).Select(FacetValue.Of)),
    };

    private static List<(long Id, HarvestSet Set)> Numbered(Facet facet, List<long> ids) => ids.ConvertAll(id => (id, HarvestSet.Of(FacetValue.Of(facet, id))));

    private static List<(long Id, HarvestSet Set)> Few(long id, IEnumerable<FacetValue> values) =>
        [.. values.Select((value, i) => ((long)i + 1, HarvestSet.Of(value))).Where(v => v.Item1 > id).Take(Batch)];
}
