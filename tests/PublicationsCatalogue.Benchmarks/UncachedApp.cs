using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Formats.Oai;
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

    /// <summary>The address of a part of a harvest, as from a token that stands behind nine tenths of the catalogue.</summary>
    public async Task<string> DeepInHarvestAsync(int count)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogueContext>();
        var last = await db.HarvestMembers.Where(m => m.Set == "").OrderBy(m => m.Datestamp).ThenBy(m => m.PublicationId).Skip(count * 9 / 10).FirstAsync();
        var instance = await db.Instances.Select(i => i.Id).SingleAsync();
        return $"/oai?verb=ListRecords&resumptionToken={new ResumptionToken("ListRecords", "oai_dc", "", "", "", last.Datestamp, last.PublicationId, count * 9 / 10).Write(instance)}";
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
