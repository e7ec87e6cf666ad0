using Microsoft.EntityFrameworkCore;
using Npgsql;
using PublicationsCatalogue.Data.Harvest;

namespace PublicationsCatalogue.Data.Postgres;

internal static class PostgresBulk
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public static async Task<IReadOnlyList<IReadOnlyList<long>>> NewKeysAsync(DbContext db, IReadOnlyList<(string Table, int Count)> wanted, CancellationToken ct)
    {
        var (tables, counts) = (wanted.Select(w => $"\"{w.Table}\"").ToArray(), wanted.Select(w => w.Count).ToArray());
        return await db.Database.SqlQuery<long[]>($"""
            SELECT ARRAY(SELECT nextval(s.sequence) FROM generate_series(1, w.count)) AS "Value"
            FROM unnest({tables}, {counts}) WITH ORDINALITY AS w (name, count, place), LATERAL (SELECT pg_get_serial_sequence(w.name, 'Id')::regclass AS sequence OFFSET 0) AS s ORDER BY w.place
            """).ToListAsync(ct);
    }

    public static Task RemoveHarvestMembersAsync(DbContext db, IReadOnlyList<HarvestMember> members, CancellationToken ct)
    {
        var (sets, stamps, ids) = (members.Select(m => m.Set).ToArray(), members.Select(m => m.Datestamp).ToArray(), members.Select(m => m.PublicationId).ToArray());
        return db.Database.ExecuteSqlAsync($"""
            DELETE FROM "HarvestMembers" AS m USING unnest({sets}, {stamps}, {ids}) AS gone (s, d, p)
            WHERE m."Set" = gone.s AND m."Datestamp" = gone.d AND m."PublicationId" = gone.p
            """, ct);
    }

    public static async Task InsertAsync(DbContext db, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync($"COPY \"{table}\" ({string.Join(',', columns.Select(c => $"\"{c}\""))}) FROM STDIN (FORMAT BINARY)", ct);
        // It ends when all rows are in their place, which of a great many is later than any single answer may be.
        copy.Timeout = Longest;
        foreach (var row in rows)
            await copy.WriteRowAsync(ct, row);
        await copy.CompleteAsync(ct);
    }

    // The text of a row, as COPY reads it (postgresql.org/docs/current/sql-copy.html, Text Format).
    public static async Task InsertTextAsync(DbContext db, string table, IReadOnlyList<string> columns, IEnumerable<string[]> rows, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var copy = await connection.BeginTextImportAsync($"COPY \"{table}\" ({string.Join(',', columns.Select(c => $"\"{c}\""))}) FROM STDIN", ct);
        try
        {
            foreach (var row in rows)
                await copy.WriteAsync($"{string.Join('\t', row.Select(Escaped))}\n".AsMemory(), ct);
        }
        catch
        {
            // To dispose of it would have what was written so far count as all.
            await copy.CancelAsync();
            throw;
        }
        await copy.DisposeAsync();
    }

    /// <summary>
    /// Writes a great many rows that refer to others. For each of them the server asks whether the other is there, and as
    /// <see cref="PostgresConnection"/> has it would plan that question anew each time, which takes longer than to write the row.
    /// </summary>
    public static async Task ReferringAsync(DbContext db, Func<Task> write, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SET LOCAL plan_cache_mode = auto", ct);
        await write();
        await db.Database.ExecuteSqlAsync($"SET LOCAL plan_cache_mode = DEFAULT", ct);
    }

    // Until all is done these tables, and those at the other end of their references, can't be read by others either. What refers to
    // something is looked up all at once at the end, and not row by row.
    public static async Task WithoutIndexesAsync(DbContext db, IReadOnlyList<string> tables, Func<Task> work, CancellationToken ct)
    {
        var names = tables.ToArray();
        var taken = await db.Database.SqlQuery<Taken>($"""
            SELECT format('DROP INDEX %I', indexname) AS "Away", indexdef AS "Back" FROM pg_indexes
            WHERE schemaname = current_schema() AND tablename = ANY ({names}) AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = indexname)
            UNION ALL
            SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', r.conrelid::regclass, r.conname), format('ALTER TABLE %s ADD CONSTRAINT %I %s', r.conrelid::regclass, r.conname, pg_get_constraintdef(r.oid))
            FROM pg_constraint AS r JOIN pg_class AS f ON f.oid = r.conrelid JOIN pg_class AS t ON t.oid = r.confrelid
            WHERE r.contype = 'f' AND r.connamespace = current_schema()::regnamespace AND (f.relname = ANY ({names}) OR t.relname = ANY ({names}))
            ORDER BY "Back"
            """).ToListAsync(ct);
        // References go first and come back last: they may rest on an index.
        foreach (var one in taken)
            await ExecuteAsync(db, one.Away, ct);
        await work();
        foreach (var one in Enumerable.Reverse(taken))
            await ExecuteAsync(db, one.Back, ct);
    }

    private static async Task ExecuteAsync(DbContext db, string sql, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var command = ((NpgsqlConnection)db.Database.GetDbConnection()).CreateCommand();
#pragma warning disable CA2100 // It is the database's own words.
        (command.CommandText, command.CommandTimeout) = (sql, (int)Longest.TotalSeconds);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);

    private sealed record Taken(string Away, string Back);
}
