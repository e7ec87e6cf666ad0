using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Hosting;

public sealed class SearchSettlerTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private const int Tries = 20;

    [SkippableFact]
    public async Task Soon_after_a_change_no_words_are_left_aside_for_every_search_to_read()
    {
        Skip.IfNot(CatalogueApp.OnPostgres, "SQLite puts none aside");
        Assert.True(await OnceAsync(TimeSpan.Zero, aside => aside > 0));
        Assert.True(await OnceAsync(TimeSpan.FromSeconds(2), aside => aside == 0));
    }

    // Whoever looks puts them in their place too, so each time there must be a new one.
    private async Task<bool> OnceAsync(TimeSpan later, Func<long, bool> isSo)
    {
        for (var i = 0; i < Tries; i++)
        {
            await app.AddAsync(A.Publication($"Put aside {later} {i}").Published());
            app.Clock.Advance(later);
            await Task.Delay(200);
            if (isSo(await AsideAsync()))
                return true;
        }
        return false;
    }

    private Task<long> AsideAsync() => app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().SettleSearchAsync(default));
}
