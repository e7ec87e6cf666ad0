using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>Puts a generated catalogue into an empty PostgreSQL database, once; its search index is made there.</summary>
internal static class PostgresCopy
{
    private static readonly string[] Tables =
    [
        "Instance", "Agents", "Series", "SeriesTexts", "SubjectSchemes", "Subjects", "SubjectLabels", "Publications", "PublicationTexts", "Contributions", "SeriesMemberships",
        "PublicationSubjects", "Addresses", "Revisions", "MonthCounts", "StateCounts", "TitleKeys",
    ];

    public static async Task FillAsync(IServiceProvider services, string directory, string connection)
    {
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<CatalogueContext>();
            db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
            await db.Database.MigrateAsync();
            if (await db.Publications.AnyAsync())
                return;
        }
        await using var source = new SqliteConnection($"Data Source={Path.Combine(directory, "catalogue.db")};Mode=ReadOnly");
        await source.OpenAsync();
        await using var target = new NpgsqlConnection(connection + ";Command Timeout=600");
        await target.OpenAsync();
        foreach (var table in Tables)
            await CopyAsync(source, target, table);
        // Else the numbers of new rows begin at one again.
        await ExecuteAsync(target, """
            DO $$ DECLARE c record; BEGIN
              FOR c IN SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' AND is_identity = 'YES' LOOP
                EXECUTE format('SELECT setval(pg_get_serial_sequence(%L, %L), (SELECT COALESCE(MAX(%I), 0) + 1 FROM %I), false)', quote_ident(c.table_name), c.column_name, c.column_name, c.table_name);
              END LOOP;
            END $$
            """);
        // Many words go into an index fastest when it is made after them.
        await ExecuteAsync(target, "UPDATE \"Instance\" SET \"SearchVersion\" = 0; DROP INDEX \"IX_SearchRecords_Tokens\"");
        await using (var scope = services.CreateAsyncScope())
            await SearchIndexer.FillAsync(scope.ServiceProvider.GetRequiredService<CatalogueContext>(), done => Console.WriteLine($"{done} entries indexed"), default);
        await ExecuteAsync(target, "SET maintenance_work_mem = '512MB'; CREATE INDEX \"IX_SearchRecords_Tokens\" ON \"SearchRecords\" USING gin (\"Tokens\")");
        await ExecuteAsync(target, "VACUUM ANALYZE");
    }

    private static async Task ExecuteAsync(NpgsqlConnection target, string sql)
    {
        await using var command = new NpgsqlCommand(sql, target);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task CopyAsync(SqliteConnection source, NpgsqlConnection target, string table)
    {
        await using var select = source.CreateCommand();
        select.CommandText = $"SELECT * FROM \"{table}\"";
        await using var rows = await select.ExecuteReaderAsync();
        var columns = string.Join(',', Enumerable.Range(0, rows.FieldCount).Select(i => $"\"{rows.GetName(i)}\""));
        await using var copy = await target.BeginTextImportAsync($"COPY \"{table}\" ({columns}) FROM STDIN");
        while (await rows.ReadAsync())
            await copy.WriteAsync(string.Join('\t', Enumerable.Range(0, rows.FieldCount).Select(i => Text(rows.GetValue(i)))) + "\n");
    }

    private static string Text(object value) => value is DBNull ? "\\N"
        : (Convert.ToString(value, CultureInfo.InvariantCulture) ?? "").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);
}
