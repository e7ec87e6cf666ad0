using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Tokens;

public sealed class TokensTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private static readonly Dictionary<string, string> Reading = new() { ["Name"] = "reading list", ["MayRead"] = "true", ["Days"] = "30" };

    [Fact]
    public async Task S_02_A_token_is_shown_once_kept_as_a_hash_and_told_in_the_list_of_changes()
    {
        using var ana = await app.SignedInAsync();
        using var made = await ana.SubmitAsync(await ana.PageAsync("/admin/tokens"), "main form.form", Reading);
        var key = (await made.PageAsync()).QuerySelector("#link").Text();

        Assert.True(made.Headers.CacheControl is { NoStore: true });
        Assert.Matches("^pct_[A-Za-z0-9_-]{43}$", key);
        var list = (await ana.PageAsync("/admin/tokens")).QuerySelector("main").Text();
        Assert.Contains("reading list", list, StringComparison.Ordinal);
        Assert.DoesNotContain(key, list, StringComparison.Ordinal);
        Assert.NotNull(await FindAsync(key));
        Assert.False(await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().ApiTokens.AnyAsync(t => t.Hash.Contains(key) || t.Beginning.Length > 8)));
        Assert.Contains("made the token reading list", (await ana.PageAsync("/admin/changes")).QuerySelector(".changes").Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MayPublish", "publish")]
    [InlineData("MayWrite", "write")]
    public async Task S_02_Drafts_are_read_by_no_token_that_was_not_made_for_it(string ticked, string told)
    {
        var draft = await app.AddAsync(A.Publication("Zzunread draft"));
        using var ana = await app.SignedInAsync();
        using var made = await ana.SubmitAsync(await ana.PageAsync("/admin/tokens"), "main form.form", new Dictionary<string, string> { ["Name"] = $"only to {told}", [ticked] = "true", ["Days"] = "7" });
        using var program = app.Reader();
        program.DefaultRequestHeaders.Authorization = new("Bearer", (await made.PageAsync()).QuerySelector("#link").Text());

        Assert.Equal(told, (await ana.PageAsync("/admin/tokens")).QuerySelector("tbody tr td.fixed").Text());
        foreach (var address in new[] { "/api/v1/entries", $"/api/v1/entries/{draft.Id}" })
        {
            using var answer = await program.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Contains("may not read drafts", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_chosen_no_name_and_a_lifetime_of_ones_own_are_refused()
    {
        using var ana = await app.SignedInAsync();
        foreach (var wrong in new Dictionary<string, string>[] { new() { ["Name"] = "x", ["Days"] = "30" }, new() { ["Name"] = " ", ["MayRead"] = "true", ["Days"] = "30" }, new() { ["Name"] = "x", ["MayRead"] = "true", ["Days"] = "99999" }, new() { ["Name"] = new string('x', 101), ["MayRead"] = "true", ["Days"] = "30" } })
        {
            using var answer = await ana.SubmitAsync(await ana.PageAsync("/admin/tokens"), "main form.form", wrong);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.NotNull((await answer.PageAsync()).QuerySelector(".error-summary"));
        }
    }

    [Fact]
    public async Task A_token_ends_by_its_day_by_its_person_and_for_good_when_the_person_is_disabled()
    {
        var (email, now) = ("tokens@example.org", app.Now);
        var (old, live) = (await app.TokenAsync(TokenScopes.Read, days: 1), await app.TokenAsync(TokenScopes.Read, email: email, days: 365));
        Assert.NotNull(await FindAsync(old));

        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(await FindAsync(old));
        Assert.NotNull(await FindAsync(live));

        var id = await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Users.Where(u => u.Email == email).Select(u => u.Id).SingleAsync());
        using var owner = await app.SignedInAsync(Roles.Owner);
        foreach (var act in new[] { "disable", "enable" })
        {
            using var done = await owner.SubmitAsync(await owner.PageAsync($"/admin/users/{id}"), $"main form[action$='/{act}']", new Dictionary<string, string>());
            Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
            Assert.Null(await FindAsync(live));
        }
        Assert.Contains("ended a token of Ana Ruiz: monthly import", (await owner.PageAsync("/admin/changes")).QuerySelector(".changes").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_neither_sees_nor_ends_the_tokens_of_others_and_an_admin_does_but_not_an_owners()
    {
        await app.TokenAsync(TokenScopes.Read, Roles.Owner, "owns@example.org");
        var key = await app.TokenAsync(TokenScopes.Read, Roles.Editor, "edits@example.org");
        var (owners, editors) = (await IdAsync("owns@example.org"), await IdAsync("edits@example.org"));
        using var editor = await app.SignedInAsync();
        using var admin = await app.SignedInAsync(Roles.Admin);

        Assert.Empty((await editor.PageAsync("/admin/tokens")).QuerySelectorAll("main table"));
        Assert.Equal(HttpStatusCode.NotFound, await EndAsync(editor, editors));
        Assert.Equal(HttpStatusCode.Forbidden, await EndAsync(admin, owners));
        Assert.Equal(HttpStatusCode.Redirect, await EndAsync(admin, editors));
        Assert.Null(await FindAsync(key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("pct_")]
    [InlineData("pct_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("PCT_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_is_no_token_is_none(string key) => Assert.Null(await FindAsync(key));

    private static async Task<HttpStatusCode> EndAsync(HttpClient browser, long id)
    {
        using var answer = await browser.PostAsync(new Uri($"/admin/tokens/{id}/end", UriKind.Relative), new FormUrlEncodedContent(
            [new("__RequestVerificationToken", (await browser.PageAsync("/admin/tokens")).QuerySelector("main form.form input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]));
        return answer.StatusCode;
    }

    private Task<long> IdAsync(string email) => app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().ApiTokens.Where(t => t.User.Email == email).Select(t => t.Id).SingleAsync());

    private Task<ApiToken?> FindAsync(string key) => app.InScopeAsync(s => s.GetRequiredService<ApiTokens>().FindAsync(key, default));
}
