using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Entries;

/// <summary>What each button of the form does to an entry in each state.</summary>
public sealed class EntryActTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task A_scheduled_entry_that_is_changed_stays_scheduled_for_the_same_instant()
    {
        var at = app.Now.AddDays(3);
        var entry = await app.AddAsync(A.Publication("Not before its time").Issued("2017-01-01").PublishedAt(at));

        await SendAsync(entry.Id, "save", ("Title", "Not before its time, corrected"));

        var stored = await StoredAsync(entry.Id);
        Assert.Equal("Not before its time, corrected", stored.Original?.Title);
        Assert.Equal(at, stored.PublicAt);
    }

    [Fact]
    public async Task A_scheduled_entry_is_published_at_once_when_that_is_pressed()
    {
        var entry = await app.AddAsync(A.Publication("Sooner than planned").Issued("2017-01-02").PublishedAt(app.Now.AddDays(3)));

        await SendAsync(entry.Id, "publishNow");

        Assert.Equal(app.Now, (await StoredAsync(entry.Id)).PublicAt);
    }

    [Fact]
    public async Task Saving_a_draft_or_a_withdrawn_entry_shows_it_to_no_reader()
    {
        var draft = await app.AddAsync(A.Publication("Still a draft").Issued("2017-01-03"));
        var withdrawn = await app.AddAsync(A.Publication("Still withdrawn").Issued("2017-01-04").Published().Withdrawn("Wrong table"));

        await SendAsync(draft.Id, "save", ("Summary", "More of it"));
        await SendAsync(withdrawn.Id, "save", ("Summary", "More of it"));

        Assert.Equal(PublicationState.Draft, (await StoredAsync(draft.Id)).State);
        Assert.Equal(PublicationState.Withdrawn, (await StoredAsync(withdrawn.Id)).State);
    }

    [Fact]
    public async Task A_published_entry_that_is_changed_keeps_the_instant_since_when_it_is_public()
    {
        var entry = await app.AddAsync(A.Publication("Long public").Issued("2017-01-05").Published());
        var since = (await StoredAsync(entry.Id)).PublicAt;
        app.Clock.Advance(TimeSpan.FromMinutes(3));

        await SendAsync(entry.Id, "save", ("Summary", "A summary at last"));

        var stored = await StoredAsync(entry.Id);
        Assert.Equal((since, "A summary at last"), (stored.PublicAt, stored.Original?.Summary));
    }

    // A real clock has ticks that a snapshot does not keep.
    [Fact]
    public async Task A_change_of_a_published_entry_is_told_as_a_change_and_not_as_a_publication()
    {
        app.Clock.Advance(TimeSpan.FromTicks(1234567));
        var entry = await app.AddAsync(A.Publication("Changed, not published").Issued("2017-01-08").Published());
        app.Clock.Advance(TimeSpan.FromTicks(TimeSpan.TicksPerMinute - 1234567));

        await SendAsync(entry.Id, "save", ("Summary", "A summary"));

        var told = await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Revisions.Where(r => r.PublicationId == entry.Id)
            .OrderBy(r => r.Number).Select(r => r.Action).ToListAsync());
        Assert.Equal([RevisionAction.Published, RevisionAction.Changed], told);
    }

    [Theory]
    [InlineData("save")]
    [InlineData("publish")]
    [InlineData("publishNow")]
    public async Task A_form_sent_for_an_entry_in_the_trash_changes_nothing_and_comes_back_with_a_way_out(string act)
    {
        var entry = await app.AddAsync(A.Publication($"Trashed while I typed ({act})").Issued("2017-01-06").Published().Trashed());
        using var editor = await app.SignedInAsync();

        using var answer = await editor.SubmitAsync(await editor.PageAsync($"/admin/entries/{entry.Id}"), "#entry",
            new Dictionary<string, string> { ["Title"] = "What I typed", ["act"] = act });
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("in the trash", page.QuerySelector("#error-summary").Text(), StringComparison.Ordinal);
        Assert.Equal("What I typed", page.QuerySelector("#Title")?.TextContent.Trim() is { Length: > 0 } typed ? typed : page.QuerySelector("#Title")?.GetAttribute("value"));
        Assert.Equal(PublicationState.Trashed, (await StoredAsync(entry.Id)).State);
        await SendAsync(entry.Id, "restore", ("Title", "What I typed"));
        var restored = await StoredAsync(entry.Id);
        Assert.Equal((PublicationState.Published, "What I typed"), (restored.State, restored.Original?.Title));
    }

    [Fact]
    public async Task The_first_button_of_the_form_never_publishes()
    {
        var trashed = await app.AddAsync(A.Publication("Enter in the trash").Issued("2017-01-07").Published().Trashed());
        using var editor = await app.SignedInAsync();

        foreach (var address in new[] { "/admin/entries/new", $"/admin/entries/{trashed.Id}" })
            Assert.Contains((await editor.PageAsync(address)).QuerySelector("#entry button[type=submit]")?.GetAttribute("value"), (string[])["save", "preview"]);
    }

    [Fact]
    public async Task DET_4_Titles_without_a_Latin_letter_get_addresses_of_their_own()
    {
        using var editor = await app.SignedInAsync();
        var addresses = new List<string?>();
        foreach (var title in new[] { "合作社与社会团结经济", "協同組合", "🌾🌾🌾" })
        {
            using var answer = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/new"), "#entry", new Dictionary<string, string> { ["Title"] = title, ["Date"] = "2017", ["Language"] = "zh" }, "publish");
            var saved = await editor.PageAsync(answer.Headers.Location!.OriginalString);
            var view = saved.QuerySelector(".notice a")?.GetAttribute("href");
            Assert.Equal(title, (await app.Reader().PageAsync(view!)).QuerySelector("h1").Text());
            addresses.Add(view);
        }
        Assert.Equal(3, addresses.Distinct().Count());
    }

    private async Task SendAsync(long id, string button, params (string Name, string Value)[] values)
    {
        using var editor = await app.SignedInAsync();
        using var answer = await editor.SubmitAsync(await editor.PageAsync($"/admin/entries/{id}"), "#entry", values.ToDictionary(v => v.Name, v => v.Value), button);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private Task<Publication> StoredAsync(long id) => app.InScopeAsync(services =>
        services.GetRequiredService<CatalogueContext>().Publications.Include(p => p.Texts).AsNoTracking().SingleAsync(p => p.Id == id));
}
