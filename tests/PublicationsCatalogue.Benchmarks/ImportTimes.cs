using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>
/// An import of many rows until they are searchable, beside <see cref="BareSqlite"/>, or beside <see cref="BarePostgres"/> in the
/// database that Catalogue__Database__… in the environment names, which must be an empty one.
/// </summary>
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
            Say($"{count:#,0} rows: {ours:0.0} s ({count / ours:0} a second, at most {peak:0} MB resident)");
            if (Environment.GetEnvironmentVariable("Catalogue__Database__ConnectionString") is { Length: > 0 } postgres)
            {
                var filled = await BarePostgres.CopyAsync(postgres);
                Say($"beside {filled:0.0} s of a bare COPY of the same rows, {filled / ours:0.00}x of its speed");
                return 0;
            }
            var bare = await BareSqlite.InsertAsync(Path.Combine(data, "catalogue.db"), Path.Combine(folder, "bare.db"));
            var copy = await BareSqlite.CopyAsync(Path.Combine(data, "catalogue.db"), Path.Combine(folder, "copy.db"));
            Say($"beside {bare:0.0} s of bare inserts of the same rows, {bare / ours:0.00}x of their speed, and {copy:0.0} s of SQLite copying its own finished tables, {copy / ours:0.00}x");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

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
}
