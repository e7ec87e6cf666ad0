using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>
/// The rows of a catalogue written anew by SQLite with nothing thought of: the tables as the product has them, filled in one
/// transaction in the order of their keys, their indexes made after that, and a full-text index of titles and summaries.
/// </summary>
internal static class BareSqlite
{
    /// <summary>Each row by an INSERT that is prepared once, by SQLite's own functions, as any program must that has the values and not the tables.</summary>
    /// <returns>Seconds.</returns>
    public static Task<double> InsertAsync(string source, string target) => RunAsync(source, target, (connection, table) => InsertRows(connection.Handle!, table));

    /// <summary>Each table by INSERT … SELECT into the empty one, which moves whole records and reads no value.</summary>
    /// <returns>Seconds.</returns>
    public static Task<double> CopyAsync(string source, string target) => RunAsync(source, target, (connection, table) => Execute(connection, $"INSERT INTO main.\"{table}\" SELECT * FROM made.\"{table}\""));

    private static async Task<double> RunAsync(string source, string target, Action<SqliteConnection, string> fill)
    {
        await using var connection = new SqliteConnection($"Data Source={target};Foreign Keys=False");
        await connection.OpenAsync();
        Execute(connection, "PRAGMA journal_mode = WAL");
        Execute(connection, $"ATTACH '{source}' AS made");
        List<(string Type, string Name, string Sql)> schema = [];
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT type, name, sql FROM made.sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'SearchIndex%' AND type IN ('table', 'index')";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                schema.Add((rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        }
        var started = Stopwatch.GetTimestamp();
        Execute(connection, "BEGIN");
        foreach (var (_, name, sql) in schema.Where(s => s.Type == "table"))
        {
            Execute(connection, sql);
            fill(connection, name);
        }
        foreach (var (_, _, sql) in schema.Where(s => s.Type == "index"))
            Execute(connection, sql);
        Execute(connection, "CREATE VIRTUAL TABLE main.Words USING fts5(Title, Summary, content='', prefix='2 3')");
        Execute(connection, "INSERT INTO main.Words (rowid, Title, Summary) SELECT \"Id\", \"Title\", \"Summary\" FROM main.\"PublicationTexts\"");
        Execute(connection, "COMMIT");
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static void InsertRows(sqlite3 connection, string table)
    {
        Check(connection, raw.sqlite3_prepare_v2(connection, $"SELECT * FROM made.\"{table}\"", out var select));
        using (select)
        {
            var columns = raw.sqlite3_column_count(select);
            Check(connection, raw.sqlite3_prepare_v2(connection, $"INSERT INTO main.\"{table}\" VALUES ({string.Join(',', Enumerable.Repeat('?', columns))})", out var insert));
            using (insert)
            {
                while (raw.sqlite3_step(select) == raw.SQLITE_ROW)
                {
                    for (var i = 0; i < columns; i++)
                        Check(connection, Bind(select, insert, i));
                    if (raw.sqlite3_step(insert) is var result and not raw.SQLITE_DONE)
                        Check(connection, result);
                    raw.sqlite3_reset(insert);
                }
            }
        }
    }

    private static int Bind(sqlite3_stmt from, sqlite3_stmt to, int column) => raw.sqlite3_column_type(from, column) switch
    {
        raw.SQLITE_INTEGER => raw.sqlite3_bind_int64(to, column + 1, raw.sqlite3_column_int64(from, column)),
        raw.SQLITE_FLOAT => raw.sqlite3_bind_double(to, column + 1, raw.sqlite3_column_double(from, column)),
        raw.SQLITE_TEXT => raw.sqlite3_bind_text(to, column + 1, raw.sqlite3_column_text(from, column)),
        raw.SQLITE_BLOB => raw.sqlite3_bind_blob(to, column + 1, raw.sqlite3_column_blob(from, column)),
        _ => raw.sqlite3_bind_null(to, column + 1),
    };

    private static void Check(sqlite3 connection, int result) => SqliteException.ThrowExceptionForRC(result, connection);

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
