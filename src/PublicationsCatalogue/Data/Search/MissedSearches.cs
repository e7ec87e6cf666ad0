using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Search;

namespace PublicationsCatalogue.Data.Search;

/// <summary>
/// Counts searches that found nothing. They wait in memory, so many and no more, until they are written together: no reader waits for
/// it, and however many are asked, a day has so many and the table so many days.
/// </summary>
public sealed class MissedSearches(TimeProvider clock)
{
    public const int MostOfADay = 300;
    public const int Days = 90;
    private readonly Lock sync = new();
    private Dictionary<(DateOnly Day, string Words), int> waiting = [];

    /// <summary>Of the last 30 days.</summary>
    public static IQueryable<MissedSearch> Latest(CatalogueContext db, DateTime now)
    {
        var first = DateOnly.FromDateTime(now).AddDays(-29);
        return db.MissedSearches.AsNoTracking().Where(m => m.Day >= first);
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public void Note(SearchQuery query)
    {
        if (MissedWords.Of(query) is not { } words)
            return;
        var key = (Today, words);
        lock (sync)
        {
            if (waiting.TryGetValue(key, out var count))
                waiting[key] = count + 1;
            else if (waiting.Count < MostOfADay)
                waiting[key] = 1;
        }
    }

    /// <summary>Writes what waits, and drops what is too old. What can't be written is lost: it is only a count.</summary>
    public async Task WriteAsync(CatalogueContext db, CancellationToken ct)
    {
        Dictionary<(DateOnly Day, string Words), int> taken;
        lock (sync)
            (taken, waiting) = (waiting, []);
        if (taken.Count == 0)
            return;
        foreach (var day in taken.GroupBy(t => t.Key.Day))
        {
            var known = await db.MissedSearches.Where(m => m.Day == day.Key).ToDictionaryAsync(m => m.Words, StringComparer.Ordinal, ct);
            foreach (var ((_, words), count) in day)
            {
                if (known.TryGetValue(words, out var missed))
                    missed.Count += count;
                else if (known.Count < MostOfADay)
                    db.MissedSearches.Add(known[words] = new MissedSearch { Day = day.Key, Words = words, Count = count });
            }
        }
        await db.SaveChangesAsync(ct);
        var first = Today.AddDays(-Days);
        await db.MissedSearches.Where(m => m.Day < first).ExecuteDeleteAsync(ct);
    }
}
