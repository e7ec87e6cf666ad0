using System.Diagnostics;
using System.Globalization;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>From nothing to the first page and the memory then, beside <see cref="BareApp"/>, and how soon a fresh process on one CPU is at full speed.</summary>
internal static class StartUp
{
    private const int Windows = 10;
    private const int Starts = 7;

    public static async Task<int> RunAsync()
    {
        var data = await Generator.CatalogueAsync(10_000);
        var ours = Path.Combine(await Product.FolderAsync(), "PublicationsCatalogue");
        var bare = Path.Combine(await BareApp.FolderAsync(), "Bare");
        var (times, limits) = (new List<Started>(), new List<Started>());
        // In turn, since the machine is not as fast in one minute as in the next.
        for (var i = 0; i < Starts; i++)
        {
            times.Add(await StartAsync(ours, Product.Reading(data)));
            limits.Add(await StartAsync(bare, BareApp.Reading(data)));
        }
        Console.WriteLine($"Start to first page, 10,000 entries: {Told(times)}");
        Console.WriteLine($"A bare application of MVC and EF Core: {Told(limits)}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Shell.Median(times.Select(t => t.Seconds)) / Shell.Median(limits.Select(t => t.Seconds)):0.00}x its time, {times.Max(t => t.Resident) / limits.Max(t => t.Resident):0.00}x its memory"));

        await using var fresh = await Product.StartAsync(data, pinned: true);
        var rates = new List<double>();
        for (var i = 0; i < Windows; i++)
            rates.Add((await Load.RunAsync(Product.Address + "/", fresh.Id, 1, "Accept-Encoding: gzip")).Requests);
        var full = Shell.Median(rates.TakeLast(4));
        Console.WriteLine($"Cached home on one CPU, requests in each second from the start: {string.Join(' ', rates.Select(r => r.ToString("0", CultureInfo.InvariantCulture)))}; 90 % of full speed in second {rates.FindIndex(r => r >= 0.9 * full) + 1}");
        return 0;
    }

    private static async Task<Started> StartAsync(string program, Dictionary<string, string> environment)
    {
        using var client = new HttpClient();
        var watch = Stopwatch.StartNew();
        using var process = Shell.Start(program, environment, "--urls", Product.Address);
        try
        {
            Shell.UntilListens(new Uri(Product.Address));
            await Shell.UntilAnswersAsync(client, Product.Address + "/");
            return new Started(watch.Elapsed.TotalSeconds, Megabytes($"/proc/{process.Id}/status", "VmRSS"), Megabytes($"/proc/{process.Id}/smaps_rollup", "Pss:"));
        }
        finally
        {
            await Shell.StopAsync(process);
        }
    }

    private static string Told(IReadOnlyList<Started> starts) => string.Create(CultureInfo.InvariantCulture,
        $"{Shell.Median(starts.Select(t => t.Seconds)):0.00} s (worst {starts.Max(t => t.Seconds):0.00}); resident {starts.Max(t => t.Resident):0} MB, of which its share of what others map too makes {starts.Max(t => t.Proportional):0} MB (Pss)");

    private static double Megabytes(string file, string name) => double.Parse(File.ReadLines(file).First(l => l.StartsWith(name, StringComparison.Ordinal))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;

    private sealed record Started(double Seconds, double Resident, double Proportional);
}
