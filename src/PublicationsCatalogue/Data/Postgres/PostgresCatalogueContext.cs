using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data.Harvest;
using PublicationsCatalogue.Data.Postgres.Migrations;
using PublicationsCatalogue.Data.Search;

namespace PublicationsCatalogue.Data.Postgres;

public sealed class PostgresCatalogueContext(DbContextOptions<PostgresCatalogueContext> options) : CatalogueContext(options)
{
    public override async Task<IReadOnlyList<DatabaseSetting>> SettingsAsync(CancellationToken ct)
    {
        var found = await Database.SqlQuery<Setting>(
            $"SELECT name AS \"Name\", setting AS \"Value\" FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') ORDER BY name").ToListAsync(ct);
        return [.. found.Select(s => new DatabaseSetting(s.Name, s.Value, "on", s.Value is not "off", IsRequired: false))];
    }

    // The server checks its own pages and constraints as it reads and writes them.
    public override Task<IReadOnlyList<string>> DamageAsync(Depth depth, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>([]);

    // These settings are the server's own.
    public override Task MakeDurableAsync(CancellationToken ct) => Task.CompletedTask;

    // Its memory is the server's.
    public override Task KeepInMemoryAsync(bool isMuch, CancellationToken ct) => Task.CompletedTask;

    public override IReadOnlyList<string> KnownMigrations => MigrationNames.All;

    // Not by Entity Framework's migrator, which first makes a model of this one table.
    public override async Task<IReadOnlyList<string>> AppliedMigrationsAsync(CancellationToken ct)
    {
        try
        {
            return await Database.SqlQuery<bool>($"""SELECT to_regclass('"__EFMigrationsHistory"') IS NOT NULL AS "Value" """).SingleAsync(ct)
                ? await Database.SqlQuery<string>($"""SELECT "MigrationId" AS "Value" FROM "__EFMigrationsHistory" ORDER BY "MigrationId" COLLATE "C" """).ToListAsync(ct) : [];
        }
        catch (NpgsqlException e) when (IsNoDatabase(e) || (e.InnerException is AggregateException { InnerExceptions: var ofHosts } && ofHosts.Any(IsNoDatabase)))
        {
            // The first migration makes the database.
            return [];
        }
    }

    // The server drops the lock of a session that has ended.
    public override Task ClearMigrationLockAsync(CancellationToken ct) => Task.CompletedTask;

    public override IQueryable<long> SearchKeys(SearchNode node) => PostgresSearch.Keys(this, node);

    public override StepwiseIndex Stepwise => new(
        (node, keys, within) => PostgresSearch.Records(SearchRecords, node, keys, within),
        (node, keys, isOldestFirst, most) => PostgresSearch.RecordsAlong(SearchRecords, node, keys, isOldestFirst, most),
        (keys, ranks) => PostgresSearch.Ranked(this, keys, ranks));

    // The words stand in the record itself.
    public override IQueryable<long> StraySearchKeys() => Array.Empty<long>().AsQueryable();

    public override Task HoldSearchAsync(CancellationToken ct) => Database.ExecuteSqlAsync($"""LOCK TABLE "SearchRecords" IN SHARE ROW EXCLUSIVE MODE""", ct);

    // Who waits for a lock stands in a queue.
    public override Task LetOthersSaveAsync(CancellationToken ct) => Task.CompletedTask;

    public override Task ClearSearchAsync(CancellationToken ct) => SearchRecords.ExecuteDeleteAsync(ct);

    public override Task WriteSearchAsync(IReadOnlyList<SearchEntry> entries, CancellationToken ct) => PostgresSearch.WriteAsync(this, entries, ct);

    // The server does that by itself.
    public override Task GatherSearchAsync(CancellationToken ct) => Task.CompletedTask;

    public override Task<long> SettleSearchAsync(CancellationToken ct) => PostgresSearch.SettleAsync(this, ct);

    public override Task RemoveHarvestMembersAsync(IReadOnlyList<HarvestMember> members, CancellationToken ct) => PostgresBulk.RemoveHarvestMembersAsync(this, members, ct);

    public override Task<IReadOnlyList<IReadOnlyList<long>>> NewKeysAsync(IReadOnlyList<(string Table, int Count)> wanted, CancellationToken ct) => PostgresBulk.NewKeysAsync(this, wanted, ct);

    public override Task WithoutIndexesAsync(IReadOnlyList<string> tables, Func<Task> work, CancellationToken ct) => PostgresBulk.WithoutIndexesAsync(this, tables, work, ct);

    // By itself the server looks only when they are committed; until then it reads all addresses there are to find some.
    public override Task SurveyAsync(CancellationToken ct) => Database.ExecuteSqlAsync($"""ANALYZE "Addresses", "Agents", "PublicationIdentifiers", "PublicationLinks", "Series", "Subjects", "TitleKeys" """, ct);

    public override Task ReferringAsync(Func<Task> write, CancellationToken ct) => PostgresBulk.ReferringAsync(this, write, ct);

    public override Task InsertRowsAsync(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken ct) =>
        PostgresBulk.InsertAsync(this, table, columns, rows, ct);

    public override Task AddSpellingAsync(IReadOnlyList<SpellingKey> keys, CancellationToken ct) => PostgresSearch.AddSpellingAsync(this, keys, ct);

    public override Task AddIndexedWordsAsync(IReadOnlyList<string> words, CancellationToken ct) => PostgresSearch.AddWordsAsync(this, words, ct);

    public override Task AddFacetTotalsAsync(IReadOnlyList<KeyValuePair<string, int>> changes, CancellationToken ct) => PostgresSearch.AddFacetTotalsAsync(this, changes, ct);

    public override Task CountFacetsAsync(CancellationToken ct) => PostgresSearch.CountFacetsAsync(this, ct);

    public override Task RemoveSearchAsync(IReadOnlyList<long> keys, CancellationToken ct) => SearchRecords.Where(r => keys.Contains(r.Key)).ExecuteDeleteAsync(ct);

    // Sign by sign, whatever the language of the database: as SQLite compares, and so that what begins alike stands together.
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<SearchRecord>().Property(r => r.Start).UseCollation("C");
        builder.Entity<SpellingKey>().Property(k => k.Word).UseCollation("C");
        builder.Entity<IndexedWord>().Property(w => w.Word).UseCollation("C");
        foreach (var key in builder.Model.GetEntityTypes().Select(e => e.FindProperty(nameof(Agent.SortKey))).OfType<IMutableProperty>())
            key.SetCollation("C");
    }

    private static bool IsNoDatabase(Exception e) => e is PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName };

    private sealed record Setting(string Name, string Value);
}
