using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;

namespace PublicationsCatalogue.Data.Search;

public sealed record SuggestedTitle(Slug Slug, string Title, LanguageTag Language);

/// <summary>
/// What may be meant by a search that is not typed to its end: titles of public entries, and names that they carry. Each look goes
/// to one place of an index and reads so many rows from there, however large the catalogue is.
/// </summary>
public sealed class Suggestions(CatalogueContext db, PublicCatalogue catalogue, CatalogueSearch search, Terms terms, FacetNames names)
{
    public const int Most = 8;
    private const int MostOfAName = 2;
    private const int MostEntries = 24;
    private const int MostEndings = 16;
    private const int MostValues = 200;

    // Of each word there are as many keys as it has letters, and itself.
    private const int MostKeys = MostEndings * 12;

    private static readonly (Facet Facet, Func<string, string> Token)[] Kinds =
        [(Facet.Author, SearchTokens.Name), (Facet.Subject, SearchTokens.Subject), (Facet.Series, SearchTokens.Series)];

    public async Task<(IReadOnlyList<SuggestedTitle> Titles, IReadOnlyList<FacetName> Names)> OfAsync(string? text, CancellationToken ct)
    {
        if (UnfinishedSearch.Read(text) is not { } typed)
            return ([], []);
        var endings = await EndingsAsync(typed.Last, ct);
        List<FacetName> found = [];
        foreach (var (facet, token) in Kinds)
            found.AddRange(await NamesAsync(facet, typed, typed.Node(token, endings), ct));
        return (await TitlesAsync(typed, typed.Node(SearchTokens.Title, endings), Most - found.Count, ct), found);
    }

    // Those that begin as typed, then those with the words inside.
    private async Task<IReadOnlyList<SuggestedTitle>> TitlesAsync(UnfinishedSearch typed, SearchNode inside, int take, CancellationToken ct)
    {
        var start = typed.Start;
#pragma warning disable CA1309 // It is the database that compares, as its index is ordered.
        var beginning = await db.SearchRecords.AsNoTracking().Where(r => string.Compare(r.Start, start) >= 0).OrderBy(r => r.Start).ThenByDescending(r => r.Key)
            .Take(MostEntries).Select(r => new { r.Start, r.PublicationId }).ToListAsync(ct);
#pragma warning restore CA1309
        var found = await TitlesOfAsync([.. beginning.Where(b => b.Start.StartsWith(start, StringComparison.Ordinal)).Select(b => b.PublicationId)], typed.Begins, ct);
        if (found.Count < take)
            found.AddRange(await TitlesOfAsync([.. (await search.NewestAsync(inside, MostEntries, ct)).Select(SearchEntry.IdOf)], typed.IsIn, ct));
        return [.. found.DistinctBy(t => t.Title).Take(take)];
    }

    private async Task<List<SuggestedTitle>> TitlesOfAsync(List<long> ids, Func<string, bool> isMeant, CancellationToken ct)
    {
        if (ids.Count == 0)
            return [];
        var texts = (await catalogue.Publications.Where(p => ids.Contains(p.Id))
            .SelectMany(p => p.Texts, (p, t) => new { p.Id, p.Slug, t.Title, t.Language, t.IsOriginal }).ToListAsync(ct)).ToLookup(t => t.Id);
        return [.. ids.SelectMany(id => texts[id].OrderByDescending(t => t.IsOriginal).Where(t => isMeant(t.Title)).Take(1))
            .Select(t => new SuggestedTitle(t.Slug, t.Title, t.Language))];
    }

    private async Task<IEnumerable<FacetName>> NamesAsync(Facet facet, UnfinishedSearch typed, SearchNode inside, CancellationToken ct)
    {
        var found = await terms.BeginningAsync(facet, typed.Typed, MostOfAName, ct);
        return found.Count == MostOfAName ? found : found.Concat(await CarriedAsync(facet, typed, inside, ct)).DistinctBy(n => n.Value).Take(MostOfAName);
    }

    // By any word of the name, as "Ana Ruiz" for "Ruiz, Ana": of the entries that have the words, who is meant by them.
    private async Task<IEnumerable<FacetName>> CarriedAsync(Facet facet, UnfinishedSearch typed, SearchNode inside, CancellationToken ct)
    {
        var keys = await search.NewestAsync(inside, MostEntries, ct);
        if (keys.Count == 0)
            return [];
        var carried = await db.SearchRecords.AsNoTracking().Where(r => keys.Contains(r.Key)).Select(r => r.Facets).ToListAsync(ct);
        var values = carried.SelectMany(FacetValue.Tokens).Select(FacetValue.Read).Where(v => v.Facet == facet).Distinct().Take(MostValues).ToList();
        return (await names.OfAsync(values, ct)).Values.Where(n => typed.IsIn(n.Label)).OrderBy(n => n.Label, StringComparer.Ordinal);
    }

    /// <summary>The word itself, and words of the catalogue that it may become.</summary>
    private async Task<IReadOnlyList<string>> EndingsAsync(string last, CancellationToken ct)
    {
#pragma warning disable CA1309 // It is the database that compares, as its index is ordered.
        var words = await db.SpellingKeys.AsNoTracking().Where(k => string.Compare(k.Word, last) >= 0).OrderBy(k => k.Word).Select(k => k.Word).Take(MostKeys).ToListAsync(ct);
#pragma warning restore CA1309
        return [.. words.Where(w => w.StartsWith(last, StringComparison.Ordinal)).Prepend(last).Distinct().Take(MostEndings)];
    }
}
