using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Data;

/// <summary>One request after the other uses the same context, and none meets anything of the one before.</summary>
public sealed class UsedAgainTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    // More than are kept.
    private const int Tries = 100;

    [Fact]
    public async Task What_one_request_left_unsaved_the_next_does_not_save()
    {
        var id = (await app.AddAsync(A.Publication("Stays").Published())).Id;
        var used = await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<CatalogueContext>();
            (await db.Publications.SingleAsync(p => p.Id == id)).Trash(app.Now);
            await db.Database.BeginTransactionAsync();
            (db.ChangeTracker.AutoDetectChangesEnabled, db.ChangedCatalogue) = (false, true);
            db.Database.SetCommandTimeout(7);
            return db;
        });
        await AgainAsync(used, async _ =>
        {
            Assert.Empty(used.ChangeTracker.Entries());
            Assert.Null(used.Database.CurrentTransaction);
            Assert.True(used.ChangeTracker.AutoDetectChangesEnabled);
            Assert.False(used.ChangedCatalogue);
            Assert.NotEqual(7, used.Database.GetCommandTimeout());
            Assert.Equal(0, await used.SaveChangesAsync());
            Assert.Equal(PublicationState.Published, (await used.Publications.AsNoTracking().SingleAsync(p => p.Id == id)).State);
        });
    }

    [Fact]
    public async Task What_is_saved_carries_the_name_of_who_saves_it_and_not_of_who_was_there_before()
    {
        var used = await app.InScopeAsync(services => SaveAsync(services, "Ann"));
        await AgainAsync(used, services => SaveAsync(services, "Ben"));
        Assert.Equal(["Ann", "Ben"], await app.InScopeAsync(services => services.GetRequiredService<CatalogueContext>().Revisions
            .OrderByDescending(r => r.Id).Select(r => r.By).Take(2).Reverse().ToListAsync()));
    }

    private async Task AgainAsync(CatalogueContext used, Func<IServiceProvider, Task> act)
    {
        for (var i = 0; i < Tries; i++)
        {
            await using var scope = app.Services.CreateAsyncScope();
            if (!ReferenceEquals(used, scope.ServiceProvider.GetRequiredService<CatalogueContext>()))
                continue;
            await act(scope.ServiceProvider);
            return;
        }
        Assert.Fail("The context was not used again.");
    }

    private async Task<CatalogueContext> SaveAsync(IServiceProvider services, string name)
    {
        services.GetRequiredService<Actor>().Name = name;
        var db = services.GetRequiredService<CatalogueContext>();
        db.Publications.Add(A.Publication().Build(app.Now));
        await db.SaveChangesAsync();
        return db;
    }
}
