using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data.Search;

namespace PublicationsCatalogue.Data;

/// <summary>Lists of public entries with all their parts, however long: read some at a time and by key, so that no question grows with the list.</summary>
public sealed class WholeLists(PublicCatalogue catalogue, CatalogueSearch search, CatalogueContext db)
{
    private const int Batch = 100;

    /// <summary>Months one after the other, each in its own order.</summary>
    public async IAsyncEnumerable<Publication> InMonthsAsync(IEnumerable<MonthKey> months, [EnumeratorCancellation] CancellationToken ct)
    {
        var (parts, waiting) = (new PartsOfMany(db), new List<Publication>());
        foreach (var month in months)
        {
            MonthPlace? last = null;
            do
            {
                var some = await After(month, last).Take(Batch).ToListAsync(ct);
                waiting.AddRange(some);
                last = some.Count == Batch ? new MonthPlace(some[^1].Id, some[^1].SortDate, some[^1].Position) : null;
                // Of months with few entries the parts of several are loaded at once.
                if (waiting.Count < Batch)
                    continue;
                await parts.LoadAsync(waiting, ct);
                foreach (var publication in waiting)
                    yield return publication;
                waiting.Clear();
            }
            while (last is not null);
        }
        await parts.LoadAsync(waiting, ct);
        foreach (var publication in waiting)
            yield return publication;
    }

    /// <summary>Some of a month in its order, after a place in it, and the place to go on from; null at the end.</summary>
    public async Task<(IReadOnlyList<Publication> Publications, MonthPlace? Next)> SomeOfMonthAsync(MonthKey month, MonthPlace? after, int take, CancellationToken ct)
    {
        var places = await After(month, after).Take(take + 1).Select(p => new MonthPlace(p.Id, p.SortDate, p.Position)).ToListAsync(ct);
        var shown = places.Take(take).ToList();
        return (await LoadAsync([.. shown.Select(p => p.Id)], ct), places.Count > take ? shown[^1] : null);
    }

    /// <summary>What a search finds: by date all of it, else as many as are put in that order.</summary>
    public async IAsyncEnumerable<Publication> FoundAsync(SearchQuestion question, int most, [EnumeratorCancellation] CancellationToken ct)
    {
        var parts = new PartsOfMany(db);
        if (question.Order is SearchOrder.Best or SearchOrder.Title)
        {
            foreach (var keys in (await search.FindAsync(question, 0, most, ct)).Keys.Chunk(Batch))
            {
                foreach (var publication in await LoadAsync(parts, [.. keys.Select(SearchEntry.IdOf)], ct))
                    yield return publication;
            }
            yield break;
        }
        for (var next = question; ;)
        {
            var (keys, _, end) = await search.NextAsync(next, Batch, ct);
            var batch = await LoadAsync(parts, [.. keys.Select(SearchEntry.IdOf)], ct);
            foreach (var publication in question.Order == SearchOrder.Oldest ? batch : [.. batch.OrderByDescending(p => p.SortDate).ThenBy(p => p.Position).ThenBy(p => p.Id)])
                yield return publication;
            // Where a search looks no further, the next goes on from there.
            if ((keys.Count == Batch ? keys[^1] : end) is not { } last || last == next.After)
                yield break;
            next = question with { After = last };
        }
    }

    /// <summary>Those of these entries that are public, with their parts, in this order.</summary>
    public Task<IReadOnlyList<Publication>> LoadAsync(IReadOnlyList<long> ids, CancellationToken ct) => LoadAsync(new PartsOfMany(db), ids, ct);

    private async Task<IReadOnlyList<Publication>> LoadAsync(PartsOfMany parts, IReadOnlyList<long> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
            return [];
        var loaded = (await catalogue.Publications.Where(p => ids.Contains(p.Id)).ToListAsync(ct)).ToDictionary(p => p.Id);
        await parts.LoadAsync([.. loaded.Values], ct);
        return [.. ids.Where(loaded.ContainsKey).Select(id => loaded[id])];
    }

    private IQueryable<Publication> After(MonthKey month, MonthPlace? last)
    {
        var entries = catalogue.Publications;
        // The first condition is where the index is entered; the rest tells apart what shares a day.
        if (last is { } l)
            entries = entries.Where(p => p.SortDate <= l.SortDate && (p.SortDate < l.SortDate || p.Position > l.Position || (p.Position == l.Position && p.Id > l.Id)));
        return entries.Where(p => p.Month == month).OrderByDescending(p => p.SortDate).ThenBy(p => p.Position).ThenBy(p => p.Id);
    }
}

/// <summary>Where an entry stands in its month; as a text, for who goes on from there.</summary>
public sealed record MonthPlace(long Id, int SortDate, long Position)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}_{SortDate}_{Position}");

    /// <summary>Null when it is no such text.</summary>
    public static MonthPlace? Read(string? text)
    {
        var parts = (text ?? "").Split('_');
        return parts.Length == 3 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var date)
            && long.TryParse(parts[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var position) ? new MonthPlace(id, date, position) : null;
    }
}
