using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Webhooks;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Webhooks;

public sealed class WebhooksTests(WebhookApp app) : IClassFixture<WebhookApp>
{
    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public async Task A_webhook_is_added_tried_and_ended_at_the_desk_and_its_secret_is_shown_once()
    {
        await using var receiver = await Receiver.StartAsync();
        using var admin = await app.SignedInAsync(Roles.Admin);
        using var made = await admin.SubmitAsync(await admin.PageAsync("/admin/webhooks"), "main form.form", new Dictionary<string, string> { ["Url"] = receiver.Address.AbsoluteUri });
        var secret = (await made.PageAsync()).QuerySelector("#link").Text();
        Assert.True(made.Headers.CacheControl is { NoStore: true });
        Assert.Matches("^whsec_[A-Za-z0-9+/=]{44}$", secret);
        var list = await admin.PageAsync("/admin/webhooks");
        var page = list.QuerySelector("main th a")!.GetAttribute("href")!;
        Assert.Contains("published, changed, withdrawn", list.QuerySelector("main table").Text(), StringComparison.Ordinal);
        Assert.False(await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Webhooks.AnyAsync(w => w.Secret.Contains(secret))));

        using var tried = await admin.SubmitAsync(await admin.PageAsync(page), "main form[action$='/test']", Nothing);
        var told = await app.ToldAsync(receiver);
        Assert.Equal("webhook.test", told.Type);
        Assert.True(told.IsSignedWith(secret));
        var id = long.Parse(page.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        await app.UntilAsync(id, d => d[0].NextAt is null);
        var shown = (await admin.PageAsync(page)).QuerySelector("main").Text();
        Assert.Contains("taken (204)", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, shown, StringComparison.Ordinal);

        using var ended = await admin.SubmitAsync(await admin.PageAsync(page), "main form[action$='/end']", Nothing);
        Assert.Contains("Ended", (await admin.PageAsync(page)).QuerySelector("main").Text(), StringComparison.Ordinal);
        Assert.Empty((await admin.PageAsync(page)).QuerySelectorAll("main form"));
        var changes = (await admin.PageAsync("/admin/changes")).QuerySelector(".changes").Text();
        Assert.Contains("switched on the webhook of localhost", changes, StringComparison.Ordinal);
        Assert.Contains("switched off the webhook of localhost", changes, StringComparison.Ordinal);
        Assert.DoesNotContain(receiver.Address.AbsoluteUri, changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_is_replaced_and_both_sign_for_a_day()
    {
        await using var receiver = await Receiver.StartAsync();
        var hook = await app.HookAsync(receiver);
        using var admin = await app.SignedInAsync(Roles.Admin);
        var page = FormattableString.Invariant($"/admin/webhooks/{hook.Id}");
        using var made = await admin.SubmitAsync(await admin.PageAsync(page), "main form[action$='/secret']", Nothing);
        var secret = (await made.PageAsync()).QuerySelector("#link").Text();
        Assert.True(made.Headers.CacheControl is { NoStore: true });
        Assert.Contains("replaced the secret of the webhook of localhost", (await admin.PageAsync("/admin/changes")).QuerySelector(".changes").Text(), StringComparison.Ordinal);

        await app.AddAsync(A.Publication("In between").Published());
        var told = await app.ToldAsync(receiver);
        Assert.True(told.IsSignedWith(secret) && told.IsSignedWith(hook.Secret));

        await app.UntilAsync(hook.Id, d => d[0].NextAt is null);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.AddAsync(A.Publication("The day after").Published());
        told = await app.ToldAsync(receiver);
        Assert.True(told.IsSignedWith(secret));
        Assert.False(told.IsSignedWith(hook.Secret));
    }

    [Fact]
    public async Task An_editor_has_no_webhooks()
    {
        var hook = await app.HookAsync(new Uri("http://localhost:9/"));
        using var editor = await app.SignedInAsync();
        foreach (var address in new[] { "/admin/webhooks", $"/admin/webhooks/{hook.Id}" })
            Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("https://elsewhere.example.org/", "true", "not among the hosts")]
    [InlineData("javascript:alert(1)", "true", "begins with https://")]
    [InlineData("", "true", "Enter the address")]
    [InlineData("http://localhost:9/", null, "Choose what it is told")]
    public async Task What_is_wrong_is_said_and_nothing_is_added(string url, string? changed, string said)
    {
        using var owner = await app.SignedInAsync(Roles.Owner);
        var before = await CountAsync();
        var form = await owner.PageAsync("/admin/webhooks");
        foreach (var box in form.QuerySelectorAll("main form.form input[type=checkbox]"))
            box.RemoveAttribute("checked");
        var values = new Dictionary<string, string> { ["Url"] = url };
        if (changed is not null)
            values["Changed"] = changed;
        using var answer = await owner.SubmitAsync(form, "main form.form", values);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(said, (await answer.PageAsync()).QuerySelector(".error-summary").Text(), StringComparison.Ordinal);
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task Older_changes_of_tokens_stay_in_the_list_of_changes()
    {
        await app.TokenAsync(TokenScopes.Read);
        var before = await ProgramChangesAsync();
        await app.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<CatalogueContext>();
            var migrations = db.Database.GetMigrations().ToList();
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync(migrations[migrations.FindIndex(m => m.EndsWith("_Webhooks", StringComparison.Ordinal)) - 1]);
            await migrator.MigrateAsync();
            return 0;
        });
        Assert.NotEmpty(before);
        Assert.Equal(before, await ProgramChangesAsync());
    }

    private Task<int> CountAsync() => app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Webhooks.CountAsync());

    private Task<List<string>> ProgramChangesAsync() => app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().ProgramChanges
        .Where(c => c.Kind == ProgramChangeKind.Token).OrderBy(c => c.Id).Select(c => $"{c.IsEnd} {c.What} {c.Of} {c.At} {c.By}").ToListAsync());
}

public sealed class NoWebhooksTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task Until_the_operator_names_hosts_the_page_says_that_nothing_is_sent_and_a_save_notes_nothing()
    {
        using var owner = await app.SignedInAsync(Roles.Owner);
        var page = await owner.PageAsync("/admin/webhooks");
        Assert.Contains("Nothing is sent", page.QuerySelector("main").Text(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));

        await app.AddManyAsync(10, _ => A.Publication().Published());
        Assert.False(await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().WebhookDeliveries.AnyAsync()));
    }
}
