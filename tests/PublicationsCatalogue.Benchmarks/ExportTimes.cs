using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using PublicationsCatalogue.Core.Formats;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>All entries in each format, as the server sends them, beside SQLite giving the same rows with nothing made of them.</summary>
internal static class ExportTimes
{
    // What a writer needs of each entry, table by table.
    private static readonly string[] Tables = ["PublicationTexts", "Contributions", "SeriesMemberships", "PublicationSubjects", "PublicationIdentifiers", "PublicationLinks", "PublicationRelations"];

    public static async Task<int> RunAsync(int count)
    {
        var data = await Generator.CatalogueAsync(count);
        await using var product = await Product.StartAsync(data, pinned: false);
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        await DrainAsync(client, "csv");
        foreach (var format in Format.All.Where(f => f is { IsFeed: false } && f.IsFor(FormatUse.List)))
        {
            var limit = await BareAsync(Path.Combine(data, "catalogue.db"));
            var (started, before) = (Stopwatch.GetTimestamp(), Shell.CpuSeconds(product.Id));
            var bytes = await DrainAsync(client, format.Suffix);
            var (seconds, cpu) = (Stopwatch.GetElapsedTime(started).TotalSeconds, Shell.CpuSeconds(product.Id) - before);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{format.Suffix}: {count / seconds:#,0} entries a second, {count / cpu:#,0} in a second of CPU, {bytes / 1e6:0} MB, at most {ImportTimes.Resident(product.Id):0} MB resident so far; the bare rows {count / limit:#,0} a second of CPU, {limit / cpu:0.00}x of their speed"));
        }
        return 0;
    }

    private static async Task<long> DrainAsync(HttpClient client, string suffix)
    {
        await using var body = await client.GetStreamAsync(new Uri($"{Product.Address}/publications.{suffix}"));
        var (buffer, total) = (new byte[64 * 1024], 0L);
        while (await body.ReadAsync(buffer) is > 0 and var read)
            total += read;
        return total;
    }

    private static async Task<double> BareAsync(string file)
    {
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
        await connection.OpenAsync();
        await ReadAsync(connection, "SELECT * FROM \"Publications\" WHERE \"State\" = 1 ORDER BY \"Month\" DESC, \"SortDate\" DESC, \"Position\", \"Id\"");
        foreach (var table in Tables)
            await ReadAsync(connection, $"SELECT * FROM \"{table}\" ORDER BY \"PublicationId\"");
        self.Refresh();
        return (self.TotalProcessorTime - before).TotalSeconds;
    }

    private static async Task ReadAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync();
        var values = new object[rows.FieldCount];
        while (await rows.ReadAsync())
            rows.GetValues(values);
    }
}
