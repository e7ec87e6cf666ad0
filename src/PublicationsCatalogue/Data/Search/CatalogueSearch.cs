using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Data.Search;

/// <summary>
/// Finds public entries, in bounded work whatever is asked: the newest so many of each rank, counts up to a limit.
/// </summary>
public sealed class CatalogueSearch(CatalogueContext db, SearchReach reach, Site site)
{
    /// <summary>Results that are put in order of how well they fit; the rest can be seen by date.</summary>
    public const int MostRanked = 500;

    /// <summary>The newest results that are put in the order of their titles: all these are read for every page.</summary>
    public const int MostByTitle = 2000;
    private const int Few = 100;
    private const int FewWords = 3;
    private const int MostCompared = 2_000;
    private readonly FittingEntries fitting = new(db, reach);
    private (SearchQuery? Query, IReadOnlyList<SearchRank> Ranks) ranked = (null, []);

    /// <summary>
    /// Keys of the entries that fit (<see cref="SearchEntry.IdOf"/> tells whose), in the order asked for, and how many fit in all.
    /// By date it goes on after <see cref="SearchQuestion.After"/>, else <paramref name="skip"/> are passed over.
    /// </summary>
    public async Task<SearchFound> FindAsync(SearchQuestion question, int skip, int take, CancellationToken ct)
    {
        if (fitting.AreInOrder && IsRankedAtOnce(question, skip + take))
        {
            var best = await RankedAsync(question, null, ct);
            var all = best.Count > Few ? await CountAsync(question, ct) : new SearchCount(best.Count, reach.EndOf(question) is not null);
            return new([.. best.Skip(skip).Take(take)], all, reach.EndOf(question));
        }
        var (total, few) = await CountedAsync(question, ct);
        if (few?.Count > MostCompared)
            few = null;
        else if (few is null && question.Order == SearchOrder.Best && total is { Value: <= Few, IsPart: false })
            few = await fitting.FirstAsync(question, All(question), Few, total.Value, ct);
        return await FindAsync(question, new FacetCounts(total, new Dictionary<FacetValue, int>(), new HashSet<Facet>()) { Few = few }, skip, take, ct);
    }

    /// <summary>As above, where it has been counted already how many fit.</summary>
    public async Task<SearchFound> FindAsync(SearchQuestion question, FacetCounts counted, int skip, int take, CancellationToken ct)
    {
        var total = counted.Total;
        var isByDate = question.Order is SearchOrder.Newest or SearchOrder.Oldest;
        var keys = total is { Value: 0, IsPart: false } ? [] : isByDate ? await fitting.FirstAsync(question, All(question), take, question.After is null && !total.IsFloor ? total.Value : null, ct)
            : question.Order == SearchOrder.Best ? await BestAsync(question, counted, skip + take, ct) : await ByTitleAsync(question, ct);
        return new([.. keys.Skip(isByDate ? 0 : skip).Take(take)], total, reach.EndOf(question));
    }

    /// <summary>By date, without counting how many fit in all.</summary>
    public async Task<SearchFound> NextAsync(SearchQuestion question, int take, CancellationToken ct)
    {
        var keys = await fitting.FirstAsync(question, All(question), take, null, ct);
        return new(keys, new SearchCount(keys.Count), reach.EndOf(question));
    }

    public async Task<SearchCount> CountAsync(SearchQuestion question, CancellationToken ct) => (await CountedAsync(question, ct)).Total;

    private async Task<(SearchCount Total, IReadOnlyList<long>? Keys)> CountedAsync(SearchQuestion question, CancellationToken ct)
    {
        question = question with { After = null };
        var (count, keys) = await fitting.CountAsync(question, All(question), ct);
        return (new(count, reach.EndOf(question) is not null), keys);
    }

    /// <summary>Which of these keys are those of entries that fit.</summary>
    public async Task<IReadOnlyList<long>> AmongAsync(SearchQuestion question, IReadOnlyCollection<long> keys, CancellationToken ct) =>
        await (await fitting.KeysAsync(question, All(question), ct)).Where(k => keys.Contains(k)).ToListAsync(ct);

    /// <summary>True when a public entry has this value.</summary>
    public async Task<bool> HasAsync(FacetValue value, CancellationToken ct) => (await CountsAsync([value], ct)).ContainsKey(value);

    /// <summary>How many public entries have each of these values, however many that are; without those that none has.</summary>
    public async Task<IReadOnlyDictionary<FacetValue, SearchCount>> CountsAsync(IReadOnlyCollection<FacetValue> values, CancellationToken ct)
    {
        var tokens = values.Select(v => v.Token).Distinct(StringComparer.Ordinal).ToList();
        var counts = tokens.Count == 0 ? [] : await db.FacetTotals.AsNoTracking().Where(t => tokens.Contains(t.Token)).ToDictionaryAsync(t => t.Token, t => t.Count, StringComparer.Ordinal, ct);
        foreach (var token in (counts.Count == 0 ? [] : await fitting.NotYetPublicAsync(ct)).SelectMany(s => FacetValue.Tokens(s.Facets)).Where(counts.ContainsKey))
            counts[token]--;
        return counts.Where(c => c.Value > 0).ToDictionary(c => FacetValue.Read(c.Key), c => new SearchCount(c.Value) { IsWhole = true });
    }

    /// <summary>Keys of the entries whose index holds this, by date after a place and without counting them.</summary>
    public Task<List<long>> WithAsync(SearchNode node, SearchOrder order, long? after, int take, CancellationToken ct) =>
        fitting.FirstAsync(new SearchQuestion(SearchQuery.Empty, [], default, order, after), node, take, null, ct);

    /// <summary>Keys of the newest entries that have this, in work that does not grow with the catalogue.</summary>
    public async Task<IReadOnlyList<long>> NewestAsync(SearchNode node, int most, CancellationToken ct) =>
        await fitting.FirstAsync(new SearchQuestion(SearchQuery.Empty, [], default, SearchOrder.Newest) { IsQuick = true }, node, most, null, ct);

    public async Task<FacetCounts> FacetsAsync(SearchQuestion question, CancellationToken ct)
    {
        var (counts, floors) = (new Dictionary<FacetValue, int>(), new HashSet<Facet>());
        question = question with { After = null };
        var narrowed = Enum.GetValues<Facet>().ToLookup(question.IsNarrowedBy);
        var (total, few) = await TallyAsync(question, narrowed[false], counts, floors, ct);
        foreach (var facet in narrowed[true])
            await TallyAsync(question.Without(facet), [facet], counts, floors, ct);
        return new FacetCounts(new SearchCount(total, reach.EndOf(question) is not null), counts, floors) { Few = few };
    }

    // How many fit, as far as is counted, and which, where they are few.
    private async Task<(int Count, IReadOnlyList<long>? Few)> TallyAsync(SearchQuestion question, IEnumerable<Facet> facets, Dictionary<FacetValue, int> counts, HashSet<Facet> floors, CancellationToken ct)
    {
        var wanted = facets.ToHashSet();
        // To go through the lists of many words once is dear enough.
        var hasMany = HasManyWords(question);
        var (rows, tokens, few) = await fitting.TallyAsync(question, All(question), hasMany ? MostCompared : Few, fitting.AreInOrder || hasMany, ct);
        foreach (var (token, count) in Tally(tokens))
        {
            var value = FacetValue.Read(token);
            if (wanted.Contains(value.Facet))
                counts[value] = count;
        }
        if (rows > SearchCount.Limit || reach.EndOf(question) is not null)
            floors.UnionWith(wanted);
        return (rows, few);
    }

    private static Dictionary<string, int> Tally(string facets)
    {
        var tokens = new Dictionary<string, int>(StringComparer.Ordinal);
        var tally = tokens.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var rest = facets.AsSpan(); rest.Length > 0;)
        {
            var end = rest.IndexOf(' ');
            var token = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (token.Length > 0)
                CollectionsMarshal.GetValueRefOrAddDefault(tally, token, out _)++;
        }
        return tokens;
    }

    // Rank by rank until there are enough: who fits better comes first, of those who fit equally the newer.
    private async Task<List<long>> BestAsync(SearchQuestion question, FacetCounts counted, int most, CancellationToken ct)
    {
        if (counted is { Few: { } few, Total.IsPart: false } && HasManyWords(question))
            return await ComparedAsync(question, few, ct);
        if (counted.Total is { Value: <= Few, IsPart: false } || (fitting.AreInOrder && IsRankedAtOnce(question, most)))
            return await RankedAsync(question, counted.Few, ct);
        var (found, seen, known) = (new List<long>(), new HashSet<long>(), counted.Total is { IsFloor: false, Value: var value } ? value : (int?)null);
        foreach (var rank in RanksOf(question))
        {
            if (found.Count >= most)
                break;
            // The last is what all fit, which may be known.
            var newest = rank.SideBySide is null && ReferenceEquals(rank, RanksOf(question)[^1]) && counted.Few is { } keys ? keys : await NearestAsync(question, rank, most, known, ct);
            found.AddRange(newest.Where(seen.Add));
        }
        return found;
    }

    // Titles are put in order by reading them, so only of the newest so many; each by the text that lists show.
    private async Task<List<long>> ByTitleAsync(SearchQuestion question, CancellationToken ct)
    {
        var language = LanguageTag.TryParse(site.Language, out var own) ? own : default;
        var newest = await fitting.FirstAsync(question, All(question), MostByTitle, null, ct);
        var titles = await (from record in db.SearchRecords
                            where newest.Contains(record.Key)
                            join text in db.Set<PublicationText>() on record.PublicationId equals text.PublicationId
                            where text.IsOriginal || text.Language == language
                            select new { record.Key, text.Title, IsOwn = text.Language == language }).ToListAsync(ct);
        return [.. titles.GroupBy(t => t.Key, (key, texts) => (Key: key, Order: NameOrder.OfTitle(texts.MaxBy(t => t.IsOwn)?.Title ?? "")))
            .OrderBy(t => t.Order, StringComparer.Ordinal).ThenByDescending(t => t.Key).Select(t => t.Key)];
    }

    // The same in one question for the first so many, and one more to tell that there are more: quicker where few are asked for or found.
    private async Task<List<long>> RankedAsync(SearchQuestion question, IReadOnlyList<long>? few, CancellationToken ct)
    {
        if (few is not null && await fitting.RankedAsync(question, few, Nodes(question), ct) is { } best)
            return best;
        IQueryable<Ranked>? all = null;
        foreach (var (i, node) in Nodes(question).Index())
        {
            var keys = await fitting.KeysAsync(question, node, ct);
            var some = keys.OrderByDescending(k => k).Take(Few + 1).Select(k => new Ranked { Key = k, Rank = i });
            all = all is null ? some : all.Concat(some);
        }
        return [.. (all is null ? [] : await all.ToListAsync(ct)).OrderBy(r => r.Rank).ThenByDescending(r => r.Key).Select(r => r.Key).Distinct()];
    }

    // Of what has no words side by side, the newest of each rank are the first of it.
    private bool IsRankedAtOnce(SearchQuestion question, int most) =>
        question.Order == SearchOrder.Best && most <= Few && !HasManyWords(question) && RanksOf(question).All(r => r.SideBySide is null);

    // Results of many words are ranked by the entries' own words and not by the lists of all words again, rank by rank; where they are
    // not quite few, by their titles.
    private async Task<List<long>> ComparedAsync(SearchQuestion question, IReadOnlyList<long> keys, CancellationToken ct)
    {
        var ids = keys.Select(SearchEntry.IdOf).ToList();
        var entries = keys.Count > Few ? await TitledAsync(keys, ct)
            : await SearchIndexer.EntriesAsync(db, await db.Publications.AsNoTracking().Where(p => ids.Contains(p.Id)).WithParts().ToListAsync(ct), ct);
        List<SearchNode> ranks = [.. Nodes(question).SkipLast(1)];
        return [.. entries.OrderBy(e => ranks.FindIndex(e.Has) is var rank and >= 0 ? rank : ranks.Count).ThenByDescending(e => e.Key).Select(e => e.Key)];
    }

    // What these entries are found by, of words only those of their titles.
    private async Task<List<SearchEntry>> TitledAsync(IReadOnlyList<long> keys, CancellationToken ct)
    {
        var rows = await (from record in db.SearchRecords
                          where keys.Contains(record.Key)
                          join text in db.Set<PublicationText>() on record.PublicationId equals text.PublicationId
                          select new { record.Key, record.Facets, text.Title, text.Subtitle, text.AlternativeTitle, text.Language }).ToListAsync(ct);
        return [.. rows.GroupBy(r => r.Key, (key, texts) =>
        {
            var entry = new SearchEntry(SearchEntry.IdOf(key), SearchEntry.DateOf(key));
            foreach (var text in texts)
            {
                entry.AddTitle(text.Title, text.Subtitle, text.Language.ToString());
                if (text.AlternativeTitle is { } other)
                    entry.AddTitle(other, null, text.Language.ToString());
                foreach (var facet in FacetValue.Tokens(text.Facets))
                    entry.Add(FacetValue.Read(facet));
            }
            return entry;
        })];
    }

    private static bool HasManyWords(SearchQuestion question) => question.Query.Clauses.Count > FewWords;

    // Of the newest that fit, those with the words side by side come first. They are looked for between these and no further, which is
    // as much work as it was to find these; always among as many, so that every page of results agrees.
    private async Task<IEnumerable<long>> NearestAsync(SearchQuestion question, SearchRank rank, int most, int? known, CancellationToken ct)
    {
        if (rank.SideBySide is not { } sideBySide)
            return await fitting.FirstAsync(question, rank.Node, most, known, ct);
        var newest = await fitting.FirstAsync(question, rank.Node, MostRanked, known, ct);
        if (newest.Count < 2)
            return newest;
        var (first, last) = (newest[^1], newest[0]);
        var keys = await fitting.KeysAsync(question, sideBySide, ct);
        keys = fitting.AreInOrder ? keys.Where(k => k >= first && k <= last) : keys.Where(k => newest.Contains(k));
        var near = await keys.OrderByDescending(k => k).Take(MostRanked).ToListAsync(ct);
        return near.Intersect(newest).Concat(newest);
    }

    private sealed class Ranked
    {
        public long Key { get; init; }
        public int Rank { get; init; }
    }

    private IEnumerable<SearchNode> Nodes(SearchQuestion question) => RanksOf(question).SelectMany(r => new[] { r.SideBySide, r.Node }).OfType<SearchNode>();

    // Asked for again and again while one question is answered.
    private IReadOnlyList<SearchRank> RanksOf(SearchQuestion question)
    {
        if (!ReferenceEquals(ranked.Query, question.Query))
            ranked = (question.Query, question.Query.Ranks());
        return ranked.Ranks;
    }

    private SearchNode All(SearchQuestion question) => RanksOf(question)[^1].Node;
}
