using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace PublicationsCatalogue.Data.Postgres;

internal static class PostgresBulk
{
    public static async Task<IReadOnlyList<long>> NewKeysAsync(DbContext db, string table, int count, CancellationToken ct)
    {
        var quoted = $"\"{table}\"";
        return await db.Database.SqlQuery<long>($"SELECT nextval(pg_get_serial_sequence({quoted}, 'Id')) AS \"Value\" FROM generate_series(1, {count})").ToListAsync(ct);
    }

    public static async Task InsertAsync(DbContext db, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync($"COPY \"{table}\" ({string.Join(',', columns.Select(c => $"\"{c}\""))}) FROM STDIN (FORMAT BINARY)", ct);
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
