using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Harvest;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Hosting;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Commands;

internal sealed record Check(string Name, IReadOnlyList<string> Faults);

/// <summary>What "verify" proves. Reads only.</summary>
internal sealed class Checks(CatalogueContext db, DataDirectory data, CatalogueSettings settings, TimeProvider clock)
{
    private const int ShownAtMost = 20;

    // Older ones accept forged cookies (CVE-2026-40372).
    private static readonly Version OldestSafeRuntime = new(10, 0, 7);

    public async IAsyncEnumerable<Check> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        yield return new Check($"settings are valid; data directory {data.Folder}", []);
        yield return new Check($".NET runtime {Environment.Version}", Environment.Version >= OldestSafeRuntime ? [] : [$"update to {OldestSafeRuntime} or newer"]);
        var migrations = await MigrationFaultsAsync(ct);
        yield return new Check("migrations in step", migrations);
        foreach (var setting in await db.SettingsAsync(ct))
            yield return new Check($"{setting.Name} = {setting.Value}", setting.IsRight ? [] : [$"must be {setting.Wanted}"]);
        yield return new Check("database sound", await db.DamageAsync(Depth.Everything, ct));
        if (migrations.Count > 0)
            yield break;
        yield return new Check("data directory and database belong together", await InstanceFaultsAsync(ct));
        yield return new Check("counts equal the records", await Counts.FaultsAsync(db, ct));
        yield return new Check("every publication has its address", await AddressFaultsAsync(ct));
        yield return new Check("the search index equals the records", await SearchFaults.FindAsync(db, ShownAtMost, ct));
        yield return new Check("harvesters are told what the records say", await HarvestFaults.FindAsync(db, clock.GetUtcNow().UtcDateTime, ShownAtMost, ct));
        yield return new Check("every publication equals its last revision", await RevisionFaultsAsync(ct));
    }

    private async Task<IReadOnlyList<string>> MigrationFaultsAsync(CancellationToken ct)
    {
        // A file that may not be read, or a server without the database, would pass for one without tables.
        await db.Database.OpenConnectionAsync(ct);
        var (known, applied) = (db.KnownMigrations, await db.AppliedMigrationsAsync(ct));
        return [.. known.Except(applied, StringComparer.Ordinal).Select(m => $"{m} is not applied: start the catalogue once, or run migrate"),
            .. applied.Except(known, StringComparer.Ordinal).Select(m => $"{m} is of a newer release: use that release")];
    }

    private async Task<IReadOnlyList<string>> InstanceFaultsAsync(CancellationToken ct)
    {
        var (marker, id) = (data.ReadMarker(), await db.Instances.Select(i => (Guid?)i.Id).SingleOrDefaultAsync(ct));
        // Without a marker the folder is new, as after a restore: the next start makes it this catalogue's.
        return (marker is null || marker == id) && id is not null ? [] : [$"{data.MarkerFile} says {marker?.ToString() ?? "nothing"}, {Explain.NameOf(settings)} says {id?.ToString() ?? "nothing"}"];
    }

    private async Task<IReadOnlyList<string>> AddressFaultsAsync(CancellationToken ct)
    {
        var without = await db.Publications.AsNoTracking()
            .Where(p => !db.Addresses.Any(a => a.Kind == AddressKind.Publication && a.Slug == p.Slug && a.TargetId == p.Id))
            .OrderBy(p => p.Id).Select(p => p.Slug).Take(ShownAtMost).ToListAsync(ct);
        return [.. without.Select(slug => $"{slug} has no address")];
    }

    private async Task<IReadOnlyList<string>> RevisionFaultsAsync(CancellationToken ct)
    {
        const int Batch = 500;
        List<string> faults = [];
        for (long after = 0; faults.Count < ShownAtMost;)
        {
            var publications = await db.Publications.AsNoTracking().WithParts().Where(p => p.Id > after).OrderBy(p => p.Id).Take(Batch).ToListAsync(ct);
            if (publications.Count == 0)
                break;
            after = publications[^1].Id;
            var last = await LastRevisionsAsync(publications[0].Id, after, ct);
            faults.AddRange(publications
                .Where(p => !last.TryGetValue(p.Id, out var json) || SnapshotDifference.Fields(PublicationSnapshot.FromJson(json).WithoutNames(), PublicationSnapshot.Of(p).WithoutNames()).Count > 0)
                .Select(p => string.Create(CultureInfo.InvariantCulture, $"entry {p.Id} ({p.Slug}) differs from its revision {p.RevisionNumber}")));
        }
        return faults;
    }

    private Task<Dictionary<long, string>> LastRevisionsAsync(long from, long to, CancellationToken ct) =>
        (from p in db.Publications.AsNoTracking()
         join r in db.Revisions.AsNoTracking() on new { p.Id, Number = p.RevisionNumber } equals new { Id = r.PublicationId, r.Number }
         where p.Id >= @from && p.Id <= to
         select new { p.Id, r.Snapshot }).ToDictionaryAsync(r => r.Id, r => r.Snapshot, ct);
}
