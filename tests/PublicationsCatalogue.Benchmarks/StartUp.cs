using System.Diagnostics;
using System.Globalization;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>From nothing to the first page, the memory then, and how soon a fresh process on one CPU is at full speed.</summary>
internal static class StartUp
{
    private const int Windows = 10;

    public static async Task<int> RunAsync()
    {
        var data = await Generator.CatalogueAsync(10_000);
        await Product.FolderAsync();
        var (times, resident, proportional) = (new List<double>(), 0L, 0L);
        using var client = new HttpClient();
        for (var i = 0; i < 5; i++)
        {
            var watch = Stopwatch.StartNew();
            await using var product = await Product.StartAsync(data, pinned: false, waits: false);
            await Shell.UntilAnswersAsync(client, Product.Address + "/");
            times.Add(watch.Elapsed.TotalSeconds);
            resident = Math.Max(resident, Kilobytes($"/proc/{product.Id}/status", "VmRSS"));
            proportional = Math.Max(proportional, Kilobytes($"/proc/{product.Id}/smaps_rollup", "Pss:"));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Start to first page, 10,000 entries: {Shell.Median(times):0.00} s (worst {times.Max():0.00}); resident {resident / 1024} MB, of which its share of what others map too makes {proportional / 1024} MB (Pss)"));

        await using var fresh = await Product.StartAsync(data, pinned: true);
        var rates = new List<double>();
        for (var i = 0; i < Windows; i++)
            rates.Add((await Load.RunAsync(Product.Address + "/", fresh.Id, 1, "Accept-Encoding: gzip")).Requests);
        var full = Shell.Median(rates.TakeLast(4));
        Console.WriteLine($"Cached home on one CPU, requests in each second from the start: {string.Join(' ', rates.Select(r => r.ToString("0", CultureInfo.InvariantCulture)))}; 90 % of full speed in second {rates.FindIndex(r => r >= 0.9 * full) + 1}");
        return 0;
    }

    private static long Kilobytes(string file, string name) => long.Parse(File.ReadLines(file).First(l => l.StartsWith(name, StringComparison.Ordinal))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
}
