using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Browse;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Hosting;

/// <summary>Does on another thread, during the start, what the first reader would otherwise wait for. A fault here is nobody's: the reader's own request will tell it.</summary>
internal static class WarmUp
{
    /// <summary>Makes the database's model, while the rest of the product is put together.</summary>
    public static Task ModelAsync(IServiceProvider services) => Task.Run(() =>
    {
        using var scope = services.CreateScope();
        _ = scope.ServiceProvider.GetRequiredService<CatalogueContext>().Model;
    });

    /// <summary>Finds the pages, while the database is opened and checked.</summary>
    public static Task PagesAsync(IEndpointRouteBuilder app) => Task.Run(() => app.DataSources.Sum(source => source.Endpoints.Count));

    /// <summary>Asks what the home page asks, while the server begins to listen.</summary>
    public static Task QueriesAsync(IServiceProvider services) => Task.Run(async () =>
    {
        await using var scope = services.CreateAsyncScope();
        var site = services.GetRequiredService<Site>();
        await HomePage.LoadAsync(MonthLists.Present(scope.ServiceProvider.GetRequiredService<PublicCatalogue>(), site), site, CancellationToken.None);
    });
}
