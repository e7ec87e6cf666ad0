using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>An import of many rows until they are searchable, beside SQLite writing the same rows, their indexes and a full-text index, with nothing thought of.</summary>
internal static class ImportTimes
{
    private const double MegaByte = 1024.0;

    public static async Task<int> RunAsync(int count)
    {
        var folder = Directory.CreateTempSubdirectory("catalogue-import-").FullName;
        try
        {
            var (data, file) = (Path.Combine(folder, "data"), Path.Combine(folder, "rows.csv"));
            await WriteAsync(file, count);
            var (ours, peak) = await ImportAsync(data, file);
            var limit = await BareAsync(Path.Combine(data, "catalogue.db"), Path.Combine(folder, "bare.db"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count:#,0} rows: {ours:0.0} s ({count / ours:0} a second, at most {peak:0} MB resident) beside {limit:0.0} s of SQLite itself, {limit / ours:0.00}x of its speed"));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task WriteAsync(string file, int count)
    {
        var random = new Random(42);
        await using var text = new StreamWriter(file, false, new UTF8Encoding(false));
        await text.WriteLineAsync("title,date,summary,authors,series,subjects,language,type,url,identifier");
        for (var i = 1; i <= count; i++)
            await text.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\"{Generator.Sentence(random, 9)} {Generator.RareWord(random)} {i}\",{2000 + (i % 22)}-{(i % 12) + 1:00}-{(i % 28) + 1:00},\"{Generator.Sentence(random, 45)}\",\"Family{random.Next(5000)}, Given;Family{random.Next(5000)}, Other\",Series {random.Next(200)},Subject {random.Next(300)};Subject {random.Next(300)},en,report,https://example.org/{i},10.1000/{i}"));
    }

    private static async Task<(double Seconds, double PeakMegaBytes)> ImportAsync(string data, string file)
    {
        var program = Path.Combine(await Product.FolderAsync(), "PublicationsCatalogue");
        var started = Stopwatch.GetTimestamp();
        using var run = Shell.Start(program, new Dictionary<string, string>(StringComparer.Ordinal) { ["Catalogue__DataDirectory"] = data }, "import", file);
        var peak = 0.0;
        while (!run.WaitForExit(200))
            peak = Math.Max(peak, Resident(run.Id));
        return run.ExitCode == 0 ? (Stopwatch.GetElapsedTime(started).TotalSeconds, peak) : throw new InvalidOperationException($"import ended with {run.ExitCode}.");
    }

    public static double Resident(int pid)
    {
        try
        {
            return File.ReadLines($"/proc/{pid}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)) is { } line
                ? double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / MegaByte : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    // The tables as the product has them, filled in one transaction in the order of their keys, their indexes made after that, and words of titles and summaries.
    private static async Task<double> BareAsync(string source, string target)
    {
        await using var connection = new SqliteConnection($"Data Source={target};Foreign Keys=False");
        await connection.OpenAsync();
        await ExecuteAsync(connection, "PRAGMA journal_mode = WAL");
        await ExecuteAsync(connection, $"ATTACH '{source}' AS made");
        List<(string Type, string Name, string Sql)> schema = [];
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT type, name, sql FROM made.sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'SearchIndex%' AND type IN ('table', 'index')";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                schema.Add((rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        }
        var started = Stopwatch.GetTimestamp();
        await ExecuteAsync(connection, "BEGIN");
        foreach (var (_, name, sql) in schema.Where(s => s.Type == "table"))
        {
            await ExecuteAsync(connection, sql);
            await ExecuteAsync(connection, $"INSERT INTO main.\"{name}\" SELECT * FROM made.\"{name}\"");
        }
        foreach (var (_, _, sql) in schema.Where(s => s.Type == "index"))
            await ExecuteAsync(connection, sql);
        await ExecuteAsync(connection, "CREATE VIRTUAL TABLE main.Words USING fts5(Title, Summary, content='', prefix='2 3')");
        await ExecuteAsync(connection, "INSERT INTO main.Words (rowid, Title, Summary) SELECT \"Id\", \"Title\", \"Summary\" FROM main.\"PublicationTexts\"");
        await ExecuteAsync(connection, "COMMIT");
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
