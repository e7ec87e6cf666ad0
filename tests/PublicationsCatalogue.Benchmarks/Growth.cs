using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Admin.Entries;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>CPU of the uncached pages at 1,000,000 entries beside 10,000, interleaved in one process with the page cache taken out.</summary>
internal static class Growth
{
    private const int Rounds = 9;
    private const int Requests = 150;

    public static async Task<int> RunAsync()
    {
        await using var small = new App(await Generator.CatalogueAsync(10_000));
        await using var large = new App(await Generator.CatalogueAsync(1_000_000));
        foreach (var (name, address) in new (string, Func<int, string>)[]
        {
            ("home", _ => "/"),
            ("month", i => string.Create(CultureInfo.InvariantCulture, $"/{2014 + (i % 7)}/{(i % 12) + 1:00}")),
            ("detail", i => string.Create(CultureInfo.InvariantCulture, $"/publications/entry-{(i * 7919 % 10_000) + 1}")),
            ("archive", _ => "/archive"),
        })
            await CompareAsync(name, small, large, (app, i) => app.GetAsync(address(i)));
        await CompareAsync("desk list", small, large, (app, _) => app.DeskListAsync());
        return 0;
    }

    private static async Task CompareAsync(string name, App small, App large, Func<App, int, Task> ask)
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
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}, uncached: {b:0} µs at 1,000,000 beside {a:0} µs at 10,000; ratio {Shell.Median(ratios):0.00} (median of {Rounds})"));
    }

    private static async Task<double> CpuAsync(App app, Func<App, int, Task> ask)
    {
        using var self = Process.GetCurrentProcess();
        self.Refresh();
        var before = self.TotalProcessorTime;
        for (var i = 0; i < Requests; i++)
            await ask(app, i);
        self.Refresh();
        return (self.TotalProcessorTime - before).TotalMicroseconds / Requests;
    }

    private sealed class App(string data) : WebApplicationFactory<PublicationsCatalogue.Settings.Site>
    {
        private HttpClient? client;

        public async Task GetAsync(string address)
        {
            client ??= CreateClient();
            using var response = await client.GetAsync(new Uri(address, UriKind.Relative));
            response.EnsureSuccessStatusCode();
        }

        public async Task DeskListAsync()
        {
            await using var scope = Services.CreateAsyncScope();
            var services = scope.ServiceProvider;
            var filter = EntriesFilter.Read(new EntriesQuery { State = "published" }, services.GetRequiredService<PublicationsCatalogue.Settings.Site>());
            var page = await EntriesPage.LoadAsync(services.GetRequiredService<CatalogueContext>(), filter,
                TimeProvider.System.GetUtcNow().UtcDateTime, default);
            if (page.Rows.Count != EntriesPage.PageLength)
                throw new InvalidOperationException("The desk list is not full.");
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseContentRoot(Path.Combine(Shell.Root, "src", "PublicationsCatalogue"));
            builder.UseEnvironment("Production");
            builder.UseSetting("Catalogue:DataDirectory", data);
            builder.ConfigureTestServices(services => services.AddSingleton<IOutputCacheStore, Forgetful>());
        }
    }

    private sealed class Forgetful : IOutputCacheStore
    {
        public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => ValueTask.FromResult<byte[]?>(null);

        public ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
