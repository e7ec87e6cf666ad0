using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Oai;

/// <summary>Whole harvests, while the catalogue stands still and while it changes.</summary>
public sealed class OaiHarvestTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private const string All = "verb=ListRecords&metadataPrefix=oai_dc";

    [Fact]
    public async Task A_harvest_has_every_public_entry_once_and_a_token_gives_the_same_again()
    {
        await app.AddManyAsync(230, i => A.Publication($"Harvested {i}").Published());
        await app.AddAsync(A.Publication("Never harvested"));
        using var reader = app.Reader();
        var identifiers = await reader.HarvestAsync("verb=ListIdentifiers&metadataPrefix=mods");
        var records = await reader.HarvestAsync(All);
        var token = (await reader.OaiAsync(All)).Descendants(Harvester.Oai + "resumptionToken").Single().Value;
        var again = await reader.OaiAsync($"verb=ListRecords&resumptionToken={token}");

        Assert.Equal(records.Select(r => (r.Identifier, r.Datestamp)), identifiers.Select(r => (r.Identifier, r.Datestamp)));
        Assert.Equal(await PublicAsync(), records.Where(r => !r.IsDeleted).Select(r => r.Id).Order());
        Assert.Equal(records.Count, records.Select(r => r.Id).Distinct().Count());
        Assert.All(records, r => Assert.Equal(r.IsDeleted, r.Metadata is null));
        Assert.Equal(records.Skip(100).Take(100).Select(r => r.Identifier), again.Descendants(Harvester.Oai + "identifier").Select(i => i.Value));
    }

    [Fact]
    public async Task Nothing_public_is_missed_and_deletions_are_seen_while_entries_change_between_the_parts()
    {
        await app.AddManyAsync(320, i => A.Publication($"Moving {i}").Published());
        var scheduled = await app.AddAsync(A.Publication("Due in the harvest").PublishedAt(app.Now.AddSeconds(90)));
        var ids = await PublicAsync();
        using var reader = app.Reader();
        List<long> withdrawn = [];
        var harvested = await reader.HarvestAsync(All, async part =>
        {
            app.Clock.Advance(TimeSpan.FromMinutes(1));
            if (part > 3)
                return;
            await app.ChangeAsync(ids[part], p => p.Texts[0].Title = $"Edited in part {part}");
            await app.ChangeAsync(ids[^(part + 5)], p => p.Texts[0].Title = $"Edited in part {part}, at the end");
            await app.AddAsync(A.Publication($"Published in part {part}").Published());
            foreach (var id in new[] { ids[20 + part], ids[^(20 + part)] })
            {
                await app.ChangeAsync(id, p => p.Withdraw("Moved", null, app.Now));
                withdrawn.Add(id);
            }
        });
        var last = harvested.GroupBy(h => h.Id).ToDictionary(g => g.Key, g => g.Last());
        var titles = await app.InScopeAsync(s => s.GetRequiredService<PublicCatalogue>().Publications.Select(p => new { p.Id, p.Texts.First(t => t.IsOriginal).Title }).ToDictionaryAsync(p => p.Id, p => p.Title));

        Assert.Equal(titles.Keys.Order(), last.Values.Where(h => !h.IsDeleted).Select(h => h.Id).Order());
        Assert.All(last.Values.Where(h => !h.IsDeleted), h => Assert.StartsWith(Facts.PlainLine(titles[h.Id]), h.Title, StringComparison.Ordinal));
        Assert.Equal(6, withdrawn.Count);
        Assert.All(withdrawn, id => Assert.True(last[id].IsDeleted));
        Assert.Equal(W3cDate.Of(scheduled.PublicAt!.Value), last[scheduled.Id].Datestamp);
        Assert.Equal(harvested.Count, harvested.Select(h => (h.Id, h.Datestamp)).Distinct().Count());
    }

    [Fact]
    public async Task A_scheduled_entry_is_nobodys_until_its_instant_which_is_its_datestamp()
    {
        var at = app.Now.AddHours(2);
        var entry = await app.AddAsync(A.Publication("Later").PublishedAt(at));
        using var reader = app.Reader();
        var before = await reader.OaiAsync($"verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:{entry.Id}");
        app.Clock.Advance(TimeSpan.FromHours(2) + TimeSpan.FromMinutes(5));
        var changed = await reader.HarvestAsync($"{All}&from={W3cDate.Of(at)}&until={W3cDate.Of(at)}");

        Assert.Equal("idDoesNotExist", before.Error());
        Assert.Equal((entry.Id, W3cDate.Of(at)), (changed.Single().Id, changed.Single().Datestamp));
    }

    [Fact]
    public async Task What_is_withdrawn_stays_as_deleted_since_then_and_comes_back_when_it_is_public_again()
    {
        var entry = await app.AddAsync(A.Publication("Gone and back").Published());
        var since = await StepAsync(entry.Id, p => p.Withdraw("An error", null, app.Now));
        var gone = await FoundAsync(entry.Id);
        await StepAsync(entry.Id, p => p.Texts[0].Title = "Edited while it is gone");
        await StepAsync(entry.Id, p => p.Trash(app.Now));
        var trashed = await FoundAsync(entry.Id);
        await StepAsync(entry.Id, p => p.Restore());
        var back = await StepAsync(entry.Id, p => p.Publish(app.Now, app.Now));
        var live = await FoundAsync(entry.Id);

        Assert.Equal((true, since, (string?)null), (gone!.IsDeleted, gone.Datestamp, gone.Title));
        Assert.Equal((true, since), (trashed!.IsDeleted, trashed.Datestamp));
        Assert.Equal((false, back, "Edited while it is gone"), (live!.IsDeleted, live.Datestamp, live.Title));
    }

    [Fact]
    public async Task What_was_public_and_is_scheduled_anew_is_deleted_until_then()
    {
        var entry = await app.AddAsync(A.Publication("Scheduled anew").Published());
        await StepAsync(entry.Id, p => p.Withdraw("For now", null, app.Now));
        var at = app.Now.AddDays(1);
        await StepAsync(entry.Id, p => p.Publish(at, app.Now));
        var gone = await FoundAsync(entry.Id);
        app.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));
        var live = await FoundAsync(entry.Id);
        var unscheduled = await StepAsync(entry.Id, p => p.Publish(app.Now.AddDays(1), app.Now));
        await StepAsync(entry.Id, p => p.Unschedule(app.Now));
        var last = await FoundAsync(entry.Id);

        Assert.True(gone!.IsDeleted);
        Assert.Equal((false, W3cDate.Of(at)), (live!.IsDeleted, live.Datestamp));
        Assert.Equal((true, unscheduled), (last!.IsDeleted, last.Datestamp));
    }

    [Fact]
    public async Task What_readers_never_saw_is_never_told_whatever_becomes_of_it()
    {
        var draft = await app.AddAsync(A.Publication("A draft that goes"));
        var scheduled = await app.AddAsync(A.Publication("A plan that goes").PublishedAt(app.Now.AddHours(1)));
        await StepAsync(draft.Id, p => p.Trash(app.Now));
        await StepAsync(scheduled.Id, p => p.Trash(app.Now));
        app.Clock.Advance(TimeSpan.FromHours(3));
        await StepAsync(scheduled.Id, p => p.Texts[0].Title = "Edited in the trash");

        Assert.Null(await FoundAsync(draft.Id));
        Assert.Null(await FoundAsync(scheduled.Id));
    }

    [Fact]
    public async Task A_clock_that_was_put_back_hides_no_change_from_who_has_harvested_since()
    {
        var entry = await app.AddAsync(A.Publication("By a clock that is right").Published());
        await app.AddAsync(A.Publication("Changed last").Published());
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.ChangeAsync(entry.Id, p => p.Texts[0].Title = "By a clock that was ahead");
        var before = await FoundAsync(entry.Id);
        using var reader = app.Reader();
        app.Clock.AdjustTime(app.Clock.GetUtcNow().AddDays(-1));
        try
        {
            await app.ChangeAsync(entry.Id, p => p.Texts[0].Title = "By a clock that is wrong");
            var changed = await reader.HarvestAsync($"{All}&from={before!.Datestamp}");

            Assert.Contains(changed, h => h.Id == entry.Id && string.CompareOrdinal(h.Datestamp, before.Datestamp) >= 0 && h.Title == "By a clock that is wrong");
        }
        finally
        {
            app.Clock.AdjustTime(app.Clock.GetUtcNow().AddDays(1));
        }
    }

    /// <summary>A minute later; returns the datestamp of that change.</summary>
    private async Task<string> StepAsync(long id, Action<Publication> change)
    {
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.ChangeAsync(id, change);
        return W3cDate.Of(app.Now);
    }

    /// <summary>As a record asked for by itself, which must be what the list has.</summary>
    private async Task<Harvested?> FoundAsync(long id)
    {
        using var reader = app.Reader();
        var root = await reader.OaiAsync($"verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:{id}");
        var listed = (await reader.HarvestAsync(All)).Where(h => h.Id == id).ToList();
        if (root.Error() is { } error)
        {
            Assert.Equal(("idDoesNotExist", 0), (error, listed.Count));
            return null;
        }
        var found = new Harvested(root.Descendants(Harvester.Oai + "header").Single());
        Assert.Equal((found.Datestamp, found.IsDeleted), (listed.Single().Datestamp, listed.Single().IsDeleted));
        return found;
    }

    private Task<List<long>> PublicAsync() => app.InScopeAsync(s => s.GetRequiredService<PublicCatalogue>().Publications.Select(p => p.Id).OrderBy(id => id).ToListAsync());
}
