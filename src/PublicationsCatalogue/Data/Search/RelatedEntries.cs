using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;

namespace PublicationsCatalogue.Data.Search;

public enum Kinship
{
    NewerVersion,
    OlderVersion,
    Translation,
    Series,
    Subjects,
    Words,
}

/// <summary>An entry that is near another, and by what; <paramref name="Subjects"/> are those that both have.</summary>
public sealed record RelatedEntry(long PublicationId, Kinship Kinship, IReadOnlyList<long> Subjects);

/// <summary>
/// What is near an entry: what staff named another version or a translation of it, the issues beside it, entries on the same subjects, like titles. Only the newest so many of each series,
/// subject and word are looked at, by the search index, so that it costs the same in a catalogue of a million.
/// </summary>
public sealed class RelatedEntries(CatalogueContext db, PublicCatalogue catalogue, CatalogueSearch search)
{
    private const int Most = 5;
    private const int MostIssues = 2;
    private const int MostSubjects = 4;
    private const int MostWords = 4;
    private const int LookedAt = 60;
    private const int FewestWords = 2;

    /// <summary>At most five, none of them twice. The entry's parts must be loaded.</summary>
    public async Task<IReadOnlyList<RelatedEntry>> OfAsync(Publication publication, CancellationToken ct)
    {
        var seen = new HashSet<long> { SearchEntry.KeyOf(publication.SortDate, publication.Id) };
        List<RelatedEntry> found = [.. (await NamedAsync(publication, ct)).Where(n => seen.Add(n.Key)).Select(n => new RelatedEntry(SearchEntry.IdOf(n.Key), n.Kinship, []))];
        found.AddRange((await IssuesAsync(publication, ct)).Where(seen.Add).Take(Most - found.Count).Select(key => new RelatedEntry(SearchEntry.IdOf(key), Kinship.Series, [])));
        var words = await WordsSharedAsync(publication, ct);
        foreach (var (key, subjects) in (await OnSubjectsAsync(publication, words, ct)).Where(s => seen.Add(s.Key)).Take(Most - found.Count))
            found.Add(new RelatedEntry(SearchEntry.IdOf(key), Kinship.Subjects, subjects));
        found.AddRange(words.Where(w => w.Value >= FewestWords && !seen.Contains(w.Key)).OrderByDescending(w => w.Value).ThenByDescending(w => w.Key)
            .Take(Most - found.Count).Select(w => new RelatedEntry(SearchEntry.IdOf(w.Key), Kinship.Words, [])));
        return found;
    }

    // Said of this entry or of the other, the latter newest first. Only public ones, so that no other takes a place.
    private async Task<IEnumerable<(long Key, Kinship Kinship)>> NamedAsync(Publication publication, CancellationToken ct)
    {
        var types = new[] { RelationType.IsNewVersionOf, RelationType.IsTranslationOf };
        var own = publication.Relations.Where(r => types.Contains(r.Type)).GroupBy(r => r.RelatedId ?? 0).Where(r => r.Key > 0).Take(Most).ToDictionary(r => r.Key, r => r.First().Type);
        var ids = own.Keys.ToList();
        var named = ids.Count == 0 ? [] : await catalogue.Publications.Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.SortDate }).ToListAsync(ct);
        var naming = await (from relation in db.Set<PublicationRelation>()
                            where relation.RelatedId == publication.Id && types.Contains(relation.Type)
                            join other in catalogue.Publications on relation.PublicationId equals other.Id
                            orderby relation.PublicationId descending
                            select new { other.Id, other.SortDate, relation.Type }).Take(Most).ToListAsync(ct);
        return naming.Select(n => (SearchEntry.KeyOf(n.SortDate, n.Id), n.Type == RelationType.IsTranslationOf ? Kinship.Translation : Kinship.NewerVersion))
            .Concat(named.Select(n => (SearchEntry.KeyOf(n.SortDate, n.Id), own[n.Id] == RelationType.IsTranslationOf ? Kinship.Translation : Kinship.OlderVersion))).Take(Most);
    }

    // The one before and the one after it; of the first or the last issue two on the one side.
    private async Task<IEnumerable<long>> IssuesAsync(Publication publication, CancellationToken ct)
    {
        if (publication.Series is not [var first, ..])
            return [];
        var (own, series) = (SearchEntry.KeyOf(publication.SortDate, publication.Id), SearchNode.One(FacetValue.Of(Facet.Series, first.SeriesId).Token));
        var newer = await search.WithAsync(series, SearchOrder.Oldest, own, MostIssues, ct);
        var older = await search.WithAsync(series, SearchOrder.Newest, own, MostIssues, ct);
        return newer.Take(1).Concat(older.Take(1)).Concat(newer.Skip(1)).Concat(older.Skip(1)).Take(MostIssues).OrderDescending();
    }

    // Who shares more of them comes first, of those who share as many the one with more words of the title, then the newer.
    private async Task<IEnumerable<(long Key, IReadOnlyList<long> Subjects)>> OnSubjectsAsync(Publication publication, Dictionary<long, int> words, CancellationToken ct)
    {
        var subjects = publication.Subjects.OrderBy(s => s.Position).Take(MostSubjects).ToDictionary(s => FacetValue.Of(Facet.Subject, s.SubjectId).Token, s => s.SubjectId, StringComparer.Ordinal);
        if (subjects.Count == 0)
            return [];
        HashSet<long> near = [.. words.Keys];
        foreach (var subject in subjects.Keys)
            near.UnionWith(await search.WithAsync(SearchNode.One(subject), SearchOrder.Newest, null, LookedAt, ct));
        var keys = near.ToList();
        var facets = await db.SearchRecords.AsNoTracking().Where(r => keys.Contains(r.Key)).Select(r => new { r.Key, r.Facets }).ToListAsync(ct);
        return facets.Select(f => (f.Key, Subjects: (IReadOnlyList<long>)[.. FacetValue.Tokens(f.Facets).Where(subjects.ContainsKey).Select(token => subjects[token])]))
            .Where(f => f.Subjects.Count > 0).OrderByDescending(f => f.Subjects.Count).ThenByDescending(f => words.GetValueOrDefault(f.Key)).ThenByDescending(f => f.Key);
    }

    // How many telling words of its title others have in theirs.
    private async Task<Dictionary<long, int>> WordsSharedAsync(Publication publication, CancellationToken ct)
    {
        var text = publication.Original ?? publication.Texts[0];
        var shared = new Dictionary<long, int>();
        foreach (var word in TellingWords.Of(text.Title, MostWords))
        {
            foreach (var key in await search.WithAsync(InTitle(word, text.Language.ToString()), SearchOrder.Newest, null, LookedAt, ct))
                shared[key] = shared.GetValueOrDefault(key) + 1;
        }
        return shared;
    }

    private static SearchNode InTitle(string word, string language) =>
        SearchNode.Or([.. new[] { word, LightStem.Of(word, language) }.Distinct(StringComparer.Ordinal).Select(form => SearchNode.One(SearchTokens.Title(form)))]);
}
