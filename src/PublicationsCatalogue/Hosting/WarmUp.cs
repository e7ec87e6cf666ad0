using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Browse;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Hosting;

/// <summary>Does during the start, beside its other work, what the first reader would otherwise wait for. A fault here is nobody's: the reader's own request will tell it.</summary>
internal static class WarmUp
{
    /// <summary>Loads the database's model, while the services are put together.</summary>
    public static Task ModelAsync(CatalogueSettings settings) => Task.Run(() => Database.LoadModel(settings));

    /// <summary>Asks what the home page asks, once the database is ready: as a rule the pages are still being found.</summary>
    public static async Task QueriesAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var site = services.GetRequiredService<Site>();
        await HomePage.LoadAsync(MonthLists.Present(scope.ServiceProvider.GetRequiredService<PublicCatalogue>(), site), site, CancellationToken.None);
    }
}
