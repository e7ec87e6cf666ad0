using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Webhooks;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Hosting;

/// <summary>What receivers are told, and of what nothing.</summary>
public sealed class WebhookMessageTests : IClassFixture<WebhookApp>, IAsyncLifetime
{
    private readonly WebhookApp app;
    private Receiver receiver = null!;
    private (long Id, string Secret) hook;

    public WebhookMessageTests(WebhookApp app) => this.app = app;

    public async Task InitializeAsync()
    {
        receiver = await Receiver.StartAsync();
        hook = await app.HookAsync(receiver);
    }

    public async Task DisposeAsync()
    {
        await app.InScopeAsync(async s => { await s.GetRequiredService<WebhookDesk>().EndAsync(await s.GetRequiredService<CatalogueContext>().Webhooks.SingleAsync(w => w.Id == hook.Id), default); return 0; });
        await receiver.DisposeAsync();
    }

    [Fact]
    public async Task What_becomes_public_and_changes_is_told_signed_in_the_form_that_the_interface_gives()
    {
        var entry = await app.AddAsync(A.Publication("“</script>”\u2028 — كتاب & more").Issued("2021-10").Saying("**Told** in full.").Published());
        var published = await app.ToldAsync(receiver);
        Assert.True(published.IsSignedWith(hook.Secret));
        Assert.False((published with { Body = [.. published.Body, (byte)' '] }).IsSignedWith(hook.Secret));
        Assert.Equal(("POST", "publication.published", "application/json"), (published.Method, published.Type, published.Headers["Content-Type"]));
        Assert.Equal(entry.FirstPublicAt, published.Json.GetProperty("timestamp").GetDateTime());
        await AssertAsOnThePageAsync(published, entry);

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.ChangeAsync(entry.Id, p => p.Texts[0].Title = "Another title");
        var changed = await app.ToldAsync(receiver);
        Assert.Equal(("publication.changed", "Another title"), (changed.Type, changed.Title));
        Assert.True(changed.IsSignedWith(hook.Secret));
        Assert.NotEqual(published.Id, changed.Id);
        await AssertAsOnThePageAsync(changed, entry);
        await AssertAsDescribedAsync(published, changed);
    }

    [Fact]
    public async Task What_is_withdrawn_is_told_with_its_address_reason_and_replacement_and_none_of_its_text()
    {
        var other = await app.AddAsync(A.Publication("Second edition").At("second-edition").Published());
        var entry = await app.AddAsync(A.Publication("First edition").At("first-edition").Published());
        var ids = new[] { await app.ToldAsync(receiver), await app.ToldAsync(receiver) }.Select(m => m.Json.At("data.id")).ToList();
        await app.ChangeAsync(entry.Id, p => p.Withdraw("Wrong “numbers”", other.Id, app.Now));

        var told = await app.ToldAsync(receiver);
        Assert.Equal("publication.withdrawn", told.Type);
        Assert.Equal(ids[1], told.Json.At("data.id"));
        Assert.Equal(("http://localhost/publications/first-edition", "Wrong “numbers”", "http://localhost/publications/second-edition"), (told.Json.At("data.url"), told.Json.At("data.reason"), told.Json.At("data.replacedBy")));
        Assert.DoesNotContain("First edition", told.Json.ToString(), StringComparison.Ordinal);

        await app.ChangeAsync(entry.Id, p => p.Publish(app.Now, app.Now));
        Assert.Equal("publication.published", (await app.ToldAsync(receiver)).Type);
        await app.ChangeAsync(entry.Id, p => p.Trash(app.Now));
        var trashed = await app.ToldAsync(receiver);
        Assert.Equal(("publication.withdrawn", "http://localhost/publications/first-edition", null), (trashed.Type, trashed.Json.At("data.url"), trashed.Json.At("data.reason")));
        await AssertAsDescribedAsync(told, trashed);
        await app.ChangeAsync(entry.Id, p => p.Restore());
        Assert.Equal(("publication.published", "First edition"), (await app.ToldAsync(receiver) is var restored ? (restored.Type, restored.Title) : default));
    }

    [Fact]
    public async Task Of_drafts_plans_and_what_was_never_seen_nothing_is_told()
    {
        var draft = await app.AddAsync(A.Publication("Secret draft"));
        var planned = await app.AddAsync(A.Publication("Secret plan").PublishedAt(app.Now.AddDays(2)));
        await app.ChangeAsync(draft.Id, p => p.Texts[0].Title = "Still secret");
        await app.ChangeAsync(planned.Id, p => p.Unschedule(app.Now));
        await app.ChangeAsync(planned.Id, p => p.Trash(app.Now));
        await app.ChangeAsync(planned.Id, p => p.Restore());
        await app.AddAsync(A.Publication("Open").Published());

        Assert.Equal("Open", (await app.ToldAsync(receiver)).Title);
        Assert.False(receiver.HasMore);
        Assert.Single(await app.DeliveriesAsync(hook.Id));
    }

    [Fact]
    public async Task What_is_scheduled_is_told_at_its_time_without_anybodys_doing_and_once()
    {
        var at = app.Now.AddHours(2);
        var entry = await app.AddAsync(A.Publication("On time").Issued("2019-05").PublishedAt(at));
        app.Clock.Advance(TimeSpan.FromMinutes(119));
        await app.AddAsync(A.Publication("Before").Published());
        Assert.Equal("Before", (await app.ToldAsync(receiver)).Title);

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var told = await app.ToldAsync(receiver);
        Assert.Equal(("publication.published", "On time"), (told.Type, told.Title));
        Assert.Equal(at, told.Json.GetProperty("timestamp").GetDateTime());

        await app.ChangeAsync(entry.Id, p => p.Texts[0].Title = "On time, and changed");
        Assert.Equal("publication.changed", (await app.ToldAsync(receiver)).Type);
        Assert.Equal([WebhookEvents.Published, WebhookEvents.Published, WebhookEvents.Changed], (await app.DeliveriesAsync(hook.Id)).Select(d => d.Event));
    }

    [Fact]
    public async Task A_name_that_changes_is_told_of_each_public_entry_that_carries_it()
    {
        await app.AddCarryingAsync("By her", "Before, Ana");
        await app.AddCarryingAsync("Hers too, not public", "Before, Ana", isDraft: true);
        Assert.Equal("By her", (await app.ToldAsync(receiver)).Title);
        await app.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<CatalogueContext>();
            (await db.Agents.SingleAsync(a => a.Name == "Before, Ana")).Name = "After, Ana";
            return await db.SaveChangesAsync();
        });

        var told = await app.ToldAsync(receiver);
        Assert.Equal(("publication.changed", "By her"), (told.Type, told.Title));
        Assert.False(receiver.HasMore);
        Assert.Equal(2, (await app.DeliveriesAsync(hook.Id)).Count);
    }

    [Fact]
    public async Task What_is_no_longer_true_when_it_would_be_sent_is_left_out()
    {
        var entry = await app.AddAsync(A.Publication("Taken at once").Published());
        await app.ChangeAsync(entry.Id, p => p.Withdraw("By mistake", null, app.Now));
        var back = await app.AddAsync(A.Publication("Back at once").Published());
        await app.ChangeAsync(back.Id, p => p.Withdraw("By mistake", null, app.Now));
        await app.ChangeAsync(back.Id, p => p.Publish(app.Now, app.Now));

        var deliveries = await app.UntilAsync(hook.Id, d => d.TrueForAll(one => one.NextAt is null));
        Assert.Equal([DeliveryOutcome.Superseded, DeliveryOutcome.Delivered, DeliveryOutcome.Delivered, DeliveryOutcome.Superseded, DeliveryOutcome.Delivered], deliveries.Select(d => d.Outcome));
    }

    [Fact]
    public async Task Only_what_was_chosen_is_told_and_nothing_after_the_end()
    {
        await using var second = await Receiver.StartAsync();
        var chosen = await app.HookAsync(second, WebhookEvents.Withdrawn);
        var entry = await app.AddAsync(A.Publication("Chosen").Published());
        await app.ChangeAsync(entry.Id, p => p.Withdraw("Wrong", null, app.Now));
        Assert.Equal("publication.withdrawn", (await app.ToldAsync(second)).Type);

        await app.InScopeAsync(async s => { await s.GetRequiredService<WebhookDesk>().EndAsync(await s.GetRequiredService<CatalogueContext>().Webhooks.SingleAsync(w => w.Id == chosen.Id), default); return 0; });
        await app.ChangeAsync(entry.Id, p => p.Publish(app.Now, app.Now));
        await app.ChangeAsync(entry.Id, p => p.Withdraw("Wrong again", null, app.Now));
        Assert.Single(await app.DeliveriesAsync(chosen.Id));
    }

    private async Task AssertAsDescribedAsync(params Told[] messages)
    {
        using var reader = app.Reader();
        var document = await reader.JsonAsync("/openapi/v1.json");
        Assert.Equal(["publication.published", "publication.changed", "publication.withdrawn"], document.GetProperty("webhooks").EnumerateObject().Select(w => w.Name));
        var check = new SchemaCheck(document);
        Findings.AssertNone(messages.SelectMany(m => check.Faults(document.GetProperty("webhooks").GetProperty(m.Type!).GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema"), m.Json)));
    }

    private async Task AssertAsOnThePageAsync(Told told, Publication entry)
    {
        using var reader = app.Reader();
        var given = await reader.JsonAsync($"/api/v1/publications/{entry.Slug}");
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(given), System.Text.Json.JsonSerializer.Serialize(told.Json.GetProperty("data")));
    }
}
