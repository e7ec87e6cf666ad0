using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Admin.Entries;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>The product in this process over a catalogue, with the page cache taken out.</summary>
internal sealed class UncachedApp(string data) : WebApplicationFactory<PublicationsCatalogue.Settings.Site>
{
    private HttpClient? client;

    public async Task<string> GetAsync(string address)
    {
        client ??= CreateClient();
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative));
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
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

    private sealed class Forgetful : IOutputCacheStore
    {
        public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => ValueTask.FromResult<byte[]?>(null);

        public ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
