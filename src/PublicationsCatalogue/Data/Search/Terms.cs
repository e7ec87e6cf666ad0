using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;

namespace PublicationsCatalogue.Data.Search;

/// <summary>A name with the number of public entries that carry it.</summary>
public sealed record TermCount(FacetName Name, SearchCount Count);

/// <summary>Where in the order of names to begin: after the one with this key and number; a key alone is where it begins.</summary>
public sealed record TermPlace(string Key, long Id = 0);

/// <summary>What is told of a series, subject or author beside its entries.</summary>
public sealed record TermFacts(string? Description, string? Issn, string? Identifier, string? Website, IReadOnlyList<string> OtherNames, FacetName? Broader, IReadOnlyList<FacetName> Narrower)
{
    public static TermFacts None { get; } = new(null, null, null, null, [], null, []);
}

/// <summary>Series, subjects, authors, types and languages for readers: only those that a public entry carries.</summary>
public sealed class Terms(CatalogueContext db, CatalogueSearch search, FacetNames names)
{
    private const int Batch = 100;
    private const int MostBatches = 20;
    private const int MostLanguages = 100;

    /// <summary>Names in order from a place on, and the place to go on from; null at the end.</summary>
    public async Task<(IReadOnlyList<TermCount> Terms, TermPlace? Next)> ListAsync(Facet facet, TermPlace from, int take, CancellationToken ct)
    {
        List<TermCount> found = [];
        var (at, last) = (from, from);
        for (var i = 0; i < MostBatches; i++)
        {
            var rows = await RowsAsync(facet, at, ct);
            foreach (var (name, place) in rows)
            {
                if (await CountAsync(name.Value, ct) is not { Value: > 0 } count)
                    continue;
                if (found.Count == take)
                    return (found, last);
                found.Add(new TermCount(name, count));
                last = place;
            }
            if (rows.Count < Batch)
                break;
            at = rows[^1].Place;
        }
        return (found, null);
    }

    public async Task<IReadOnlyList<TermCount>> TypesAsync(CancellationToken ct) =>
        await CountedAsync([.. ResourceType.All.Select(t => new FacetValue(Facet.Type, t.Code))], ct);

    public async Task<IReadOnlyList<TermCount>> LanguagesAsync(CancellationToken ct) =>
        await CountedAsync([.. (await LanguagesUsed.InAsync(db, MostLanguages, ct)).Select(FacetValue.Of)], ct);

    public async Task<TermFacts> FactsAsync(FacetValue value, CancellationToken ct) => value switch
    {
        { Facet: Facet.Series, Id: { } id } => await SeriesAsync(id, ct),
        { Facet: Facet.Subject, Id: { } id } => await SubjectAsync(id, ct),
        { Facet: Facet.Author, Id: { } id } => await AuthorAsync(id, ct),
        _ => TermFacts.None,
    };

    private async Task<IReadOnlyList<TermCount>> CountedAsync(IReadOnlyCollection<FacetValue> all, CancellationToken ct)
    {
        List<TermCount> found = [];
        foreach (var name in (await names.OfAsync(all, ct)).Values)
        {
            if (await CountAsync(name.Value, ct) is { Value: > 0 } count)
                found.Add(new TermCount(name, count));
        }
        return found;
    }

    private Task<SearchCount> CountAsync(FacetValue value, CancellationToken ct) =>
        search.CountAsync(new SearchQuestion(SearchQuery.Empty, [value], default, SearchOrder.Newest), ct);

#pragma warning disable CA1309 // It is the database that compares, as its index is ordered.
    private async Task<List<(FacetName Name, TermPlace Place)>> RowsAsync(Facet facet, TermPlace from, CancellationToken ct)
    {
        var (key, id) = (from.Key, from.Id);
        return facet switch
        {
            Facet.Series => [.. (await db.Set<SeriesText>().AsNoTracking().Where(t => string.Compare(t.TitleKey, key) >= 0 && (t.TitleKey != key || t.Id > id))
                .OrderBy(t => t.TitleKey).ThenBy(t => t.Id).Take(Batch).Select(t => new { Row = t.Id, Key = t.TitleKey, Label = t.Title, t.SeriesId, Slug = db.Series.Where(s => s.Id == t.SeriesId).Select(s => s.Slug).First() }).ToListAsync(ct))
                .Select(t => (new FacetName(FacetValue.Of(facet, t.SeriesId), t.Slug.ToString(), t.Label), new TermPlace(t.Key, t.Row)))],
            Facet.Subject => [.. (await db.Set<SubjectLabel>().AsNoTracking().Where(l => string.Compare(l.TextKey, key) >= 0 && (l.TextKey != key || l.Id > id) && l.IsPreferred)
                .OrderBy(l => l.TextKey).ThenBy(l => l.Id).Take(Batch).Select(l => new { Row = l.Id, Key = l.TextKey, Label = l.Text, l.SubjectId, Slug = db.Subjects.Where(s => s.Id == l.SubjectId).Select(s => s.Slug).First() }).ToListAsync(ct))
                .Select(l => (new FacetName(FacetValue.Of(facet, l.SubjectId), l.Slug.ToString(), l.Label), new TermPlace(l.Key, l.Row)))],
            _ => [.. (await db.Agents.AsNoTracking().Where(a => string.Compare(a.NameKey, key) >= 0 && (a.NameKey != key || a.Id > id))
                .OrderBy(a => a.NameKey).ThenBy(a => a.Id).Take(Batch).Select(a => new { a.Id, a.Slug, a.Name, a.NameKey }).ToListAsync(ct))
                .Select(a => (new FacetName(FacetValue.Of(facet, a.Id), a.Slug.ToString(), a.Name), new TermPlace(a.NameKey, a.Id)))],
        };
    }
#pragma warning restore CA1309

    private async Task<IReadOnlyList<string>> OtherNamesAsync(Term term, IEnumerable<string> own, CancellationToken ct) =>
        [.. own.Concat(await Naming.OtherNames.OfAsync(db, term, ct)).Distinct(StringComparer.OrdinalIgnoreCase)];

    private async Task<TermFacts> SeriesAsync(long id, CancellationToken ct)
    {
        var series = await db.Series.AsNoTracking().Include(s => s.Texts).SingleAsync(s => s.Id == id, ct);
        return TermFacts.None with { Description = series.Texts is [var text, ..] ? text.Description : null, Issn = series.Issn, OtherNames = await OtherNamesAsync(series, series.Texts.Skip(1).Select(t => t.Title), ct) };
    }

    private async Task<TermFacts> AuthorAsync(long id, CancellationToken ct)
    {
        var agent = await db.Agents.AsNoTracking().SingleAsync(a => a.Id == id, ct);
        var scheme = agent.Kind == AgentKind.Person ? IdentifierScheme.Orcid : IdentifierScheme.Ror;
        return TermFacts.None with { Description = agent.Description, Identifier = Identifier.TryCreate(scheme, agent.Identifier, out var known, out _) ? known.Url : null, Website = agent.SameAs, OtherNames = await OtherNamesAsync(agent, [], ct) };
    }

    private async Task<TermFacts> SubjectAsync(long id, CancellationToken ct)
    {
        var subject = await db.Subjects.AsNoTracking().Include(s => s.Labels).SingleAsync(s => s.Id == id, ct);
        var near = await db.Subjects.AsNoTracking().Where(s => s.BroaderId == id || s.Id == subject.BroaderId).Select(s => s.Id).Take(Batch).ToListAsync(ct);
        var named = (await names.OfAsync([.. near.Select(n => FacetValue.Of(Facet.Subject, n))], ct)).Values.ToList();
        List<FacetName> known = [];
        foreach (var name in named)
        {
            if (await search.HasAsync(name.Value, ct))
                known.Add(name);
        }
        return TermFacts.None with
        {
            Description = subject.Description,
            Website = subject.ExactMatchUri,
            OtherNames = await OtherNamesAsync(subject, subject.Labels.Select(l => l.Text).Where(l => l != subject.Label), ct),
            Broader = known.Find(n => n.Value.Id == subject.BroaderId),
            Narrower = [.. known.Where(n => n.Value.Id != subject.BroaderId).OrderBy(n => n.Label, StringComparer.CurrentCultureIgnoreCase)],
        };
    }
}
