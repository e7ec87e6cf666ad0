using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Settings;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Data;

public sealed class WaitingToSaveTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private const int Waiting = 6;
    private const int Entries = 4_000;
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(230);

    [SkippableFact]
    public async Task Who_waits_to_save_gets_his_turn_before_those_who_came_later()
    {
        Skip.If(CatalogueApp.OnPostgres, "saves of different entries wait for nobody there");
        var turns = new List<int>();
        List<Task> waiting = [];
        // The first takes longer.
        await SaveAsync(app.Services, () => { });
        await app.InScopeAsync(async s =>
        {
            await using var transaction = await s.GetRequiredService<CatalogueContext>().Database.BeginTransactionAsync();
            foreach (var who in Enumerable.Range(0, Waiting))
            {
                waiting.Add(Task.Run(() => SaveAsync(app.Services, () => turns.Add(who))));
                await Task.Delay(Apart);
            }
            return 0;
        });
        await Task.WhenAll(waiting);
        Assert.Equal(Enumerable.Range(0, Waiting), turns);
    }

    [Fact]
    public async Task An_index_made_anew_by_the_command_lets_those_save_between_its_portions_who_wait()
    {
        await app.AddManyAsync(Entries, i => A.Publication($"Portion {i}").Published());
        // Of its own, as another process has them.
        var services = new ServiceCollection();
        services.AddCatalogueDatabase(app.Services.GetRequiredService<CatalogueSettings>());
        await using var command = services.BuildServiceProvider();
        await using var scope = command.CreateAsyncScope();
        var (portions, savedAfter, done) = (0, new HashSet<int>(), false);
        var saves = Task.Run(async () =>
        {
            while (!done)
                await SaveAsync(app.Services, () => savedAfter.Add(portions));
        });
        await SearchIndexer.RebuildAsync(scope.ServiceProvider.GetRequiredService<CatalogueContext>(), _ => portions++, default);
        done = true;
        await saves;
        Assert.InRange(savedAfter.Count(after => after > 0 && after < portions), portions / 2, portions);
    }

    private static async Task SaveAsync(IServiceProvider services, Action saved)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogueContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.HoldSearchAsync(default);
        saved();
        await transaction.CommitAsync();
    }
}
