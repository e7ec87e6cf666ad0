using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>Puts the entries and title keys of a generated catalogue into an empty PostgreSQL database, once.</summary>
internal static class PostgresCopy
{
    private static readonly string[] Tables = ["Publications", "PublicationTexts", "TitleKeys"];

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
        await using var analyze = new NpgsqlCommand("VACUUM ANALYZE", target);
        await analyze.ExecuteNonQueryAsync();
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
