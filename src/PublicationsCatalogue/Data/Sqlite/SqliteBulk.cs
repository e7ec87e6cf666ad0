using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PublicationsCatalogue.Data.Harvest;

namespace PublicationsCatalogue.Data.Sqlite;

internal static class SqliteBulk
{
    public static async Task<IReadOnlyList<IReadOnlyList<long>>> NewKeysAsync(DbContext db, IReadOnlyList<(string Table, int Count)> wanted, CancellationToken ct)
    {
        List<IReadOnlyList<long>> keys = [];
        foreach (var (table, count) in wanted)
            keys.Add(await NewKeysAsync(db, table, count, ct));
        return keys;
    }

    // Taken from where SQLite itself keeps the last number (sqlite.org/autoinc.html), so that it is not given twice.
    private static async Task<IReadOnlyList<long>> NewKeysAsync(DbContext db, string table, int count, CancellationToken ct)
    {
        await using var command = await CommandAsync(db, $"""
            INSERT INTO sqlite_sequence (name, seq) SELECT '{table}', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = '{table}');
            UPDATE sqlite_sequence SET seq = MAX(seq, (SELECT COALESCE(MAX("Id"), 0) FROM "{table}")) + {count.ToString(CultureInfo.InvariantCulture)} WHERE name = '{table}' RETURNING seq
            """, ct);
        var last = Convert.ToInt64(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
        return [.. Enumerable.Range(1, count).Select(i => last - count + i)];
    }

    public static async Task InsertAsync(DbContext db, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken ct)
    {
        var places = string.Join(',', Enumerable.Range(0, columns.Count).Select(i => string.Create(CultureInfo.InvariantCulture, $"@p{i}")));
        await using var command = await CommandAsync(db, $"INSERT INTO \"{table}\" ({string.Join(',', columns.Select(c => $"\"{c}\""))}) VALUES ({places})", ct);
        for (var i = 0; i < columns.Count; i++)
            command.Parameters.Add(new SqliteParameter(string.Create(CultureInfo.InvariantCulture, $"@p{i}"), null));
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
                command.Parameters[i].Value = row[i] ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    // An index that is made of rows that are there is sorted once, and not searched for the place of each.
    public static async Task WithoutIndexesAsync(DbContext db, IReadOnlyList<string> tables, Func<Task> work, CancellationToken ct)
    {
        List<(string Name, string Sql)> indexes = [];
        await using (var command = await CommandAsync(db, $"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({string.Join(',', tables.Select(t => $"'{t}'"))})", ct))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
                indexes.Add((reader.GetString(0), reader.GetString(1)));
        }
        foreach (var (name, _) in indexes)
            await ExecuteAsync(db, $"DROP INDEX \"{name}\"", ct);
        await work();
        foreach (var (_, sql) in indexes)
            await ExecuteAsync(db, sql, ct);
    }

    public static Task RemoveHarvestMembersAsync(DbContext db, IReadOnlyList<HarvestMember> members, CancellationToken ct)
    {
        var json = JsonSerializer.Serialize(members.Select(m => new object[] { m.Set, m.Datestamp, m.PublicationId }));
        return db.Database.ExecuteSqlAsync($"""
            DELETE FROM "HarvestMembers" WHERE ("Set", "Datestamp", "PublicationId") IN
                (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each({json}))
            """, ct);
    }

    private static async Task ExecuteAsync(DbContext db, string sql, CancellationToken ct)
    {
        await using var command = await CommandAsync(db, sql, ct);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<SqliteCommand> CommandAsync(DbContext db, string sql, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var command = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
        command.Transaction = (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // Only names of the mapping stand in it, never what people typed.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
