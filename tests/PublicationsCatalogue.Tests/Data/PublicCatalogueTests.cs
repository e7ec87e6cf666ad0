using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Data;

public sealed class PublicCatalogueTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private static readonly MonthKey May1999 = MonthKey.Of(1999, 5);

    [Fact]
    public async Task M_06_What_is_not_public_is_in_no_query_and_no_count()
    {
        await app.AddAsync(A.Publication().Issued("1999-05-03"));
        await app.AddAsync(A.Publication().Issued("1999-05-03").PublishedAt(app.Now.AddDays(1)));
        await app.AddAsync(A.Publication().Issued("1999-05-03").Withdrawn("Wrong figures"));
        await app.AddAsync(A.Publication().Issued("1999-05-03").Published().Trashed());
        var seen = await app.AddAsync(A.Publication().Issued("1999-05-03").Published());

        var (slugs, count) = await app.InScopeAsync(async services =>
        {
            var catalogue = services.GetRequiredService<PublicCatalogue>();
            var found = await catalogue.Publications.Where(p => p.Month == May1999).Select(p => p.Slug).ToListAsync();
            return (found, (await catalogue.MonthsAsync(default))[May1999]);
        });

        Assert.Equal([seen.Slug], slugs);
        Assert.Equal(1, count);
    }

    [Fact]
    public async Task M_06_What_is_asked_for_by_number_is_loaded_only_when_it_is_public()
    {
        var seen = await app.AddAsync(A.Publication().Issued("1999-06").Published());
        var (draft, scheduled, withdrawn) = (await app.AddAsync(A.Publication().Issued("1999-06")), await app.AddAsync(A.Publication().Issued("1999-06").PublishedAt(app.Now.AddDays(1))),
            await app.AddAsync(A.Publication().Issued("1999-06").Withdrawn("Wrong figures")));

        var loaded = await app.InScopeAsync(services => services.GetRequiredService<WholeLists>().LoadAsync([draft.Id, scheduled.Id, seen.Id, withdrawn.Id], default));

        Assert.Equal([seen.Id], loaded.Select(p => p.Id));
    }

    [Fact]
    public async Task A_scheduled_entry_counts_from_its_instant_on_and_stays_counted_after_the_next_save()
    {
        var month = MonthKey.Of(1998, 2);
        await app.AddAsync(A.Publication().Issued("1998-02").PublishedAt(app.Now.AddMinutes(10)));
        Assert.Equal(0, await CountAsync(month));

        app.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(1, await CountAsync(month));

        await app.AddAsync(A.Publication().Issued("1998-02-10").Published());
        Assert.Equal(2, await CountAsync(month));
        Assert.Empty(await FaultsAsync());
    }

    [Fact]
    public async Task Counts_follow_an_entry_from_month_to_month_and_out_of_sight()
    {
        var entry = await app.AddAsync(A.Publication().Issued("1997-01").Published());
        await ChangeAsync(entry.Id, p => p.Issue(PartialDate.Parse("1997-03-05")));
        Assert.Equal((0, 1), (await CountAsync(MonthKey.Of(1997, 1)), await CountAsync(MonthKey.Of(1997, 3))));

        await ChangeAsync(entry.Id, p => p.Withdraw("Replaced", null, app.Now));
        Assert.Equal(0, await CountAsync(MonthKey.Of(1997, 3)));
        Assert.Empty(await FaultsAsync());
    }

    [Fact]
    public async Task Each_change_leaves_one_revision_that_says_what_was_done()
    {
        var entry = await app.AddAsync(A.Publication().Issued("1996"));
        await ChangeAsync(entry.Id, p => p.Publish(app.Now, app.Now));
        await ChangeAsync(entry.Id, p => p.Type = "report");
        await ChangeAsync(entry.Id, _ => { });

        var revisions = await app.InScopeAsync(services => services.GetRequiredService<CatalogueContext>().Revisions
            .Where(r => r.PublicationId == entry.Id).OrderBy(r => r.Number).Select(r => new { r.Number, r.Action, r.Fields }).ToListAsync());

        Assert.Equal([(1, RevisionAction.Created), (2, RevisionAction.Published), (3, RevisionAction.Changed)], revisions.Select(r => (r.Number, r.Action)));
        Assert.Equal("type", revisions[2].Fields);
    }

    [Fact]
    public async Task An_address_is_kept_for_good_and_leads_to_the_present_one()
    {
        var entry = await app.AddAsync(A.Publication().At("first-address").Published());
        await ChangeAsync(entry.Id, p => p.Slug = Slug.From("Second address", "x"));

        var movedTo = await app.InScopeAsync(services => services.GetRequiredService<PublicCatalogue>().MovedToAsync(entry.Slug, default));

        Assert.Equal("second-address", movedTo);
    }

    private Task<int> CountAsync(MonthKey month) => app.InScopeAsync(async services =>
        (await services.GetRequiredService<PublicCatalogue>().MonthsAsync(default))[month]);

    private Task<IReadOnlyList<string>> FaultsAsync() => app.InScopeAsync(services =>
        Counts.FaultsAsync(services.GetRequiredService<CatalogueContext>(), default));

    private Task<int> ChangeAsync(long id, Action<Publication> change) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<CatalogueContext>();
        var entry = await db.Publications.Include(p => p.Texts).SingleAsync(p => p.Id == id);
        change(entry);
        return await db.SaveChangesAsync();
    });
}
