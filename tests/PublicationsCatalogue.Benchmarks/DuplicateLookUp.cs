using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Duplicates;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>
/// What one duplicate look-up costs at 10,000 and at 1,000,000 entries, on SQLite and, where CATALOGUE_BENCHMARK_POSTGRES names a
/// server, on PostgreSQL. Titles of twenty words in all are the worst that can be: each key leads to more entries than are looked at.
/// </summary>
internal static class DuplicateLookUp
{
    private const int Seed = 42;
    private const int WarmUps = 300;
    private const int Questions = 500;

    public static async Task<int> RunAsync()
    {
        foreach (var count in new[] { 10_000, 1_000_000 })
        {
            var directory = await Generator.CatalogueAsync(count);
            await MeasureAsync("SQLite", count, ServicesOf(new CatalogueSettings { DataDirectory = directory }));
            // The connection of a role that may create databases.
            if (Environment.GetEnvironmentVariable("CATALOGUE_BENCHMARK_POSTGRES") is not { Length: > 0 } server)
                continue;
            var connection = string.Create(CultureInfo.InvariantCulture, $"{server};Database=catalogue_benchmark_{count}");
            await using var postgres = ServicesOf(new CatalogueSettings { DataDirectory = directory, Database = new() { Provider = DatabaseProvider.Postgres, ConnectionString = connection } });
            await PostgresCopy.FillAsync(postgres, directory, connection);
            await MeasureAsync("PostgreSQL", count, postgres);
        }
        return 0;
    }

    internal static ServiceProvider ServicesOf(CatalogueSettings settings)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(settings);
        services.AddCatalogueDatabase(settings);
        return services.BuildServiceProvider();
    }

    private static async Task MeasureAsync(string store, int count, IServiceProvider services)
    {
        var random = new Random(Seed);
        var retyping = new Retyping(random);
        var (times, found, cpu) = (new List<double>(), 0, TimeSpan.Zero);
        using var self = Process.GetCurrentProcess();
        for (var i = -WarmUps; i < Questions; i++)
        {
            await using var scope = services.CreateAsyncScope();
            var id = random.Next(1, count);
            var title = await scope.ServiceProvider.GetRequiredService<CatalogueContext>().Set<PublicationText>().AsNoTracking()
                .Where(t => t.PublicationId == id).Select(t => t.Title).FirstAsync();
            var question = DuplicateQuestion.Read(null, retyping.Retype(title), null, "October 2021", "https://www.example.org/x", "10.1000/182", null, CultureInfo.InvariantCulture);
            var search = scope.ServiceProvider.GetRequiredService<DuplicateSearch>();
            self.Refresh();
            var (started, cpuBefore) = (Stopwatch.GetTimestamp(), self.TotalProcessorTime);
            var answer = await search.FindAsync(question, default);
            var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            self.Refresh();
            if (i < 0)
                continue;
            times.Add(took);
            cpu += self.TotalProcessorTime - cpuBefore;
            found += answer.Others.Any(o => o.Id == id) ? 1 : 0;
        }
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"duplicate look-up, {store}, {count:#,0} entries: p50 {times[Questions / 2]:0.0} ms, p95 {times[Questions * 95 / 100]:0.0} ms, longest {times[^1]:0.0} ms; CPU of this process {cpu.TotalMilliseconds / Questions:0.0} ms (see also the load of the machine; {Questions} titles retyped, {found} found again)"));
    }
}
