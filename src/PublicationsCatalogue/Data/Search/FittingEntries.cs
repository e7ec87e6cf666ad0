using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;

namespace PublicationsCatalogue.Data.Search;

/// <summary>
/// The public entries that fit a question, in the way that is least work for the database. Of what is not public at this instant the index
/// holds only what is scheduled, and that is left out here.
/// </summary>
internal sealed class FittingEntries(CatalogueContext db, SearchReach reach)
{
    private readonly StepwiseIndex? stepwise = db.Stepwise;
    private List<ScheduledEntry>? notYetPublic;

    /// <summary>True when the database gives the newest first and reads no more than is asked for.</summary>
    public bool AreInOrder => stepwise is null;

    /// <summary>Their keys as a part of a query, where no more is read than few of them or those of a few keys.</summary>
    public async Task<IQueryable<long>> KeysAsync(SearchQuestion question, SearchNode rank, CancellationToken ct)
    {
        var keys = db.SearchKeys(await reach.BoundAsync(question, question.Narrowed(rank), ct));
        if (question.From is { } from)
            keys = keys.Where(k => k >= from);
        if (question.Before is { } before)
            keys = keys.Where(k => k < before);
        var hidden = await HiddenAsync(ct);
        return hidden.Count == 0 ? keys : keys.Where(k => !hidden.Contains(k));
    }

    /// <summary>The keys of the newest, or of the oldest where that is the order asked for.</summary>
    /// <param name="known">How many there are in all, or more than there are, if that is known.</param>
    public async Task<List<long>> FirstAsync(SearchQuestion question, SearchNode rank, int most, int? known, CancellationToken ct)
    {
        if (stepwise is not null)
            return [.. (await ReadAsync(stepwise, question, rank, most, known, records => records.Select(r => r.Key).ToListAsync(ct), keys => keys.Count, ct)).SelectMany(k => k).Take(most)];
        var keys = await KeysAsync(question, rank, ct);
        return await (question.Order == SearchOrder.Oldest ? keys.OrderBy(k => k) : keys.OrderByDescending(k => k)).Take(most).ToListAsync(ct);
    }

    /// <summary>These keys of entries that fit, in the order of what they fit best; null where the database gives the newest first.</summary>
    public async Task<List<long>?> RankedAsync(SearchQuestion question, IReadOnlyList<long> keys, IEnumerable<SearchNode> ranks, CancellationToken ct)
    {
        if (stepwise is null)
            return null;
        List<SearchNode> bounded = [];
        foreach (var rank in ranks)
            bounded.Add(await reach.BoundAsync(question, rank, ct));
        return await stepwise.Ranked(keys, bounded).ToListAsync(ct);
    }

    /// <summary>How many there are, counted to one more than <see cref="SearchCount.Limit"/>; and their keys, as <see cref="FirstAsync"/> gives them, where counting meets all of them.</summary>
    public async Task<(int Count, IReadOnlyList<long>? Keys)> CountAsync(SearchQuestion question, SearchNode rank, CancellationToken ct)
    {
        if (stepwise is null)
            return (await (await KeysAsync(question, rank, ct)).Take(SearchCount.Limit + 1).CountAsync(ct), null);
        var parts = await ReadAsync<(int Count, List<long>? Keys)>(stepwise, question, rank, SearchCount.Limit + 1, null, async records => (await records.CountAsync(ct), null), part => part.Count, ct,
            async records => await records.Select(r => r.Key).ToListAsync(ct) is var keys ? (keys.Count, keys) : default);
        return (Math.Min(SearchCount.Limit + 1, parts.Sum(p => p.Count)), parts.All(p => p.Count == 0 || p.Keys is not null) ? [.. parts.SelectMany(p => p.Keys ?? [])] : null);
    }

    /// <summary>The same with the tokens of their facets, and their keys where they are no more than <paramref name="mostKeys"/>.</summary>
    /// <param name="keysFirst">False where it is less work to count them before it is known that they are few.</param>
    public async Task<(int Count, string Facets, IReadOnlyList<long>? Keys)> TallyAsync(SearchQuestion question, SearchNode rank, int mostKeys, bool keysFirst, CancellationToken ct)
    {
        if (keysFirst)
        {
            var few = await FirstAsync(question, rank, mostKeys + 1, null, ct);
            if (few.Count <= mostKeys)
                return few.Count == 0 ? (0, "", few) : (few.Count, (await TallyAsync(db.SearchRecords.Where(r => few.Contains(r.Key)), ct)).Facets, few);
        }
        if (stepwise is null)
        {
            var keys = (await KeysAsync(question, rank, ct)).OrderByDescending(k => k).Take(SearchCount.Limit + 1);
            var all = await TallyAsync(keys.Join(db.SearchRecords, k => k, r => r.Key, (_, r) => r), ct);
            return (all.Count, all.Facets, null);
        }
        var parts = await ReadAsync(stepwise, question, rank, SearchCount.Limit + 1, null, records => TallyAsync(records, ct), part => part.Count, ct);
        var count = Math.Min(SearchCount.Limit + 1, parts.Sum(p => p.Count));
        return (count, string.Join(' ', parts.Select(p => p.Facets)), count <= mostKeys ? await FirstAsync(question, rank, mostKeys, count, ct) : null);
    }

    /// <summary>What the index holds though it is not public yet.</summary>
    /// <param name="alsoMonths">True where the months will be looked at next: both are one question then.</param>
    public async Task<List<ScheduledEntry>> NotYetPublicAsync(CancellationToken ct, bool alsoMonths = false)
    {
        if (notYetPublic is not null)
            return notYetPublic;
        // Mostly there are none, and then the index is not asked.
        var ids = await reach.WaitingAsync(alsoMonths, ct);
        return notYetPublic = ids.Count == 0 ? [] : await db.SearchRecords.Where(r => ids.Contains(r.PublicationId)).Select(r => new ScheduledEntry(r.Key, r.Facets)).ToListAsync(ct);
    }

    private async Task<IReadOnlyList<T>> ReadAsync<T>(StepwiseIndex index, SearchQuestion question, SearchNode rank, int most, int? known, Func<IQueryable<SearchRecord>, Task<T>> read, Func<T, int> count, CancellationToken ct, Func<IQueryable<SearchRecord>, Task<T>>? readFew = null) =>
        await new SteppedSearch(index, reach, question, await HiddenAsync(ct, alsoMonths: true)).ReadAsync(question.Narrowed(rank), most, known, read, readFew ?? read, count, ct);

    private async Task<List<long>> HiddenAsync(CancellationToken ct, bool alsoMonths = false) => (await NotYetPublicAsync(ct, alsoMonths)).ConvertAll(s => s.Key);

    // As one text: ten thousand rows would take five times as long to come over.
    private static async Task<Tallied> TallyAsync(IQueryable<SearchRecord> records, CancellationToken ct) =>
        await records.Select(r => r.Facets).GroupBy(_ => 1).Select(g => new Tallied { Count = g.Count(), Facets = string.Join(" ", g.Select(f => f)) }).FirstOrDefaultAsync(ct) ?? new();

    private sealed class Tallied
    {
        public int Count { get; init; }
        public string Facets { get; init; } = "";
    }
}

/// <summary>An entry in the index that will be public.</summary>
internal sealed record ScheduledEntry(long Key, string Facets);
