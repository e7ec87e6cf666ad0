using System.Diagnostics;
using System.Globalization;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>CPU of the uncached pages of a large catalogue beside one of 10,000 entries, interleaved in one process with the page cache taken out.</summary>
internal static class Growth
{
    private const int Rounds = 9;
    private const int Requests = 150;
    public const string Harvest = "verb=ListRecords&metadataPrefix=oai_dc";

    /// <summary>A line for each page.</summary>
    /// <param name="wanted">Only rows whose name has one of these words; all when there are none.</param>
    public static async Task<int> RunAsync(int count, params string[] wanted)
    {
        await using var small = new UncachedApp(await Generator.CatalogueAsync(10_000));
        await using var large = new UncachedApp(await Generator.CatalogueAsync(count));
        foreach (var (name, address) in new (string, Func<int, string>)[]
        {
            ("home", _ => "/"),
            ("month", i => string.Create(CultureInfo.InvariantCulture, $"/{2014 + (i % 7)}/{(i % 12) + 1:00}")),
            ("detail", i => string.Create(CultureInfo.InvariantCulture, $"/publications/entry-{(i * 7919 % 10_000) + 1}")),
            ("archive", _ => "/archive"),
            ("series", i => string.Create(CultureInfo.InvariantCulture, $"/series/series-{(i % Generator.Prolific) + 1}-x")),
            ("subject", i => string.Create(CultureInfo.InvariantCulture, $"/subjects/subject-{(i % Generator.Prolific) + 1}-x")),
            ("author", i => string.Create(CultureInfo.InvariantCulture, $"/authors/author-{(i % Generator.Prolific) + 1}-x")),
            ("A to Z of authors", _ => "/authors"),
            ("sitemap index", _ => "/sitemap.xml"),
            ("home of an earlier day", _ => "/?asof=2025-01-01"),
            ("month of an earlier day", i => string.Create(CultureInfo.InvariantCulture, $"/{2014 + (i % 7)}/{(i % 12) + 1:00}?asof=2025-01-01")),
            ("entry of an earlier day", i => string.Create(CultureInfo.InvariantCulture, $"/publications/entry-{(i * 7919 % 10_000) + 1}?asof=2025-01-01")),
            ("changes", _ => "/changes"),
            ("first part of a harvest", _ => $"/oai?{Harvest}"),
        })
        {
            if (IsWanted(name))
                await CompareAsync(name, count, small, large, (app, i) => app.GetAsync(address(i)));
        }
        if (!IsWanted("deep") && !IsWanted("desk"))
            return 0;
        var deep = new Dictionary<UncachedApp, string> { [small] = await small.DeepInHarvestAsync(count: 10_000), [large] = await large.DeepInHarvestAsync(count) };
        await CompareAsync("part deep in a harvest", count, small, large, (app, _) => app.GetAsync(deep[app]));
        await CompareAsync("desk list", count, small, large, (app, _) => app.DeskListAsync());
        return 0;

        bool IsWanted(string name) => wanted.Length == 0 || Array.Exists(wanted, word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task CompareAsync(string name, int count, UncachedApp small, UncachedApp large, Func<UncachedApp, int, Task> ask)
    {
        var ratios = new List<double>();
        var (a, b) = (0.0, 0.0);
        for (var round = -2; round < Rounds; round++)
        {
            a = await CpuAsync(small, ask);
            b = await CpuAsync(large, ask);
            if (round >= 0)
                ratios.Add(b / a);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}, uncached: {b:0} µs at {count:#,0} beside {a:0} µs at 10,000; ratio {Shell.Median(ratios):0.00} (median of {Rounds})"));
    }

    private static async Task<double> CpuAsync(UncachedApp app, Func<UncachedApp, int, Task> ask)
    {
        using var self = Process.GetCurrentProcess();
        self.Refresh();
        var before = self.TotalProcessorTime;
        for (var i = 0; i < Requests; i++)
            await ask(app, i);
        self.Refresh();
        return (self.TotalProcessorTime - before).TotalMicroseconds / Requests;
    }
}
