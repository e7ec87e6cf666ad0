using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Data;

public sealed class HarvestTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task An_older_catalogue_is_told_to_harvesters_as_one_that_was_kept_all_along()
    {
        // Those of a first start are saved by another process, by a clock that goes on meanwhile.
        var others = await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Publications.MaxAsync(p => p.Id));
        await app.NewsletterAsync("Older letter", 1, 2);
        await app.AddCarryingAsync("Carries", subject: "One; Two");
        await app.AddAsync(A.Publication("En français").In("fr").With((p, _) => p.Type = "book").Published());
        await app.AddAsync(A.Publication("Draft"));
        await app.AddAsync(A.Publication("Scheduled").PublishedAt(app.Now.AddDays(3)));
        var (withdrawn, trashed, anew, plan) = (await app.AddAsync(A.Publication("Withdrawn").Published()), await app.AddAsync(A.Publication("Trashed").Published()),
            await app.AddAsync(A.Publication("Scheduled anew").Published()), await app.AddAsync(A.Publication("A plan that goes").PublishedAt(app.Now.AddHours(1))));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.ChangeAsync(withdrawn.Id, p => p.Withdraw("An error", null, app.Now));
        await app.ChangeAsync(trashed.Id, p => p.Trash(app.Now));
        await app.ChangeAsync(plan.Id, p => p.Trash(app.Now));
        await app.ChangeAsync(anew.Id, p => p.Publish(app.Now.AddDays(1), app.Now));
        var kept = await ToldAsync(others);
        await app.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<CatalogueContext>();
            var migrations = db.Database.GetMigrations().ToList();
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync(migrations[migrations.FindIndex(m => m.EndsWith("_Harvest", StringComparison.Ordinal)) - 1]);
            await migrator.MigrateAsync();
            return 0;
        });

        Assert.Equal(kept, await ToldAsync(others));
        Assert.Contains(kept, line => line.StartsWith($"{withdrawn.Id} True", StringComparison.Ordinal));
        Assert.DoesNotContain(kept, line => line.StartsWith($"{plan.Id} ", StringComparison.Ordinal));
    }

    private Task<List<string>> ToldAsync(long after) => app.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<CatalogueContext>();
        var records = await db.HarvestRecords.AsNoTracking().Where(r => r.PublicationId > after).ToListAsync();
        var members = await db.HarvestMembers.AsNoTracking().Where(m => m.PublicationId > after).ToListAsync();
        return records.Select(r => $"{r.PublicationId} {r.IsDeleted} {r.Datestamp} {string.Join(' ', r.Sets.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal))}")
            .Concat(members.Select(m => $"{m.PublicationId} {m.IsDeleted} {m.Datestamp} in {m.Set}")).Order(StringComparer.Ordinal).ToList();
    });
}
