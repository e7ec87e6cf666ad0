using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data.Harvest;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Data.Sqlite.Migrations;

namespace PublicationsCatalogue.Data.Sqlite;

public sealed class SqliteCatalogueContext(DbContextOptions<SqliteCatalogueContext> options) : CatalogueContext(options)
{
    // Older ones can lose pages when the write-ahead log is reset (sqlite.org/wal.html).
    private static readonly Version OldestSafe = new(3, 51, 3);

    // The tables behind a virtual one among them, but not whether they agree, which takes four times as long as all the rest.
    private const string TablesCheck = "SELECT quick_check FROM sqlite_schema AS t, pragma_quick_check(t.name) WHERE t.type = 'table' AND t.sql NOT LIKE 'CREATE VIRTUAL %' AND quick_check <> 'ok' LIMIT 5";

    public override async Task<IReadOnlyList<DatabaseSetting>> SettingsAsync(CancellationToken ct)
    {
        var mode = await FirstAsync("PRAGMA journal_mode", ct);
        var synchronous = await FirstAsync("PRAGMA synchronous", ct);
        var foreignKeys = await FirstAsync("PRAGMA foreign_keys", ct);
        var version = await FirstAsync("SELECT sqlite_version()", ct);
        return
        [
            new("journal_mode", mode, "wal", mode == "wal", IsRequired: true),
            new("synchronous", synchronous, "2", synchronous is "2" or "3", IsRequired: true),
            new("foreign_keys", foreignKeys, "1", foreignKeys == "1", IsRequired: true),
            new("SQLite version", version, $"{OldestSafe} or newer", Version.TryParse(version, out var v) && v >= OldestSafe, IsRequired: true),
        ];
    }

    public override async Task<IReadOnlyList<string>> DamageAsync(Depth depth, CancellationToken ct)
    {
        // It reads every page of the file, each but once: none is to stay in memory, nor its room.
        await Database.OpenConnectionAsync(ct);
        await LinesAsync("PRAGMA cache_size = -256", ct);
        var lines = await LinesAsync(depth switch { Depth.Tables => TablesCheck, Depth.Structure => "PRAGMA quick_check(5)", _ => "PRAGMA integrity_check(20)" }, ct);
        var found = lines.Where(line => line != "ok").ToList();
        if (depth == Depth.Everything)
            found.AddRange(await LinesAsync("SELECT \"table\" || ', row ' || COALESCE(rowid, 0) || ' points to a missing ' || parent FROM pragma_foreign_key_check", ct));
        await LinesAsync(SqlitePragmas.UsualMemory, ct);
        await Database.CloseConnectionAsync();
        return found;
    }

    // Kept in the file; a copy made by VACUUM INTO has lost it.
    public override Task MakeDurableAsync(CancellationToken ct) => LinesAsync("PRAGMA journal_mode = WAL", ct);

    public override async Task KeepInMemoryAsync(bool isMuch, CancellationToken ct)
    {
        // It is this connection's for as long as it is open.
        await Database.OpenConnectionAsync(ct);
        await LinesAsync(isMuch ? SqlitePragmas.MuchMemory : SqlitePragmas.UsualMemory, ct);
    }

    public override IReadOnlyList<string> KnownMigrations => MigrationNames.All;

    // Not by Entity Framework's migrator, which first makes a model of this one table: a tenth of a start.
    public override async Task<IReadOnlyList<string>> AppliedMigrationsAsync(CancellationToken ct) =>
        await LinesAsync("SELECT name FROM sqlite_master WHERE name = '__EFMigrationsHistory'", ct) is [] ? []
            : await LinesAsync("""SELECT "MigrationId" FROM "__EFMigrationsHistory" ORDER BY 1""", ct);

    public override async Task ClearMigrationLockAsync(CancellationToken ct)
    {
        var tables = await FirstAsync("SELECT CAST(COUNT(*) AS TEXT) FROM sqlite_master WHERE name = '__EFMigrationsLock'", ct);
        if (int.Parse(tables, CultureInfo.InvariantCulture) > 0)
            await Database.ExecuteSqlAsync($"""DELETE FROM "__EFMigrationsLock" """, ct);
    }

    public override IQueryable<long> SearchKeys(SearchNode node) => SqliteSearch.Keys(this, node);

    public override IQueryable<long> StraySearchKeys() => SqliteSearch.StrayKeys(this);

    // A transaction is the only one that writes.
    public override Task HoldSearchAsync(CancellationToken ct) => Task.CompletedTask;

    public override Task LetOthersSaveAsync(CancellationToken ct) => Task.Delay(SqliteTurns.BetweenLooks, ct);

    public override async Task ClearSearchAsync(CancellationToken ct)
    {
        await SqliteSearch.ClearAsync(this, ct);
        await SearchRecords.ExecuteDeleteAsync(ct);
    }

    public override Task WriteSearchAsync(IReadOnlyList<SearchEntry> entries, CancellationToken ct) => SqliteSearch.WriteAsync(this, entries, ct);

    public override Task GatherSearchAsync(CancellationToken ct) => SqliteSearch.GatherAsync(this, ct);

    public override Task RemoveHarvestMembersAsync(IReadOnlyList<HarvestMember> members, CancellationToken ct) => SqliteBulk.RemoveHarvestMembersAsync(this, members, ct);

    public override Task<IReadOnlyList<IReadOnlyList<long>>> NewKeysAsync(IReadOnlyList<(string Table, int Count)> wanted, CancellationToken ct) => SqliteBulk.NewKeysAsync(this, wanted, ct);

    public override Task WithoutIndexesAsync(IReadOnlyList<string> tables, Func<Task> work, CancellationToken ct) => SqliteBulk.WithoutIndexesAsync(this, tables, work, ct);

    public override Task InsertRowsAsync(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken ct) =>
        SqliteBulk.InsertAsync(this, table, columns, rows, ct);

    public override Task AddSpellingAsync(IReadOnlyList<SpellingKey> keys, CancellationToken ct) => SqliteSearch.AddSpellingAsync(this, keys, ct);

    public override Task AddIndexedWordsAsync(IReadOnlyList<string> words, CancellationToken ct) => SqliteSearch.AddWordsAsync(this, words, ct);

    public override Task AddFacetTotalsAsync(IReadOnlyList<KeyValuePair<string, int>> changes, CancellationToken ct) => SqliteSearch.AddFacetTotalsAsync(this, changes, ct);

    public override Task CountFacetsAsync(CancellationToken ct) => SqliteSearch.CountFacetsAsync(this, ct);

    public override async Task RemoveSearchAsync(IReadOnlyList<long> keys, CancellationToken ct)
    {
        await SqliteSearch.RemoveAsync(this, keys, ct);
        await SearchRecords.Where(r => keys.Contains(r.Key)).ExecuteDeleteAsync(ct);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<SearchKey>().HasNoKey().ToView(null);
    }

    private async Task<string> FirstAsync(string sql, CancellationToken ct) => (await LinesAsync(sql, ct)).FirstOrDefault() ?? "";

    // Not as a query of Entity Framework, which takes longer to make each of these than SQLite to answer it.
    private async Task<List<string>> LinesAsync(string sql, CancellationToken ct)
    {
        await Database.OpenConnectionAsync(ct);
        try
        {
            await using var command = Database.GetDbConnection().CreateCommand();
            (command.CommandText, command.Transaction) = (sql, Database.CurrentTransaction?.GetDbTransaction());
            await using var reader = await command.ExecuteReaderAsync(ct);
            var lines = new List<string>();
            while (await reader.ReadAsync(ct))
                lines.Add(reader.GetString(0));
            return lines;
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }
}
