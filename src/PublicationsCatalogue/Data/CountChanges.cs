using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data;

/// <summary>
/// Adds up, over one transaction, how the counts of months and states change, and notes when a month did. A scheduled entry is counted by the first
/// save after its time; until then <see cref="PublicCatalogue"/> adds the few that have come due.
/// </summary>
internal sealed class CountChanges(CatalogueContext db)
{
    private const int DueAtOnce = 1000;
    private readonly SortedDictionary<int, int> months = [];
    private readonly SortedDictionary<PublicationState, int> states = [];
    private readonly Dictionary<long, MonthKey?> before = [];

    // The scheduled entries that came due: where and when.
    private readonly List<(int Month, DateTime At)> due = [];

    // In order, so that of two saves one waits for the other, and never each for the other.
    private readonly SortedDictionary<int, DateTime> changed = [];
    private readonly List<PublicChange> seen = [];

    /// <summary>What readers notice: an entry comes by the transaction that first counts it, and goes by the one that no longer does.</summary>
    public IReadOnlyList<PublicChange> Seen => seen;

    /// <summary>The same, and forgets it: an import's entries are not all kept in memory.</summary>
    public IReadOnlyList<PublicChange> TakeSeen()
    {
        IReadOnlyList<PublicChange> taken = [.. seen];
        seen.Clear();
        return taken;
    }

    /// <summary>
    /// Locks the rows until the transaction ends and takes back what they count for now. Whoever had to wait for the lock and
    /// comes too late is told here, before its revision takes a number that is gone.
    /// </summary>
    public async Task LockAsync(IReadOnlyList<EntityEntry<Publication>> entries, CancellationToken ct)
    {
        var ids = entries.Select(e => e.Entity.Id).ToList();
        var rows = db.Publications.Where(p => ids.Contains(p.Id));
        await rows.ExecuteUpdateAsync(set => set.SetProperty(p => p.RevisionNumber, p => p.RevisionNumber), ct);
        var stored = await rows.AsNoTracking().Select(p => new { p.Id, p.State, p.CountedIn, p.Version }).ToDictionaryAsync(p => p.Id, ct);
        foreach (var entry in entries)
        {
            if (!stored.TryGetValue(entry.Entity.Id, out var row))
                continue;
            if (row.Version != entry.Property(p => p.Version).OriginalValue)
                throw new DbUpdateConcurrencyException("Another save of this publication came first.");
            Count(row.CountedIn, row.State, -1);
            before[row.Id] = row.CountedIn;
        }
    }

    /// <summary>Counts it where it is now.</summary>
    /// <param name="publication">As it is now.</param>
    /// <param name="changedAt">Null when it is as it was.</param>
    public void Add(Publication publication, DateTime? changedAt)
    {
        Count(publication.CountedIn, publication.State, +1);
        var (was, month) = (before.GetValueOrDefault(publication.Id), publication.CountedIn);
        if (was is null && month is not null && (changedAt ?? publication.PublicAt) is { } came)
            seen.Add(new PublicChange(PublicChangeKind.Came, publication.Id, came, publication));
        if (changedAt is not { } at)
            return;
        // Where it was and where it is.
        Note(was, at);
        Note(month, at);
        if (was is not null)
            seen.Add(new PublicChange(month is null ? PublicChangeKind.Went : PublicChangeKind.Changed, publication.Id, at, publication));
    }

    /// <summary>Counts the scheduled entries whose time has come.</summary>
    public async Task SettleAsync(DateTime now, CancellationToken ct)
    {
        var found = await db.Publications.AsNoTracking().Where(Visibility.At(now)).Where(p => p.CountedIn == null)
            .OrderBy(p => p.PublicAt).Take(DueAtOnce).Select(p => new { p.Id, p.Month, p.PublicAt }).ToListAsync(ct);
        foreach (var entry in found.Where(entry => db.Publications.Local.FindEntry(entry.Id) is null))
        {
            var month = (MonthKey?)entry.Month;
            var counted = await db.Publications.Where(p => p.Id == entry.Id && p.CountedIn == null)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.CountedIn, month), ct);
            if (counted != 1)
                continue;
            months[entry.Month.Value] = months.GetValueOrDefault(entry.Month.Value) + 1;
            due.Add((entry.Month.Value, entry.PublicAt ?? now));
            Note(month, entry.PublicAt ?? now);
            seen.Add(new PublicChange(PublicChangeKind.Came, entry.Id, entry.PublicAt ?? now));
        }
    }

    public async Task WriteAsync(CancellationToken ct)
    {
        foreach (var (month, at) in changed)
        {
            var change = months.GetValueOrDefault(month);
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO "MonthCounts" ("Month", "Count", "ChangedAt") VALUES ({month}, {change}, {at})
                ON CONFLICT ("Month") DO UPDATE SET "Count" = "MonthCounts"."Count" + {change},
                    "ChangedAt" = CASE WHEN "MonthCounts"."ChangedAt" > {at} THEN "MonthCounts"."ChangedAt" ELSE {at} END
                """, ct);
            await KeepAsync(month, at, change, ct);
        }
        foreach (var (state, change) in states.Where(s => s.Value != 0))
        {
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO "StateCounts" ("State", "Count") VALUES ({(int)state}, {change})
                ON CONFLICT ("State") DO UPDATE SET "Count" = "StateCounts"."Count" + {change}
                """, ct);
        }
    }

    // For the catalogue as it was. Of two saves in one moment the later count stands; no count stands before an older one.
    private async Task KeepAsync(int month, DateTime at, int change, CancellationToken ct)
    {
        var came = due.Where(d => d.Month == month).OrderBy(d => d.At).ToList();
        var kept = came.Select((d, i) => (d.At, Less: change - i - 1)).ToList();
        if (change != came.Count)
            kept.Add((at, 0));
        foreach (var (from, less) in kept)
        {
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO "EarlierMonthCounts" ("Month", "At", "Count")
                SELECT "Month", COALESCE((SELECT MAX("At") FROM "EarlierMonthCounts" WHERE "Month" = {month} AND "At" > {from}), {from}), "Count" - {less}
                FROM "MonthCounts" WHERE "Month" = {month}
                ON CONFLICT ("Month", "At") DO UPDATE SET "Count" = excluded."Count"
                """, ct);
        }
    }

    private void Note(MonthKey? month, DateTime at)
    {
        if (month is { } key && (!changed.TryGetValue(key.Value, out var last) || last < at))
            changed[key.Value] = at;
    }

    private void Count(MonthKey? month, PublicationState state, int by)
    {
        states[state] = states.GetValueOrDefault(state) + by;
        if (month is { } key)
            months[key.Value] = months.GetValueOrDefault(key.Value) + by;
    }
}
