using Microsoft.EntityFrameworkCore;
using Npgsql;
using PublicationsCatalogue.Data.Harvest;

namespace PublicationsCatalogue.Data.Postgres;

internal static class PostgresBulk
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public static async Task<IReadOnlyList<long>> NewKeysAsync(DbContext db, string table, int count, CancellationToken ct)
    {
        var quoted = $"\"{table}\"";
        return await db.Database.SqlQuery<long>($"SELECT nextval(pg_get_serial_sequence({quoted}, 'Id')) AS \"Value\" FROM generate_series(1, {count})").ToListAsync(ct);
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
        {
            await copy.StartRowAsync(ct);
            foreach (var value in row)
            {
                if (value is null)
                    await copy.WriteNullAsync(ct);
                else
                    await copy.WriteAsync(value, ct);
            }
        }
        await copy.CompleteAsync(ct);
    }
}
