using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Browse;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Hosting;

/// <summary>Does on another thread, during the start, what the first reader would otherwise wait for. A fault here is nobody's: the reader's own request will tell it.</summary>
internal static class WarmUp
{
    /// <summary>Loads the database's model, while the services are put together.</summary>
    public static Task ModelAsync(CatalogueSettings settings) => Task.Run(() => Database.LoadModel(settings));

    /// <summary>Makes the first context, while the pages are found.</summary>
    public static Task ContextAsync(IServiceProvider services) => Task.Run(() =>
    {
        using var scope = services.CreateScope();
        _ = scope.ServiceProvider.GetRequiredService<CatalogueContext>().Model;
    });

    /// <summary>Asks what the home page asks, while the database is checked.</summary>
    public static Task QueriesAsync(IServiceProvider services) => Task.Run(async () =>
    {
        await using var scope = services.CreateAsyncScope();
        var site = services.GetRequiredService<Site>();
        await HomePage.LoadAsync(MonthLists.Present(scope.ServiceProvider.GetRequiredService<PublicCatalogue>(), site), site, CancellationToken.None);
    });
}
