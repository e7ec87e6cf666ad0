using System.Diagnostics;
using Npgsql;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>
/// The rows of a catalogue written anew by PostgreSQL with nothing thought of: the tables as the product has them without its search
/// index, filled by COPY in one transaction, their keys and indexes made after that, and a full-text index of titles and summaries.
/// </summary>
internal static class BarePostgres
{
    private const string Made = "public", Bare = "bare";

    /// <returns>Seconds.</returns>
    public static async Task<double> CopyAsync(string connection)
    {
        await using var source = new NpgsqlConnection(connection);
        await source.OpenAsync();
        await using var target = new NpgsqlConnection(connection + ";Command Timeout=0");
        await target.OpenAsync();
        await ExecuteAsync(target, $"DROP SCHEMA IF EXISTS {Bare} CASCADE; CREATE SCHEMA {Bare}; CHECKPOINT");
        List<(string Table, string Columns)> tables = [];
        await using (var command = new NpgsqlCommand($"""
            SELECT table_name, string_agg(quote_ident(column_name), ',' ORDER BY ordinal_position) FROM information_schema.columns
            WHERE table_schema = '{Made}' AND data_type <> 'tsvector' AND table_name IN (SELECT tablename FROM pg_tables WHERE schemaname = '{Made}') GROUP BY 1
            """, source))
        await using (var rows = await command.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
                tables.Add((rows.GetString(0), rows.GetString(1)));
        }
        var indexes = await IndexesAsync(source);

        var started = Stopwatch.GetTimestamp();
        await using var transaction = await target.BeginTransactionAsync();
        foreach (var (table, columns) in tables)
        {
            await ExecuteAsync(target, $"CREATE TABLE {Bare}.\"{table}\" AS SELECT {columns} FROM {Made}.\"{table}\" WITH NO DATA");
            await using var from = await source.BeginRawBinaryCopyAsync($"COPY (SELECT {columns} FROM {Made}.\"{table}\") TO STDOUT (FORMAT BINARY)");
            await using var to = await target.BeginRawBinaryCopyAsync($"COPY {Bare}.\"{table}\" FROM STDIN (FORMAT BINARY)");
            await from.CopyToAsync(to);
        }
        foreach (var index in indexes)
            await ExecuteAsync(target, index);
        await ExecuteAsync(target, $"CREATE INDEX ON {Bare}.\"PublicationTexts\" USING gin (to_tsvector('simple', \"Title\" || ' ' || COALESCE(\"Summary\", '')))");
        await transaction.CommitAsync();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<List<string>> IndexesAsync(NpgsqlConnection source)
    {
        List<string> indexes = [];
        await using var command = new NpgsqlCommand($"SELECT replace(indexdef, ' ON {Made}.', ' ON {Bare}.') FROM pg_indexes WHERE schemaname = '{Made}' AND indexdef NOT LIKE '%\"Tokens\"%'", source);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            indexes.Add(rows.GetString(0));
        return indexes;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
